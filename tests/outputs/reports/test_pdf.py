# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""PDF: accessible as PDF/UA-1 asks, checked by libraries that did not write it."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pdfua
import pikepdf
import pytest

from tests.outputs.reports.reading import structure, words_of_pdf
from tests.outputs.reports.sample import sample
from zweiklang.outputs.reports.blocks import Block, Figure, Paragraph, Run
from zweiklang.outputs.reports.writers import pdf
from zweiklang.outputs.reports.writers.look import Look
from zweiklang.outputs.reports.writers.pdf_data import Printable, data_of
from zweiklang.outputs.reports.writers.preparing import prepare

LOOK = Look("Stadt Dortmund", ("Friedensplatz 1",), address="https://partner.example")


@pytest.fixture(scope="module")
def written() -> bytes:
    """The sample as PDF."""
    return pdf.write(sample(), LOOK)


def test_the_file_says_what_it_is_and_in_which_language(written: bytes) -> None:
    with pikepdf.open(io.BytesIO(written)) as file:
        assert str(file.Root.Lang) == "de"
        assert bool(file.Root.MarkInfo.Marked)
        assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
        assert str(file.docinfo.Title) == sample().title
        assert str(file.docinfo.CreationDate).startswith("D:20231102")
        about = file.open_metadata()
        assert about["pdfuaid:part"] == "1"


def test_an_independent_checker_finds_nothing(written: bytes, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(written)
    report = pdfua.validate(str(path))
    assert report.findings == ()
    # Its rule on empty headings stumbles over headings of several pieces; the next test holds that.
    assert [rule.rule_id for rule in report.skipped] in ([], ["UA-14-001"])
    assert len(report.outcomes) >= 12


def test_the_structure_is_that_of_the_report(written: bytes) -> None:
    kinds = [kind for kind, _ in structure(written)]
    assert kinds.count("Title") == 1
    assert [kind for kind in kinds if kind in ("H1", "H2", "H3")] == ["H1", "H2", "H3", "H1"]
    assert kinds.count("Table") == 1
    assert kinds.count("TH") == 3
    assert kinds.count("TR") == 4
    assert kinds.count("L") == 5  # header fields, two lists, facts, sources
    assert kinds.count("Figure") == 1


def test_figures_after_the_beginning_may_move_to_leave_no_gap() -> None:
    figure = next(one for one in sample().blocks if isinstance(one, Figure))
    said: list[Block] = [Paragraph((Run("Das ist geschehen. " * 40),))] * 4
    prepared = prepare(replace(sample(), blocks=(figure, *said, figure)))
    data = data_of(Printable(prepared, LOOK))["blocks"]
    assert [one["moves"] for one in data if one["kind"] == "figure"] == [False, True]


def test_no_heading_is_empty(written: bytes) -> None:
    titles = [part["/T"] for kind, part in structure(written) if kind in ("H1", "H2", "H3")]
    assert titles == ["Dura", "Leistungen", "Ausblick", "Quellen"]


def test_a_figure_has_the_words_that_stand_for_it(written: bytes) -> None:
    figures = [part for kind, part in structure(written) if kind == "Figure"]
    assert [figure["/Alt"] for figure in figures] == ["Rad der Ziele: 6, 7, 11 und 13 sind belegt."]


def test_every_mark_on_the_page_is_content_or_decoration(written: bytes) -> None:
    with pikepdf.open(io.BytesIO(written)) as file:
        for page in file.pages:
            depth, loose = 0, list[str]()
            for step in pikepdf.parse_content_stream(page):
                name = str(step.operator)
                if name in ("BDC", "BMC"):
                    depth += 1
                elif name == "EMC":
                    depth -= 1
                elif name in ("Tj", "TJ", "S", "f", "B", "Do") and not depth:
                    loose.append(name)
            assert loose == []


def test_words_of_another_language_are_marked_as_such(written: bytes) -> None:
    with pikepdf.open(io.BytesIO(written)) as file:
        streams = b"".join(page.Contents.read_bytes() for page in file.pages)
        tree = str([part for kind, part in structure(written) if "/Lang" in part])
    assert b"/Lang" in streams or "'ar'" in tree


def test_the_foot_says_known_on_snapshot_and_made_on(written: bytes) -> None:
    read = words_of_pdf(written)
    assert "Kenntnisstand vom 26. Oktober 2023" in read
    assert "Momentaufnahme 3f9ac21b7d5e ·" in read
    assert "Erstellt am 2. November 2023" in read
    assert "Seite 1 von 2" in read


def test_all_typefaces_are_in_the_file_and_come_from_packages(written: bytes) -> None:
    with pikepdf.open(io.BytesIO(written)) as file:
        fonts = {
            str(one.FontDescriptor.FontName)
            for one in file.objects
            if isinstance(one, pikepdf.Dictionary) and "/FontDescriptor" in one
        }
    assert fonts
    ours = ("FiraSans", "NotoSans", "IBMPlexSansArabic")
    assert all(any(one in name for one in ours) for name in fonts)
