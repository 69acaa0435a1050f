# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much is gathered so that a score stays legible: from nothing to whole decades."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from zweiklang.drawing.score.axis import Axis, Segment, build_axis, fold, marked_years
from zweiklang.drawing.score.data import Entry, ScoreData
from zweiklang.drawing.score.notes import Chord, column_minimum, gather
from zweiklang.drawing.score.spread import spread

# Years per column, and whether heads may leave their date within it.
STEPS = ((1, False), (1, True), (2, True), (5, True), (10, True), (25, True), (100, True))
MAX_SINGLE = 70
REST_MINIMUM, YEAR_MINIMUM = 36.0, 14.0
# How often, and by how much, a crowded year is made wider before its heads are gathered.
WIDENINGS, WIDER = 5, 1.25


@dataclass(frozen=True)
class Plan:
    """Chords with their places on the axis."""

    axis: Axis
    chords: tuple[Chord, ...]
    xs: tuple[float, ...]


@dataclass(frozen=True)
class Need:
    """The width that the words of a span of days would like to have."""

    first: date
    last: date
    width: float


@dataclass(frozen=True)
class Room:
    """Between which places the axis runs, and what it is asked for beside the heads.

    `rest`: the width that the words of a rest of so many years would like to have.
    """

    left: float
    right: float
    until: date
    rest: Callable[[int], float]
    needs: tuple[Need, ...] = ()


def make_plan(
    data: ScoreData, entries: Sequence[Entry], room: Room, too_high: Callable[[Plan], bool]
) -> Plan:
    """Return the most detailed plan in which all heads stand free and `too_high` is content.

    A crowded year is made wider first. If that is not enough, single years are gathered, the
    fullest first, then columns of two, five, ten … years.
    """
    shown = replace(data, entries=tuple(entries))
    years = marked_years(shown, room.until)
    per_year = Counter(entry.when.year for entry in entries)
    plan: Plan | None = None
    fallback: Plan | None = None
    for bin_years, loose in STEPS:
        segments = fold(years, bin_years)
        gathered = _fullest(per_year, len(entries) - MAX_SINGLE)
        while True:
            chords = gather(entries, segments, gathered, loose=loose)
            trial, crowded = _widened(chords, segments, room)
            if trial is None:
                candidates = set(per_year) - gathered
            elif crowded:
                candidates = crowded - gathered
            elif trial == plan or too_high(trial):  # gathering a year can change nothing
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


def _widened(
    chords: Sequence[Chord], segments: Sequence[Segment], room: Room
) -> tuple[Plan | None, set[int]]:
    """Return the plan with its crowded years made wider as far as possible, and those left."""
    minimums = []
    for segment in segments:
        inside = [c for c in chords if segment.first <= c.year <= segment.last]
        minimums.append(REST_MINIMUM if segment.rest else max(YEAR_MINIMUM, column_minimum(inside)))
    busy = [sum(s.first <= c.year <= s.last for c in chords) for s in segments]
    plan: Plan | None = None
    crowded: set[int] = set()
    for _ in range(WIDENINGS):
        axis = _comfortable(segments, minimums, busy, room)
        if axis is None:
            break
        places, crowded = spread(chords, axis, room.until)
        plan = Plan(axis, tuple(chords), tuple(places[i] for i in range(len(chords))))
        if not crowded:
            break
        for i, (segment, left, right) in enumerate(axis.columns()):
            if any(segment.first <= year <= segment.last for year in crowded):
                minimums[i] = WIDER * (right - left)
    return plan, crowded


def _comfortable(
    segments: Sequence[Segment], minimums: Sequence[float], busy: Sequence[int], room: Room
) -> Axis | None:
    """Return the axis with room for the words of rests and agreements if the heads leave it."""
    axis = build_axis(segments, minimums, room.left, room.right, busy)
    if axis is None:
        return None
    wishes = [
        max(low, room.rest(s.years)) if s.rest else low
        for s, low in zip(segments, minimums, strict=True)
    ]
    calm = sum(w for s, w in zip(segments, wishes, strict=True) if s.rest)
    if calm > (room.right - room.left) / 3:
        wishes = [*minimums]
    wider = build_axis(segments, wishes, room.left, room.right, busy)
    axis = wider or axis
    for need in room.needs:
        lacking = need.width - (axis.after(need.last) - axis.at(need.first))
        inside = [
            i
            for i, s in enumerate(segments)
            if not s.rest and need.first.year <= s.first and s.last <= need.last.year
        ]
        if lacking <= 0 or not inside:
            continue
        # Years wholly inside the span, where there are any, give all they gain to it.
        whole = [i for i in inside if need.first.year < segments[i].first <= need.last.year - 1]
        trial = [*wishes]
        for i in whole or inside:
            width = axis.edges[i + 1] - axis.edges[i]
            trial[i] = max(trial[i], width + 1.2 * lacking / len(whole or inside))
        wider = build_axis(segments, trial, room.left, room.right, busy)
        if wider is not None:
            axis, wishes = wider, trial
    return axis
