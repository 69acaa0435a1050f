# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Brings in the text of a city's papers: PDF, DOCX, ODT, HTML, Markdown, text, XLSX, ODS.

Formats are told by content, never by name alone. Nothing is fetched, no script runs, no entity is
resolved.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from zweiklang.agenda2030.documents.limits import LARGEST_FILE, Unreadable
from zweiklang.agenda2030.documents.plain import decode, read_markdown, read_text
from zweiklang.agenda2030.reader.records import Block, Document

__all__ = ["KINDS", "Unreadable", "kind_of", "read_bytes", "read_file"]

KINDS = ("pdf", "docx", "odt", "html", "markdown", "text", "sheet")
_ENDINGS = {
    "html": (".html", ".htm", ".xhtml"),
    "markdown": (".md", ".markdown"),
    "text": (".txt", ".text", ""),
}


def read_file(path: str | Path) -> Document:
    """Return the text of a file by blocks. Raises Unreadable, which says what to do."""
    file = Path(path)
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise Unreadable("too-large")
        content = file.read_bytes()
    except FileNotFoundError as error:
        raise Unreadable("missing") from error
    except OSError as error:
        raise Unreadable("not-readable") from error
    return read_bytes(content, file.name)


def read_bytes(content: bytes, name: str) -> Document:
    """Return the text of a file's content by blocks; name: of the file, shown to people.

    Raises Unreadable: empty, too large, broken, encrypted, pictures only, or of another kind.
    """
    if not content.strip():
        raise Unreadable("empty")
    if len(content) > LARGEST_FILE:
        raise Unreadable("too-large")
    kind = kind_of(content, name)
    pages, problems = None, []
    if kind == "pdf":
        from zweiklang.agenda2030.documents.portable import read_pdf

        blocks, pages, silent = read_pdf(content)
        if silent:
            problems.append(f"{silent} of {pages} pages hold no text (pictures or empty).")
    else:
        blocks = _blocks(content, kind)
    if not any(block.text.strip() for block in blocks):
        raise Unreadable("empty")
    return Document(name, tuple(blocks), pages, tuple(problems))


def kind_of(content: bytes, name: str = "") -> str:
    """Return which of KINDS a file is, by its content; raises Unreadable for any other."""
    if content[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return _archive_kind(content)
    if content.startswith(
        (b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x7fELF", b"MZ", b"\x89PNG", b"\xff\xd8\xff")
    ):
        raise Unreadable("unknown-kind")
    ending = Path(name).suffix.casefold()
    for kind in ("html", "markdown"):
        if ending in _ENDINGS[kind]:
            return kind
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    return "text"


def _archive_kind(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            mimetype = archive.read("mimetype")[:100] if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError) as error:
        raise Unreadable("broken") from error
    if "word/document.xml" in names:
        return "docx"
    if mimetype.startswith(b"application/vnd.oasis.opendocument.text"):
        return "odt"
    if "xl/workbook.xml" in names or b"opendocument.spreadsheet" in mimetype:
        return "sheet"
    raise Unreadable("unknown-kind")


def _blocks(content: bytes, kind: str) -> list[Block]:
    if kind in ("docx", "odt"):
        from zweiklang.agenda2030.documents.word import read_docx, read_odt

        return read_docx(content) if kind == "docx" else read_odt(content)
    if kind == "sheet":
        from zweiklang.agenda2030.documents.sheets import read_sheet

        return read_sheet(content)
    text = decode(content)
    if kind == "html":
        from zweiklang.agenda2030.documents.web import read_html

        return read_html(text)
    return read_markdown(text) if kind == "markdown" else read_text(text)
