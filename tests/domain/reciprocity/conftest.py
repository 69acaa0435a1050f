# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dortmund and Kumasi with a joint file and a partnership of each."""

from __future__ import annotations

import pytest

from tests import factories
from tests.worlds import kept
from zweiklang.domain.joint.models import JointFile
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office, User
from zweiklang.foundation.actors import Actor


@pytest.fixture
def bernd_acts(bernd: User) -> Actor:
    """Bernd, who coordinates in Dortmund, as somebody who acts."""
    return factories.actor_for(bernd)


@pytest.fixture
@kept
def ours(dortmund: Office, kumasi: Office, file: JointFile) -> Partnership:
    """The partnership as Dortmund keeps it."""
    return factories.add_partnership(dortmund, kumasi.place, joint_file=file)


@pytest.fixture
@kept
def theirs(dortmund: Office, kumasi: Office, file: JointFile) -> Partnership:
    """The partnership as Kumasi keeps it."""
    return factories.add_partnership(kumasi, dortmund.place, joint_file=file, sides="BA")
