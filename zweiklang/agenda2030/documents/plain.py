# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plain text and Markdown."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from zweiklang.agenda2030.documents.limits import Unreadable
from zweiklang.agenda2030.reader.records import Block, BlockKind

_BULLET = re.compile(r"^\s*(?:[-*+•–▪◦·]|\d{1,3}[.)]|[a-z]\))\s+(?=\S)")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(.*?)\s*#*$")
_UNDERLINE = re.compile(r"^(?:=+|-{3,})\s*$")
_TABLE_RULE = re.compile(r"^\s*\|?[\s:|-]+\|[\s:|-]*$")
_MARKS = re.compile(r"(\*\*|__|``?|~~)(?=\S)(.+?)(?<=\S)\1")
_SENTENCE_END = re.compile(r"[.!?:;,…。！？؟][\"'“”»)\]]*$")
_LINK = re.compile(r"!?\[([^\]\n]{0,500})\]\([^)\s]{0,2000}(?:\s+\"[^\"]*\")?\)")


def decode(content: bytes) -> str:
    """Return the text of bytes in UTF-8, UTF-16 with mark, or Windows-1252.

    Raises Unreadable if none of them gives text.
    """
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError as error:
            raise Unreadable("wrong-encoding") from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if b"\x00" in content[:4096]:
        raise Unreadable("unknown-kind")
    text = content.decode("cp1252", errors="replace")
    strange = sum(c == "\ufffd" or (ord(c) < 32 and c not in "\t\n\r\f\v") for c in text[:20_000])
    if strange > max(3, len(text[:20_000]) // 50):
        raise Unreadable("wrong-encoding")
    return text


def read_text(text: str) -> list[Block]:
    """Return the paragraphs of a plain text: parted by empty lines, bullets each on their own.

    A short line that ends no sentence and stands above a sentence is a heading.
    """
    blocks = list(_blocks(text, markdown=False))
    for place, (block, below) in enumerate(itertools.pairwise(blocks)):
        if _is_title(block) and below.kind == "paragraph" and _SENTENCE_END.search(below.text):
            blocks[place] = replace(block, kind="heading")
    return blocks


def _is_title(block: Block) -> bool:
    words = len(block.text[:200].split())
    fits = len(block.text) <= 100 and words <= 10 and not block.text[:1].islower()
    return block.kind == "paragraph" and fits and not _SENTENCE_END.search(block.text)


def read_markdown(text: str) -> list[Block]:
    """Return headings, paragraphs, list items and table rows of a Markdown text."""
    return list(_blocks(text, markdown=True))


def _blocks(text: str, markdown: bool) -> Iterator[Block]:
    lines: list[str] = []
    kind: BlockKind = "paragraph"
    for raw in [*text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), ""]:
        line = raw.replace("\f", " ").strip()
        bullet = _BULLET.match(raw)
        heading = _HEADING.match(raw) if markdown else None
        row = markdown and line.startswith("|")
        if markdown and _UNDERLINE.match(line) and lines and kind == "paragraph":
            yield from _block(lines, "heading", markdown)
            lines = []
            continue
        if not line or bullet or heading or row:
            yield from _block(lines, kind, markdown)
            lines, kind = [], "paragraph"
        if heading:
            yield from _block([heading[1]], "heading", markdown)
        elif row:
            if not _TABLE_RULE.match(line):
                cells = (cell.strip() for cell in line.strip("|").split("|"))
                yield from _block([" | ".join(filter(None, cells))], "row", markdown)
        elif bullet:
            lines, kind = [raw[bullet.end() :].strip()], "item"
        elif line:
            lines.append(line)


def _block(lines: list[str], kind: BlockKind, markdown: bool) -> Iterator[Block]:
    joined = " ".join(" ".join(lines).split())
    if markdown:
        joined = _LINK.sub(r"\1", joined)
        joined = _MARKS.sub(r"\2", joined)
    if joined:
        yield Block(joined, kind=kind)
