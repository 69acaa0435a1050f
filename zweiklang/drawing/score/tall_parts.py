# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows of the upright score: years, plates, notes with their words, rests, phases, endings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from zweiklang.drawing.primitives import Anchor, Box, Group, Head, Item, Path, Rect, Text
from zweiklang.drawing.primitives import Line as Stroke
from zweiklang.drawing.score.data import Line, Phase, ScoreData, ScoreLabels, When
from zweiklang.drawing.score.middle import band_style, since_that_fits
from zweiklang.drawing.score.notes import LINES, OUTSIDE, Chord, Note
from zweiklang.drawing.score.words import RANK, date_text, note_name
from zweiklang.drawing.sides import Tone
from zweiklang.drawing.text import balanced, shorten, text_width, wrap

WIDTH = 320.0
CENTRE = 160.0
OUTER, STEP = 42.0, 5.0
TEXT = 58.0
SIDE_WIDTH = CENTRE - TEXT - 1
#: How far below the upper edge of its row a head stands.
HEAD = 12.0
#: What the names of both cities have in one row beside their marks.
NAMES = 244.0


@dataclass(frozen=True)
class Row:
    """Something set in the flow: `plate` hides what is behind it, `back` is drawn first.

    `ground` are the area and the edges of a plate, its area first, or the rule of a year.
    """

    item: Group
    box: Box
    plate: bool = False
    back: bool = False
    ground: tuple[Item, ...] = ()


def line_x(tone: Tone, line: Line) -> float:
    """Return the place of a line: visits outside, agreements next to the middle."""
    reach = OUTER if line in OUTSIDE else OUTER - LINES.index(line) * STEP
    return CENTRE - reach if tone is Tone.A else CENTRE + reach


def draw_names(data: ScoreData) -> tuple[list[Item], float]:
    """Return marks and names, the first city left, the others right, and where rows begin."""
    items: list[Item] = []
    y = 14.0
    rooms = [text_width(side.name, 19) for side in data.sides]
    beside = rooms[0] + max(rooms[1:]) <= NAMES
    for i, side in enumerate(data.sides):
        # Two long names stand below each other rather than lose their ends.
        if i == 1 and not beside:
            y += 28
        room = NAMES - max(rooms[1:]) if i == 0 and beside else NAMES
        name = shorten(side.name, 19, room)
        if i == 0:
            items.append(Head(9, y, side.tone, 7.5))
            items.append(Text(24, y + 7, name, 19, 500, side.tone.value))
            continue
        items.append(Head(WIDTH - 12, y, side.tone, 7.5))
        items.append(Text(WIDTH - 28, y + 7, name, 19, 500, side.tone.value, "right"))
        y += 28
    return items, y


def draw_staves(top: float, bottom: float) -> list[Item]:
    """Return both staves upright."""
    steps: list[tuple[str, tuple[float, ...]]] = []
    for tone in (Tone.A, Tone.B):
        for line in LINES:
            x = line_x(tone, line)
            steps += [("M", (x, top)), ("L", (x, bottom))]
    return [Path(tuple(steps), stroke="stave")]


def draw_year(words: str, y: float) -> Row:
    """Return the rule at the beginning of a year, with the year under it at the edge."""
    year = Text(0, y + 20, words, 15, 500, "muted")
    rule = Stroke(0, y, WIDTH, y, "rule")
    return Row(Group((year,), hidden=True), Box(0, y, WIDTH, y + 24), back=True, ground=(rule,))


def draw_rest(words: str, y: float) -> Row:
    """Return the upright multi-bar rest in both staves, with the years in words on either side."""
    lines = balanced(words, 15, SIDE_WIDTH, 3)
    height = max(48.0, 18.0 * len(lines) + 6)
    items: list[Item] = []
    for sign, anchor in ((-1, "right"), (1, "left")):
        x = CENTRE + sign * (OUTER - 2 * STEP)
        a, b = y + 4, y + height - 4
        ends = (("M", (x - 8, a)), ("L", (x + 8, a)), ("M", (x - 8, b)), ("L", (x + 8, b)))
        items.append(Path(ends, stroke="ink", width=2))
        items.append(Stroke(x, a, x, b, "ink", 6))
        first = y + height / 2 - 9 * (len(lines) - 1) + 5
        for i, line in enumerate(lines):
            side: Anchor = "right" if anchor == "right" else "left"
            items.append(Text(CENTRE + sign * TEXT, first + 18 * i, line, 15, 400, "muted", side))
    return Row(Group(tuple(items), hidden=True), Box(0, y, WIDTH, y + height))


def _edges(tones: Sequence[Tone], top: float, bottom: float, dash: str) -> Iterator[Item]:
    part = WIDTH / len(tones)
    for y, order in ((top, tones), (bottom, tuple(reversed(tones)))):
        for i, tone in enumerate(order):
            yield Stroke(i * part, y, (i + 1) * part, y, tone.value, 2.4, dash)


def draw_plate(chord: Chord, data: ScoreData, labels: ScoreLabels, y: float) -> Row:
    """Return a joint event across both staves; its edges change tone in the middle."""
    when = date_text(chord, labels)
    texts: list[tuple[Note, list[str]]] = []
    for note in sorted(chord.notes, key=lambda n: RANK[n.line]):
        text = note.entries[0].text if note.count == 1 else labels.gathered(note.line, note.count)
        texts.append((note, balanced(text, 16, WIDTH - 16, 8)))
    rows = 1 + sum(len(lines) for _, lines in texts)
    height = 21.0 * rows + 18
    ground = (
        Rect(0, y, WIDTH, height, "paper"),
        *_edges(chord.tones, y, y + height, "6 4" if chord.notes[0].planned else ""),
    )
    items: list[Item] = []
    base = y + 25
    for i, (note, lines) in enumerate(texts):
        parts: list[Item] = []
        if i == 0:
            parts.append(
                Text(CENTRE, base, shorten(when, 16, WIDTH - 16), 16, 600, "ink", "middle")
            )
        for line in lines:
            base += 21
            parts.append(Text(CENTRE, base, line, 16, 400, "ink", "middle"))
        name = note_name(note, when, data, labels)
        items.append(Group(tuple(parts), note.entries[0].href, name))
    return Row(Group(tuple(items)), Box(0, y, WIDTH, y + height), plate=True, ground=ground)


def draw_note(chord: Chord, data: ScoreData, labels: ScoreLabels, y: float) -> Iterator[Row]:
    """Yield one row per note of one city: the head on its line, the words outside the stave."""
    tone = chord.tones[0]
    sign = -1 if tone is Tone.A else 1
    anchor: Anchor = "right" if tone is Tone.A else "left"
    x = CENTRE + sign * TEXT
    when = date_text(chord, labels)
    for note in chord.notes:
        many = note.count > 1
        text = labels.gathered(note.line, note.count) if many else note.entries[0].text
        lines = wrap(text, 15, SIDE_WIDTH, 16)
        head_y = y + HEAD
        items = [*_mark(note, tone, head_y)]
        fill = tone.value
        dates = wrap(when, 15, SIDE_WIDTH, 3)
        base = head_y + 5
        for line in dates:
            items.append(Text(x, base, line, 15, 600, fill, anchor))
            base += 18
        for line in lines:
            items.append(Text(x, base, line, 15, 400, "ink", anchor))
            base += 18
        bottom = max(base - 18 + 6, head_y + 16)
        left, right = (0.0, CENTRE - 1) if tone is Tone.A else (CENTRE + 1, WIDTH)
        name = note_name(note, when, data, labels)
        yield Row(Group(tuple(items), note.entries[0].href, name), Box(left, y, right, bottom))
        y = bottom + 4


def _mark(note: Note, tone: Tone, y: float) -> Iterator[Item]:
    x = line_x(tone, note.line)
    if note.line in OUTSIDE:
        sign = -1 if tone is Tone.A else 1
        out, wide, tip = x - sign * 9, 9, x + sign * 5
        if note.line is Line.PAPER:
            out, wide, tip = x - sign * 4, 7, x - sign * 4
        steps = (("M", (out, y - wide)), ("L", (tip, y)), ("L", (out, y + wide)))
        yield Path(steps, stroke=tone.value, width=2.6, dash="3 3" if note.planned else "")
        return
    radius = 7.0 if note.count < 2 else 11.0 if note.count < 100 else 14.0
    yield Head(x, y, tone, radius, note.planned, note.count)


def draw_phase(phase: Phase, labels: ScoreLabels, y: float) -> Row:
    """Return the beginning of a phase: a full-width piece of its band with the name in it."""
    fill, stroke, dash, ink = band_style(phase.kind, phase.state)
    name = shorten(phase.name, 16, WIDTH - 24)
    used = text_width(name, 16)
    since = since_that_fits(phase, labels, WIDTH - 24 - used - 8)
    height = 32.0
    ground = (Rect(0, y, WIDTH, height, "paper"),)
    items: list[Item] = [
        Rect(0.5, y, WIDTH - 1, height, fill, stroke, dash, 1.5 if dash else 1),
    ]
    total = used + (8 + text_width(since, 15) if since else 0)
    if fill.startswith("url"):
        items.append(Rect(CENTRE - total / 2 - 6, y + 5, total + 12, 22, "paper"))
    left = CENTRE - total / 2
    items.append(Text(left, y + 22, name, 16, 500, ink))
    if since:
        muted = "paper" if ink == "paper" else "muted"
        items.append(Text(left + used + 8, y + 22, since, 15, 400, muted))
    box = Box(0, y, WIDTH, y + height)
    return Row(Group(tuple(items), hidden=True), box, plate=True, ground=ground)


def draw_ending(words: Sequence[str], y: float, *, solid: bool = False) -> Row:
    """Return a plate between dashed lines: what ran out, and that nothing is valid since."""
    base = y + 22
    texts: list[Item] = []
    for i, text in enumerate(words):
        for line in balanced(text, 16, WIDTH - 16, 4):
            texts.append(Text(CENTRE, base, line, 16, 600 if i == 0 else 400, "ink", "middle"))
            base += 21
    height = base - 21 - y + 12
    dash = "" if solid else "4 4"
    ground = (
        Rect(0, y, WIDTH, height, "paper"),
        Stroke(0, y, WIDTH, y, "ink", 1.5, dash),
        Stroke(0, y + height, WIDTH, y + height, "ink", 1.5, dash),
    )
    box = Box(0, y, WIDTH, y + height)
    return Row(Group(tuple(texts), hidden=True), box, plate=True, ground=ground)


def draw_now(labels: ScoreLabels, clip: date | None, until: date, y: float) -> Row:
    """Return the line of today or of the day asked for."""
    items: list[Item] = [Stroke(0, y, WIDTH, y, "ink", 1.5)]
    word = labels.as_of(clip) if clip else labels.today
    items.append(Text(0, y + 19, shorten(word, 15, WIDTH), 15, 600))
    if clip is None:
        day = labels.date(When.of(until))
        if text_width(word, 15) + text_width(day, 15) < WIDTH - 12:
            items.append(Text(WIDTH, y + 19, day, 15, 400, "muted", "right"))
    return Row(Group(tuple(items), hidden=True), Box(0, y, WIDTH, y + 24))
