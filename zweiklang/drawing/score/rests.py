# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The multi-bar rests of the wide score: years without an entry, and their number in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from zweiklang.drawing.primitives import Item, Path, Text
from zweiklang.drawing.primitives import Line as Stroke
from zweiklang.drawing.score.axis import Axis
from zweiklang.drawing.score.data import ScoreLabels
from zweiklang.drawing.score.scaffold import Staves
from zweiklang.drawing.text import balanced, is_cut, text_width

REST_SIZE, REST_LEAD = 14, 18.0
_BESIDE = 12.0
_LEFT, _RIGHT = 4.0, 1196.0


@dataclass(frozen=True)
class RestWords:
    """The words of one rest: their lines, the place of their middle, half their width."""

    lines: tuple[str, ...]
    x: float
    half: float
    weight: int = 400

    @property
    def left(self) -> float:
        """Left edge of the widest line."""
        return self.x - self.half

    @property
    def right(self) -> float:
        """Right edge of the widest line."""
        return self.x + self.half


def place_rest_words(axis: Axis, labels: ScoreLabels, uprights: Sequence[float]) -> list[RestWords]:
    """Return the words of each rest: in one line, in two, or the bare number of years.

    Words may reach over the neighbouring years as far as none of the `uprights` (leaders, signs,
    the line of today) stands there.
    """
    found: list[RestWords] = []
    rests = [(s, left, right) for s, left, right in axis.columns() if s.rest]
    for i, (segment, left, right) in enumerate(rests):
        middle = (left + right) / 2
        low = max([_LEFT - _BESIDE, *(x for x in uprights if x <= middle)]) + _BESIDE
        high = min([_RIGHT + _BESIDE, *(x for x in uprights if x > middle)]) - _BESIDE
        if found:
            low = max(low, found[-1].right + _BESIDE)
        if i + 1 < len(rests):
            high = min(high, rests[i + 1][1])
        words = labels.years_without_entry(segment.years)
        number = RestWords(
            (str(segment.years),), middle, text_width(str(segment.years), REST_SIZE) / 2, 600
        )
        found.append(_words_between(words, low, high, left, right) or number)
    return found


@lru_cache(maxsize=512)
def _words_between(
    words: str, low: float, high: float, left: float, right: float
) -> RestWords | None:
    """Return the words within the limits, still over their own column, or None."""
    for count in (1, 2):
        lines = balanced(words, REST_SIZE, max(high - low, 1.0), count)
        half = max(text_width(line, REST_SIZE) for line in lines) / 2
        if is_cut(lines, words) or high - low < 2 * half or any(x.endswith("-") for x in lines):
            continue
        x = min(max((left + right) / 2, low + half), high - half)
        if left <= x <= right:
            return RestWords(tuple(lines), x, half)
    return None


def draw_rests(
    staves: Staves, axis: Axis, above: Sequence[RestWords], below: Sequence[RestWords]
) -> list[Item]:
    """Return the rests in every stave, with the number of years in words outside."""
    items: list[Item] = []
    for segment, left, right in axis.columns():
        if not segment.rest:
            continue
        inset = min(18.0, (right - left) * 0.18)
        a, b = left + inset, right - inset
        for top in staves.tops.values():
            y = top + staves.height / 2
            ends = (("M", (a, y - 7)), ("L", (a, y + 7)), ("M", (b, y - 7)), ("L", (b, y + 7)))
            items.append(Path(ends, stroke="ink", width=2))
            items.append(Stroke(a, y, b, y, "ink", 7))
    for words, first in (
        *((w, staves.top - staves.mark_offset - REST_LEAD * (len(w.lines) - 1)) for w in above),
        *((w, staves.bottom + staves.mark_offset + 12) for w in below),
    ):
        for k, line in enumerate(words.lines):
            y = first + REST_LEAD * k
            items.append(Text(words.x, y, line, REST_SIZE, words.weight, "muted", "middle"))
    return items
