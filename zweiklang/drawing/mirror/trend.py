# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How cities judged something over the years, on a scale from 1 to 5: one small field per row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from zweiklang.drawing.primitives import Head, Item, Line, Path, Picture, Text
from zweiklang.drawing.sides import Side, Tone
from zweiklang.drawing.svg import Writer, document
from zweiklang.drawing.text import wrap

WIDE: Final = 1120.0
NARROW: Final = 280.0
LOWEST, HIGHEST = 1, 5
_STEP: Final = 13.0
_FIELD: Final = (HIGHEST - LOWEST) * _STEP
_APART: Final = {Tone.A: -6.0, Tone.B: 6.0, Tone.C: 18.0}
#: Lines of the same scores run side by side: no city covers another.
_BESIDE: Final = {Tone.A: -1.5, Tone.B: 1.5, Tone.C: 4.5}


@dataclass(frozen=True)
class TrendRow:
    """What is judged, and the scores of each city by year."""

    label: str
    scores: Mapping[Tone, Mapping[int, int]]

    def __post_init__(self) -> None:
        """Raise ValueError for a score outside the scale."""
        for by_year in self.scores.values():
            if any(not LOWEST <= score <= HIGHEST for score in by_year.values()):
                raise ValueError(f"{self.label}: scores go from {LOWEST} to {HIGHEST}.")


def draw_trend(
    rows: Sequence[TrendRow],
    years: Sequence[int],
    sides: Sequence[Side],
    *,
    title: str,
    description: str,
    narrow: bool = False,
    rtl: bool = False,
    standalone: bool = False,
    ids: str = "trend",
) -> str:
    """Return the rows as `<svg>` of class zk-trend; the table with the same scores stands beside.

    The years run in reading direction, 5 is on top. Cities of the same score stand side by side.
    """
    picture = layout_trend(rows, years, sides, narrow=narrow)
    return document(
        Writer(ids, picture.width if rtl else None).picture(picture),
        width=picture.width,
        height=picture.height,
        title=title,
        description=description,
        ids=ids,
        css_class="zk-trend",
        rtl=rtl,
        standalone=standalone,
    )


def layout_trend(
    rows: Sequence[TrendRow],
    years: Sequence[int],
    sides: Sequence[Side],
    *,
    narrow: bool = False,
) -> Picture:
    """Return the positioned parts of a trend."""
    width = NARROW if narrow else WIDE
    left = 34.0 if narrow else 380.0
    items: list[Item] = []
    y = 0.0
    places = _places(years, left, width)
    for row in rows:
        items.append(Line(0, y, width, y, "rule"))
        room = width if narrow else left - 60
        lines = wrap(row.label, 16, room, 3)
        items += [Text(0, y + 28 + 22 * n, line, 16, 500) for n, line in enumerate(lines)]
        top = y + (28 + 22 * len(lines) if narrow else 26)
        items += _field(row, places, left, top, width, sides)
        y = max(top + _FIELD + 22, y + 28 + 22 * len(lines))
    for year, x in places.items():
        items.append(Text(x, y + 20, str(year), 15, 400, "muted", "middle"))
    return Picture(width, y + 30, tuple(items))


def _places(years: Sequence[int], left: float, width: float) -> dict[int, float]:
    """Return where each year stands; one alone stands in the middle."""
    room = width - left - 60
    step = room / max(1, len(years) - 1)
    start = left + 36 if len(years) > 1 else left + room / 2 + 30
    return {year: start + n * step for n, year in enumerate(years)}


def _field(
    row: TrendRow,
    places: Mapping[int, float],
    left: float,
    top: float,
    width: float,
    sides: Sequence[Side],
) -> list[Item]:
    """Return the five lines of a row, the cities' lines over the years, and their heads."""

    def level(score: int) -> float:
        return top + (HIGHEST - score) * _STEP

    items: list[Item] = [
        Line(left, level(score), width, level(score), "stave")
        for score in range(LOWEST, HIGHEST + 1)
    ]
    items += [
        Text(left - 10, level(score) + 5, str(score), 14, 400, "muted", "right")
        for score in (LOWEST, HIGHEST)
    ]
    for side in sides:
        scores = row.scores.get(side.tone, {})
        points = [
            (places[year] + _APART[side.tone], level(scores[year]))
            for year in places
            if year in scores
        ]
        if len(points) > 1:
            steps = tuple(
                ("M" if n == 0 else "L", (x, y + _BESIDE[side.tone]))
                for n, (x, y) in enumerate(points)
            )
            items.append(Path(steps, "none", side.tone.value, 2))
        items += [Head(x, y, side.tone, 6) for x, y in points]
    return items
