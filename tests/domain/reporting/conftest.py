# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""An office with partnerships, one of them kept together with Kumasi in a joint file."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests import eye_level, factories
from tests.worlds import kept
from zweiklang.domain.joint.models import JointFile
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.domain.reporting import actions
from zweiklang.domain.reporting.models import Report, Snapshot
from zweiklang.foundation.actors import Actor

YEAR = (dt.date(2024, 1, 1), dt.date(2024, 12, 31))


@pytest.fixture
@kept
def doris(dortmund: Office) -> Actor:
    """Coordinates and decides for Dortmund."""
    member = factories.add_member(dortmund, "doris", "coordinator", also_decides=True)
    return factories.actor_for(member)


@pytest.fixture
@kept
def kofi(kumasi: Office) -> Actor:
    """Coordinates and decides for Kumasi."""
    member = factories.add_member(kumasi, "kofi", "coordinator", also_decides=True)
    return factories.actor_for(member)


@pytest.fixture
@kept
def file(dortmund: Office, kumasi: Office, doris: Actor, kofi: Actor) -> JointFile:
    return eye_level.open_between((dortmund, doris), (kumasi, kofi))


@pytest.fixture
@kept
def ours(dortmund: Office, kumasi: Office, file: JointFile) -> Partnership:
    """Dortmund's partnership with Kumasi, with a few facts."""
    one = eye_level.tie(file, dortmund, kumasi.place)
    factories.add_phase(one, "2020", known="2020-10-08")
    factories.add_agreement(one, "2020-10-07", "2022-10-07", known="2020-10-08")
    factories.add_event(one, "2024-05-14", "Urkunde", known="2024-05-15", people=5)
    return one


@pytest.fixture
@kept
def dura(dortmund: Office) -> Partnership:
    """A partnership that belongs to no joint file."""
    one = factories.add_partnership(dortmund, factories.add_place("dura", "PS"))
    factories.add_phase(one, "2018", known="2018-05-01")
    return one


def freeze(actor: Actor, *told: Partnership, known_on: str = "2025-01-31") -> Snapshot:
    """Freeze partnerships of one office for the year 2024."""
    choice = actions.Choice([one.pk for one in told], *YEAR, dt.date.fromisoformat(known_on))
    office = told[0].office
    assert office is not None
    return actions.freeze(actor, office, choice)


def begin(actor: Actor, *told: Partnership, **given: Any) -> Report:
    """Begin a report of a kind that only the tests know."""
    return actions.begin(actor, freeze(actor, *told), "test", "de", "Bericht", **given)
