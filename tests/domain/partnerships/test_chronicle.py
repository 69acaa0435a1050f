# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt

import pytest

from tests.factories import SYSTEM, add_event, day
from tests.portfolio import add_portfolio
from tests.worlds import kept
from zweiklang.domain.partnerships import overview, timeline
from zweiklang.domain.partnerships.chronicle import Choice, entries_at, spots
from zweiklang.domain.partnerships.models import Event, Partnership
from zweiklang.domain.partnerships.queries import partnership_file
from zweiklang.domain.people.models import Office
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.writing import save_record, withdraw_record

PUBLIC = Actor.public()
EARLY, LATER = dt.date(2024, 1, 10), dt.date(2024, 6, 1)


@pytest.fixture
@kept
def with_kumasi(dortmund: Office) -> Partnership:
    with clock.held_at(dt.date(2024, 1, 1)):
        return add_portfolio(dortmund)


def titles(own: Office, choice: Choice) -> list[str]:
    entries = entries_at(own, spots(own, PUBLIC, choice))
    return [str(entry.title.read("de")) for entry in entries]


def test_everything_stands_in_the_order_of_time(with_kumasi: Partnership, dortmund: Office) -> None:
    when = [spot.when for spot in spots(dortmund, PUBLIC, Choice())]
    assert when == sorted(when)
    assert when[0] == "1977"


def test_choice_narrows_to_year_kind_city_and_goal(
    with_kumasi: Partnership, dortmund: Office
) -> None:
    assert titles(dortmund, Choice(2022, "event")) == ["Delegation aus Kumasi"]
    assert titles(dortmund, Choice(2022, "event", "rostov")) == []
    assert titles(dortmund, Choice(goal="5")) == ["Fachaustausch"]
    assert titles(dortmund, Choice(kind="nonsense")) == []
    assert "Geheimer Besuch" not in titles(dortmund, Choice())


@pytest.mark.parametrize("known_on", [None, LATER])
def test_a_year_lists_whatever_touches_it_as_the_timeline_of_a_partnership_does(
    with_kumasi: Partnership, dortmund: Office, known_on: dt.date | None
) -> None:
    with clock.held_at(EARLY):
        add_event(with_kumasi, "2015-11", "Projekt über Jahre", ends=day("2018-02"))
        add_event(with_kumasi, "2016", "Aktionsjahr")
    for year in range(2010, 2026):
        listed = spots(dortmund, PUBLIC, Choice(year, city="kumasi-city", known_on=known_on))
        file = partnership_file(dortmund.pk, "kumasi", PUBLIC, known_on)
        assert file is not None
        own = timeline.narrow(timeline.entries(file), year=year)
        for kind in ("event", "agreement"):
            wanted = {entry.fact.id for entry in own if entry.kind == kind and entry.fact}
            assert {one.id for one in listed if one.kind == kind} == wanted, (year, kind)
    assert titles(dortmund, Choice(2017, "event", known_on=known_on)) == ["Projekt über Jahre"]
    assert titles(dortmund, Choice(2019, "event", known_on=known_on)) == []


def test_an_earlier_day_knows_neither_later_entries_nor_later_corrections(
    with_kumasi: Partnership, dortmund: Office
) -> None:
    event = Event.objects.get(title__texts__de="Delegation aus Kumasi")
    with clock.held_at(LATER):
        add_event(with_kumasi, "2022-08", "Später bekannt")
        event.begins = day("2023-05")
        save_record(SYSTEM, event)
    assert titles(dortmund, Choice(2022, "event")) == ["Später bekannt"]
    assert titles(dortmund, Choice(2023, "event")) == ["Delegation aus Kumasi"]
    assert titles(dortmund, Choice(2022, "event", known_on=EARLY)) == ["Delegation aus Kumasi"]
    assert titles(dortmund, Choice(2023, "event", known_on=EARLY)) == []


def test_what_was_withdrawn_later_returns_for_the_earlier_day(
    with_kumasi: Partnership, dortmund: Office
) -> None:
    event = Event.objects.get(title__texts__de="Delegation aus Kumasi")
    with clock.held_at(LATER):
        withdraw_record(SYSTEM, event, reason="Doppelt")
    assert titles(dortmund, Choice(2022, "event")) == []
    assert titles(dortmund, Choice(2022, "event", known_on=EARLY)) == ["Delegation aus Kumasi"]


def test_partnerships_stand_in_the_order_of_their_first_phase(
    with_kumasi: Partnership, dortmund: Office
) -> None:
    keys = dict(Partnership.objects.values_list("pk", "key"))
    found = overview.in_order(dortmund, PUBLIC)
    assert [keys[one] for one in found] == ["rostov", "kumasi", "dura"]
    assert overview.first_year(dortmund, PUBLIC) == 1977
    assert overview.first_year(dortmund, PUBLIC, city="kumasi-city") == 2011
    assert overview.in_order(dortmund, PUBLIC, city="kumasi-city") == [with_kumasi.pk]


def test_before_anything_was_known_no_partnership_is_listed(
    with_kumasi: Partnership, dortmund: Office
) -> None:
    early = dt.date(1970, 1, 1)
    assert overview.in_order(dortmund, PUBLIC, known_on=early) == []
    assert overview.first_year(dortmund, PUBLIC, known_on=early) is None
