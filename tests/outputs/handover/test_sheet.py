# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from tests.factories import (
    SYSTEM,
    actor_for,
    add_agreement,
    add_event,
    add_fact,
    add_partnership,
    add_phase,
    add_place,
)
from tests.worlds import kept
from zweiklang.domain.coordination.models import Deadline, OpenQuestion
from zweiklang.domain.mandate.models import CouncilItem
from zweiklang.domain.partnerships.models import Involvement, Partnership
from zweiklang.domain.people.models import Contact, Office, User
from zweiklang.domain.places.models import Unit
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor, Refused
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import save_record
from zweiklang.outputs.handover.sheet import HandoverSheet, handover_sheet

DAY, EARLY = dt.date(2022, 12, 1), dt.date(2009, 1, 1)


@pytest.fixture
@kept
def with_kumasi(dortmund: Office) -> Partnership:
    partnership = add_partnership(dortmund, add_place("kumasi-gh", "GH", de="Kumasi"), key="kumasi")
    add_phase(partnership, "2011", known="2011-06-01")
    add_agreement(partnership, "2020-10-07", "2022-10-07", known="2020-10-08")
    add_event(partnership, "2022-05", "Besuch aus Kumasi", people=3, doubt="3 or 4 people")
    add_event(partnership, "2023-04", "Besuch in Kumasi", state="planned")
    unit = Unit(office=dortmund, key="umweltamt", kind="department", place=dortmund.place)
    save_record(SYSTEM, unit)
    add_fact(Involvement, partnership, "kumasi-umweltamt", unit=unit, role="contributes")
    for key, ends in (("now", None), ("before", PartialDate(2021))):
        contact = Contact(
            office=dortmund, key=key, unit=unit, name=f"Person {key}", email=f"{key}@city.example",
            function=TranslatedText.of(de="Klimaschutz"), ends=ends, handover_note="Ring ahead.",
        )  # fmt: skip
        save_record(SYSTEM, contact)
    deadline = Deadline(
        office=dortmund, key="report", partnership=partnership, due_on=PartialDate(2022, 11, 1),
        task=TranslatedText.of(de="Sachstand melden"),
    )  # fmt: skip
    save_record(SYSTEM, deadline)
    question = OpenQuestion(
        office=dortmund, key="q", partnership=partnership,
        question=TranslatedText.of(de="Wann wird verlängert?"),
    )  # fmt: skip
    save_record(SYSTEM, question)
    return partnership


def sheet_for(actor: Actor, partnership: Partnership) -> HandoverSheet:
    sheet = handover_sheet(actor, partnership.office_id, partnership.key, DAY)
    assert sheet is not None
    return sheet


def untimed(page: str) -> str:
    """Return a page without the tags of its dates and with plain spaces."""
    return re.sub("</?time[^>]*>", "", page).replace("\N{NO-BREAK SPACE}", " ")


def test_the_sheet_holds_what_a_successor_needs(with_kumasi: Partnership, clara: User) -> None:
    sheet = sheet_for(actor_for(clara), with_kumasi)
    assert sheet.phase is not None
    assert sheet.phase.kind == "project"
    assert sheet.in_force == ()
    assert [one.kind for one in sheet.standing] == ["contact_left", "no_agreement"]
    assert [(str(duty.task), duty.late) for duty in sheet.duties] == [("Sachstand melden", True)]
    assert [str(event.title) for event in sheet.last_events] == ["Besuch aus Kumasi"]
    assert [str(event.title) for event in sheet.next_events] == ["Besuch in Kumasi"]
    assert {line.name for line in sheet.contacts} == {"Person now", "Person before"}
    assert [str(doubt.text) for doubt in sheet.doubts] == ["3 or 4 people"]
    assert len(sheet.questions) == 1
    assert sheet.open_count == 4


def test_what_is_due_stands_among_the_next_dates(with_kumasi: Partnership, clara: User) -> None:
    deadline = Deadline.objects.get()
    deadline.due_on = PartialDate(2022, 12, 24)
    save_record(SYSTEM, deadline)
    dates = sheet_for(actor_for(clara), with_kumasi).next_dates
    assert [str(one.what) for one in dates] == ["Sachstand melden", "Besuch in Kumasi"]


def test_the_sheet_says_what_a_rest_rests_on_and_which_counts_are_estimates(
    with_kumasi: Partnership, clara: User
) -> None:
    item = CouncilItem(
        office=with_kumasi.office, key="rest", number="1/22", kind="decision", body="Rat",
        title=TranslatedText.of(de="Ruhen lassen"), dated_on=PartialDate(2022, 3, 31),
    )  # fmt: skip
    save_record(SYSTEM, item)
    basis = TranslatedText.of(de="Alles ruht bis auf Weiteres.")
    add_phase(
        with_kumasi, "2022-03-31", "project", state="dormant", mandate=item, legal_basis=basis
    )
    add_event(with_kumasi, "2022-06", "Treffen", people=20, people_is_estimate=True)
    with override("de"):
        page = render_to_string(
            "handover/sheet.html", {"sheet": sheet_for(actor_for(clara), with_kumasi)}
        )
    assert "Beschluss 1/22, Rat, 31. März 2022: Ruhen lassen<br>Alles ruht bis" in untimed(page)
    for text in ("Alles ruht bis auf Weiteres.", "1/22", "Ruhen lassen", "rund 20 Personen"):
        assert text in page


def test_a_phase_called_like_its_kind_is_named_once_and_an_item_without_number_has_no_gap(
    dortmund: Office, clara: User
) -> None:
    partnership = add_partnership(dortmund, add_place("dura-ps", "PS", de="Dura"), key="dura")
    item = CouncilItem(
        office=dortmund, key="begin", kind="decision", body="Rat",
        title=TranslatedText.of(de="Beitritt zur „Agenda“"), dated_on=PartialDate(2018),
        doubt=TranslatedText.of(de="Der Tag ist nicht belegt."),
    )  # fmt: skip
    save_record(SYSTEM, item)
    label = TranslatedText.of(de="Projektpartnerschaft")
    add_phase(partnership, "2018", "project", mandate=item, local_label=label)
    with override("de"):
        page = render_to_string(
            "handover/sheet.html", {"sheet": sheet_for(actor_for(clara), partnership)}
        )
    assert ">Projektpartnerschaft, aktiv, seit 2018." in untimed(page)
    assert "Beruht auf: Beschluss, Rat, 2018: Beitritt" in untimed(page)
    assert "Ratsvorlage „Beitritt zur ‚Agenda‘“: Der Tag" in page


def test_both_cities_have_their_place_even_without_people(
    with_kumasi: Partnership, clara: User
) -> None:
    sides = sheet_for(actor_for(clara), with_kumasi).people_by_side
    assert [(one.side, len(one.contacts)) for one in sides] == [("A", 2), ("B", 0)]


def test_the_sheet_of_an_earlier_day_holds_only_what_was_known_then(
    with_kumasi: Partnership, clara: User
) -> None:
    """The office learns everything but the phase and the paper today, and finishes a duty."""
    deadline = Deadline.objects.get()
    deadline.done_on = PartialDate.of(clock.today())
    save_record(SYSTEM, deadline)
    for record in (*Contact.objects.all(), OpenQuestion.objects.get(), deadline):
        assert record.known_since == clock.today()
    actor, then = actor_for(clara), dt.date(2022, 1, 1)
    sheet = handover_sheet(actor, with_kumasi.office_id, "kumasi", then, then)
    assert sheet is not None
    assert [one.signed_on.iso for one in sheet.in_force] == ["2020-10-07"]
    assert (sheet.contacts, sheet.duties, sheet.questions, sheet.last_events) == ((), (), (), ())
    assert sheet.standing == ()
    assert handover_sheet(actor, with_kumasi.office_id, "kumasi", EARLY, EARLY) is None


def test_a_deadline_done_since_is_open_on_the_sheet_of_the_day_before(
    with_kumasi: Partnership, clara: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    yesterday = clock.today()
    monkeypatch.setattr(clock, "today", lambda: yesterday + dt.timedelta(days=1))
    deadline, contact = Deadline.objects.get(), Contact.objects.get(key="now")
    deadline.done_on = PartialDate.of(clock.today())
    contact.name = "Person then married"
    save_record(SYSTEM, deadline)
    save_record(SYSTEM, contact)
    actor = actor_for(clara)
    now = handover_sheet(actor, with_kumasi.office_id, "kumasi", clock.today())
    then = handover_sheet(actor, with_kumasi.office_id, "kumasi", yesterday, yesterday)
    assert now is not None
    assert then is not None
    assert (len(now.duties), len(then.duties)) == (0, 1)
    assert {one.name for one in now.contacts} - {one.name for one in then.contacts} == {
        "Person then married"
    }


def test_only_members_of_the_office_get_the_sheet(
    with_kumasi: Partnership, ama: User, public: Actor
) -> None:
    for actor in (actor_for(ama), public):
        with pytest.raises(Refused):
            handover_sheet(actor, with_kumasi.office_id, "kumasi", DAY)


def test_there_is_no_sheet_of_an_unknown_partnership(dortmund: Office, clara: User) -> None:
    assert handover_sheet(actor_for(clara), dortmund.pk, "nowhere", DAY) is None


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_page_says_everything_in_the_reader_s_language(
    with_kumasi: Partnership, clara: User, language: str, rf: Any
) -> None:
    with override(language):
        sheet = sheet_for(actor_for(clara), with_kumasi)
        page = render_to_string("handover/sheet.html", {"sheet": sheet, "language": language})
    for text in ("Kumasi", "Person now", "Ring ahead.", "Sachstand melden", "3 or 4 people"):
        assert text in page
    assert ("Vier Dinge sind offen mit Kumasi." in page) == (language == "de")


def test_the_sheet_takes_as_many_queries_for_twenty_events_as_for_two(
    with_kumasi: Partnership, clara: User, django_assert_max_num_queries: Any
) -> None:
    for day in range(1, 19):
        add_event(with_kumasi, f"2021-01-{day:02}", "Sitzung")
    actor = actor_for(clara)
    with django_assert_max_num_queries(24):
        sheet_for(actor, with_kumasi)
