# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scenario S5, second half: four reports of one year with Dura from one frozen copy.

The figures are read back out of DOCX, PDF, CSV and HTML.
"""

from __future__ import annotations

import csv
import datetime as dt
import html
import io
import re
from decimal import Decimal
from typing import Any

import pytest
from docx import Document
from pypdf import PdfReader

from tests import eye_level, factories
from tests.eye_level import text
from tests.worlds import kept
from zweiklang.domain.joint.actions import propose
from zweiklang.domain.joint.answers import answer
from zweiklang.domain.joint.models import JointFile, JointRecord
from zweiklang.domain.joint.shared import respond
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Contact, Office
from zweiklang.domain.places.models import Unit
from zweiklang.domain.reporting import actions
from zweiklang.domain.reporting.models import Report
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.files import open_file
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import release_record, save_record
from zweiklang.outputs.reports import making
from zweiklang.outputs.reports.registry import report_kinds

YEAR = (dt.date(2024, 1, 1), dt.date(2024, 12, 31))
SPRING = dt.date(2025, 1, 15)


@pytest.fixture
@kept
def dura(db: None) -> Office:
    return factories.add_office(factories.add_place("dura", "PS", de="Dura", en="Dura"))


@pytest.fixture
@kept
def doris(dortmund: Office) -> Actor:
    """Coordinates and decides for Dortmund."""
    member = factories.add_member(dortmund, "doris", "coordinator", also_decides=True)
    return factories.actor_for(member)


@pytest.fixture
@kept
def layla(dura: Office) -> Actor:
    """Coordinates and decides for Dura."""
    member = factories.add_member(dura, "layla", "coordinator", also_decides=True)
    return factories.actor_for(member)


@pytest.fixture
@kept
def partnership(dortmund: Office, dura: Office, doris: Actor, layla: Actor) -> Partnership:
    """A year of work at eye level; everything is released by both cities."""
    with clock.held_at(SPRING):
        file = eye_level.open_between((dortmund, doris), (dura, layla))
        ours = eye_level.tie(file, dortmund, dura.place)
        factories.add_phase(ours, "2018", kind="project", known="2018-05-01")
        factories.add_event(ours, "2024-05", "Delegation aus Dura", people=6, known="2024-06-01")
        factories.add_event(
            ours, "2024-09", "Werkstatt zum Abfall", kind="workshop", sides="AB", known="2024-10-01"
        )
        agreed(file, doris, layla)
        given(ours, doris, layla)
        unit = save_record(factories.SYSTEM, Unit(office=dortmund, key="edg", kind="company"))
        save_record(
            factories.SYSTEM,
            Contact(office=dortmund, key="c", unit=unit, name="Petra Persönlich",
                    email="petra@city.example", function=TranslatedText.of(de="Leitung")),
        )  # fmt: skip
    return ours


def agreed(file: JointFile, doris: Actor, layla: Actor) -> None:
    """Let both cities agree on three topics and release them."""
    topics = (
        ("Abfall", "Waste", ["11.6", "12.5"]),
        ("IT", "IT", ["17.8"]),
        ("Klinik", "Hospital", ["3.c"]),
    )
    for title, english, targets in topics:
        topic = eye_level.agree(
            "common-topic",
            {
                "title": text(de=title, en=english),
                "targets": targets,
                "value": {"A": text(de="Neues Wissen", en="New knowledge"),
                          "B": text(en="Better service", de="Bessere Dienste")},
            },
            file, doris, layla,
        )  # fmt: skip
        answer(layla, propose(doris, topic, effect="release"), "accepted")
        assert JointRecord.objects.get(pk=topic.pk).is_public


def given(ours: Partnership, doris: Actor, layla: Actor) -> None:
    """Let Dortmund say what it gave, Dura confirm it, and both release it."""
    source = {"source": factories.add_source(factories_office(ours))}
    for what, fields in (
        ("Transport", {"kind": "money", "minor": 800_000, "currency": "EUR"}),
        ("Days", {"kind": "staff-days", "quantity": Decimal(12)}),
    ):
        one = factories.add_contribution(
            ours, what, begins=factories.day("2024-03"), **fields, **source
        )
        said = respond(layla, one, "confirmed")
        release_record(doris, one)
        release_record(layla, said)


def factories_office(ours: Partnership) -> Office:
    assert ours.office is not None
    return ours.office


@pytest.fixture
@kept
def reports(partnership: Partnership, dortmund: Office, doris: Actor) -> dict[str, Report]:
    """The four reports, all from the first one's snapshot, released."""
    with clock.held_at(SPRING):
        choice = actions.Choice([partnership.pk], *YEAR, SPRING)
        found: dict[str, Report] = {}
        snapshot = None
        for kind, language in (
            ("council-status", "de"), ("vlr", "en"), ("directory-row", "de"), ("bnk", "en"),
        ):  # fmt: skip
            report = making.begin(
                doris, dortmund, report_kinds()[kind], choice, language, snapshot=snapshot
            )
            snapshot = report.snapshot
            found[kind] = making.release(doris, actions.review(doris, report))
    return found


def kept(report: Report, name: str) -> bytes:
    with open_file(report.files.get(format=name).file) as stream:
        return stream.read()


def in_docx(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join([one.text for one in document.paragraphs] + cells)


def in_pdf(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def in_html(content: bytes) -> str:
    plain = re.sub(r"<[^>]+>", " ", content.decode())
    return " ".join(html.unescape(plain).replace("\u00a0", " ").split())


def figures(words: str, language: str) -> dict[str, Any]:
    """Return the figures a report tells, as numbers."""
    patterns = {
        "de": {
            "events": r"sind (\d+) Ereignisse vermerkt",
            "money": r"([\d.,]+)\sEUR aus eigenen Mitteln",
            "days": r"(\d+) Personaltage",
            "since": r"seit (\d{4})",
        },
        "en": {
            "events": r"(\d+) events are on file",
            "money": r"paid ([\d.,]+)\sEUR",
            "days": r"(\d+) staff days",
            "since": r"since (\d{4})",
        },
    }[language]
    flat = " ".join(words.replace("\u00a0", " ").replace("\u00ad", "").split())
    found = {}
    for name, pattern in patterns.items():
        match = re.search(pattern, flat)
        assert match is not None, (name, flat[:3000])
        found[name] = int(re.sub(r"\D", "", match[1]))
    return found


WANTED = {"events": 2, "money": 8000, "days": 12, "since": 2018}


def test_all_four_are_told_from_the_same_frozen_copy(reports: dict[str, Report]) -> None:
    assert {one.snapshot_id for one in reports.values()} == {reports["vlr"].snapshot_id}


def test_docx_pdf_and_html_tell_the_same_figures(reports: dict[str, Report]) -> None:
    for kind in ("council-status", "vlr", "bnk"):
        report = reports[kind]
        for read, name in ((in_docx, "docx"), (in_pdf, "pdf"), (in_html, "page")):
            assert figures(read(kept(report, name)), report.language) == WANTED, (kind, name)


def test_the_directory_row_reads_project_partnership_since_2018(
    reports: dict[str, Report],
) -> None:
    table = kept(reports["directory-row"], "csv").decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(table), delimiter=";")
    assert (row["Partnerkommune"], row["Art"]) == ("Dura", "Projektpartnerschaft")
    assert int(row["Art seit"]) == WANTED["since"]
    assert sorted(row["Themen"].split("; ")) == ["Abfall", "IT", "Klinik"]
    assert "Projektpartnerschaft, seit 2018" in in_html(kept(reports["directory-row"], "page"))


def test_the_english_chapter_names_the_goals(reports: dict[str, Report]) -> None:
    for kind in ("vlr", "bnk"):
        told = in_html(kept(reports[kind], "page"))
        assert "3 Health" in told
        assert "11 Cities" in told
        assert "12 Consumption" in told
        assert "17 Partnerships" in told


def test_public_texts_carry_no_personal_data(reports: dict[str, Report]) -> None:
    for report in reports.values():
        for name in ("docx", "page", "markdown"):
            content = kept(report, name)
            told = in_docx(content) if name == "docx" else content.decode()
            assert "Persönlich" not in told
            assert "petra@" not in told
    assert "Persönlich" not in reports["bnk"].snapshot.document


def test_statements_of_both_cities_lead_to_the_page_they_stand_on(
    reports: dict[str, Report], partnership: Partnership
) -> None:
    paths = making.record_paths(reports["council-status"])
    given = reports["vlr"].snapshot.content.partnerships[0].contributions
    pages = {paths(one.slug, one.id) for one in given}
    assert pages == {"/de/workspace/dortmund/partnerships/dura/giving/"}
    topic = reports["vlr"].snapshot.content.partnerships[0].topics[0]
    assert paths(topic.slug, topic.id).endswith(f"/joint/topics/{topic.id}/")


def test_a_handed_in_report_stays_and_the_next_says_what_differs(
    reports: dict[str, Report], partnership: Partnership, dortmund: Office, doris: Actor
) -> None:
    status = actions.submit(doris, reports["council-status"], "Rat")
    before = kept(status, "docx")
    later = dt.date(2025, 3, 1)
    with clock.held_at(later):
        factories.add_event(partnership, "2024-11", "Nachgetragene Reise", known="2025-02-20")
        choice = actions.Choice([partnership.pk], *YEAR, later)
        fresh = making.begin(doris, dortmund, report_kinds()["council-status"], choice)
    assert fresh.follows == status
    told = in_html(making.make_file(fresh, "page").content)
    assert "Was sich gegenüber dem Bericht vom 15. Januar 2025 ändert" in told
    assert "Dura, neu: Ereignis „Nachgetragene Reise“." in told
    status.refresh_from_db()
    assert kept(status, "docx") == before
