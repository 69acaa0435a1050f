# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cuts a document into passages: one to three sentences of one block that belong together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zweiklang.agenda2030.reader.records import Block
from zweiklang.agenda2030.reader.sentences import split_sentences

#: A sentence below this length says little alone and joins its neighbour (characters).
SHORT = 45
MOST_SENTENCES = 3
#: A passage grows no further beyond this length (characters).
FULL = 420
#: What is longer is no heading, whatever the file says (characters).
LONGEST_HEADING = 200
#: Of a sentence that leads to a list so many words count, the last ones.
LEAD_WORDS = 25
#: Kinds of block that continue what stands above them.
LISTED = frozenset({"item", "row"})
#: A block that stands on so many pages, and on this share of them, is a running header or footer.
REPEATED_ON, REPEATED_SHARE = 3, 0.3
# A sentence that begins so takes its sense from the one before.
_LEANING = re.compile(
    r"(?:dies[ernms]*|dazu|damit|dadurch|dabei|hierzu|hierfür|deshalb|daher|darüber|dafür|sie|es|außerdem|so"
    r"|this|these|those|it|they|thus|therefore|such|moreover|in addition|hence"
    r"|ces?|cet(?:te)?|cela|celles?|ceux|ils?|elles?|ainsi|de plus|en outre|pour cela"
    r"|est[eao]s?|ell[oa]s?|además|por ello|así|para ello"
    r"|quest[oaie]|ciò|inoltre|isto|isso|ess[ae]s?|deze|dit|bovendien|to|ten|ta|te|ponadto"
    r"|bu|bunlar|ayrıca|это|эти|этот|кроме того|для этого|这|该|此外|وهذا|وهذه|كما|ولهذا)\b",
    re.IGNORECASE,
)
_CONTENTS_LINE = re.compile(r"(?:\.\s?){4,}\s*\d+\s*$|…{2,}\s*\d+\s*$")
_NUMBERING = re.compile(r"(?:\d+(?:\.\d+)*[.)]?|[IVX]+\.)\s+")
_LETTER = re.compile(r"[^\W\d_]")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage before it is read.

    above: the heading above without its number. lead: in a list the sentence that leads to it.
    section: number of the heading above, from 1; 0 before the first. heading:
    whether it is one itself: it tells where things stand in the document and is no statement, so
    nothing is guessed from it.
    """

    text: str
    start: int
    end: int
    page: int | None
    above: str = ""
    lead: str = ""
    heading: bool = False
    section: int = 0

    @property
    def context(self) -> str:
        """What it is read with, "" if nothing stands above."""
        return ": ".join(part for part in (self.above, self.lead) if part)

    @property
    def asked(self) -> str:
        """What is given to the encoders."""
        return f"{self.context}: {self.text}" if self.context else self.text


def cut(blocks: Sequence[Block]) -> list[Piece]:
    """Return the passages of a document's blocks in order; offsets count in `Document.text`.

    Left out: running headers and footers, lines of a table of contents, lines without a word.
    """
    repeated = _repeated(blocks)
    pieces: list[Piece] = []
    position = section = 0
    heading = lead = ""
    for block in blocks:
        start, position = position, position + len(block.text) + 1
        if _is_noise(block.text) or _folded(block.text) in repeated:
            continue
        if block.kind == "heading" and len(block.text) <= LONGEST_HEADING:
            heading, lead = _NUMBERING.sub("", block.text, count=1), ""
            section += 1
            end = start + len(block.text)
            piece = Piece(block.text, start, end, block.page, heading=True, section=section)
            pieces.append(piece)
            continue
        if block.kind not in LISTED:
            lead = ""
        above = heading, lead
        for first, last in _grouped(block.text):
            text = block.text[first:last]
            at = start + first, start + last, block.page
            pieces.append(Piece(text, *at, *above, section=section))
            if block.kind not in LISTED and text.endswith((":", "：")):
                lead = " ".join(text.rstrip(":： ").split()[-LEAD_WORDS:])
    return pieces


def _grouped(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of the groups of sentences that are read as one passage."""
    group: list[tuple[int, int]] = []
    for start, end in split_sentences(text):
        if group and not _joins(text, group, start, end):
            yield group[0][0], group[-1][1]
            group = []
        group.append((start, end))
    if group:
        yield group[0][0], group[-1][1]


def _joins(text: str, group: list[tuple[int, int]], start: int, end: int) -> bool:
    """Return whether a sentence belongs to the group before it."""
    if len(group) == MOST_SENTENCES or end - group[0][0] > FULL:
        return False
    short = SHORT // 3 if _CJK.search(text[start:end]) else SHORT
    return (
        end - start < short
        or group[-1][1] - group[0][0] < short
        or _LEANING.match(text[start : start + 30]) is not None
    )


def _is_noise(text: str) -> bool:
    """Return whether a block holds no sentence: no word, or a line of a table of contents."""
    return len(_LETTER.findall(text[:400])) < 3 or _CONTENTS_LINE.search(text[-200:]) is not None


def _folded(text: str) -> str:
    """Return a short text with its numbers made equal, so that "Seite 3" is "Seite 4"."""
    return re.sub(r"\d+", "0", text.casefold().strip()) if len(text) <= 200 else ""


def _repeated(blocks: Sequence[Block]) -> frozenset[str]:
    """Return the folded texts of running headers and footers."""
    pages: dict[str, set[int]] = defaultdict(set)
    for block in blocks:
        if block.page is not None and (folded := _folded(block.text)):
            pages[folded].add(block.page)
    total = len({block.page for block in blocks if block.page is not None})
    needed = max(REPEATED_ON, REPEATED_SHARE * total)
    counted = Counter({text: len(on) for text, on in pages.items()})
    return frozenset(text for text, count in counted.items() if count >= needed)
