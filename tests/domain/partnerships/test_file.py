# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from tests.factories import (
    SYSTEM,
    actor_for,
    add_agreement,
    add_event,
    add_fact,
    add_involvement,
    add_partnership,
    add_phase,
    add_place,
    day,
)
from tests.worlds import kept
from zweiklang.domain.mandate.models import CouncilItem, FollowUp
from zweiklang.domain.partnerships import actions, queries, timeline
from zweiklang.domain.partnerships.models import Partnership, Party, ServedGoal
from zweiklang.domain.people.models import Office, User
from zweiklang.domain.places.models import Unit, UnitName
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import release_record, save_record


@pytest.fixture
@kept
def partnership(dortmund: Office, kumasi: Office) -> Partnership:
    found = add_partnership(dortmund, kumasi.place)
    add_phase(found, "2011", known="2011-06-01")
    add_agreement(found, "2020-10-07", "2022-10-07", known="2020-10-07")
    add_event(found, "2022-05", "Delegation", known="2022-05-31", sides="B")
    add_phase(found, "2024-05-14", "partnership", known="2024-05-14")
    add_agreement(found, "2024-05-14", kind="charter", known="2024-05-14")
    add_fact(ServedGoal, found, "kumasi-13", code="13", known="2011-06-01")
    return found


def file_on(
    office: Office, day_text: str | None = None, actor: Actor = SYSTEM, key: str = "kumasi"
) -> queries.PartnershipFile:
    known_on = dt.date.fromisoformat(day_text) if day_text else None
    file = queries.partnership_file(office.pk, key, actor, known_on)
    assert file is not None
    return file


def test_the_kind_changes_with_the_phases(dortmund: Office, partnership: Partnership) -> None:
    file = file_on(dortmund)
    for on, kind in (("2023-01-01", "project"), ("2024-06-01", "partnership")):
        phase = file.phase_on(dt.date.fromisoformat(on))
        assert phase is not None
        assert phase.kind == kind
    assert file.phase_on(dt.date(2010, 1, 1)) is None


def test_a_phase_without_end_lasts_until_the_eve_of_the_next(
    dortmund: Office, partnership: Partnership
) -> None:
    assert [phase.last_day for phase in file_on(dortmund).phases] == [dt.date(2024, 5, 13), None]


def test_between_two_agreements_a_gap_is_named(dortmund: Office, partnership: Partnership) -> None:
    (gap,) = file_on(dortmund).gaps
    assert (gap.first, gap.last) == (dt.date(2022, 10, 8), dt.date(2024, 5, 13))


def test_as_known_on_a_day_the_gap_is_still_open(
    dortmund: Office, partnership: Partnership
) -> None:
    file = file_on(dortmund, "2023-10-26")
    assert [phase.kind for phase in file.phases] == ["project"]
    assert [(gap.first, gap.last) for gap in file.gaps] == [(dt.date(2022, 10, 8), None)]
    assert {fact.key for fact in file.facts() if fact.slug in ("phase", "event", "agreement")} == {
        "kumasi-phase-2011",
        "kumasi-agreement-2020-10-07",
        "kumasi-event-2022-05-delegation",
    }


def test_words_written_later_are_not_shown_in_views_of_earlier_days(
    dortmund: Office, partnership: Partnership
) -> None:
    partnership.summary = TranslatedText.of(de="Zehnte Partnerstadt")
    save_record(SYSTEM, partnership)
    assert file_on(dortmund).summary
    assert not file_on(dortmund, "2023-10-26").summary


def test_a_city_that_joined_later_is_not_in_views_of_earlier_days(
    dortmund: Office, partnership: Partnership
) -> None:
    third = Party(
        office=dortmund, key="kumasi-c", partnership=partnership, side="C",
        place=add_place("bielefeld", "DE"), known_since=dt.date(2024, 5, 1),
    )  # fmt: skip
    release_record(SYSTEM, save_record(SYSTEM, third))
    for known_on, sides in (
        (None, ["A", "B", "C"]),
        (dt.date(2024, 5, 1), ["A", "B", "C"]),
        (dt.date(2024, 4, 30), ["A", "B"]),
    ):
        day_text = known_on.isoformat() if known_on else None
        file = file_on(dortmund, day_text, Actor.public())
        assert [party.side for party in file.parties] == sides


def test_a_new_name_of_a_unit_stays_with_the_office_until_it_is_released(
    dortmund: Office, bernd: User, partnership: Partnership
) -> None:
    unit = save_record(
        SYSTEM, Unit(key="umwelt", kind="department", place=dortmund.place, office=dortmund)
    )
    release_record(SYSTEM, unit)
    share = add_involvement(partnership, unit)
    share.known_since = dt.date(2011, 6, 1)
    release_record(SYSTEM, save_record(SYSTEM, share))
    old, new = (
        save_record(
            SYSTEM,
            UnitName(
                key=f"umwelt-{begins}", unit=unit, office=dortmund,
                name=TranslatedText.of(de=name), begins=day(begins),
            ),
        )
        for begins, name in (("1990", "Umweltamt"), ("2025", "Amt für Umwelt und Klima"))
    )  # fmt: skip

    def told(actor: Actor) -> str:
        (one,) = file_on(dortmund, None, actor).involvements
        return str(one.unit_name.read("de"))

    assert told(Actor.public()) == "Umweltamt"  # none is released: the first one stands for it
    release_record(SYSTEM, old)
    assert told(Actor.public()) == str(Unit.objects.get()) == "Umweltamt"
    assert told(actor_for(bernd)) == "Amt für Umwelt und Klima"
    release_record(SYSTEM, new)
    assert told(Actor.public()) == str(Unit.objects.get()) == "Amt für Umwelt und Klima"


def test_before_anything_was_known_there_is_no_file(
    dortmund: Office, partnership: Partnership
) -> None:
    day_before = dt.date(2011, 5, 31)
    assert queries.partnership_file(dortmund.pk, "kumasi", SYSTEM, day_before) is None


def test_lists_can_be_asked_for_the_kind_of_any_day(
    dortmund: Office, partnership: Partnership, public: Actor
) -> None:
    for on, kind in ((dt.date(2023, 1, 1), "project"), (dt.date(2024, 6, 1), "partnership")):
        (found,) = queries.partnerships_of(dortmund.pk, public, on=on, kinds=[kind])
        assert found.kind_now == kind


def test_the_public_sees_only_what_is_released(
    dortmund: Office, partnership: Partnership, public: Actor, bernd: User
) -> None:
    add_event(partnership, "2025-03", "Confidential talk", released=False)
    assert len(file_on(dortmund, actor=public).events) == 1
    assert len(file_on(dortmund, actor=actor_for(bernd)).events) == 2


def test_an_unreleased_partnership_hides_everything_below_it(
    dortmund: Office, kumasi: Office, public: Actor
) -> None:
    hidden = add_partnership(dortmund, kumasi.place, key="hidden", released=False)
    add_phase(hidden, "2020", key="hidden-phase")
    assert queries.partnership_file(dortmund.pk, "hidden", public) is None
    assert not type(hidden).objects.visible_to(public).filter(key="hidden").exists()


def test_files_take_as_few_queries_for_many_as_for_one(
    dortmund: Office, partnership: Partnership, django_assert_max_num_queries: object
) -> None:
    place = partnership.parties.get(side="B").place
    others = [add_partnership(dortmund, place, key=f"p{number}") for number in range(3)]
    for one in others:
        add_phase(one, "2019")
    ids = [partnership.pk, *(one.pk for one in others)]
    with django_assert_max_num_queries(14):  # type: ignore[operator]  # a fixture of pytest-django
        files = queries.partnership_files(ids, Actor.public(), dt.date(2023, 1, 1))
    assert [file.id for file in files] == [partnership.pk]
    with django_assert_max_num_queries(14):  # type: ignore[operator]  # a fixture of pytest-django
        files = queries.partnership_files(ids, Actor.public())
    assert [file.id for file in files] == ids


def test_the_timeline_is_in_order_and_can_be_narrowed(
    dortmund: Office, partnership: Partnership
) -> None:
    line = timeline.entries(file_on(dortmund))
    assert [entry.when.iso for entry in line] == sorted(entry.when.iso for entry in line)
    assert {entry.kind for entry in timeline.narrow(line, year=2023)} == {"phase", "gap"}
    assert [e.kind for e in timeline.narrow(line, kinds=["visit"])] == ["event"]


def test_a_follow_up_duty_comes_with_its_council_item(
    dortmund: Office, partnership: Partnership
) -> None:
    item = CouncilItem(
        office=dortmund,
        key="item",
        kind="decision",
        title=TranslatedText.of(de="Beschluss"),
        body="Rat",
        dated_on=day("2023-02-09"),
    )
    save_record(SYSTEM, item)
    duty = FollowUp(
        office=dortmund,
        key="duty",
        council_item=item,
        task=TranslatedText.of(de="Entscheiden"),
        due_on=day("2025-02-23"),
    )
    save_record(SYSTEM, duty)
    add_agreement(partnership, "2025", mandate=item)
    file = file_on(dortmund)
    assert [one.key for one in file.council_items] == ["item"]
    assert file.council_items[0].side == "A"
    assert [one.key for one in file.follow_ups] == ["duty"]


def test_a_partnership_needs_two_different_cities(dortmund: Office) -> None:
    with pytest.raises(ValidationError, match="two or more"):
        actions.create_partnership(SYSTEM, dortmund.pk, "alone", [dortmund.place])
    assert not Partnership.objects.exists()


def test_what_is_not_fit_for_the_public_stops_the_whole_release(
    dortmund: Office, partnership: Partnership, bernd: User
) -> None:
    event = add_event(partnership, "2025", "Without source", released=False)
    event.source = None
    save_record(SYSTEM, event)
    with clock.held_at(dt.date(2025, 1, 1)), pytest.raises(ValidationError, match="source"):
        actions.release_partnership(actor_for(bernd), partnership, [event.pk])
    partnership.refresh_from_db()
    assert partnership.is_public


def test_the_partnership_behind_records_of_any_kind_is_found_in_few_queries(
    dortmund: Office, partnership: Partnership, django_assert_max_num_queries: object
) -> None:
    file = file_on(dortmund)
    wanted = [(fact.slug, fact.id) for fact in file.facts() if fact.slug != "partnership"]
    with django_assert_max_num_queries(4):  # type: ignore[operator]  # a fixture of pytest-django
        found = queries.partnerships_behind([*wanted, ("place", dortmund.place_id)])
    assert set(found) == set(wanted)
    assert {str(one) for one in found.values()} == {"Dortmund – Kumasi"}
