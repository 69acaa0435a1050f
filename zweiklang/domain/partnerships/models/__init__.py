# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The records of a partnership."""

from zweiklang.domain.partnerships.models.agreement import Agreement
from zweiklang.domain.partnerships.models.basis import Basis, ServedGoal
from zweiklang.domain.partnerships.models.event import Event, Picture
from zweiklang.domain.partnerships.models.partnership import Involvement, Partnership, Party
from zweiklang.domain.partnerships.models.phase import Phase

__all__ = [
    "Agreement",
    "Basis",
    "Event",
    "Involvement",
    "Partnership",
    "Party",
    "Phase",
    "Picture",
    "ServedGoal",
]
