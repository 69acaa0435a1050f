# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Shows where the words stand: segments of the text as written, the found ones marked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from zweiklang.foundation.folding import fold, fold_written_out

WIDTH = 180
BEFORE = 60
#: Stands between the language of a line and its words; no keyboard writes it.
_MARK = "\x1f"


@dataclass(frozen=True)
class Line:
    """A line of the text; `language` is "" where every reader reads it alike.

    `is_shown`: people read it; otherwise it is only found.
    """

    text: str
    language: str = ""
    is_shown: bool = True

    def written(self) -> str:
        """Return the line, or the lines it holds, as the index keeps it."""
        before = f"{self.language}{_MARK}" if self.language else ""
        return "\n".join(before + line for line in self.text.splitlines())

    @classmethod
    def read(cls, written: str) -> Line:
        """Return the line the index keeps."""
        language, mark, text = written.partition(_MARK)
        return cls(text, language) if mark else cls(written)


@dataclass(frozen=True)
class Segment:
    """A piece of plain text, and whether it is one of the words looked for."""

    text: str
    is_match: bool = False


def marked(text: str, words: list[str]) -> tuple[Segment, ...]:
    """Return the whole text in segments, the words marked."""
    segments: list[Segment] = []
    position = 0
    for start, end in _spans(text, words):
        if start > position:
            segments.append(Segment(text[position:start]))
        segments.append(Segment(text[start:end], True))
        position = end
    if position < len(text):
        segments.append(Segment(text[position:]))
    return tuple(segments)


def snippet(text: str, words: list[str], language: str = "") -> tuple[Segment, ...]:
    """Return the passage that holds most of the words, about 180 characters; () for no text.

    `text` has one line per field and language. Of lines alike the reader's language comes first,
    then what has none; the first such line is shown where no word stands.
    """
    lines = [Line.read(line) for line in text.split("\n")]
    if not text:
        return ()
    best = max(
        lines,
        key=lambda line: (_score(line.text, words), line.language == language, not line.language),
    ).text
    spans = _spans(best, words)
    start = max(0, spans[0][0] - BEFORE) if spans else 0
    if start:
        start = best.find(" ", start) + 1 or start
    end = start + WIDTH
    if end < len(best):
        end = best.rfind(" ", start, end) if " " in best[start:end] else end
    cut = marked(best[start:end], words)
    before = (Segment("… "),) if start else ()
    after = (Segment(" …"),) if end < len(best) else ()
    return before + cut + after


def _score(line: str, words: list[str]) -> int:
    folded = f"{fold(line)} {fold_written_out(line)}"
    return sum(word in folded for word in words)


def _spans(text: str, words: list[str]) -> list[tuple[int, int]]:
    """Return begin and end of each place where a word stands, in order, without overlap."""
    found: list[tuple[int, int]] = []
    for written_out in (False, True):
        folded, positions = _with_positions(text, written_out)
        for word in words:
            needle = f" {word}" if len(word) < 3 else word
            at = folded.find(needle)
            while at >= 0:
                first = at + len(needle) - len(word)
                found.append((positions[first], positions[at + len(needle) - 1] + 1))
                at = folded.find(needle, at + 1)
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _with_positions(text: str, written_out: bool) -> tuple[str, list[int]]:
    """Return the folded text and, for each of its characters, the place it comes from."""
    folded: list[str] = [" "]
    positions: list[int] = [0]
    for place, sign in enumerate(text):
        for other in _folded_sign(sign, written_out):
            if other == " " and folded[-1] == " ":
                continue
            folded.append(other)
            positions.append(place)
    return "".join(folded), positions


@lru_cache(maxsize=4096)
def _folded_sign(sign: str, written_out: bool) -> str:
    """Return what one character becomes: nothing for an accent, a space for what parts words."""
    turn = fold_written_out if written_out else fold
    # Apostrophes and loose accents, which fold to nothing as well, stand within a word.
    return turn(sign) or (" " if fold(f"a{sign}b") == "a b" else "")
