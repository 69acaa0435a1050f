# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The notes of the wide score: heads, stems, leaders, decision marks, brackets of a whole year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zweiklang.drawing.primitives import DIAMOND, TRIANGLE, Group, Head, Item, Path, Text
from zweiklang.drawing.primitives import Line as Stroke
from zweiklang.drawing.score.data import Line, ScoreData, ScoreLabels
from zweiklang.drawing.score.notes import LINE_ORDER, OUTSIDE, RADIUS, SIGN, Chord, Note
from zweiklang.drawing.score.plan import Plan
from zweiklang.drawing.score.scaffold import Staves
from zweiklang.drawing.score.words import note_name
from zweiklang.drawing.sides import Tone

LINE_GAP = 13.0
_REACH = {Tone.A: 1.0, Tone.B: DIAMOND, Tone.C: TRIANGLE}


def line_gap(plan: Plan) -> float:
    """Return the distance of the stave lines at which no two heads of a stave touch."""
    heads = [
        (tone, x, LINE_ORDER[note.line], note.radius * _REACH[tone])
        for chord, x in zip(plan.chords, plan.xs, strict=True)
        for note in chord.notes
        if note.line not in OUTSIDE
        for tone in chord.tones
    ]
    heads.sort(key=lambda h: h[1])
    gap = LINE_GAP
    for i, (tone, x, line, reach) in enumerate(heads):
        for tone2, x2, line2, reach2 in heads[i + 1 :]:
            if x2 - x > 36:
                break
            if tone is tone2 and line != line2 and x2 - x < reach + reach2:
                room = reach + reach2 - (x2 - x if tone is Tone.B else 0)
                gap = max(gap, (room + 0.5) / abs(line - line2))
    return round(gap + 0.49) if gap > LINE_GAP else gap


def head_reach(plan: Plan) -> float:
    """Return by how much the heads on the outer line stand over the stave beyond the usual size."""
    largest = max(
        (n.radius for c in plan.chords for n in c.notes if n.line not in OUTSIDE),
        default=RADIUS,
    )
    return max(0.0, (largest - RADIUS) * DIAMOND)


def draw_brackets(plan: Plan, staves: Staves, end: float) -> list[Item]:
    """Return the brackets as long as the years meant, until `end`, where no day is known."""
    items: dict[tuple[object, ...], Item] = {}
    for chord in plan.chords:
        if not chord.years and chord.when.month is not None:
            continue
        left, right = plan.axis.column_of(chord.year)
        a, b = left + 4, min(right - 4, end)
        for note in chord.notes:
            if note.line in OUTSIDE:
                continue
            for tone in chord.tones:
                y = staves.y(tone, note.line)
                steps = [
                    ("M", (a, y - 4)),
                    ("L", (a, y + 4)),
                    ("M", (a, y)),
                    ("L", (b, y)),
                    ("M", (b, y - 4)),
                    ("L", (b, y + 4)),
                ]
                items[(tone, y, a)] = Path(tuple(steps), stroke=tone.value, width=2)
    return list(items.values())


def draw_stem(
    chord: Chord, x: float, leader: tuple[float, float] | None, staves: Staves
) -> list[Item]:
    """Return the stem of a chord and the leader to its label."""
    items: list[Item] = [*_stems(chord, x, staves)]
    if leader:
        tone = chord.tones[0] if leader[1] < leader[0] else chord.tones[-1]
        items.append(Stroke(x, leader[0], x, leader[1], tone.value))
    return items


def draw_heads(
    chord: Chord,
    x: float,
    words: Sequence[Item],
    staves: Staves,
    data: ScoreData,
    labels: ScoreLabels,
    when: str,
) -> Iterator[Group]:
    """Yield the heads of a chord, the first note with the label; a note with a target is a link."""
    for i, note in enumerate(chord.notes):
        parts: list[Item] = [
            *_heads(note, x + chord.aside if note.line is Line.PAPER else x, staves)
        ]
        if i == 0:
            parts += words
        name = note_name(note, when, data, labels)
        yield Group(tuple(parts), note.entries[0].href, name)


def _heads(note: Note, x: float, staves: Staves) -> Iterator[Item]:
    for tone in note.tones:
        y = staves.y(tone, note.line)
        if note.line in OUTSIDE:
            yield from _sign(note, x, y, tone)
        else:
            yield Head(x, y, tone, note.radius, note.planned, note.count)


def _sign(note: Note, x: float, y: float, tone: Tone) -> Iterator[Item]:
    """Yield the marcato of a decision, or the tenuto of a paper that decides nothing."""
    sign = -1 if tone is Tone.A else 1
    if note.line is Line.DECISION:
        steps = (("M", (x - SIGN, y)), ("L", (x, y + sign * 16)), ("L", (x + SIGN, y)))
    else:
        steps = (
            ("M", (x - 6, y + sign * 6)),
            ("L", (x, y + sign * 6)),
            ("L", (x + 6, y + sign * 6)),
        )
    dash = "3 3" if note.planned else ""
    yield Path(steps, stroke=tone.value, width=2.6, dash=dash)
    if note.count > 1:
        base = y if tone is Tone.A else y + 11
        yield Text(x + 11, base, str(note.count), 14, 600, tone.value)


def _stems(chord: Chord, x: float, staves: Staves) -> Iterator[Item]:
    """Upper half in the tone of the upper city down to the band, lower half in the other."""
    if not chord.joint:
        yield from _chord_stem(chord, x, staves)
        return
    for upper, lower in zip(chord.tones, chord.tones[1:], strict=False):
        start, end = _edge(chord, upper, staves), _edge(chord, lower, staves)
        if upper is Tone.A:
            yield Stroke(x, start, x, staves.band_top, upper.value, 2.4)
            yield Stroke(x, staves.band_bottom, x, end, lower.value, 2.4)
        else:
            middle = (staves.tops[upper] + staves.height + staves.tops[lower]) / 2
            yield Stroke(x, start, x, middle, upper.value, 2.4)
            yield Stroke(x, middle, x, end, lower.value, 2.4)


def _edge(chord: Chord, tone: Tone, staves: Staves) -> float:
    ys = [staves.y(tone, note.line) for note in chord.notes]
    return min(ys) if tone is Tone.A else max(ys)


def _chord_stem(chord: Chord, x: float, staves: Staves) -> Iterator[Item]:
    ys = [staves.y(chord.tones[0], n.line) for n in chord.notes if n.line not in OUTSIDE]
    if len(ys) > 1:
        yield Stroke(x, min(ys), x, max(ys), chord.tones[0].value, 2.4)
