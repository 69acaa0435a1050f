# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""PDF: text page by page, lines put together to paragraphs again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from zweiklang.agenda2030.documents.limits import MOST_CHARACTERS, MOST_PAGES, Unreadable
from zweiklang.agenda2030.reader.records import Block, BlockKind

_BULLET = re.compile(r"^\s*(?:[•▪◦·●■\u2013\uf0b7\uf0a7*-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")
_NUMBERED_HEADING = re.compile(r"^\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+[^\W\d_]")
_SENTENCE_END = re.compile(r"[.!?:;…。！？][\"'“”»)\]]*$")
#: A page with fewer letters than this holds no text worth reading.
FEWEST_LETTERS = 20
#: So many short lines one below the other are a list or a table, not headings.
HEADINGS_IN_A_ROW = 4
# pdfium marks a hyphen that it joined over a line break so.
_JOINED = re.compile("[\ufffe\u0002]\\s*")


def read_pdf(content: bytes) -> tuple[list[Block], int, int]:
    """Return the blocks, the number of pages, and how many pages are pictures without text.

    Raises Unreadable: broken, encrypted, or no page with text.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        reason = "encrypted" if "password" in str(error).casefold() else "broken"
        raise Unreadable(reason) from error
    try:
        return _pages(document)
    finally:
        document.close()


def _pages(document: object) -> tuple[list[Block], int, int]:
    import pypdfium2

    assert isinstance(document, pypdfium2.PdfDocument)  # noqa: S101 - tells mypy the type
    blocks: list[Block] = []
    count, silent, characters = len(document), 0, 0
    for number in range(min(count, MOST_PAGES)):
        try:
            text = _page_text(document, number)
        except pypdfium2.PdfiumError:
            text = ""
        characters += len(text)
        if sum(letter.isalpha() for letter in text) < FEWEST_LETTERS:
            silent += 1
            continue
        blocks.extend(without_false_headings([*paragraphs(text, number + 1)]))
        if characters > MOST_CHARACTERS:
            break
    if not blocks:
        raise Unreadable("no-text" if count else "broken")
    return blocks, count, silent


def _page_text(document: object, number: int) -> str:
    page = document[number]  # type: ignore[index]  # a PdfDocument, checked by _pages
    try:
        part = page.get_textpage()
        try:
            return str(part.get_text_range())
        finally:
            part.close()
    finally:
        page.close()


def paragraphs(text: str, page: int) -> Iterator[Block]:
    """Yield the paragraphs of one page's text.

    A line goes on the one before unless that ended a sentence well before the margin, or this one
    begins a list item or a numbered heading. Words divided at the end of a line are joined.
    """
    lines = [" ".join(_JOINED.sub("", line).split()) for line in text.splitlines()]
    lengths = sorted(len(line) for line in lines if line)
    usual = lengths[int(len(lengths) * 0.75)] if lengths else 0
    current: list[str] = []
    kind: BlockKind = "paragraph"
    for line in lines:
        starts_item = _BULLET.match(line) is not None
        if current and (not line or starts_item or _parts(current[-1], line, usual)):
            yield _joined(current, kind, page, usual)
            current = []
        if line:
            if not current:
                kind = "item" if starts_item else "paragraph"
                line = _BULLET.sub("", line) if starts_item else line
            current.append(line)
    if current:
        yield _joined(current, kind, page, usual)


def without_false_headings(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield a page's blocks; short lines in a long row are items, so that they are read.

    Lines that begin with a number stay headings (a table of contents), and so does the last one
    before a paragraph.
    """
    for is_heading, run in groupby(blocks, lambda block: block.kind == "heading"):
        lines = list(run)
        if not is_heading or len(lines) < HEADINGS_IN_A_ROW:
            yield from lines
            continue
        for line in lines[:-1]:
            numbered = _NUMBERED_HEADING.match(line.text) is not None
            yield line if numbered else replace(line, kind="item")
        yield lines[-1]


def _parts(before: str, line: str, usual: int) -> bool:
    """Return whether a line begins a new paragraph."""
    if _NUMBERED_HEADING.match(line):
        return True
    short = len(before) < 0.8 * usual
    ended = _SENTENCE_END.search(before) is not None
    fresh = not line[:1].islower()
    if before.endswith("-"):
        return False
    return fresh and ((ended and short) or (len(before) < 0.5 * usual))


def _joined(lines: list[str], kind: BlockKind, page: int, usual: int) -> Block:
    text = lines[0]
    for line in lines[1:]:
        if text.endswith("-") and len(text) > 1 and text[-2].isalpha() and line[:1].islower():
            text = text[:-1] + line
        elif text.endswith("-"):
            text += line
        else:
            text += " " + line
    title = len(lines) == 1 and len(text) < 0.8 * usual and not _SENTENCE_END.search(text)
    if kind == "paragraph" and title and len(text.split()) <= 14:
        kind = "heading"
    return Block(text, page, kind)
