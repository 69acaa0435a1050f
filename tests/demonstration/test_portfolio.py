# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What holds for every entry of the demonstration."""

from __future__ import annotations

import datetime as dt

from zweiklang.agenda2030 import goal_of
from zweiklang.domain.coordination.models import OpenQuestion
from zweiklang.domain.joint.shared import SharedRecord
from zweiklang.domain.partnerships.models import Agreement, Event, Partnership, Phase, ServedGoal
from zweiklang.domain.partnerships.queries import partnership_files
from zweiklang.domain.people.models import Contact, Office, OfficePage
from zweiklang.domain.places.models import Population, Unit, UnitName
from zweiklang.domain.topics.models import Paper
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.models import Source
from zweiklang.foundation.records import data_fields, record_types
from zweiklang.foundation.texts import TranslatedText

TWIN_TOWNS = {
    "amiens": 1960,
    "leeds": 1969,
    "rostow-am-don": 1977,
    "buffalo": 1978,
    "netanya": 1981,
    "novi-sad": 1982,
    "zwickau": 1988,
    "xian": 1992,
    "trabzon": 2014,
    "kumasi": 2024,
    "schytomyr": 2025,
}


def test_the_portfolio_holds_eleven_twin_towns_and_four_project_partnerships(
    portfolio: Office,
) -> None:
    twin = Phase.objects.filter(office=portfolio, kind="partnership").order_by("begins")
    first = {}
    for phase in twin.select_related("partnership"):
        first.setdefault(phase.partnership.key, phase.begins.year)
    assert first == TWIN_TOWNS
    project = Phase.objects.filter(office=portfolio, kind="project")
    keys = set(project.values_list("partnership__key", flat=True))
    assert keys == {"kumasi", "dura", "dabola", "cluj-napoca"}


def test_every_text_stands_in_german_and_in_english(portfolio: Office) -> None:
    for model in record_types().values():
        if model is Paper:
            continue  # a paper's title is what stands on it, in its own language
        for record in model.objects.all():
            for field in data_fields(model):
                text = getattr(record, field.name)
                if isinstance(text, TranslatedText) and text:
                    where = f"{record.slug} {record.key} {field.name}"
                    assert {"de", "en"} <= set(text.texts), where
                    assert not text.stale_languages(), where


def test_every_public_fact_names_its_source(portfolio: Office) -> None:
    for model in record_types().values():
        if model.needs_source:
            for record in model.objects.filter(released_on__isnull=False):
                assert record.source is not None, record.key
                told = isinstance(record, SharedRecord) and record.is_demonstration
                assert told or record.source.url.startswith("http"), record.key


def test_no_source_lies_unused(portfolio: Office) -> None:
    used = set()
    for model in record_types().values():
        used |= set(model.objects.values_list("source", flat=True))
    assert not Source.objects.filter(office=portfolio).exclude(pk__in=used - {None})


def test_what_is_invented_is_marked(portfolio: Office) -> None:
    for model in (ServedGoal, Contact, OfficePage):
        assert not model.objects.filter(is_demonstration=False)
    for event in Event.objects.filter(source=None):
        assert event.is_demonstration
        assert event.released_on is None


def test_contacts_name_functions_and_never_persons(portfolio: Office) -> None:
    assert Contact.objects.exists()
    for contact in Contact.objects.all():
        assert contact.name == ""
        assert contact.email.endswith(".example")


def test_nothing_is_known_before_it_began(portfolio: Office) -> None:
    today = dt.date.today()
    for model, field in ((Phase, "begins"), (Agreement, "signed_on")):
        for record in model.objects.all():
            assert record.known_since >= getattr(record, field).first, record.key
            assert record.known_since <= today
    for event in Event.objects.exclude(state="planned"):
        assert event.known_since >= event.begins.first, event.key


def test_the_office_carried_four_names(portfolio: Office) -> None:
    unit = Unit.objects.get(office=portfolio, key="internationale-beziehungen")
    names = [str(name.name.read("de")) for name in unit.names.order_by("begins")]
    assert names == [
        "Agenda-Büro",
        "Büro für Internationale Beziehungen und Nachhaltige Entwicklung",
        "Büro für Internationale Beziehungen",
        "Team Internationale Beziehungen",
    ]
    assert str(unit) in {"Team Internationale Beziehungen", "Team International Relations"}


def test_every_unit_has_a_name(portfolio: Office) -> None:
    named = UnitName.objects.values_list("unit", flat=True)
    assert not Unit.objects.exclude(pk__in=named)


def test_both_statements_about_duras_size_stay(portfolio: Office) -> None:
    counts = Population.objects.filter(place__key="dura").order_by("people")
    assert [one.people for one in counts] == [21000, 40000]
    assert all(one.doubt and one.source for one in counts)


def test_the_partnerships_serve_eleven_goals(portfolio: Office) -> None:
    codes = ServedGoal.objects.filter(office=portfolio).values_list("code", flat=True)
    assert {goal_of(code) for code in codes} == {
        "3", "4", "5", "6", "7", "8", "9", "11", "12", "13", "17"
    }  # fmt: skip


def test_the_public_sees_every_partnership_with_both_cities(portfolio: Office) -> None:
    ids = list(Partnership.objects.filter(office=portfolio).values_list("pk", flat=True))
    files = partnership_files(ids, Actor.public())
    assert len(files) == 14
    for file in files:
        assert [party.side for party in file.parties] == ["A", "B"]
        assert file.own_side == "A"
        assert file.says_something()


def test_open_questions_stay_inside_the_office(portfolio: Office) -> None:
    assert OpenQuestion.objects.filter(office=portfolio).count() >= 10
    assert not OpenQuestion.objects.filter(released_on__isnull=False)
