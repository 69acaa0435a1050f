# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much is gathered so that a score stays legible: from nothing to whole decades."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from zweiklang.drawing.score.axis import Axis, Segment, build_axis, fold, marked_years
from zweiklang.drawing.score.data import Entry, ScoreData
from zweiklang.drawing.score.notes import SEPARATION, Chord, column_minimum, gather, spread

# Years per column, and whether heads may leave their date within it.
STEPS = ((1, False), (1, True), (2, True), (5, True), (10, True), (25, True), (100, True))
MAX_SINGLE = 70
REST_MINIMUM = 36.0


@dataclass(frozen=True)
class Plan:
    """Chords with their places on the axis."""

    axis: Axis
    chords: tuple[Chord, ...]
    xs: tuple[float, ...]


def make_plan(
    data: ScoreData,
    entries: Sequence[Entry],
    until: date,
    left: float,
    right: float,
    too_high: Callable[[Plan], bool],
) -> Plan:
    """Return the most detailed plan in which all heads stand free and `too_high` is content.

    First single years are gathered, the fullest first, then columns of two, five, ten … years.
    """
    years = marked_years(ScoreData(data.sides, tuple(entries), data.phases, data.agreements), until)
    per_year = Counter(entry.when.year for entry in entries)
    plan: Plan | None = None
    fallback: Plan | None = None
    for bin_years, loose in STEPS:
        segments = fold(years, bin_years)
        gathered = _fullest(per_year, len(entries) - MAX_SINGLE)
        extra: Counter[int] = Counter()
        while True:
            trial, crowded = _try(
                gather(entries, segments, gathered, loose=loose),
                segments,
                extra,
                until,
                left,
                right,
            )
            if crowded and all(extra[y] < 3 * SEPARATION for y in crowded):
                extra.update({y: int(SEPARATION) for y in crowded})
                continue
            if trial is None:
                candidates = set(per_year) - gathered
                extra.clear()
            elif crowded:
                candidates = crowded - gathered
            elif too_high(trial):
                plan = trial
                candidates = {y for y, n in per_year.items() if n > 1} - gathered
            else:
                return trial
            if not candidates:
                break
            share = max(1, len(candidates) // 3)
            ranked = sorted(candidates, key=lambda y: (-per_year[y], -y))
            gathered = gathered | set(ranked[:share])
        if plan is not None and not crowded:
            return plan
        fallback = trial or fallback
    plan = plan or fallback
    if plan is None:
        raise ValueError("The score has more kinds of entries side by side than its width holds.")
    return plan


def _fullest(per_year: Counter[int], surplus: int) -> set[int]:
    chosen: set[int] = set()
    for year, count in per_year.most_common():
        if surplus <= 0:
            break
        chosen.add(year)
        surplus -= count - 1
    return chosen


def _try(
    chords: Sequence[Chord],
    segments: Sequence[Segment],
    extra: Counter[int],
    until: date,
    left: float,
    right: float,
) -> tuple[Plan | None, set[int]]:
    minimums = []
    for segment in segments:
        inside = [c for c in chords if segment.first <= c.year <= segment.last]
        more = sum(extra[year] for year in range(segment.first, segment.last + 1))
        room = max(14.0, column_minimum(inside)) + more
        minimums.append(REST_MINIMUM if segment.rest else room)
    axis = build_axis(segments, minimums, left, right)
    if axis is None:
        return None, set()
    places, crowded = spread(chords, axis, until)
    return Plan(axis, tuple(chords), tuple(places[i] for i in range(len(chords)))), crowded
