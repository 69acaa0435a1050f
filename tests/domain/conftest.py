# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two cities with a joint file: Akua decides for Kumasi, Doris for Dortmund, Bernd coordinates."""

from __future__ import annotations

import pytest

from tests import factories
from tests.joint import open_joint
from tests.worlds import kept
from zweiklang.domain.joint.models import JointFile
from zweiklang.domain.people.models import Office
from zweiklang.foundation.actors import Actor


@pytest.fixture
@kept
def doris(dortmund: Office) -> Actor:
    """Decides for Dortmund."""
    return factories.actor_for(factories.add_member(dortmund, "doris", "decider"))


@pytest.fixture
@kept
def akua(kumasi: Office) -> Actor:
    """Coordinates and decides for Kumasi."""
    return factories.actor_for(
        factories.add_member(kumasi, "akua", "coordinator", also_decides=True)
    )


@pytest.fixture
@kept
def kofi(kumasi: Office) -> Actor:
    """Coordinates in Kumasi, without deciding."""
    return factories.actor_for(factories.add_member(kumasi, "kofi", "coordinator"))


@pytest.fixture
@kept
def file(dortmund: Office, kumasi: Office, doris: Actor, akua: Actor) -> JointFile:
    """What Dortmund and Kumasi keep together."""
    return open_joint(doris, dortmund, akua, kumasi)
