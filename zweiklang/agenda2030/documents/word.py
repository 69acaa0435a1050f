# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Text documents of word processors: DOCX (ECMA-376) and ODT (OpenDocument 1.3)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from zweiklang.agenda2030.documents.limits import Unreadable, check_archive, read_member
from zweiklang.agenda2030.documents.xml import parse_xml
from zweiklang.agenda2030.reader.records import Block, BlockKind

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
# Text that was struck out or stands beside the text.
_SKIPPED = {f"{_W}del", f"{_W}moveFrom", f"{_TEXT}tracked-changes", f"{_TEXT}note"}


def read_docx(content: bytes) -> list[Block]:
    """Return the paragraphs, headings, list items and table rows of a DOCX file."""
    body = parse_xml(_member(content, "word/document.xml")).find(f"{_W}body")
    return [] if body is None else list(_docx_blocks(body))


def _docx_blocks(parent: etree._Element) -> Iterator[Block]:
    for element in parent:
        if element.tag == f"{_W}p":
            text = _docx_text(element)
            if text:
                yield Block(text, kind=_docx_kind(element))
        elif element.tag == f"{_W}tbl":
            for row in element.iter(f"{_W}tr"):
                cells = (_docx_text(cell) for cell in row.iterfind(f"{_W}tc"))
                if text := " | ".join(cell for cell in cells if cell):
                    yield Block(text, kind="row")
        elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins"):
            yield from _docx_blocks(element)


def _docx_kind(paragraph: etree._Element) -> BlockKind:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = "" if style is None else str(style.get(f"{_W}val", ""))
    if name.casefold().startswith(
        ("heading", "berschrift", "überschrift", "titre", "ttulo", "title")
    ):
        return "heading"
    return "paragraph" if paragraph.find(f"{_W}pPr/{_W}numPr") is None else "item"


def _docx_text(element: etree._Element) -> str:
    parts = []
    for node in _walk(element):
        if node.tag == f"{_W}t":
            parts.append(node.text or "")
        elif node.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}p"):
            parts.append(" ")
        elif node.tag == f"{_W}noBreakHyphen":
            parts.append("-")
    return " ".join("".join(parts).split())


def _walk(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements below, without those that hold no valid text; deep nesting is no harm."""
    waiting = list(reversed(element))
    while waiting:
        node = waiting.pop()
        if node.tag in _SKIPPED:
            continue
        yield node
        waiting.extend(reversed(node))


def read_odt(content: bytes) -> list[Block]:
    """Return the paragraphs, headings, list items and table rows of an ODT file."""
    root = parse_xml(_member(content, "content.xml"))
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise Unreadable("broken")
    blocks = []
    for node in _walk(body):
        if node.tag == f"{_TABLE}table-row":
            text = " | ".join(filter(None, (_odt_text(cell) for cell in node)))
            blocks.append(Block(text, kind="row"))
        elif node.tag in (f"{_TEXT}p", f"{_TEXT}h") and not _inside(node, f"{_TABLE}table-row"):
            kind: BlockKind = "item" if _inside(node, f"{_TEXT}list-item") else "paragraph"
            blocks.append(
                Block(_odt_text(node), kind="heading" if node.tag == f"{_TEXT}h" else kind)
            )
    return [block for block in blocks if block.text]


def _inside(node: etree._Element, tag: str) -> bool:
    return next(node.iterancestors(tag), None) is not None


def _odt_text(element: etree._Element) -> str:
    parts = [element.text or ""]
    for node in _walk(element):
        spaced = node.tag in (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break", f"{_TEXT}p")
        parts += [" " if spaced else "", node.text or ""]
        parts.append(node.tail or "")
    return " ".join("".join(parts).split())


def _member(content: bytes, name: str) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_archive(archive)
            if name not in archive.namelist():
                raise Unreadable("broken")
            return read_member(archive, name)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, ValueError) as error:
        raise Unreadable("broken") from error
    except NotImplementedError as error:  # an unknown way of packing
        raise Unreadable("broken") from error
