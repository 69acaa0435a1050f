# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt

import pytest

from tests.factories import SYSTEM, add_agreement, add_event, add_fact, day
from tests.portfolio import add_portfolio
from tests.worlds import kept
from zweiklang.domain.mandate.models import CouncilItem, ResolutionPoint
from zweiklang.domain.partnerships import overview, timeline
from zweiklang.domain.partnerships.chronicle import Choice, entries_at, spots
from zweiklang.domain.partnerships.models import Agreement, Basis, Event, Partnership, Phase
from zweiklang.domain.partnerships.queries import partnership_file
from zweiklang.domain.people.models import Office
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.writing import hide_record, save_record, withdraw_record

PUBLIC = Actor.public()
EARLY, LATER = dt.date(2024, 1, 10), dt.date(2024, 6, 1)


@pytest.fixture
@kept
def with_kumasi(dortmund: Office) -> Partnership:
    with clock.held_at(dt.date(2024, 1, 1)):
        return add_portfolio(dortmund)


def titles(own: Office, choice: Choice) -> list[str]:
    entries = entries_at(own, PUBLIC, spots(own, PUBLIC, choice))
    return [str(entry.title.read("de")) for entry in entries]


def test_everything_stands_in_the_order_of_time(with_kumasi: Partnership, dortmund: Office) -> None:
    when = [spot.when for spot in spots(dortmund, PUBLIC, Choice())]
    assert when == sorted(when)
    assert when[0] == "1977"


@pytest.mark.parametrize("choice", [Choice(), Choice(2022), Choice(city="kumasi-city")])
def test_a_page_is_the_same_part_of_the_whole(
    with_kumasi: Partnership, dortmund: Office, choice: Choice
) -> None:
    whole = list(spots(dortmund, PUBLIC, choice))
    assert len(spots(dortmund, PUBLIC, choice)) == len(whole) > 1
    assert whole == sorted(whole, key=lambda spot: (spot.when, spot.kind, spot.id))
    for first in range(len(whole)):
        assert spots(dortmund, PUBLIC, choice)[first] == whole[first]
        assert spots(dortmund, PUBLIC, choice)[first : first + 2] == whole[first : first + 2]


def test_choice_narrows_to_year_kind_city_and_goal(
    with_kumasi: Partnership, dortmund: Office
) -> None:
    assert titles(dortmund, Choice(2022, "event")) == ["Delegation aus Kumasi"]
    assert titles(dortmund, Choice(2022, "event", "rostov")) == []
    assert titles(dortmund, Choice(goal="5")) == ["Fachaustausch"]
    assert titles(dortmund, Choice(kind="nonsense")) == []
    assert "Geheimer Besuch" not in titles(dortmund, Choice())


def test_council_items_and_their_duties_belong_to_the_city_they_carry(
    with_kumasi: Partnership, dortmund: Office
) -> None:
    item = CouncilItem.objects.get(key="decision-2023")
    wanted = ["Städtepartnerschaft mit Kumasi"]
    assert titles(dortmund, Choice(2023, "council-item", "kumasi-city")) == wanted
    assert titles(dortmund, Choice(2026, city="kumasi-city")) == ["Bericht an den Rat"]
    assert titles(dortmund, Choice(2023, city="rostov")) == []
    (entry,) = entries_at(dortmund, PUBLIC, spots(dortmund, PUBLIC, Choice(2023, "council-item")))
    assert (entry.fact and entry.fact.id, entry.partnership_keys) == (item.pk, ("kumasi",))


def test_a_city_has_the_same_council_items_and_duties_here_as_in_its_file(
    with_kumasi: Partnership, dortmund: Office
) -> None:
    with clock.held_at(LATER):
        motion = CouncilItem.objects.get(key="motion-2022")
        point = ResolutionPoint.objects.get(key="point-1")
        rostov = Partnership.objects.get(key="rostov")
        add_fact(Basis, with_kumasi, "k-motion", council_item=motion)
        add_fact(Basis, rostov, "r-point", point=point)
        phase = Phase.objects.get(key="k-2")
        phase.mandate = motion
        save_record(SYSTEM, phase)
        agreement = Agreement.objects.get(mandate__key="decision-2023")
        agreement.mandate = None
        save_record(SYSTEM, agreement)
    decision = "Städtepartnerschaft mit Kumasi"
    told = {}
    for known_on in (None, EARLY, LATER):
        for key, city in (("kumasi", "kumasi-city"), ("rostov", "rostov"), ("dura", "dura")):
            file = partnership_file(dortmund.pk, key, PUBLIC, known_on)
            own = timeline.entries(file) if file else ()
            found = [
                entry
                for kind in ("council-item", "follow-up")
                for entry in entries_at(
                    dortmund,
                    PUBLIC,
                    spots(dortmund, PUBLIC, Choice(None, kind, city, known_on=known_on)),
                )
            ]
            mandates = [one for one in own if one.kind in ("council-item", "follow-up")]
            assert {one.fact and one.fact.id for one in found} == {
                one.fact and one.fact.id for one in mandates
            }
            assert all(key in one.partnership_keys for one in found)
            told[known_on, key] = {str(one.title.read("de")) for one in found}
    assert told[EARLY, "kumasi"] == {decision, "Bericht an den Rat"}
    assert told[EARLY, "rostov"] == set()
    assert told[LATER, "rostov"] == told[None, "rostov"] == {decision, "Bericht an den Rat"}
    assert told[LATER, "kumasi"] == told[None, "kumasi"] == {"Neue Partnerstadt in Afrika"}


def test_an_unpublished_partnership_does_not_show_through_its_council_item(
    with_kumasi: Partnership, dortmund: Office
) -> None:
    hide_record(SYSTEM, with_kumasi)
    (entry,) = entries_at(dortmund, PUBLIC, spots(dortmund, PUBLIC, Choice(2023, "council-item")))
    assert entry.partnership_keys == ()
    assert titles(dortmund, Choice(2023, "council-item", "kumasi-city")) == []


@pytest.mark.parametrize("known_on", [None, LATER])
def test_a_year_lists_whatever_touches_it_as_the_timeline_of_a_partnership_does(
    with_kumasi: Partnership, dortmund: Office, known_on: dt.date | None
) -> None:
    with clock.held_at(EARLY):
        add_event(with_kumasi, "2015-11", "Projekt über Jahre", ends=day("2018-02"))
        add_event(with_kumasi, "2016", "Aktionsjahr")
        first = add_agreement(with_kumasi, "2011-05")
        second = add_agreement(with_kumasi, "2014-01-01", "2020", replaces=first)
        add_agreement(with_kumasi, "2018", "2019", replaces=second)
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
    found = overview.overview(dortmund, PUBLIC)
    assert [keys[one] for one in found.ids] == ["rostov", "kumasi", "dura"]
    assert (found.first_year, found.latest_year) == (1977, 2024)
    of_kumasi = overview.overview(dortmund, PUBLIC, city="kumasi-city")
    assert of_kumasi == overview.Overview([with_kumasi.pk], 2011, 2024)


def test_before_anything_was_known_no_partnership_is_listed(
    with_kumasi: Partnership, dortmund: Office
) -> None:
    early = dt.date(1970, 1, 1)
    assert overview.overview(dortmund, PUBLIC, known_on=early) == overview.Overview([], None, None)
