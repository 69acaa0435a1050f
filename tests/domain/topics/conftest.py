# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two cities with papers that a few rules read."""

from __future__ import annotations

import pytest

from tests import factories
from tests.topics import add_paper
from tests.worlds import kept
from zweiklang.domain.people.models import Office
from zweiklang.domain.places.models import Place
from zweiklang.domain.topics.models import Paper


@pytest.fixture(autouse=True)
def reading_by_rules(fake_reader: None) -> None:
    """No test here waits for trained weights."""


@pytest.fixture
@kept
def dura(db: None) -> Place:
    return factories.add_place("dura", "PS", de="Dura", en="Dura")


@pytest.fixture
@kept
def concept(dortmund: Office) -> Paper:
    """What Dortmund does: water works, and it offers what it knows of waste."""
    return add_paper(
        dortmund,
        dortmund.place,
        "Dortmund baut das Wasserwerk an der Ruhr aus.\n\n"
        "Die Stadt bietet Wissen zur Abfallwirtschaft.\n\n"
        "Das Wetter war im Mai schön.\n\n"
        "Mit SDG 13 verbindet die Stadt vieles.",
    )


@pytest.fixture
@kept
def plan(dortmund: Office, dura: Place) -> Paper:
    """What Dura does and seeks, held by Dortmund's office."""
    return add_paper(
        dortmund,
        dura,
        "Dura baut ein Wasserwerk.\n\nDie Stadt sucht Wissen zur Abfallwirtschaft.",
        "Entwicklungsplan.txt",
    )
