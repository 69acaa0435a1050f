# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scenario S4, the report: what the office knew on 26 October 2023, in one step."""

from __future__ import annotations

import datetime as dt
import io
import re

import pytest
from docx import Document
from pypdf import PdfReader

from tests.worlds import kept
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.domain.reporting import actions
from zweiklang.domain.reporting.models import Report
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.files import open_file
from zweiklang.outputs.reports import making
from zweiklang.outputs.reports.registry import report_kinds

SYSTEM = Actor.system("Test")
DAY = dt.date(2023, 10, 26)


@pytest.fixture
@kept
def report(portfolio: Office) -> Report:
    """The draft, as one step makes it: all partnerships, from January 2022 to the day."""
    ids = Partnership.objects.filter(office=portfolio).values_list("pk", flat=True)
    choice = actions.Choice(list(ids), dt.date(2022, 1, 1), DAY, DAY)
    return making.begin(SYSTEM, portfolio, report_kinds()["council-status"], choice)


def kept(report: Report, name: str) -> bytes:
    with open_file(report.files.get(format=name).file) as stream:
        return stream.read()


def words_of(docx: bytes) -> str:
    document = Document(io.BytesIO(docx))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([one.text for one in document.paragraphs] + cells)


def test_nothing_in_it_was_known_later(report: Report) -> None:
    for partnership in report.snapshot.content.partnerships:
        for entry in partnership.entries():
            if entry.slug not in ("partnership", "party"):
                assert entry.known_since is not None
                assert entry.known_since <= DAY


def test_the_released_paper_tells_how_things_stood(report: Report) -> None:
    released = making.release(SYSTEM, actions.review(SYSTEM, report))
    told = words_of(kept(released, "docx"))
    for words in (
        "Internationale Beziehungen der Stadt Dortmund: Sachstand am 26. Oktober 2023",
        "Der Ausschuss nimmt den Bericht zur Kenntnis.",
        "Mit Kumasi besteht seit 2011 eine Projektpartnerschaft.",
        "lief am 7. Oktober 2022 aus",
        "Mit Schytomyr besteht seit dem 23. Februar 2023 eine Städtefreundschaft.",
        "Solidaritätspartnerschaft",
        "ruht seit dem 31. März 2022",
        "Zwei Drehleitern",
        "Zu erledigen bis zum 23. Februar 2025.",
    ):
        assert words in told, words
    # Kumasi became a twin town in 2024, Schytomyr in 2025; the paper knows neither.
    assert "Urkunde" not in told
    assert set(re.findall(r"\b20(?:24|25|26)\b", told)) <= {"2025"}
    assert told.count("2025") == 1


def test_page_pdf_and_text_tell_the_same(report: Report) -> None:
    released = making.release(SYSTEM, actions.review(SYSTEM, report))
    pdf = "".join(
        page.extract_text() for page in PdfReader(io.BytesIO(kept(released, "pdf"))).pages
    )
    page, markdown = kept(released, "page").decode(), kept(released, "markdown").decode()
    lead = "Dortmund unterhält 14 Beziehungen zu Städten in 14 Ländern."
    assert lead in page
    assert lead in markdown
    assert re.sub(r"\s+", "", lead) in re.sub(r"[\s\u00ad-]+", "", pdf)


def test_every_statement_of_the_draft_leads_to_its_record(report: Report) -> None:
    told = making.told(report)
    assert told.is_draft
    assert told.references
    for reference in told.references:
        assert reference.record.startswith("/de/workspace/dortmund/")


def test_making_it_again_gives_the_same(report: Report) -> None:
    for name in ("docx", "pdf", "page", "markdown"):
        assert making.make_file(report, name).content == making.make_file(report, name).content
