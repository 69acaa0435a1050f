# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""DOCX: a clerk goes on in the word processor with styles, lists and tables that are such."""

from __future__ import annotations

import datetime as dt
import io
from zipfile import ZipFile

import pytest
from docx import Document
from PIL import Image

from tests.outputs.reports.reading import W, part_of_docx
from tests.outputs.reports.sample import sample
from zweiklang.outputs.reports.blocks import Items, Paragraph, Run, text
from zweiklang.outputs.reports.writers import docx
from zweiklang.outputs.reports.writers.look import Logo, Look

LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 6 4"><path d="M0 0H6V4H0Z"/></svg>'
LOOK = Look(
    "Stadt Dortmund", ("Friedensplatz 1",), "#E2001A", Logo(LOGO, "svg"), None, "https://p.example"
)


def framing(data: bytes, kind: str) -> list[str]:
    """Return the words of the heads or feet of pages."""
    with ZipFile(io.BytesIO(data)) as package:
        names = [name for name in package.namelist() if name.startswith(f"word/{kind}")]
    return ["".join(part_of_docx(data, name).itertext(f"{W}t")) for name in names]


@pytest.fixture(scope="module")
def written() -> bytes:
    """The sample as DOCX."""
    return docx.write(sample(), LOOK)


def test_every_paragraph_has_a_style_of_the_word_processor(written: bytes) -> None:
    document = Document(io.BytesIO(written))
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style]
    assert styles[:2] == ["Title", "Subtitle"]
    assert [name for name in styles if name.startswith("Heading")] == [
        "Heading 1",
        "Heading 2",
        "Heading 3",
        "Heading 1",
    ]
    assert styles.count("List Bullet") == 2
    assert styles.count("List Number") == 2
    assert styles.count("Caption") == 1
    assert styles.count("Note") == 3
    assert styles.count("Source") == 2
    assert "Normal" in styles


def test_nothing_is_formatted_past_the_styles(written: bytes) -> None:
    body = part_of_docx(written)
    direct = [
        node.tag for name in ("sz", "b", "color", "rFonts") for node in body.iter(f"{W}{name}")
    ]
    assert direct == []


def test_a_table_repeats_its_head_and_breaks_no_row(written: bytes) -> None:
    table = Document(io.BytesIO(written)).tables[1]
    assert [cell.text for cell in table.rows[0].cells] == ["Partnerschaft", "Herkunft", "Betrag"]
    assert table.style is not None
    assert table.style.name == "Report Table"
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table._tbl.iter(f"{W}tr")]
    assert heads == [True, False, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in table._tbl.iter(f"{W}tr"))
    caption = table._tbl.find(f"{W}tblPr/{W}tblCaption")
    assert caption is not None
    assert caption.get(f"{W}val") == "Geld und Sachleistungen 2022 und 2023"


def test_the_file_says_what_it_is(written: bytes) -> None:
    about = Document(io.BytesIO(written)).core_properties
    assert about.title == sample().title
    assert about.author == "Büro für Internationale Beziehungen"
    assert about.language == "de"
    assert about.created == about.modified
    assert about.created is not None
    assert about.created.date() == dt.date(2023, 11, 2)
    with ZipFile(io.BytesIO(written)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_words_are_marked_with_their_language_and_direction(written: bytes) -> None:
    body = part_of_docx(written)
    turned = [run for run in body.iter(f"{W}r") if run.find(f"{W}rPr/{W}rtl") is not None]
    assert ["".join(run.itertext(f"{W}t")) for run in turned] == ["دورا"]
    languages = [run.find(f"{W}rPr/{W}lang") for run in turned]
    assert [one.get(f"{W}bidi") for one in languages if one is not None] == ["ar"]


def test_a_report_from_the_right_turns_paragraphs_tables_and_section() -> None:
    body = part_of_docx(docx.write(sample(language="ar"), LOOK))
    assert all(node.find(f"{W}pPr/{W}bidi") is not None for node in body.iter(f"{W}p"))
    assert all(node.find(f"{W}tblPr/{W}bidiVisual") is not None for node in body.iter(f"{W}tbl"))
    assert body.find(f"{W}body/{W}sectPr/{W}bidi") is not None


def test_a_figure_is_a_sharp_picture_with_words(written: bytes) -> None:
    body = part_of_docx(written)
    alts = [node.get("descr") for node in body.iter() if str(node.tag).endswith("}docPr")]
    assert alts == ["Rad der Ziele: 6, 7, 11 und 13 sind belegt."]
    with ZipFile(io.BytesIO(written)) as package:
        pictures = [
            Image.open(io.BytesIO(package.read(name)))
            for name in package.namelist()
            if name.startswith("word/media/")
        ]
    assert max(picture.width for picture in pictures) > 600


def test_each_numbered_list_begins_at_one() -> None:
    lists = (Items((text("eins"), text("zwei")), True), Items((text("eins"),), True))
    body = part_of_docx(docx.write(sample(blocks=lists, references=()), LOOK))
    numbers = [node.get(f"{W}val") for node in body.iter(f"{W}numId")]
    assert numbers[0] == numbers[1] != numbers[2]
    numbering = part_of_docx(
        docx.write(sample(blocks=lists, references=()), LOOK), "word/numbering.xml"
    )
    chosen = [one for one in numbering.iter(f"{W}num") if one.get(f"{W}numId") in numbers]
    assert all(one.find(f"{W}lvlOverride/{W}startOverride") is not None for one in chosen)


def test_letterhead_stands_on_the_first_page_and_the_foot_on_all(written: bytes) -> None:
    assert Document(io.BytesIO(written)).sections[0].different_first_page_header_footer
    heads, feet = framing(written, "header"), framing(written, "footer")
    assert sorted("Stadt Dortmund" in head for head in heads) == [False, True]
    assert sorted("Friedensplatz 1" in head for head in heads) == [False, True]
    assert len(feet) == 2
    for foot in feet:
        assert "Momentaufnahme 3f9ac21b7d5e" in foot
        assert "Seite 1 von 1" in foot  # the word processor counts


def test_citations_lead_to_the_list_of_sources(written: bytes) -> None:
    body = part_of_docx(written)
    anchors = {node.get(f"{W}anchor") for node in body.iter(f"{W}hyperlink")} - {None}
    marks = {node.get(f"{W}name") for node in body.iter(f"{W}bookmarkStart")}
    assert anchors == marks == {"source_1", "source_2"}


def test_a_line_break_stays_one() -> None:
    report = sample(blocks=(Paragraph((Run("eins\nzwei"),)),), references=())
    body = part_of_docx(docx.write(report, LOOK))
    assert len(list(body.iter(f"{W}br"))) == 1


#: The order the file format asks for; word processors call a file with another one damaged.
_ORDER = (
    "pStyle", "keepNext", "keepLines", "numPr", "pBdr", "tabs", "suppressAutoHyphens", "bidi",
    "spacing", "ind", "jc", "outlineLvl",
)  # fmt: skip


@pytest.mark.parametrize("language", ["de", "ar"])
def test_properties_of_paragraphs_stand_in_the_order_of_the_format(language: str) -> None:
    data = docx.write(sample(language=language, is_draft=True), LOOK)
    with ZipFile(io.BytesIO(data)) as package:
        names = [
            name for name in package.namelist() if name.startswith("word/") and "rels" not in name
        ]
    found = 0
    for name in names:
        if not name.endswith(".xml") or name.endswith(("stylesWithEffects.xml", "numbering.xml")):
            continue
        for properties in part_of_docx(data, name).iter(f"{W}pPr"):
            order = [_ORDER.index(str(one.tag).removeprefix(W)) for one in properties]
            assert order == sorted(order), name
            found += 1
    assert found > 40
