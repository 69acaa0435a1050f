# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two cities with a paper each, read by rules instead of the trained reader."""

from __future__ import annotations

import pytest

from tests import factories
from tests.doors.workspace.topics.pages import SENTENCES
from tests.topics import add_paper
from tests.worlds import kept
from zweiklang.domain.people.models import Office
from zweiklang.domain.places.models import Place
from zweiklang.domain.topics.models import (
    Paper,
)


@pytest.fixture(autouse=True)
def reading_by_rules(fake_reader: None) -> None:
    """No test here waits for trained weights."""


@pytest.fixture
@kept
def dura(db: None) -> Place:
    return factories.add_place("dura", "PS", de="Dura", en="Dura")


@pytest.fixture
@kept
def papers(dortmund: Office, dura: Place) -> tuple[Paper, Paper]:
    """A concept of Dortmund and a plan of Dura, both held by Dortmund's office."""
    own = add_paper(
        dortmund, dortmund.place, "\n\n".join(SENTENCES), dated_on=factories.day("2024")
    )
    other = add_paper(
        dortmund, dura,
        "Dura baut ein Wasserwerk.\n\nDie Stadt sucht Wissen zur Abfallwirtschaft.\n\n"
        "Dura sucht Solaranlagen.\n\nVielleicht baut Dura eine Schule.",
        "plan.txt", kind="plan", dated_on=factories.day("2016"),
    )  # fmt: skip
    return own, other
