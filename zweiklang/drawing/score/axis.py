# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The time axis of a score: years as columns, runs of empty years folded to one rest."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from zweiklang.drawing.score.data import Agreement, Phase, ScoreData

FOLD = 3


@dataclass(frozen=True)
class Segment:
    """A column of the axis: one year, several gathered years, or a rest of empty years."""

    first: int
    last: int
    rest: bool = False

    @property
    def years(self) -> int:
        """Number of calendar years."""
        return self.last - self.first + 1


@dataclass(frozen=True)
class Axis:
    """Places of days: `edges[i]` and `edges[i + 1]` bound `segments[i]`."""

    segments: tuple[Segment, ...]
    edges: tuple[float, ...]

    def columns(self) -> Iterator[tuple[Segment, float, float]]:
        """Yield each segment with both its edges."""
        yield from zip(self.segments, self.edges, self.edges[1:], strict=False)

    def at(self, day: date) -> float:
        """Return the place of the beginning of a day; days outside the axis lie on its ends."""
        if day.year < self.segments[0].first:
            return self.edges[0]
        i = bisect_left(self._lasts, day.year)
        if i == len(self._lasts):
            return self.edges[-1]
        segment, left, right = self.segments[i], self.edges[i], self.edges[i + 1]
        start = date(segment.first, 1, 1)
        total = (date(segment.last, 12, 31) - start).days + 1
        return left + (right - left) * (day - start).days / total

    def after(self, day: date) -> float:
        """Return the place of the end of a day."""
        return self.edges[-1] if day == date.max else self.at(day + timedelta(days=1))

    def column_of(self, year: int) -> tuple[float, float]:
        """Return both edges of the column that holds a year; raises KeyError outside the axis."""
        i = bisect_left(self._lasts, year)
        if i == len(self._lasts) or year < self.segments[i].first:
            raise KeyError(year)
        return self.edges[i], self.edges[i + 1]

    @cached_property
    def _lasts(self) -> list[int]:
        """The last year of each column."""
        return [segment.last for segment in self.segments]


def marked_years(data: ScoreData, until: date) -> set[int]:
    """Return the years in which something happens, lasts, begins or ends, and that of `until`.

    A phase or an agreement alone fills no year between its begin and its end.
    """
    spans: tuple[Phase | Agreement, ...] = (*data.phases, *data.agreements)
    entries = (*data.entries, *data.carried)
    years = {year for entry in entries for year in entry.years(until)} | {until.year}
    years |= {span.start.year for span in spans}
    if data.since is not None:
        years = {year for year in years if year >= data.since} | {data.since}
    ends = {span.end.year for span in spans if span.end is not None}
    return years | {year for year in ends if min(years) <= year <= max(years)}


def fold(years: Collection[int], bin_years: int = 1) -> list[Segment]:
    """Return the columns from first to last year; `FOLD` or more empty years make one rest.

    `bin_years` above 1 gathers the years between rests into columns of that many calendar years.
    """
    segments: list[Segment] = []
    first, last = min(years), max(years)
    year = first
    while year <= last:
        stop = year
        while stop <= last and stop not in years:
            stop += 1
        if stop - year >= FOLD:
            segments.append(Segment(year, stop - 1, rest=True))
            year = stop
            continue
        slot = year // bin_years
        previous = segments[-1] if segments else None
        if previous and not previous.rest and previous.first // bin_years == slot:
            segments[-1] = Segment(previous.first, year)
        else:
            segments.append(Segment(year, year))
        year += 1
    return segments


def share_width(
    weights: Sequence[float], minimums: Sequence[float], total: float
) -> list[float] | None:
    """Return widths that fill `total` by weight, none under its minimum; None if impossible."""
    fixed, shared = sum(minimums), 0.0
    if fixed > total:
        return None
    share = 0.0
    # One after the other grows from its minimum, those first whose minimum is little for their
    # weight, as long as what is left for a unit of weight still exceeds it.
    for least, weight in sorted(zip(minimums, weights, strict=True), key=lambda x: x[0] / x[1]):
        if shared and total - fixed < shared * least / weight:
            break
        fixed, shared = fixed - least, shared + weight
        share = (total - fixed) / shared
    return [max(m, w * share) for m, w in zip(minimums, weights, strict=True)]


def build_axis(
    segments: Sequence[Segment],
    minimums: Sequence[float],
    left: float,
    right: float,
    busy: Sequence[int] | None = None,
) -> Axis | None:
    """Return the axis between two places, or None when the columns need more room.

    `busy` is the number of labels of each column: the more it has to say, the wider it is.
    """
    busy = busy or [1] * len(segments)
    weights = [_weight(segments, i, busy[i]) for i in range(len(segments))]
    widths = share_width(weights, minimums, right - left)
    if widths is None:
        return None
    edges = [left]
    for width in widths:
        edges.append(edges[-1] + width)
    edges[-1] = right
    return Axis(tuple(segments), tuple(edges))


def _weight(segments: Sequence[Segment], i: int, busy: int) -> float:
    segment = segments[i]
    if segment.rest:
        return min(2.0, 0.8 + 0.02 * segment.years)
    # A single year before a long rest would look as important as all that follows.
    if i == 0 and len(segments) > 2 and segments[1].rest:
        return 0.6
    return min(1.6, 0.85 + 0.15 * busy) if busy else 0.55
