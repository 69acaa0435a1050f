# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each kind of report tells a snapshot as its golden files show, and only what it may tell.

RENEW_GOLDEN=1 writes the golden files anew; read the difference before it is committed.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
import uuid
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.outputs.reports import contents
from tests.outputs.reports.contents import day, words
from zweiklang.domain.reporting import records
from zweiklang.domain.reporting.completeness import check
from zweiklang.domain.reporting.differences import differences
from zweiklang.outputs import reports
from zweiklang.outputs.reports import blocks, council_status, vlr
from zweiklang.outputs.reports.directory_row.builder import changed
from zweiklang.outputs.reports.directory_row.rows import as_csv, rows_of
from zweiklang.outputs.reports.kinds import ReportKind, Telling
from zweiklang.outputs.reports.prose.dates import closed
from zweiklang.outputs.reports.prose.numbers import numbers_of
from zweiklang.outputs.reports.registry import report_kinds
from zweiklang.outputs.reports.writers import markdown
from zweiklang.outputs.reports.writers.look import Look

ROOT = Path(reports.__path__[0])
ENTERED = {
    "sequence": "26.02.2025; APOD; zur Kenntnis",
    "proposal": "Der Ausschuss nimmt den Bericht zur Kenntnis.",
    "outlook:dura": "Die Städte arbeiten weiter am Abfall.",
    "question": "Was hat die Stadt mit Dura getan?",
    "plan": "2025 folgt der Gegenbesuch.",
    "aims": "Die Stadt will fünf Projektpartnerschaften bis 2030.",
    "next": "Die Städte messen weiter.",
}
TOLD = [
    pytest.param(kind, language, id=f"{kind.slug}-{language}")
    for kind in report_kinds().values()
    for language in kind.languages
]


def telling(content: records.Content, language: str = "de", **given: Any) -> Telling:
    values: dict[str, Any] = {
        "findings": tuple(check(content, language)), "snapshot": "0" * 64, "entered": ENTERED,
        "made_on": dt.date(2025, 2, 1), "is_draft": False,
    }  # fmt: skip
    return Telling(content=content, language=language, **{**values, **given})


def content_for(kind: ReportKind) -> records.Content:
    return contents.content(*([contents.with_dura()] if kind.chooses == "one" else []))


def text_of(report: blocks.Report) -> str:
    return markdown.write(report, Look())


@pytest.mark.parametrize(("kind", "language"), TOLD)
def test_report_is_told_as_its_golden_file_shows(kind: ReportKind, language: str) -> None:
    folder = ROOT / kind.build.__module__.split(".")[-2] / "golden"
    told = text_of(kind.tell(telling(content_for(kind), language)))
    path = folder / f"{language}.md"
    if os.environ.get("RENEW_GOLDEN"):
        folder.mkdir(exist_ok=True)
        path.write_text(told, encoding="utf-8")
    assert told == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", report_kinds().values(), ids=lambda kind: kind.slug)
def test_folder_says_who_wants_the_report_and_where_its_form_comes_from(kind: ReportKind) -> None:
    readme = (ROOT / kind.build.__module__.split(".")[-2] / "README.md").read_text("utf-8")
    assert "## Who wants it" in readme
    assert "## Source of its form" in readme


@pytest.mark.parametrize(("kind", "language"), TOLD)
def test_telling_it_again_gives_the_same(kind: ReportKind, language: str) -> None:
    content = content_for(kind)
    assert kind.tell(telling(content, language)) == kind.tell(telling(content, language))


@pytest.mark.parametrize("kind", report_kinds().values(), ids=lambda kind: kind.slug)
def test_every_statement_of_a_draft_leads_to_its_record(kind: ReportKind) -> None:
    told = kind.tell(telling(content_for(kind), is_draft=True))
    known = {
        (one.slug, one.id) for each in content_for(kind).partnerships for one in each.entries()
    }
    found = {
        (slug, uuid.UUID(record_id))
        for reference in told.references
        for slug, _colon, record_id in [reference.record.partition(":")]
    }
    assert found
    assert found <= known


@pytest.mark.parametrize(
    ("words", "said"), [("Ein Baum", "Ein Baum."), ("Ein Baum.†", "Ein Baum.†"), ("†", "†")]
)
def test_a_mark_behind_the_full_stop_calls_for_no_other(words: str, said: str) -> None:
    assert closed(words) == said


def test_what_several_partnerships_rest_on_is_told_once_in_the_local_review() -> None:
    both = [contents.with_dura(), contents.with_rostow()]
    for number, one in enumerate(both):
        basis = records.BasisEntry(
            **contents.entry(900 + number, "basis"), point_id=uuid.UUID(int=7), point_number="3",
            point_text=words("Beide Städte handeln.", "Both cities act."),
        )  # fmt: skip
        both[number] = replace(one, bases=(basis,))
    content = contents.content(*both)
    told = text_of(vlr.KIND.tell(telling(content, "en")))
    assert told.count("Both cities act.") == 1
    assert "rests on" in told
    assert "Beide Städte handeln." in text_of(council_status.KIND.tell(telling(content)))


def test_the_figures_are_those_of_the_records() -> None:
    numbers = numbers_of(contents.content())
    assert (numbers.partnerships, numbers.countries, numbers.events, numbers.people) == (2, 2, 2, 6)
    assert [(one.funded_by, one.minor) for one in numbers.money] == [
        ("own", 800_000),
        ("funder", 1_250_050),
    ]
    assert numbers.goals == ("3", "11", "12", "17")


def test_disputed_and_undated_money_is_in_no_sum() -> None:
    one = contents.with_dura()
    own, staff, paid = one.contributions
    told = (replace(own, standing="disputed"), staff, replace(paid, begins=None))
    assert numbers_of(contents.content(replace(one, contributions=told))).money == ()


def test_money_that_begins_in_another_year_counts_there() -> None:
    one = contents.with_dura()
    own = replace(one.contributions[0], begins=day("2023-12"), ends=day("2024-12"))
    content = contents.content(replace(one, contributions=(own,)))
    assert numbers_of(content).money == ()
    told = text_of(report_kinds()["council-status"].tell(telling(content)))
    assert "Zuschuss für den Transport" in told


SECRET = words("Geheim", "Secret")


def unreleased(one: records.PartnershipEntry, side: str) -> records.PartnershipEntry:
    """Return the partnership with words of a side that are not released."""
    given = replace(
        one.contributions[0], id=uuid.UUID(int=444), what=SECRET, is_public=False, side=side
    )
    topic = replace(one.topics[0], id=uuid.UUID(int=445), title=SECRET, is_public=False)
    return replace(one, contributions=(*one.contributions, given), topics=(*one.topics, topic))


@pytest.mark.parametrize(
    "kind",
    [one for one in report_kinds().values() if not one.stays_inside],
    ids=lambda kind: kind.slug,
)
def test_unreleased_words_of_another_city_are_in_no_public_paper(kind: ReportKind) -> None:
    content = contents.content(unreleased(contents.with_dura(), "B"))
    told = text_of(kind.tell(telling(content, changes=(), earlier=contents.content())))
    assert "Geheim" not in told
    assert "nicht alle Städte zur Veröffentlichung freigegeben" in told


def test_a_paper_that_is_not_public_tells_them() -> None:
    content = contents.content(unreleased(contents.with_dura(), "B"))
    given = telling(content, entered={**ENTERED, "public": "no"})
    assert "Geheim" in text_of(report_kinds()["council-status"].tell(given))


@pytest.mark.parametrize(
    "kind", [one for one in report_kinds().values() if one.is_public], ids=lambda kind: kind.slug
)
def test_public_reports_hold_nothing_internal(kind: ReportKind) -> None:
    one = contents.with_dura()
    hidden = tuple(
        replace(event, title=SECRET, description=SECRET, is_public=False) for event in one.events
    )
    deadline = records.DeadlineEntry(
        **contents.entry(88, "deadline", is_public=False), task=SECRET, due_on=day("2024-06")
    )
    content = contents.content(
        replace(one, events=hidden, deadlines=(deadline,)),
        replace(contents.with_rostow(), is_public=False, title=SECRET),
    )
    told = text_of(kind.tell(telling(content)))
    assert "Geheim" not in told
    assert "Rostow" not in told


def test_what_was_missing_is_said() -> None:
    one = contents.with_dura()
    events = (replace(one.events[0], sources=()), *one.events[1:])
    content = contents.content(replace(one, events=events))
    told = text_of(report_kinds()["council-status"].tell(telling(content)))
    assert "Was diesem Bericht fehlt" in told
    assert "„Delegation aus Dura in Dortmund“. Die Quelle fehlt." in told


def test_a_later_report_says_what_differs() -> None:
    one = contents.with_dura()
    before = contents.content(replace(one, events=one.events[:1]))
    now = contents.content(replace(one, events=(replace(one.events[0], people=7), *one.events[1:])))
    given = telling(now, earlier=before, changes=tuple(differences(before, now)))
    told = text_of(report_kinds()["council-status"].tell(given))
    assert "Was sich gegenüber dem Bericht vom 31. Januar 2025 ändert" in told
    assert "Number of people" not in told
    assert "7 statt 6" in told
    assert "Dura, neu: Ereignis „Werkstatt zum Abfall“." in told


# -- The directory --------------------------------------------------------------------------------
def test_directory_names_the_kind_in_the_words_of_rgre() -> None:
    told = text_of(report_kinds()["directory-row"].tell(telling(contents.content())))
    assert "Projektpartnerschaft, seit 2018" in told
    assert "Partnerschaft, seit 2022 (ruht)" in told


def read_csv(content: records.Content) -> list[dict[str, str]]:
    text = as_csv(telling(content)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_directory_row_reads_back_from_csv() -> None:
    rows = {row["Partnerkommune"]: row for row in read_csv(contents.content())}
    assert rows["Dura"]["Art"] == "Projektpartnerschaft"
    assert rows["Dura"]["Art seit"] == "2018"
    assert rows["Dura"]["Grundlage"] == "Memorandum of Understanding 2023 bis 2026"
    assert rows["Rostow am Don"]["Stand"] == "ruht"


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+49", "-1+1", "@SUM(A1)", "\t=1"])
def test_no_cell_of_the_csv_is_a_formula(name: str) -> None:
    one = contents.with_dura()
    city = replace(contents.DURA, name=words(name, name))
    named = replace(one, parties=(one.parties[0], replace(one.parties[1], city=city)))
    (row,) = read_csv(contents.content(named))
    assert row["Partnerkommune"] == f"'{name.strip()}"


def test_directory_says_what_changed_since_the_last_hand_in() -> None:
    dura, rostow = contents.with_dura(), contents.with_rostow()
    before = rows_of(contents.content(rostow, replace(dura, agreements=())))
    ended = replace(rostow.phases[1], state="ended")
    now = rows_of(contents.content(dura, replace(rostow, phases=(rostow.phases[0], ended))))
    assert changed(before, now) == [
        "Ändern: Dura. Grundlage: Memorandum of Understanding 2023 bis 2026 statt leer.",
        "Löschen: Rostow am Don.",
    ]
    assert changed({}, now) == ["Neu: Dura, Projektpartnerschaft, seit 2018."]


# -- Bad input ------------------------------------------------------------------------------------
@pytest.mark.parametrize("kind", report_kinds().values(), ids=lambda kind: kind.slug)
def test_strange_names_are_told_as_they_are(kind: ReportKind) -> None:
    one = contents.with_dura()
    city = replace(contents.DURA, name=words("A&B <i>\u202eدورا", "A&B <i>"))
    named = replace(one, parties=(one.parties[0], replace(one.parties[1], city=city)))
    told = kind.tell(telling(contents.content(named)))
    assert any("A&B <i>" in run.text for run in runs_of(told))


def runs_of(report: blocks.Report) -> list[blocks.Run]:
    found: list[blocks.Run] = []
    for block in report.blocks:
        if isinstance(block, blocks.Heading | blocks.Paragraph | blocks.Note):
            found += block.text
        elif isinstance(block, blocks.Items):
            found += [run for item in block.items for run in item]
        elif isinstance(block, blocks.Table):
            found += [run for row in block.rows for cell in row for run in cell]
    return found
