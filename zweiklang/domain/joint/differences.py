# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Compares two texts line by line and word by word; pure functions on plain values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

Change = Literal["same", "gone", "new"]
_WORD: Final = re.compile(r"\s+|\w+|[^\w\s]")
_LETTERS: Final = re.compile(r"\w+")
#: Pairs of words (or lines) looked at before a passage counts as replaced as a whole: it
#: bounds what a hostile text can cost. A paper of 50 pages changed here and there stays far below.
BUDGET: Final = 400_000
#: Lines looked ahead for the one an old line has become.
AHEAD: Final = 12
#: Below this share of common words two lines are different lines, not versions of one.
ALIKE: Final = 0.35
#: Unchanged lines kept before and after a change.
CONTEXT: Final = 1


@dataclass(frozen=True)
class Piece:
    """Words that stay, go or come."""

    text: str
    change: Change = "same"


@dataclass(frozen=True)
class Pair:
    """One line before and after; None where there is none. `skipped`: unchanged lines left out."""

    before: tuple[Piece, ...] | None
    after: tuple[Piece, ...] | None
    skipped: int = 0

    @property
    def is_changed(self) -> bool:
        """Return whether the line differs."""
        return not self.skipped and self.before != self.after


class _Purse:
    """What may still be spent on comparing."""

    def __init__(self) -> None:
        self.left = BUDGET

    def pays(self, cost: int) -> bool:
        """Return whether a comparison of so many pairs fits, and spend them."""
        if cost > self.left:
            return False
        self.left -= cost
        return True


def compare(before: Sequence[str], after: Sequence[str]) -> list[Pair]:
    """Return the lines of both texts side by side, with the words that differ."""
    purse = _Purse()
    start, end = _common(before, after)
    pairs = [_same(line) for line in before[:start]]
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    for a, b in _blocks(old, new, purse):
        pairs += [_same(line) for line in a] if list(a) == list(b) else _versions(a, b, purse)
    return pairs + [_same(line) for line in before[len(before) - end :]]


def fold(pairs: Sequence[Pair], context: int = CONTEXT) -> list[Pair]:
    """Return the pairs with long unchanged runs left out, `context` lines kept at each change."""
    near = {
        place
        for number, pair in enumerate(pairs)
        if pair.is_changed
        for place in range(number - context, number + context + 1)
    }
    folded: list[Pair] = []
    run: list[Pair] = []
    for number, pair in enumerate(pairs):
        if number in near:
            folded += _shortened(run)
            run = []
            folded.append(pair)
        else:
            run.append(pair)
    return folded + _shortened(run)


def count_changes(pairs: Iterable[Pair]) -> int:
    """Return in how many places the text differs; neighbouring changed words are one."""
    return sum(_places(pair) for pair in pairs if pair.is_changed)


def words_of(line: str) -> list[str]:
    """Return words, spaces and signs of a line, none lost."""
    return _WORD.findall(line)


def _shortened(run: list[Pair]) -> list[Pair]:
    return run if len(run) < 3 else [Pair(None, None, skipped=len(run))]


def _same(line: str) -> Pair:
    pieces = (Piece(line),)
    return Pair(pieces, pieces)


def _common(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """Return how many elements are the same at the start and, beyond these, at the end."""
    most = min(len(before), len(after))
    start = next((i for i in range(most) if before[i] != after[i]), most)
    rest = most - start
    end = next((i for i in range(rest) if before[-1 - i] != after[-1 - i]), rest)
    return start, end


def _blocks(
    old: Sequence[str], new: Sequence[str], purse: _Purse
) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Yield runs of lines that belong together, the same ones as equal runs."""
    if not old or not new or not purse.pays(len(old) * len(new)):
        yield old, new
        return
    for _tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new).get_opcodes():
        yield old[i1:i2], new[j1:j2]


def _versions(old: Sequence[str], new: Sequence[str], purse: _Purse) -> list[Pair]:
    """Return replaced lines side by side: each old one beside the first new one that is like it."""
    pairs: list[Pair] = []
    words = [frozenset(_LETTERS.findall(line)) for line in new]
    place = 0
    for line in old:
        own = frozenset(_LETTERS.findall(line))
        near = range(place, min(place + AHEAD, len(new)))
        found = next((j for j in near if _alike(own, words[j])), None)
        if found is None:
            pairs.append(Pair((Piece(line, "gone"),), None))
            continue
        pairs += [Pair(None, (Piece(one, "new"),)) for one in new[place:found]]
        pairs.append(_refined(line, new[found], purse))
        place = found + 1
    return pairs + [Pair(None, (Piece(one, "new"),)) for one in new[place:]]


def _alike(first: frozenset[str], second: frozenset[str]) -> bool:
    return len(first & second) >= ALIKE * max(len(first), len(second), 1)


def _refined(old: str, new: str, purse: _Purse) -> Pair:
    """Return one line before and after, with the words that differ."""
    a, b = words_of(old), words_of(new)
    start, end = _common(a, b)
    left, right = a[start : len(a) - end], b[start : len(b) - end]
    steps: list[_Step] = [("equal", a[:start], b[:start])]
    if purse.pays(len(left) * len(right)):
        found = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
        steps += [(tag, left[i1:i2], right[j1:j2]) for tag, i1, i2, j1, j2 in found]
    else:
        steps.append(("replace", left, right))
    steps.append(("equal", a[len(a) - end :], b[len(b) - end :]))
    joined = _joined(steps)
    before = [Piece("".join(x), "same" if tag == "equal" else "gone") for tag, x, _y in joined if x]
    after = [Piece("".join(y), "same" if tag == "equal" else "new") for tag, _x, y in joined if y]
    return Pair(tuple(before), tuple(after))


_Step = tuple[str, list[str], list[str]]


def _joined(steps: Iterable[_Step]) -> list[_Step]:
    """Return the steps with neighbours of one kind made one; a lone space or sign between two
    changes belongs to them, or the reader sees confetti.
    """
    merged: list[_Step] = []
    waiting = [step for step in steps if step[1] or step[2]]
    for number, (tag, a, b) in enumerate(waiting):
        inner = 0 < number < len(waiting) - 1
        small = tag == "equal" and inner and not any(word.strip().isalnum() for word in a)
        kind = "change" if tag != "equal" or small else "equal"
        if merged and merged[-1][0] == kind:
            merged[-1] = (kind, merged[-1][1] + a, merged[-1][2] + b)
        else:
            merged.append((kind, a, b))
    return merged


def _places(pair: Pair) -> int:
    """Return how many changed passages a line has: the more of what goes and what comes."""
    gone = sum(piece.change == "gone" for piece in pair.before or ())
    new = sum(piece.change == "new" for piece in pair.after or ())
    return max(gone, new)
