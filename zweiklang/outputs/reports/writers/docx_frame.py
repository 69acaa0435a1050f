# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands around the text of a DOCX: letterhead, head and foot of the pages."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from PIL import Image

from zweiklang.outputs.reports.writers.docx_body import TWIPS, Body, words
from zweiklang.outputs.reports.writers.drawings import size_of
from zweiklang.outputs.reports.writers.look import Logo, Look
from zweiklang.outputs.reports.writers.pictures import as_pngs
from zweiklang.outputs.reports.writers.preparing import Prepared
from zweiklang.outputs.reports.writers.tidying import reads_from_right

_NAMES = nsdecls("w", "r", "wp", "a", "pic")
_LOGO_HEIGHT = 14.0
_TAB = "<w:r><w:tab/></w:r>"
_PLACEHOLDER = re.compile(r"\{(title|subtitle|sender|author|standing|draft)\}")


def write_frame(document: Document, prepared: Prepared, look: Look, body: Body) -> None:
    """Write letterhead, head and foot into the first section of our own document."""
    section = document.sections[0]
    _fill(section.first_page_header, _letterhead(section.first_page_header, prepared, look, body))
    _fill(section.header, [_head(prepared, body)])
    for footer in (section.first_page_footer, section.footer):
        _fill(footer, [_foot(prepared, body)])


def fill_placeholders(document: Document, prepared: Prepared, look: Look) -> None:
    """Put the report's words into the placeholders of a city's own template."""
    report = prepared.report
    values = {
        "title": report.title,
        "subtitle": report.subtitle,
        "author": report.author,
        "sender": look.sender,
        "standing": " · ".join(prepared.words.standing),
        "draft": prepared.words.draft if report.is_draft else "",
    }
    for root in _roots(document):
        for paragraph in root.iter(qn("w:p")):
            texts = list(paragraph.iter(qn("w:t")))
            whole = "".join(text.text or "" for text in texts)
            if not _PLACEHOLDER.search(whole):
                continue
            # Word may cut a placeholder into several runs: the first one takes the whole text.
            texts[0].text = _PLACEHOLDER.sub(lambda found: values[found[1]], whole)
            texts[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            for text in texts[1:]:
                text.text = ""


def _roots(document: Document) -> Iterator[Any]:
    for section in document.sections:
        for part in (
            section.header,
            section.footer,
            section.first_page_header,
            section.first_page_footer,
        ):
            if not part.is_linked_to_previous:
                yield part._element


def _fill(place: Any, paragraphs: list[str]) -> None:
    place.is_linked_to_previous = False
    root = place._element
    for old in list(root):
        root.remove(old)
    for xml in paragraphs:
        for part in parse_xml(f"<w:body {_NAMES}>{xml}</w:body>"):
            root.append(part)


def _letterhead(place: Any, prepared: Prepared, look: Look, body: Body) -> list[str]:
    language = prepared.report.language
    place.is_linked_to_previous = False
    draft = words(prepared.words.draft, prepared.words.language, body.styles.id("Strong"))
    if not (look.sender or look.letterhead or look.logo):
        return [body.paragraph("header", draft if prepared.report.is_draft else "")]
    lines = [body.paragraph("header", _larger(words(look.sender, language)))] if look.sender else []
    lines += [body.paragraph("header", words(line, language)) for line in look.letterhead]
    logo = ""
    if look.logo:
        png, width = _logo(look.logo)
        logo = body.picture(png, width, _LOGO_HEIGHT, "", place.part)
    wide = TWIPS * 2 // 3
    rule = f'<w:bottom w:val="single" w:sz="12" w:space="0" w:color="{look.colour[1:]}"/>'
    right = '<w:jc w:val="right"/>'
    cells = (
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/><w:vAlign w:val="bottom"/></w:tcPr>'
        f"{''.join(lines) or body.paragraph('header', '')}</w:tc>"
        f'<w:tc><w:tcPr><w:tcW w:w="{TWIPS - wide}" w:type="dxa"/></w:tcPr>'
        f"{body.paragraph('header', logo, '', right)}</w:tc>"
    )
    table = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{TWIPS}" w:type="dxa"/><w:tblBorders>{rule}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:bottom w:w="80" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{wide}"/><w:gridCol w:w="{TWIPS - wide}"/></w:tblGrid>'
        f"<w:tr>{cells}</w:tr></w:tbl>"
    )
    gap = '<w:spacing w:before="160"/>'
    return [table, body.paragraph("header", draft if prepared.report.is_draft else "", "", gap)]


def _larger(run: str) -> str:
    return run.replace("<w:rPr>", '<w:rPr><w:color w:val="131525"/><w:sz w:val="24"/>', 1)


def _logo(logo: Logo) -> tuple[bytes, float]:
    """Return the logo as a picture and its width in millimetres."""
    if logo.kind == "svg":
        width, height = size_of(logo.data.decode())
        wide = _LOGO_HEIGHT * width / height
        return as_pngs([(logo.data.decode(), wide)], ppi=400)[0], wide
    with Image.open(io.BytesIO(logo.data)) as picture:
        return logo.data, _LOGO_HEIGHT * picture.width / picture.height


def _head(prepared: Prepared, body: Body) -> str:
    report = prepared.report
    said = words(report.title, report.language)
    if report.is_draft:
        strong = body.styles.id("Strong")
        said += _TAB + words(prepared.words.draft, prepared.words.language, strong)
    return body.paragraph("header", said)


def _foot(prepared: Prepared, body: Body) -> str:
    said = prepared.words
    parts = re.split(r"(%\(number\)s|%\(all\)s)", said.page)
    fields = {"%(number)s": "PAGE", "%(all)s": "NUMPAGES"}
    pages = "".join(
        _field(fields[part]) if part in fields else words(part, said.language) for part in parts
    )
    standing = words("  ·  ".join(said.standing), said.language)
    foot = body.paragraph("footer", standing + _TAB + pages)
    # Our words may run the other way than the report.
    return foot if reads_from_right(said.language) else foot.replace("<w:bidi/>", "", 1)


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
