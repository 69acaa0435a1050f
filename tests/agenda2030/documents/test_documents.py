# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Text comes out of papers of every kind; what cannot be read is named with its reason."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from tests.agenda2030.documents import making
from zweiklang.agenda2030.documents import Unreadable, kind_of, read_bytes, read_file
from zweiklang.agenda2030.documents.isolated import read_isolated


def test_pdf_keeps_pages_and_joins_lines_and_divided_words() -> None:
    found = read_bytes(
        making.pdf(
            [
                ["Die Stadt erneuert im kommenden Jahr die undichten Trinkwasserlei-", "tungen."],
                ["2 Abfall", "Die Abfuhr wird neu geplant, damit weniger Fahrten nötig sind."],
            ]
        ),
        "plan.pdf",
    )
    assert found.pages == 2
    assert [(block.page, block.text) for block in found.blocks][0] == (
        1,
        "Die Stadt erneuert im kommenden Jahr die undichten Trinkwasserleitungen.",
    )
    assert {block.page for block in found.blocks} == {1, 2}


def test_pdf_tells_which_pages_are_pictures() -> None:
    found = read_bytes(making.pdf([["Ein Satz, der lang genug ist für eine Seite."], []]), "a.pdf")
    assert found.problems == ("1 of 2 pages hold no text (pictures or empty).",)


def test_pdf_lines_in_a_long_row_are_a_list_and_numbered_ones_are_contents() -> None:
    trees = ["Linden", "Eichen", "Ahorne", "Buchen"]
    contents = ["1 Wasser", "2 Abfall", "3 Klima", "4 Schulen"]
    text = "Die Stadt pflanzt in den kommenden Jahren viele verschiedene Bäume an den Wegen."
    (listed, numbered) = (
        [block.kind for block in read_bytes(making.pdf([[*lines, text, text]]), "x.pdf").blocks]
        for lines in (trees, contents)
    )
    assert listed[:4] == ["item", "item", "item", "heading"]
    assert numbered[:4] == ["heading"] * 4


def test_docx_gives_headings_items_rows_and_leaves_out_struck_text() -> None:
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Wasser</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>Die Stadt </w:t></w:r><w:del><w:r><w:t>nicht </w:t></w:r></w:del>"
        "<w:r><w:t>spart.</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Leitungen prüfen</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Maßnahme</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>2027</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    found = read_bytes(making.docx(body), "x.docx")
    assert [(block.kind, block.text) for block in found.blocks] == [
        ("heading", "Wasser"),
        ("paragraph", "Die Stadt spart."),
        ("item", "Leitungen prüfen"),
        ("row", "Maßnahme | 2027"),
    ]


def test_odt_gives_the_same() -> None:
    body = (
        "<text:h>Wasser</text:h><text:p>Die<text:s/>Stadt <text:span>spart</text:span>.</text:p>"
        "<text:list><text:list-item><text:p>Leitungen</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell>"
        "<table:table-cell><text:p>B</text:p></table:table-cell></table:table-row></table:table>"
    )
    found = read_bytes(making.odt(body), "x.odt")
    assert [(block.kind, block.text) for block in found.blocks] == [
        ("heading", "Wasser"),
        ("paragraph", "Die Stadt spart."),
        ("item", "Leitungen"),
        ("row", "A | B"),
    ]


@pytest.mark.parametrize("depth", [300, 2_000])
def test_html_that_nests_deeply_loses_nothing(depth: int) -> None:
    page = f"<p>Vorher.</p>{'<div>' * depth}Innen.{'</div>' * depth}<p>Nachher.</p>"
    found = read_bytes(page.encode(), "x.html")
    assert [block.text for block in found.blocks] == ["Vorher.", "Innen.", "Nachher."]


def test_html_that_nests_without_end_says_what_to_do() -> None:
    page = f"<p>Vorher.</p>{'<div>' * 200_000}Innen."
    with pytest.raises(Unreadable, match="save it as PDF"):
        read_bytes(page.encode(), "x.html")


def test_html_shows_what_a_person_reads_and_runs_nothing() -> None:
    page = (
        "<!doctype html><html><head><title>T</title><script>alert(1)</script></head><body>"
        "<nav><a href='/'>Start</a></nav><h1>Klima</h1><p>Die Stadt <b>pflanzt</b> Bäume.</p>"
        "<ul><li>Eins<li>Zwei</ul><div>Frei<script>x()</script> stehend</div></body></html>"
    )
    found = read_bytes(page.encode(), "x.html")
    assert [block.text for block in found.blocks] == [
        "Klima",
        "Die Stadt pflanzt Bäume.",
        "Eins",
        "Zwei",
        "Frei stehend",
    ]


def test_markdown_gives_headings_and_rows_without_its_signs() -> None:
    text = "# Plan\n\nDie **Stadt** [plant](x.html)\nneu.\n\n- eins\n\n"
    text += "| a | b |\n|---|---|\n| 1 | 2 |\n"
    found = read_bytes(text.encode(), "x.md")
    assert [(block.kind, block.text) for block in found.blocks] == [
        ("heading", "Plan"),
        ("paragraph", "Die Stadt plant neu."),
        ("item", "eins"),
        ("row", "a | b"),
        ("row", "1 | 2"),
    ]


def test_text_in_an_old_encoding_is_understood() -> None:
    found = read_bytes("Straßen für Radfahrer".encode("cp1252"), "alt.txt")
    assert found.blocks[0].text == "Straßen für Radfahrer"


def test_a_short_line_above_a_sentence_is_the_heading_of_a_plain_text() -> None:
    text = "Wasser und Abwasser\n\nDie Stadt prüft ihre Leitungen.\n\nDie Stadt plant Bäume\n"
    found = read_bytes(text.encode(), "x.txt")
    assert [block.kind for block in found.blocks] == ["heading", "paragraph", "paragraph"]


def test_rows_of_a_sheet_are_units() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Maßnahme", "Jahr"])
    sheet.append(["Kanäle sanieren", 2027])
    out = io.BytesIO()
    book.save(out)
    found = read_bytes(out.getvalue(), "x.xlsx")
    assert [b.text for b in found.blocks if b.kind == "row"] == [
        "Maßnahme | Jahr",
        "Kanäle sanieren",
    ]


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "leer.pdf", "empty"),
        (b"   \n ", "leer.txt", "empty"),
        (b"%PDF-1.7\nkaputt", "kaputt.pdf", "broken"),
        (b"PK\x03\x04kaputt", "kaputt.docx", "broken"),
        (b"\x89PNG\r\n\x1a\n....", "bild.png", "unknown-kind"),
        (b"\xd0\xcf\x11\xe0alt", "alt.doc", "unknown-kind"),
        (b"\x00\x01\x02\x03\xff" * 400, "daten.txt", "unknown-kind"),
        (bytes(range(128, 160)) * 40, "seltsam.txt", "wrong-encoding"),
    ],
)
def test_what_cannot_be_read_is_named(content: bytes, name: str, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_bytes(content, name)
    assert caught.value.reason == reason
    assert str(caught.value).endswith(".")


def test_locked_and_scanned_pdf_are_told_apart() -> None:
    with pytest.raises(Unreadable) as locked:
        read_bytes(making.locked_pdf(), "geheim.pdf")
    with pytest.raises(Unreadable) as scanned:
        read_bytes(making.pdf([[], []]), "scan.pdf")
    assert (locked.value.reason, scanned.value.reason) == ("encrypted", "no-text")


def test_bomb_is_not_unpacked() -> None:
    with pytest.raises(Unreadable) as caught:
        read_bytes(making.bomb(), "bombe.docx")
    assert caught.value.reason == "bomb"


def test_entities_of_a_stranger_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim")
    evil = (
        f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{secret}">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>Guter Text &x;</w:t></w:r></w:p></w:body></w:document>"
    )
    content = making._zipped({"word/document.xml": evil})
    try:
        found = read_bytes(content, "x.docx").text
    except Unreadable:
        found = ""
    assert "geheim" not in found


def test_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        read_file(tmp_path / "nicht-da.pdf")
    assert caught.value.reason == "missing"


def test_content_decides_the_kind_not_the_name() -> None:
    assert kind_of(making.pdf([["x"]]), "bild.docx") == "pdf"
    assert kind_of(making.odt("<text:p>x</text:p>"), "x.pdf") == "odt"


def test_reading_apart_gives_the_same_and_survives_a_crash(tmp_path: Path) -> None:
    good, bad = tmp_path / "gut.md", tmp_path / "schlecht.pdf"
    good.write_text("# Plan\n\nDie Stadt plant.\n")
    bad.write_bytes(b"%PDF-1.7\n" + b"\xff" * 5000)
    assert read_isolated(good, "gut.md") == read_file(good)
    with pytest.raises(Unreadable):
        read_isolated(bad, "schlecht.pdf")


def test_reading_apart_ends_when_the_time_is_up(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("- Die Stadt plant.\n" * 1_000_000)
    for seconds in (0, 1):
        with pytest.raises(Unreadable) as caught:
            read_isolated(file, "a.md", seconds=seconds)
        assert caught.value.reason == "too-slow"
