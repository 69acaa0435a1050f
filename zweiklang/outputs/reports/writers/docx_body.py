# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The blocks of a report as parts of a DOCX body.

The XML is written as text and read once for each block: building it element by element takes
several times as long, and a report of 300 partnerships has 50,000 of them.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from zweiklang.outputs.reports.blocks import (
    Block,
    Fact,
    Facts,
    Figure,
    Heading,
    Items,
    Note,
    Paragraph,
    Run,
    Table,
    Text,
)
from zweiklang.outputs.reports.writers.columns import column_widths
from zweiklang.outputs.reports.writers.docx_lists import Lists
from zweiklang.outputs.reports.writers.docx_styles import Styles
from zweiklang.outputs.reports.writers.drawings import size_of
from zweiklang.outputs.reports.writers.look import Look
from zweiklang.outputs.reports.writers.outlines import for_paper
from zweiklang.outputs.reports.writers.pdf_data import WIDTH, absolute
from zweiklang.outputs.reports.writers.pictures import as_pngs
from zweiklang.outputs.reports.writers.preparing import Prepared
from zweiklang.outputs.reports.writers.tidying import reads_from_right

_NAMES = nsdecls("w", "r", "wp", "a", "pic")
#: Twentieths of a point of a line, and English Metric Units of a millimetre.
TWIPS, EMU = 9241, 36_000
_LABEL = 2500


class Body:
    """Writes the blocks of one report into a document."""

    def __init__(self, document: Document, prepared: Prepared, look: Look, is_own: bool) -> None:
        self.document, self.prepared, self.look = document, prepared, look
        self.report, self.words = prepared.report, prepared.words
        self.is_turned = reads_from_right(self.report.language)
        self.styles = Styles(
            document, is_own, is_turned=self.is_turned, is_tight=bool(self.report.pages)
        )
        self.lists = Lists(document)
        self.styles.link_list("List Bullet", self.lists.bullets)
        self._pictures = 0
        self._links: dict[str, str] = {}
        self._drawn = self._draw()

    def parts(self) -> Iterator[Any]:
        """Yield the elements of the whole report."""
        for xml in self._all():
            yield from parse_xml(f"<w:body {_NAMES}>{xml}</w:body>")

    def _all(self) -> Iterator[str]:
        report = self.report
        yield self.paragraph("Title", self._words(report.title))
        if report.subtitle:
            yield self.paragraph("Subtitle", self._words(report.subtitle))
        if report.header:
            yield self._facts(report.header)
        for block in report.blocks:
            yield self._block(block)
        yield from self._sources()

    def paragraph(self, style: str, content: str, marks: str = "", align: str = "") -> str:
        """Return a paragraph of a style around written runs, with list marks and alignment."""
        turned = "<w:bidi/>" if self.is_turned else ""
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{self.styles.id(style)}"/>{marks}{turned}{align}</w:pPr>'
            f"{content}</w:p>"
        )

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                return self.paragraph(f"heading {block.level}", self._text(block.text))
            case Paragraph():
                return self.paragraph("Lead" if block.lead else "Normal", self._text(block.text))
            case Items():
                return self._items(block)
            case Table():
                return self._table(block)
            case Figure():
                return self._figure(block)
            case Facts():
                return self._facts(block.facts)
            case Note():
                label = self._words(self.words.label(block.weight), "Strong", self.words.language)
                return self.paragraph("Note", label + self._words("  ") + self._text(block.text))

    def _draw(self) -> dict[int, bytes]:
        """Return all figures as pictures, set at once: beginning takes longer than drawing."""
        figures = [block for block in self.report.blocks if isinstance(block, Figure)]
        drawings = for_paper([figure.svg for figure in figures])
        widths = [WIDTH * figure.width for figure in figures]
        pictures = as_pngs(list(zip(drawings, widths, strict=True)))
        return {id(figure): one for figure, one in zip(figures, pictures, strict=True)}

    def _items(self, items: Items) -> str:
        extra = ""
        if items.ordered and items.items:
            extra = (
                f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{self.lists.numbered()}"/></w:numPr>'
            )
        style = "List Number" if items.ordered else "List Bullet"
        return "".join(self.paragraph(style, self._text(item), extra) for item in items.items)

    def _table(self, table: Table) -> str:
        widths = [round(width / WIDTH * TWIPS) for width in column_widths(table, WIDTH)]
        ends = [column.align == "end" for column in table.columns]
        head = self._row(
            [self._words(one.label) for one in table.columns], widths, ends, "<w:tblHeader/>"
        )
        rows = [self._row([self._text(cell) for cell in row], widths, ends) for row in table.rows]
        if table.total:
            strong = [tuple(replace(run, strong=True) for run in cell) for cell in table.total]
            rows.append(self._row([self._text(cell) for cell in strong], widths, ends))
        caption = ""
        if table.caption:
            caption = self.paragraph("caption", self._words(table.caption))
        total = int(bool(table.total))
        look = f'w:val="06{"E" if total else "A"}0" w:firstRow="1" w:lastRow="{total}"'
        return caption + self._grid(
            "Report Table", widths, head + "".join(rows), look, table.caption
        )

    def _facts(self, facts: tuple[Fact, ...]) -> str:
        widths = [_LABEL, TWIPS - _LABEL]
        rows = [
            self._row([self._words(fact.label), self._text(fact.value)], widths, [False, False])
            for fact in facts
        ]
        look = 'w:val="0680" w:firstRow="0" w:lastRow="0"'
        return self._grid("Report Facts", widths, "".join(rows), look, "") if rows else ""

    def _grid(self, style: str, widths: list[int], rows: str, look: str, title: str) -> str:
        turned = "<w:bidiVisual/>" if self.is_turned else ""
        said = f"<w:tblCaption w:val={quoteattr(title)}/>" if title else ""
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.styles.id(style)}"/>{turned}'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblLook {look} w:firstColumn="1" w:lastColumn="0" w:noHBand="1" '
            f'w:noVBand="1"/>{said}</w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>" + self.paragraph("Table Text", "")
        )

    def _row(self, cells: list[str], widths: list[int], ends: list[bool], extra: str = "") -> str:
        written: list[str] = []
        edge = "left" if self.is_turned else "right"
        flush = f'<w:tcMar><w:{edge} w:w="0" w:type="dxa"/></w:tcMar>'
        for cell, width, end in zip(cells, widths, ends, strict=True):
            # In a paragraph that runs from the right, Word calls its end the right side, too.
            align = '<w:jc w:val="right"/>' if end else ""
            margin = flush if len(written) == len(cells) - 1 else ""
            written.append(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{margin}</w:tcPr>'
                f"{self.paragraph('Table Text', cell, '', align)}</w:tc>"
            )
        return f"<w:tr><w:trPr><w:cantSplit/>{extra}</w:trPr>{''.join(written)}</w:tr>"

    def _figure(self, figure: Figure) -> str:
        wide = WIDTH * figure.width
        width, height = size_of(figure.svg)
        png = self._drawn[id(figure)]
        picture = self.picture(png, wide, wide * height / width, figure.alt)
        written = self.paragraph("Figure", picture)
        if figure.caption:
            written += self.paragraph("Figure Caption", self._words(figure.caption))
        return written

    def picture(self, data: bytes, width: float, height: float, alt: str, part: Any = None) -> str:
        """Return a picture in a run, sizes in millimetres; one without alt is decoration."""
        self._pictures += 1
        number = self._pictures
        home = part or self.document.part
        relation, _image = home.get_or_add_image(io.BytesIO(data))
        size = f'cx="{round(width * EMU)}" cy="{round(height * EMU)}"'
        about = f'id="{number}" name="Picture {number}" descr={quoteattr(alt)}'
        kind = "http://schemas.openxmlformats.org/drawingml/2006/picture"
        return (
            '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f"<wp:extent {size}/><wp:docPr {about}/><wp:cNvGraphicFramePr/>"
            f'<a:graphic><a:graphicData uri="{kind}"><pic:pic>'
            f"<pic:nvPicPr><pic:cNvPr {about}/><pic:cNvPicPr/></pic:nvPicPr>"
            f'<pic:blipFill><a:blip r:embed="{relation}"/>'
            "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
            "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )

    def _text(self, text: Text) -> str:
        return "".join(self._run(run) for run in text)

    def _run(self, run: Run) -> str:
        said = self._words(run.text, "Strong" if run.strong else "", run.language)
        url = absolute(run.url, self.look)
        if url:
            said = self._link(url, self._words(run.text, "Hyperlink", run.language))
        numbers = self.prepared.numbers(run)
        for position, number in enumerate(numbers):
            if position:
                said += self._words(",", "Source Number")
            inner = self._words(str(number), "Source Number")
            said += f'<w:hyperlink w:anchor="source_{number}">{inner}</w:hyperlink>'
        return said

    def _link(self, url: str, inner: str) -> str:
        relation = self.document.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return f'<w:hyperlink r:id="{relation}">{inner}</w:hyperlink>'

    def _words(self, text: str, style: str = "", language: str = "") -> str:
        return words(text, language or self.report.language, self.styles.id(style) if style else "")

    def _sources(self) -> Iterator[str]:
        if not self.prepared.sources:
            return
        yield self.paragraph("heading 1", self._words(self.words.sources, "", self.words.language))
        number = self.lists.sources()
        extra = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        for position, source in enumerate(self.prepared.sources, 1):
            said = self._words(source.text)
            if not source.text:
                said = self._words(self.words.no_source, "", self.words.language)
            url = absolute(source.url, self.look)
            if url:
                said += self._words(" ") + self._link(url, self._words(url, "Hyperlink"))
            record = absolute(source.record, self.look)
            if self.report.is_draft and record:
                inner = self._words(self.words.record, "Hyperlink", self.words.language)
                said += self._words(" · ") + self._link(record, inner)
            yield self.paragraph(
                "Source",
                f'<w:bookmarkStart w:id="{position}" w:name="source_{position}"/>{said}'
                f'<w:bookmarkEnd w:id="{position}"/>',
                extra,
            )


def words(text: str, language: str, style: str = "") -> str:
    """Return a run of words in a language, and with the id of a character style."""
    if not text:
        return ""
    turned = reads_from_right(language)
    chosen = f'<w:rStyle w:val="{style}"/>' if style else ""
    tongue = quoteattr(language)
    says = f"<w:rtl/><w:lang w:bidi={tongue}/>" if turned else f"<w:lang w:val={tongue}/>"
    if language.split("-")[0] in ("zh", "ja", "ko"):
        says = f"<w:lang w:eastAsia={tongue}/>"
    lines = escape(text).split("\n")
    inner = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    return f"<w:r><w:rPr>{chosen}{says}</w:rPr>{inner}</w:r>"
