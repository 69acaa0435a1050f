# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two cities with a joint file: Ama decides for Kumasi, Doris for Dortmund, Bernd coordinates."""

from __future__ import annotations

import pytest

from tests import factories
from zweiklang.domain.joint.files import join_file, open_file
from zweiklang.domain.joint.models import JointFile
from zweiklang.domain.people.models import Office
from zweiklang.foundation.actors import Actor


@pytest.fixture
def doris(dortmund: Office) -> Actor:
    """Decides for Dortmund."""
    return factories.actor_for(factories.add_member(dortmund, "doris", "decider"))


@pytest.fixture
def ama(kumasi: Office) -> Actor:
    """Coordinates and decides for Kumasi."""
    return factories.actor_for(
        factories.add_member(kumasi, "ama", "coordinator", also_decides=True)
    )


@pytest.fixture
def kofi(kumasi: Office) -> Actor:
    """Coordinates in Kumasi, without deciding."""
    return factories.actor_for(factories.add_member(kumasi, "kofi", "coordinator"))


@pytest.fixture
def file(dortmund: Office, kumasi: Office, doris: Actor, ama: Actor) -> JointFile:
    """What Dortmund and Kumasi keep together."""
    places = {"A": dortmund.place, "B": kumasi.place}
    opened = open_file(doris, dortmund, places, {"A": "de", "B": "en"})
    join_file(ama, opened, kumasi)
    return JointFile.objects.get(pk=opened.pk)
