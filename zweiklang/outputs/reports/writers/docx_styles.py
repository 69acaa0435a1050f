# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The styles of a DOCX report: Word's own names, so that a clerk finds and changes them."""

from __future__ import annotations

import re
from typing import Any

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

#: Typeface on every machine of an office; a city's own template brings its own.
_FONT = "Arial"
_INK, _MUTED, _RULE = "131525", "51577A", "C0C3D5"

_HEAD = "<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/>"
_BOLD = "<w:b/><w:bCs/>"


def _gap(before: int, after: int, line: int = 276) -> str:
    """Return space before and after in twentieths of a point, lines in parts of 240."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _border(side: str, width: int, space: int) -> str:
    return (
        f'<w:pBdr><w:{side} w:val="single" w:sz="{width}" w:space="{space}" w:color="{_RULE}"/>'
        "</w:pBdr>"
    )


_GREY = f'<w:color w:val="{_MUTED}"/>'
_RIGHT_TAB = '<w:tabs><w:tab w:val="right" w:pos="9241"/></w:tabs>'
# Name in the file, name of the style it is based on, properties of paragraphs and of words.
_PARAGRAPHS = (
    ("Normal", "", _gap(0, 120), f'<w:color w:val="{_INK}"/>{_size(20)}'),
    ("Title", "Normal", _HEAD + _gap(240, 140, 240), _size(40)),
    ("Subtitle", "Normal", _gap(0, 240), _GREY + _size(24)),
    ("heading 1", "Normal", f'{_HEAD}{_gap(400, 120)}<w:outlineLvl w:val="0"/>', _size(30)),
    ("heading 2", "Normal", f'{_HEAD}{_gap(320, 100)}<w:outlineLvl w:val="1"/>', _BOLD + _size(23)),
    ("heading 3", "Normal", f'{_HEAD}{_gap(240, 80)}<w:outlineLvl w:val="2"/>', _BOLD),
    ("Lead", "Normal", _gap(120, 160), _size(24)),
    ("List Bullet", "Normal", _gap(0, 60), ""),
    ("List Number", "Normal", _gap(0, 60), ""),
    ("caption", "Normal", "<w:keepNext/>" + _gap(200, 80, 240), _BOLD + _size(18)),
    ("Figure", "Normal", "<w:keepNext/>" + _gap(200, 60, 240), ""),
    (
        "Figure Caption",
        "caption",
        '<w:keepNext w:val="0"/>' + _gap(0, 240, 240),
        f'<w:b w:val="0"/><w:bCs w:val="0"/>{_GREY}',
    ),
    ("Table Text", "Normal", _gap(50, 50, 240), _size(18)),
    ("Note", "Normal", _border("left", 18, 8) + _gap(160, 160) + '<w:ind w:left="227"/>', ""),
    ("Source", "Normal", "<w:suppressAutoHyphens/>" + _gap(0, 60, 240), _size(17)),
    ("header", "Normal", _RIGHT_TAB + _gap(0, 0, 240), _GREY + _size(16)),
    ("footer", "Normal", _border("top", 4, 4) + _RIGHT_TAB + _gap(0, 0, 240), _GREY + _size(15)),
)
_CHARACTERS = (
    ("Strong", _BOLD),
    ("Hyperlink", '<w:u w:val="single"/>'),
    ("Source Number", '<w:vertAlign w:val="superscript"/>'),
)
_TABLES = ("Report Table", "Report Facts")


class Styles:
    """The styles of a document by the names we use; what a city's template lacks is added."""

    def __init__(
        self, document: Document, is_own: bool, *, is_turned: bool = False, is_tight: bool = False
    ) -> None:
        self._root = document.styles.element
        self._ids: dict[str, str] = {}
        if not is_own:
            self._clear()
        for name, base, paragraph, run in _PARAGRAPHS:
            if self._found(name) is None:
                sided = _turned(paragraph) if is_turned else paragraph
                if is_tight:
                    sided, run = _tightened(sided), _tightened(run)
                self._add(name, "paragraph", base, f"<w:pPr>{sided}</w:pPr>", run)
        for name, run in _CHARACTERS:
            if self._found(name) is None:
                self._add(name, "character", "", "", run)
        for name in _TABLES:
            if self._found(name) is None:
                written = _table_style(name)
                self._root.append(parse_xml(_turned(written) if is_turned else written))

    def id(self, name: str) -> str:
        """Return the id by which paragraphs, runs and tables name a style."""
        if name not in self._ids:
            found = self._found(name)
            if found is None:
                raise KeyError(name)
            self._ids[name] = str(found.get(qn("w:styleId")))
        return self._ids[name]

    def link_list(self, name: str, number: int) -> None:
        """Give the paragraphs of a list style the marks of a numbering, unless it has its own."""
        style = self._found(name)
        if style is None or style.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None:
            return
        properties = style.find(qn("w:pPr"))
        if properties is None:
            properties = parse_xml(f"<w:pPr {nsdecls('w')}/>")
            style.append(properties)
        mark = parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="{number}"/></w:numPr>')
        properties.insert(0, mark)

    def _found(self, name: str) -> Any:
        for style in self._root.findall(qn("w:style")):
            told = style.find(qn("w:name"))
            if told is not None and told.get(qn("w:val"), "").lower() == name.lower():
                return style
        return None

    def _clear(self) -> None:
        """Take out the styles that come with the library, whose look is not ours."""
        kept = {"TableNormal", "DefaultParagraphFont", "NoList"}
        for style in self._root.findall(qn("w:style")):
            if style.get(qn("w:styleId")) not in kept:
                self._root.remove(style)
        defaults = self._root.find(qn("w:docDefaults"))
        if defaults is not None:
            self._root.remove(defaults)
        fonts = " ".join(f'w:{one}="{_FONT}"' for one in ("ascii", "hAnsi", "cs", "eastAsia"))
        self._root.insert(
            0,
            parse_xml(
                f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr><w:rFonts {fonts}/></w:rPr>"
                "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
            ),
        )

    def _add(self, name: str, kind: str, base: str, paragraph: str, run: str) -> None:
        default = ' w:default="1"' if name == "Normal" else ""
        based = f'<w:basedOn w:val="{self.id(base)}"/>' if base else ""
        follows = name == "Title" or name.startswith("heading")
        after = f'<w:next w:val="{self.id("Normal")}"/>' if follows else ""
        written = f"<w:rPr>{run}</w:rPr>" if run else ""
        self._root.append(
            parse_xml(
                f'<w:style {nsdecls("w")} w:type="{kind}" w:styleId="{_identity(name)}"{default}>'
                f'<w:name w:val="{name}"/>{based}{after}<w:qFormat/>{paragraph}{written}</w:style>'
            )
        )


def _identity(name: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def _tightened(xml: str) -> str:
    """Return smaller letters and half the space, for a report that shall fit on few pages."""
    xml = re.sub(r'(w:(?:before|after)=")(\d+)', lambda one: f"{one[1]}{int(one[2]) // 2}", xml)
    return re.sub(r'(<w:szC?s? w:val=")(\d+)', lambda one: f"{one[1]}{int(one[2]) * 9 // 10}", xml)


def _turned(xml: str) -> str:
    """Return borders and cell margins for text that runs from the right."""
    swapped = xml.replace("<w:left w:w=", "<w:@ w:w=").replace("<w:right w:w=", "<w:left w:w=")
    return swapped.replace("<w:@ w:w=", "<w:right w:w=").replace("<w:left w:val", "<w:right w:val")


def _table_style(name: str) -> str:
    """Return a style of hairlines; that of tables has a strong rule below head, above total."""
    strong = f'w:val="single" w:sz="8" w:space="0" w:color="{_INK}"'
    hair = f'w:val="single" w:sz="4" w:space="0" w:color="{_RULE}"'
    first, last = "", ""
    if name == "Report Table":
        bold = "<w:rPr><w:b/><w:bCs/></w:rPr>"
        first = (
            f'<w:tblStylePr w:type="firstRow">{bold}<w:tcPr><w:tcBorders><w:top w:val="nil"/>'
            f"<w:bottom {strong}/></w:tcBorders></w:tcPr></w:tblStylePr>"
        )
        last = (
            f'<w:tblStylePr w:type="lastRow">{bold}<w:tcPr><w:tcBorders><w:top {strong}/>'
            '<w:bottom w:val="nil"/></w:tcBorders></w:tcPr></w:tblStylePr>'
        )
    else:
        first = (
            f'<w:tblStylePr w:type="firstCol"><w:rPr><w:color w:val="{_MUTED}"/></w:rPr>'
            "</w:tblStylePr>"
        )
    return (
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{_identity(name)}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr>'
        f"<w:tblBorders><w:top {hair}/><w:bottom {hair}/><w:insideH {hair}/></w:tblBorders>"
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="140" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr>{first}{last}</w:style>"
    )
