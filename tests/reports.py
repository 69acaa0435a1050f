# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Begins reports of one or several partnerships, for tests of the doors."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests import factories
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.reporting.actions import Choice
from zweiklang.domain.reporting.models import Report
from zweiklang.foundation import clock
from zweiklang.outputs.reports import making
from zweiklang.outputs.reports.registry import report_kinds


def begin_report(*told: Partnership, kind: str = "council-status", **given: Any) -> Report:
    """Begin a report from 2020 to today, as the installation itself."""
    office = told[0].office
    assert office is not None
    today = clock.today()
    choice = Choice([one.pk for one in told], dt.date(2020, 1, 1), today, today)
    return making.begin(factories.SYSTEM, office, report_kinds()[kind], choice, **given)
