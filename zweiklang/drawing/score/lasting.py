# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What lasts beyond its begin: a thin line on the stave from the head to the last day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from zweiklang.drawing.primitives import Group, Item, Path, Step
from zweiklang.drawing.score.data import Line, ScoreData, ScoreLabels, When
from zweiklang.drawing.score.notes import Note
from zweiklang.drawing.score.plan import Plan
from zweiklang.drawing.score.scaffold import Staves
from zweiklang.drawing.score.tall_parts import line_x
from zweiklang.drawing.score.words import note_name
from zweiklang.drawing.sides import Tone

_TICK, _DASH = 4.0, "3 3"


def last_of(note: Note) -> When | None:
    """Return the last end of what a head stands for, None where nothing lasts."""
    ends = [entry.end for entry in note.entries if entry.end]
    return max(ends, key=lambda end: end.last, default=None)


def draw_lasting(
    plan: Plan, data: ScoreData, labels: ScoreLabels, staves: Staves, right: float, until: date
) -> list[Item]:
    """Return the lines of the wide score, until `right` where the end is later than that.

    What was carried over from an earlier sheet has no head here: its line is named instead.
    """
    items: list[Item] = []
    for chord, x in zip(plan.chords, plan.xs, strict=True):
        for note in chord.notes:
            items += _wide_lines(note, x, x + note.radius + 2, plan, staves, right)
    names = []
    for note in _carried(data, until):
        lines = tuple(_wide_lines(note, plan.axis.edges[0], 0.0, plan, staves, right))
        entry = note.entries[0]
        names.append(Group(lines, entry.href, note_name(note, "", data, labels)))
    return [Group(tuple(items), hidden=True), *names]


def _carried(data: ScoreData, until: date) -> Iterator[Note]:
    shown = {side.tone for side in data.sides}
    for entry in data.carried:
        if entry.when.first <= until and shown.issuperset(entry.tones):
            yield Note((entry,))


def _wide_lines(
    note: Note, x: float, least: float, plan: Plan, staves: Staves, right: float
) -> Iterator[Item]:
    last = last_of(note)
    if last is None or note.line is Line.DECISION:
        return
    end = plan.axis.after(last.last)
    ticked = end <= right and last.last.year <= plan.axis.segments[-1].last
    end = min(end, right)
    if end <= least:
        return
    for tone in note.tones:
        y = staves.y(tone, note.line)
        steps: list[Step] = [("M", (x, y)), ("L", (end, y))]
        if ticked:
            steps += [("M", (end, y - _TICK)), ("L", (end, y + _TICK))]
        yield _stroke(steps, tone, note.planned)


def draw_lasting_upright(
    begun: Iterable[tuple[Note, float]],
    at: Callable[[date, float], float],
    bottom: float,
    until: date,
) -> list[Item]:
    """Return the lines of the upright score, each from the height where its row ends."""
    items: list[Item] = []
    for note, top in begun:
        last = last_of(note)
        if last is None or note.line is Line.DECISION:
            continue
        over = last.last < until
        end = at(last.last + timedelta(days=1), bottom) if over else bottom
        if end - top < 10:
            continue
        for tone in note.tones:
            x = line_x(tone, note.line)
            steps: list[Step] = [("M", (x, top)), ("L", (x, end))]
            if over:
                steps += [("M", (x - _TICK, end)), ("L", (x + _TICK, end))]
            items.append(_stroke(steps, tone, note.planned))
    return items


def carried_from_above(data: ScoreData, until: date, top: float) -> list[tuple[Note, float]]:
    """Return what comes in from an earlier sheet, with the height of the upper edge."""
    return [(note, top) for note in _carried(data, until)]


def _stroke(steps: list[Step], tone: Tone, planned: bool) -> Path:
    return Path(tuple(steps), stroke=tone.value, width=2, dash=_DASH if planned else "")
