# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What holds for all four writers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.outputs.reports.reading import words_of_docx, words_of_pdf
from tests.outputs.reports.sample import sample
from zweiklang.outputs.reports.blocks import Heading, Paragraph, Report, Run, Table, text
from zweiklang.outputs.reports.writers import docx, markdown, page, pdf
from zweiklang.outputs.reports.writers.look import Look
from zweiklang.outputs.reports.writers.preparing import prepare

LOOK = Look("Stadt Dortmund", ("Friedensplatz 1",), address="https://partner.example")
WRITERS: dict[str, Callable[[Report, Look], str | bytes]] = {
    "pdf": pdf.write,
    "docx": docx.write,
    "page": page.write,
    "markdown": markdown.write,
}


def words(name: str, report: Report) -> str:
    """Return the words of the report as one reads them in a format."""
    written = WRITERS[name](report, LOOK)
    if name == "pdf":
        assert isinstance(written, bytes)
        return words_of_pdf(written)
    if name == "docx":
        assert isinstance(written, bytes)
        return words_of_docx(written)
    assert isinstance(written, str)
    return written


@pytest.mark.parametrize("name", WRITERS)
def test_the_same_report_and_look_give_the_same_bytes(name: str) -> None:
    assert WRITERS[name](sample(), LOOK) == WRITERS[name](sample(), LOOK)


@pytest.mark.parametrize("name", WRITERS)
def test_only_the_day_of_printing_makes_a_difference(name: str) -> None:
    later = WRITERS[name](sample(made_on="2024-01-31"), LOOK)
    assert later != WRITERS[name](sample(), LOOK)


@pytest.mark.parametrize("name", WRITERS)
def test_numbers_and_names_are_the_same_in_every_format(name: str) -> None:
    read = words(name, sample())
    for said in ("12.500,00 €", "48.000,00 €", "60.500,00 €", "دورا", "Klimaschutzplan", "Quellen"):
        assert said in read


@pytest.mark.parametrize("name", WRITERS)
def test_a_source_that_nobody_cites_is_left_out(name: str) -> None:
    assert "Nobody cites this" not in words(name, sample())


@pytest.mark.parametrize("name", WRITERS)
def test_links_to_records_stand_in_drafts_only(name: str) -> None:
    assert "Eintrag öffnen" in words(name, sample(is_draft=True))
    assert (
        "Entwurf" in words(name, sample(is_draft=True)).replace("Entwurf abstimmen", "")
        or name == "docx"
    )
    assert "Eintrag öffnen" not in words(name, sample())


def test_sources_are_numbered_in_the_order_they_are_first_cited() -> None:
    report = sample(
        blocks=(
            Paragraph(text("Erst der Brief.", "letter")),
            Paragraph(text("Dann beides.", "council", "letter")),
        )
    )
    prepared = prepare(report)
    assert [source.key for source in prepared.sources] == ["letter", "council"]
    assert prepared.numbers(Run("", cites=("council", "letter"))) == [1, 2]


def test_a_citation_without_reference_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="nowhere"):
        prepare(sample(blocks=(Paragraph(text("Das steht fest.", "nowhere")),)))


def test_a_table_whose_rows_do_not_fit_its_head_is_refused() -> None:
    table = next(block for block in sample().blocks if isinstance(block, Table))
    with pytest.raises(ValueError, match="as wide as its head"):
        prepare(sample(blocks=(replace(table, total=(text("Zusammen"),)),)))


def test_a_report_without_title_is_refused() -> None:
    with pytest.raises(ValueError, match="title"):
        prepare(sample(title=" \n "))


def test_no_level_of_heading_is_skipped() -> None:
    report = sample(blocks=(Heading(text("Eins"), level=3), Heading(text("Zwei"), level=3)))
    blocks = prepare(report).report.blocks
    assert [block.level for block in blocks if isinstance(block, Heading)] == [1, 2]


def test_empty_lines_divide_a_paragraph() -> None:
    report = sample(
        blocks=(Paragraph(text("Eins.\r\n\r\nZwei\nnoch Zwei.\n\n", "letter"), lead=True),)
    )
    first, second = (
        block for block in prepare(report).report.blocks if isinstance(block, Paragraph)
    )
    assert [run.text for run in first.text] == ["Eins."]
    assert [run.text for run in second.text] == ["Zwei\nnoch Zwei."]
    assert (first.lead, second.lead) == (True, False)
    assert (first.text[0].cites, second.text[0].cites) == ((), ("letter",))


def test_a_language_we_do_not_speak_is_accompanied_in_english() -> None:
    assert prepare(sample(language="pl")).words.sources == "Sources"
    assert prepare(sample(language="de-AT")).words.sources == "Quellen"
    assert prepare(sample(language="pl")).words.language == "en"
