# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes a report as DOCX with real styles, so that a clerk goes on in the word processor."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as DocumentType
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from zweiklang.outputs.reports.blocks import Report
from zweiklang.outputs.reports.writers.docx_body import Body
from zweiklang.outputs.reports.writers.docx_frame import fill_placeholders, write_frame
from zweiklang.outputs.reports.writers.look import Look, LookError
from zweiklang.outputs.reports.writers.preparing import Prepared, prepare
from zweiklang.outputs.reports.writers.tidying import reads_from_right

#: Paragraph of a city's template in whose place the report comes.
CONTENT = "{content}"


def write(report: Report, look: Look) -> bytes:
    """Return the report as DOCX; raises LookError for a template of the city that is none."""
    prepared = prepare(report)
    document, is_own = _begun(look)
    body = Body(document, prepared, look, is_own)
    place = _place(document)
    for part in body.parts():
        place.addprevious(part)
    if place.tag == qn("w:p"):
        place.getparent().remove(place)
    if is_own:
        fill_placeholders(document, prepared, look)
    else:
        _set_page(document)
        write_frame(document, prepared, look, body)
    _settle(document, prepared)
    return _packed(document)


def _begun(look: Look) -> tuple[DocumentType, bool]:
    path = look.template("report.docx")
    if path is None:
        document = Document()
        _emptied(document)
        return document, False
    try:
        return Document(str(path)), True
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise LookError(f"The template is no DOCX file: {path}") from error


def _emptied(document: DocumentType) -> None:
    body = document.element.body
    for part in list(body):
        if part.tag != qn("w:sectPr"):
            body.remove(part)


def _place(document: DocumentType) -> Any:
    """Return the element before which the report is written."""
    for paragraph in document.paragraphs:
        if paragraph.text.strip() == CONTENT:
            return paragraph._p
    return document.element.body.find(qn("w:sectPr"))


def _set_page(document: DocumentType) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(25), Mm(22)
    section.top_margin, section.bottom_margin = Mm(24), Mm(26)
    section.header_distance = section.footer_distance = Mm(12)
    section.different_first_page_header_footer = True


def _settle(document: DocumentType, prepared: Prepared) -> None:
    """Write what the file says about itself, the same each time."""
    report = prepared.report
    if reads_from_right(report.language):
        section: Any = document.element.body.find(qn("w:sectPr"))
        grid = section.find(qn("w:docGrid"))
        turned = parse_xml(f"<w:bidi {nsdecls('w')}/>")
        section.append(turned) if grid is None else grid.addprevious(turned)
    day = dt.date.fromisoformat(report.made_on) if report.made_on else dt.date(1980, 1, 1)
    made = dt.datetime(day.year, day.month, day.day)
    about = document.core_properties
    about.title, about.author = report.title[:255], report.author[:255]
    about.last_modified_by, about.language = report.author[:255], report.language
    about.subject = report.subtitle[:255]
    about.comments = " · ".join(prepared.words.standing)[:255]
    about.created = about.modified = made
    about.revision, about.keywords, about.category = 1, "", ""
    settings = document.settings.element
    # Without these Word opens the file as one of 2007, and never divides a word.
    for name in ("w:autoHyphenation", "w:compat"):
        for old in settings.findall(qn(name)):
            settings.remove(old)
    before = settings.find(qn("w:defaultTabStop"))
    hyphens = parse_xml(f'<w:autoHyphenation {nsdecls("w")} w:val="true"/>')
    settings.insert(0, hyphens) if before is None else before.addnext(hyphens)
    after = settings.find(qn("w:rsids"))
    compat = parse_xml(
        f'<w:compat {nsdecls("w")}><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    settings.append(compat) if after is None else after.addprevious(compat)


def _packed(document: DocumentType) -> bytes:
    """Return the package with a fixed time on each of its parts."""
    loose, fixed = io.BytesIO(), io.BytesIO()
    document.save(loose)
    with ZipFile(loose) as source, ZipFile(fixed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.external_attr = ZIP_DEFLATED, 0o600 << 16
            target.writestr(info, source.read(name))
    return fixed.getvalue()
