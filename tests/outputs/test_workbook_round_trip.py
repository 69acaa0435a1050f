# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import (
    SYSTEM,
    actor_for,
    add_agreement,
    add_benefit,
    add_contribution,
    add_event,
    add_fact,
    add_partnership,
    add_phase,
    add_place,
    day,
)
from zweiklang.domain.coordination.models import Deadline, Notice, OpenQuestion
from zweiklang.domain.mandate.models import CouncilItem, FollowUp, ResolutionPoint
from zweiklang.domain.partnerships.joint import open_joint_file
from zweiklang.domain.partnerships.models import Basis, Involvement, Partnership, ServedGoal
from zweiklang.domain.people.models import Contact, Office, OfficePage, User
from zweiklang.domain.places.models import Population, Unit, UnitName, UnitPlacement
from zweiklang.domain.projects.models import PartnerProject
from zweiklang.domain.topics.models import Paper, TopicSuggestion, Verdict
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.models import Revision, Source
from zweiklang.foundation.records import record_types
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.workbook.layout import begins_elsewhere, sheets
from zweiklang.foundation.writing import release_record, save_record, withdraw_record
from zweiklang.inputs.plans import ImportPlan, apply_plan
from zweiklang.inputs.workbook.reading import read_workbook
from zweiklang.outputs.workbook.exporting import export_csv, export_workbook, export_zip

ODD = [
    "=1+1",
    "+49 231",
    "-",
    "@cmd",
    "'quoted",
    "'=quoted formula",
    "two\nlines\n\nand more",
    "windows\r\nlines",
    "<b>&amp;</b> & \"quotes\" 'single'",
    "_x0041_ and _x000D_",
    "مرحبا بالعالم",
    "שלום",
    "Житомир",
    "日本語",
    "🎼 two notes",
    "00012",
    "1e5",
    "2020-10-07",
    "TRUE",
    "a;b,c\td",
    "water; =1+1 and;'@cmd",
    "x" * 10_000,
]


def text(words: str) -> TranslatedText:
    return TranslatedText.of(de=words, en=f"{words} (en)", uk="Текст")


def fill(office: Office) -> Partnership:
    """Add at least one record of every kind a workbook carries."""
    partner = add_place("tamale", "GH", en="Tamale", dag="Tamali")
    partnership = add_partnership(
        office, partner, title=TranslatedText.of(en="Two cities", de="Zwei")
    )
    add_phase(partnership, "2011", known="2011-05-01", local_label=text("Klima"))
    agreement = add_agreement(
        partnership, "2020-10-07", "2022-10", signatories={"A": "OB", "B": "="}
    )
    add_event(partnership, "2024-05", "Besuch", goals=["13", "8.10"], people=12)
    stale = text("Alt")
    stale = TranslatedText(stale.original, {**stale.texts, "de": "Neu"}, stale.based_on)
    add_fact(ServedGoal, partnership, "goal", code="8.10", what=stale)
    add_fact(PartnerProject, partnership, "donor", title=text("Wasser"), publisher="WHO",
             identifier="XM-DAC-928-1", goals=["6.4"], countries=["GH"], minor=500,
             currency="EUR")  # fmt: skip
    add_fact(OpenQuestion, partnership, "question", question=text("Wer?"), released=False)
    add_fact(Deadline, partnership, "deadline", task=text("Bericht"), due_on=day("2027"),
             released=False)  # fmt: skip
    unit = save_record(SYSTEM, Unit(office=office, key="int", kind="team", place=office.place))
    above = save_record(SYSTEM, Unit(office=office, key="ob", kind="division"))
    for index, (begins, ends) in enumerate([("2000", "2017"), ("2018", None)]):
        save_record(SYSTEM, UnitName(
            office=office, key=f"name-{index}", unit=unit, name=text(f"Büro {index}"),
            begins=day(begins), ends=day(ends) if ends else None,
        ))  # fmt: skip
    save_record(SYSTEM, UnitPlacement(office=office, key="place-1", unit=unit, parent=above))
    contact = Contact(office=office, key="contact", unit=unit, function=text("Leitung"))
    contact.handover_note, contact.languages = "=SUM(A1)", ["de", "en"]
    save_record(SYSTEM, contact)
    add_fact(Involvement, partnership, "involvement", unit=unit, role="coordinates")
    item = CouncilItem(office=office, key="item", number="25021-22", kind="decision",
                       title=text("Beschluss"), body="Rat", dated_on=day("2022-06-23"))  # fmt: skip
    save_record(SYSTEM, item)
    save_record(SYSTEM, FollowUp(office=office, key="duty", council_item=item, task=text("Bericht"),
                                 due_on=day("2025-02-23"), lead_days=30))  # fmt: skip
    point = ResolutionPoint(office=office, key="point", council_item=item, number="1.2",
                            text=text("Punkt"), goals=["17"])  # fmt: skip
    save_record(SYSTEM, point)
    add_fact(Basis, partnership, "basis", point=point)
    save_record(SYSTEM, Population(office=office, key="people", place=partner, people=1_915_179,
                                   counted_on=day("2009")))  # fmt: skip
    save_record(SYSTEM, OfficePage(office=office, key="page", headline=text("Wir"), address="A\nB"))
    save_record(SYSTEM, Notice(office=office, key="notice", text=text("Zu"),
                               begins=dt.date(2026, 12, 24), ends=dt.date(2027, 1, 2)))  # fmt: skip
    agreement.mandate = item
    save_record(SYSTEM, agreement)
    paper = save_record(SYSTEM, Paper(office=office, key="plan", place=partner, title=text("Plan"),
                                      kind="plan", dated_on=day("2023")))  # fmt: skip
    save_record(SYSTEM, Verdict(office=office, key="verdict", paper=paper, quote="Ein Wasserwerk.",
                                decision="corrected", targets=["6.3"], stance="need"))  # fmt: skip
    save_record(SYSTEM, TopicSuggestion(
        office=office, key="topic", kind="both", target="6.3", decision="rejected", reason="Nein",
        first_place=office.place, second_place=partner, first_paper=paper, second_paper=paper,
        first_quote="Ein Wasserwerk.", second_quote="Noch eines."))  # fmt: skip
    for index, odd in enumerate(ODD):
        add_event(partnership, "2023", "Text", key=f"odd-{index}", description=text(odd), doubt=odd)
    return partnership


def give(office: Office, partnership: Partnership, actor: Actor) -> None:
    """Add what the city says it gave and gained; the cities keep a joint file."""
    open_joint_file(actor, partnership, {})
    partnership.refresh_from_db()
    goods = {"kind": "goods", "quantity": Decimal("2.50"), "unit": text("Tonnen")}
    value = {"minor": 900_050, "currency": "EUR", "method": text("Angebot")}
    add_contribution(partnership, "=Bins", **goods, **value, valued_on=dt.date(2024, 3, 1))
    add_contribution(partnership, "Days", begins=day("2024-05"), funded_by="club",
                     funder=text("Verein"))  # fmt: skip
    add_benefit(partnership, "Less waste", kind="result", evidence=text("Bericht"))


def read_back(office: Office, content: bytes, name: str = "all.xlsx") -> ImportPlan:
    plan = read_workbook(content, office, SYSTEM, name=name, language="en")
    assert [f"{one.place} {one.message}" for one in plan.all_problems()] == []
    return plan


def differences(plan: ImportPlan) -> list[object]:
    return [
        (row.slug, row.key, row.outcome, row.changes)
        for sheet in plan.sheets
        for row in sheet.rows
        if row.outcome != "unchanged"
    ]


@pytest.mark.parametrize("language", ["de", "en"])
def test_what_was_exported_reads_back_without_a_difference(
    dortmund: Office, language: str, bernd: User
) -> None:
    give(dortmund, fill(dortmund), actor_for(bernd))
    plan = read_back(dortmund, export_workbook(SYSTEM, dortmund, language))
    assert differences(plan) == []
    assert {sheet.slug for sheet in plan.sheets} == {
        slug for slug, one in sheets().items() if not begins_elsewhere(one.model)
    }


def test_csv_and_zip_read_back_without_a_difference(dortmund: Office, tmp_path: Path) -> None:
    fill(dortmund)
    assert differences(read_back(dortmund, export_zip(SYSTEM, dortmund, "de"), "all.zip")) == []
    for name, words in export_csv(SYSTEM, dortmund, "en").items():
        (tmp_path / name).write_text(words, encoding="utf-8")
    assert differences(read_workbook(tmp_path, dortmund, SYSTEM, language="en")) == []


def test_an_empty_office_filled_from_an_export_exports_the_same(
    dortmund: Office, kumasi: Office
) -> None:
    fill(dortmund)
    content = export_csv(SYSTEM, dortmund, "en")
    apply_plan(read_back(kumasi, export_workbook(SYSTEM, dortmund, "de")), SYSTEM)
    again = export_csv(SYSTEM, kumasi, "en")
    assert {name for name in content if content[name] != again[name]} <= {"place.csv"}


def test_withdrawn_records_are_left_out_and_what_names_them_stays(dortmund: Office) -> None:
    partnership = fill(dortmund)
    withdraw_record(SYSTEM, CouncilItem.objects.get(), reason="Wrong")
    plan = read_back(dortmund, export_workbook(SYSTEM, dortmund, "de"))
    assert "council-item" not in {sheet.slug for sheet in plan.sheets}
    assert differences(plan) == []
    assert partnership.pk


def test_a_marked_demonstration_value_stays_one(dortmund: Office, kumasi: Office) -> None:
    save_record(SYSTEM, Partnership(office=dortmund, key="test", is_demonstration=True))
    apply_plan(read_back(kumasi, export_workbook(SYSTEM, dortmund, "de")), SYSTEM)
    assert Partnership.objects.get(office=kumasi).is_demonstration


def test_no_cell_is_a_live_formula(dortmund: Office) -> None:
    fill(dortmund)
    book = openpyxl.load_workbook(io.BytesIO(export_workbook(SYSTEM, dortmund, "de")))
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    (odd,) = {cell.value for cell in cells if cell.value == "=SUM(A1)"}
    assert odd == "=SUM(A1)"


def test_the_public_gets_the_released_only_and_no_names_of_others(dortmund: Office) -> None:
    partnership = fill(dortmund)
    words = export_csv(Actor.public(), dortmund, "en")
    assert "contact.csv" not in words
    assert "question.csv" not in words
    assert partnership.key in words["partnership.csv"]
    agreements = words["agreement.csv"]
    assert "2020-10-07" in agreements
    assert ",item," not in agreements, "the council item is not released"
    release_record(SYSTEM, partnership)


def test_a_member_of_another_office_gets_what_the_public_gets(dortmund: Office, ama: User) -> None:
    fill(dortmund)
    assert export_csv(actor_for(ama), dortmund, "en") == export_csv(Actor.public(), dortmund, "en")


def test_an_export_as_known_on_a_day_holds_what_was_known_then(dortmund: Office) -> None:
    fill(dortmund)
    words = export_csv(SYSTEM, dortmund, "en", dt.date(2011, 5, 2))
    assert words.keys() >= {"phase.csv"}
    assert "event.csv" not in words


def test_sources_shared_by_title_keep_apart(dortmund: Office) -> None:
    partnership = fill(dortmund)
    for index in range(3):
        Source.objects.create(
            office=dortmund, title="Ratsinfo", url=f"https://council.example/{index}"
        )
    assert differences(read_back(dortmund, export_workbook(SYSTEM, dortmund, "de"))) == []
    assert partnership.pk


def test_every_kind_of_record_has_a_sheet_without_ambiguous_headings() -> None:
    assert sheets().keys() == {"source", *record_types()}
    for sheet in sheets().values():
        taken: dict[str, object] = {}
        for column in sheet.columns:
            for spelling in column.spellings():
                assert taken.setdefault(spelling, column) is column, (sheet.slug, spelling)


def test_no_two_sheets_share_a_name() -> None:
    taken: dict[str, str] = {}
    for sheet in sheets().values():
        for spelling in sheet.spellings():
            assert taken.setdefault(spelling, sheet.slug) == sheet.slug, spelling


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(de=WORDS, en=WORDS, doubt=WORDS, side=WORDS)
def test_any_text_survives_the_way_out_and_in(
    dortmund: Office, de: str, en: str, doubt: str, side: str
) -> None:
    words = [one.replace("\x00", "") for one in (de, en, doubt, side)]
    place = dortmund.place
    place.name = TranslatedText.of(de="Dortmund")
    partnership = Partnership.objects.filter(office=dortmund).first() or save_record(
        SYSTEM, Partnership(office=dortmund, key="any")
    )
    partnership.summary = TranslatedText.of(de=words[0], en=words[1])
    partnership.doubt = TranslatedText.of(de=words[2])
    save_record(SYSTEM, partnership)
    before = Revision.objects.count()
    for content, name in (
        (export_workbook(SYSTEM, dortmund, "de"), "a.xlsx"),
        (export_zip(SYSTEM, dortmund, "en"), "a.zip"),
    ):
        assert differences(read_back(dortmund, content, name)) == []
    assert Revision.objects.count() == before
