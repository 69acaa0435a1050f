# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands still in the wide score: years, staves, brace, names, rests, the line of today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zweiklang.drawing.primitives import (
    Anchor,
    Box,
    Head,
    Item,
    LinkedMark,
    Path,
    Text,
)
from zweiklang.drawing.primitives import Line as Stroke
from zweiklang.drawing.score.axis import Axis
from zweiklang.drawing.score.data import Line, ScoreData, ScoreLabels
from zweiklang.drawing.score.notes import LINES, OUTSIDE, Chord
from zweiklang.drawing.score.plan import Plan
from zweiklang.drawing.sides import Tone
from zweiklang.drawing.text import shorten, text_width

HEADER = 40.0
BETWEEN_LOWER = 56.0
_NAME = 20.0


@dataclass(frozen=True)
class Staves:
    """The places of the staves: `tops` by city, distance of the lines, band in the middle."""

    tops: dict[Tone, float]
    gap: float
    left: float
    band_top: float
    band_bottom: float
    mark_offset: float

    @classmethod
    def build(
        cls, data: ScoreData, plan: Plan, gap: float, room: float, half: float, band: float
    ) -> Staves:
        """Return the staves below `room` units of labels, `half` units either side of the band."""
        height = 4 * gap
        top = HEADER + 8 + room
        band_top = top + height + half
        tops = {data.sides[0].tone: top}
        lower = band_top + band + half
        for side in data.sides[1:]:
            tops[side.tone] = lower
            lower += height + BETWEEN_LOWER
        numbered = any(chord.numbered for chord in plan.chords)
        return cls(tops, gap, plan.axis.edges[0], band_top, band_top + band, 17 if numbered else 12)

    @property
    def height(self) -> float:
        """Height of one stave."""
        return 4 * self.gap

    @property
    def top(self) -> float:
        """Upper edge of the upper stave."""
        return self.tops[Tone.A]

    @property
    def bottom(self) -> float:
        """Lower edge of the lowest stave."""
        return max(self.tops.values()) + self.height

    def y(self, tone: Tone, line: Line) -> float:
        """Return the height of a line of a city's stave; what the council did stands outside it."""
        top = self.tops[tone]
        if line in OUTSIDE:
            return (
                top - self.mark_offset if tone is Tone.A else top + self.height + self.mark_offset
            )
        step = LINES.index(line) * self.gap
        return top + step if tone is Tone.A else top + self.height - step

    def outermost(self, chord: Chord, tone: Tone) -> float:
        """Return where the leader of a chord starts on a city's stave."""
        ys = [self.y(tone, note.line) for note in chord.notes]
        away = max((_ABOVE.get(note.line, 0) for note in chord.notes), default=0)
        if away:
            ys.append(self.y(tone, Line.DECISION) + (-away if tone is Tone.A else away))
        return min(ys) if tone is Tone.A else max(ys)


#: How far a leader keeps away from what stands outside the stave.
_ABOVE = {Line.DECISION: 20, Line.PAPER: 14}


def name_width(data: ScoreData, labels: ScoreLabels) -> float:
    """Return the left edge of the staves: 168 units, more for long names, at most 260."""
    widest = max(text_width(side.name, _NAME) for side in data.sides)
    return min(260.0, max(168.0, 28 + widest + 40, text_width(labels.joint, 15) + 60))


def draw_staves(
    staves: Staves, axis: Axis, data: ScoreData, labels: ScoreLabels, marker: Text
) -> list[Item]:
    """Return staves with barlines, brace, names and the word for what is joint.

    No line of a year goes through the word over the line of today, `marker`.
    """
    left, right = axis.edges[0], axis.edges[-1]
    items: list[Item] = []
    bars: list[tuple[str, tuple[float, ...]]] = []
    for edge in axis.edges[:-1]:
        if not marker.box.left - 4 < edge < marker.box.right + 4:
            bars += [("M", (edge, 14)), ("L", (edge, 36))]
        for top in staves.tops.values():
            bars += [("M", (edge, top)), ("L", (edge, top + staves.height))]
    for top in staves.tops.values():
        for k in range(5):
            y = top + k * staves.gap
            bars += [("M", (left, y)), ("L", (right, y))]
    items.append(Path(tuple(bars), stroke="stave"))
    items.append(Stroke(left, HEADER, right, HEADER, "rule"))
    items.append(Stroke(left, staves.top, left, staves.bottom, "ink", 1.5))
    items.append(_brace(left - 6, staves.top, staves.bottom))
    room = left - 28 - 34
    for side in data.sides:
        y = staves.tops[side.tone] + staves.height / 2
        items.append(Head(14 if side.tone is Tone.C else 11, y, side.tone, 8.5))
        items.append(Text(28, y + 7, shorten(side.name, _NAME, room), _NAME, 500, side.tone.value))
    middle = (staves.band_top + staves.band_bottom) / 2
    items.append(Text(0, middle - 2, shorten(labels.joint, 15, left - 34), 15, 400, "muted"))
    items.append(LinkedMark(0, middle + 6, 20))
    return items


def _brace(x: float, top: float, bottom: float) -> Path:
    middle, height = (top + bottom) / 2, bottom - top
    upper, lower = top + height / 8, bottom - height / 8
    return Path(
        (
            ("M", (x, top)),
            ("C", (x - 20, upper, x + 4, middle - height / 6, x - 16, middle)),
            ("C", (x + 4, middle + height / 6, x - 20, lower, x, bottom)),
            ("C", (x - 14, lower - 4, x + 11, middle + height / 6.5, x - 16, middle)),
            ("C", (x + 11, middle - height / 6.5, x - 14, upper + 4, x, top)),
            ("Z", ()),
        ),
        fill="ink",
    )


def draw_header(axis: Axis, labels: ScoreLabels, word: str, now: float) -> tuple[list[Item], Text]:
    """Return the labels of the years that have room, and the word over the line of today."""
    wanted: list[tuple[int, Text]] = []
    for segment, left, right in axis.columns():
        width = right - left
        inset = min(10.0, width * 0.15)
        short = labels.years(segment.first, segment.first) if segment.years == 1 else ""
        if segment.years == 1:
            text = Text(left + inset, 28, short, 16, 500, "muted")
            wanted.append((_round_number(segment.first), text))
            continue
        full = labels.years(segment.first, segment.last)
        if text_width(full, 16) <= width - 4:
            wanted.append((1, Text((left + right) / 2, 28, full, 16, 500, "muted", "middle")))
        elif not segment.rest:
            start = labels.years(segment.first, segment.first)
            wanted.append((2, Text(left + inset, 28, start, 16, 500, "muted")))
    shown: list[Text] = []
    for _, text in sorted(wanted, key=lambda pair: pair[0]):
        if text.box.right <= 1198 and not any(text.box.meets(t.box, 7) for t in shown):
            shown.append(text)
    marker = _marker(word, now, shown)
    kept = [t for t in shown if not t.box.meets(marker.box, 6)]
    return [*sorted(kept, key=lambda t: t.x)], marker


def _round_number(year: int) -> int:
    return 1 if year % 10 == 0 else 2 if year % 5 == 0 else 3


def _marker(word: str, now: float, shown: Sequence[Text]) -> Text:
    """Return the word where it meets the fewest years, above its line."""
    options: list[Text] = []
    places: list[tuple[float, Anchor]] = [
        (now + 14, "right"),
        (now, "middle"),
        (now - 6, "left"),
        (now, "right"),
        (now, "left"),
    ]
    for x, anchor in places:
        width = text_width(word, 15)
        shift = {"left": 0.0, "middle": 0.5, "right": 1.0}[anchor]
        start = min(max(x - shift * width, 2), 1198 - width)
        options.append(Text(start, 28, word, 15, 600))
    return min(options, key=lambda t: sum(t.box.meets(s.box, 6) for s in shown))


def draw_now(now: float, marker: Text, staves: Staves, labels: Sequence[Box]) -> list[Item]:
    """Return the full-height line of today with its word; it pauses where a label stands."""
    items: list[Item] = [marker]
    crossed = sorted((b.top - 3, b.bottom + 3) for b in labels if b.left - 4 < now < b.right + 4)
    y = 44.0
    for top, bottom in crossed:
        if top > y:
            items.append(Stroke(now, y, now, top, "ink", 1.5))
        y = max(y, bottom)
    items.append(Stroke(now, y, now, staves.bottom + 6, "ink", 1.5))
    tip = (("M", (now - 5, 40.0)), ("L", (now + 5, 40.0)), ("L", (now, 48.0)), ("Z", ()))
    items.append(Path(tip, fill="ink"))
    return items
