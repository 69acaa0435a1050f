# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whole papers written for the reader: what a line is about follows from what stands around it.

A line of a file is a block of the paper, `kind|target|also|stance|text`; of headings only kind and
text are said. Cells of a table's row are parted by " / ".
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import cast, get_args

from zweiklang.agenda2030.reader.passages import cut
from zweiklang.agenda2030.reader.records import Block, BlockKind, Document
from zweiklang.agenda2030.training.corpus import DATA, CorpusError, Line, line_of

KINDS: tuple[str, ...] = get_args(BlockKind)


@dataclass(frozen=True)
class Paper:
    """A paper and what each of its blocks is about; None for headings."""

    document: Document
    labels: tuple[Line | None, ...]

    def label_at(self, start: int) -> Line | None:
        """Return what the block is about that holds a character of the document's text."""
        ends = accumulate(len(block.text) + 1 for block in self.document.blocks)
        return self.labels[bisect_right(list(ends), start)]


def papers(part: str) -> list[Paper]:
    """Return the papers of a folder of the data, in order of their names.

    Raises CorpusError for a line that cannot be read, with file and number.
    """
    return [_paper(path) for path in sorted((DATA / part).glob("*.psv"))]


def lines_in_context(found: Iterable[Paper]) -> list[Line]:
    """Return the passages of papers as the encoders get them: with heading and lead-in."""
    lines = []
    for paper in found:
        for piece in cut(paper.document.blocks):
            if label := paper.label_at(piece.start):
                lines.append(Line(piece.asked, *_said(label)))
    return lines


def _said(label: Line) -> tuple[str, str, tuple[str, ...], str, None, str]:
    return label.language, label.target, label.also, label.stance, None, label.source


def _paper(path: Path) -> Paper:
    blocks: list[Block] = []
    labels: list[Line | None] = []
    for number, raw in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if not raw.strip() or raw.startswith("#"):
            continue
        where = f"{path.parent.name}/{path.name}:{number}"
        kind, _, rest = raw.partition("|")
        if kind not in KINDS or rest.count("|") != 3:
            raise CorpusError(f"{where}: write kind|target|also|stance|text")
        target, also, stance, text = (part.strip() for part in rest.split("|"))
        shown = text.replace(" / ", " | ") if kind == "row" else text
        blocks.append(Block(shown, None, cast(BlockKind, kind)))
        said = (target, stance, also, shown)
        labels.append(None if kind == "heading" else line_of(said, path.stem[:2], where))
    return Paper(Document(path.stem, tuple(blocks)), tuple(labels))
