# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""When agreements are valid: the days without one, and how overlapping ones nest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from zweiklang.drawing.score.data import Agreement, Gap, PhaseState, ScoreData


def find_gaps(data: ScoreData, until: date) -> tuple[Gap, ...]:
    """Return the given gaps, or those from the end of the first agreement until `until`.

    An agreement known only by year or month counts from its first possible to its last possible
    day, so no gap is claimed that may not exist. After an ended phase nothing is missing any more.
    Where there never was an agreement on file, nothing ran out: the file may just lack it.
    """
    if data.gaps is not None:
        return tuple(g for g in data.gaps if g.start <= until)
    ends = [p.end.last for p in data.phases if p.state is PhaseState.ENDED and p.end]
    if ends and all(p.end for p in data.phases):
        until = min(until, max(p.end.last for p in data.phases if p.end))
    gaps: list[Gap] = []
    valid_to: date | None = None
    for deal in sorted(data.agreements, key=lambda a: a.start.first):
        if deal.start.first > until:
            break
        if valid_to is not None and (deal.start.first - valid_to).days > 1:
            gaps.append(Gap(valid_to + timedelta(days=1), deal.start.first - timedelta(days=1)))
        last = deal.end.last if deal.end else date.max
        valid_to = last if valid_to is None else max(valid_to, last)
    if valid_to is not None and valid_to < until:
        gaps.append(Gap(valid_to + timedelta(days=1)))
    return tuple(gaps)


def agreement_levels(agreements: Sequence[Agreement]) -> list[int]:
    """Return for each agreement the nesting of its slur: 0 unless it overlaps an earlier one."""
    free_from: list[date] = []
    levels = [0] * len(agreements)
    for i in sorted(range(len(agreements)), key=lambda k: agreements[k].start.first):
        deal = agreements[i]
        last = deal.end.last if deal.end else date.max
        free = [k for k, day in enumerate(free_from) if day <= deal.start.first]
        level = free[0] if free else len(free_from)
        free_from[level : level + 1] = [last]
        levels[i] = level
    return levels
