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
#: Kinds of block that continue what stands above them.
LISTED = frozenset({"item", "row"})
#: From so many words on a passage stands alone: in a paragraph, in a list or table.
LONE_WORDS = (9, 20)
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
_LETTER = re.compile(r"[^\W\d_]")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage before it is read.

    context: what a piece too short to stand is read with: the sentence that leads to a list, else
    the heading above. heading: whether it is one itself:
    it tells where things stand in the document and is no statement, so nothing is guessed from it.
    """

    text: str
    start: int
    end: int
    page: int | None
    context: str = ""
    heading: bool = False


def cut(blocks: Sequence[Block]) -> list[Piece]:
    """Return the passages of a document's blocks in order; offsets count in `Document.text`.

    Left out: running headers and footers, lines of a table of contents, lines without a word.
    """
    repeated = _repeated(blocks)
    pieces: list[Piece] = []
    position = 0
    heading = lead = ""
    for block in blocks:
        start, position = position, position + len(block.text) + 1
        if _is_noise(block.text) or _folded(block.text) in repeated:
            continue
        if block.kind == "heading" and len(block.text) <= LONGEST_HEADING:
            heading, lead = block.text, ""
            end = start + len(block.text)
            pieces.append(Piece(block.text, start, end, block.page, heading=True))
            continue
        if block.kind not in LISTED:
            lead = ""
        for first, last in _grouped(block.text):
            text = block.text[first:last]
            alone = _word_count(text) >= LONE_WORDS[block.kind in LISTED]
            context = "" if alone else lead or heading
            pieces.append(Piece(text, start + first, start + last, block.page, context))
            if block.kind not in LISTED and text.endswith((":", "：")):
                lead = text.rstrip(":： ")
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


def _word_count(text: str) -> int:
    return max(len(text.split()), len(_CJK.findall(text)) // 2)


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
