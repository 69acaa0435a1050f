# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two cities with a joint file and somebody who decides for each."""

from __future__ import annotations

import pytest

from tests import factories
from tests.eye_level import open_between
from tests.worlds import kept
from zweiklang.domain.joint.models import JointFile
from zweiklang.domain.people.models import Office
from zweiklang.foundation.actors import Actor


@pytest.fixture
@kept
def doris(dortmund: Office) -> Actor:
    """Coordinates and decides for Dortmund."""
    member = factories.add_member(dortmund, "doris", "coordinator", also_decides=True)
    return factories.actor_for(member)


@pytest.fixture
@kept
def kwame(kumasi: Office) -> Actor:
    """Coordinates and decides for Kumasi."""
    member = factories.add_member(kumasi, "kwame", "coordinator", also_decides=True)
    return factories.actor_for(member)


@pytest.fixture
@kept
def file(dortmund: Office, kumasi: Office, doris: Actor, kwame: Actor) -> JointFile:
    """What Dortmund (A) and Kumasi (B) keep together."""
    return open_between((dortmund, doris), (kumasi, kwame))
