# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The text block of a chord: date in bold, then what happened, wrapped to a narrow column."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from zweiklang.drawing.primitives import Anchor, Head, Item, LinkedMark, Text
from zweiklang.drawing.score.data import Line, ScoreData, ScoreLabels
from zweiklang.drawing.score.notes import Chord, Note
from zweiklang.drawing.sides import Tone
from zweiklang.drawing.text import balanced, is_cut, shorten, text_width

SIZE = 15
LEAD = 18.0
MARK = 14.0
_NARROW, _WIDE = 172.0, 236.0
RANK = {
    Line.AGREEMENT: 0,
    Line.DECISION: 2,
    Line.PAPER: 3,
    Line.PROJECT: 4,
    Line.EXCHANGE: 6,
    Line.DELIVERY: 8,
    Line.VISIT: 10,
}


@dataclass(frozen=True)
class Caption:
    """The words of one chord, their size in units and how much they matter (0 first)."""

    date: str
    lines: tuple[str, ...]
    tones: tuple[Tone, ...]
    fill: str
    rank: int

    @property
    def joint(self) -> bool:
        """Whether the block carries a mark for what is joint."""
        return len(self.tones) > 1

    @property
    def mark_width(self) -> float:
        """Room of the mark before the date."""
        if not self.joint:
            return 0
        return 1.5 * MARK + 7 if self.tones == (Tone.A, Tone.B) else 15.0 * len(self.tones) + 3

    @cached_property
    def width(self) -> float:
        """Width of the widest line, the mark included."""
        head = text_width(self.date, SIZE) + self.mark_width
        return max([head, *(text_width(line, SIZE) for line in self.lines)])

    @property
    def height(self) -> float:
        """Height of the block."""
        return 19 + LEAD * len(self.lines) + (2 if self.joint else 0)

    def draw(self, left: float, top: float, leftward: bool) -> list[Item]:
        """Return the parts of the block; `leftward` aligns the lines with its right edge."""
        items: list[Item] = []
        edge = left + self.width if leftward else left
        y = top + 13
        mark = self.mark_width
        start = edge - text_width(self.date, SIZE) - mark if leftward else edge
        if self.tones == (Tone.A, Tone.B):
            items.append(LinkedMark(start, y - 12, MARK))
        elif self.joint:
            items += [Head(start + 7 + 15 * i, y - 5, t, 5) for i, t in enumerate(self.tones)]
        anchor: Anchor = "right" if leftward else "left"
        x = edge if leftward else edge + mark
        items.append(Text(x, y, self.date, SIZE, 600, self.fill, anchor))
        y += 2 if self.joint else 0
        for i, line in enumerate(self.lines):
            items.append(Text(edge, y + LEAD * (i + 1), line, SIZE, 400, "ink", anchor))
        return items


def date_text(chord: Chord, labels: ScoreLabels) -> str:
    """Return the date of a chord in words, from when to when, with "planned" when it is."""
    ends = {entry.end for note in chord.notes for entry in note.entries}
    end = ends.pop() if len(ends) == 1 and not chord.years else None
    if end:
        text = labels.span(chord.when, end)
    else:
        text = labels.years(*chord.years) if chord.years else labels.date(chord.when)
    last = end.last if end else chord.last
    return labels.planned(text, last) if chord.notes[0].planned else text


def caption(chord: Chord, labels: ScoreLabels) -> Caption:
    """Return the words of a chord: the whole text of a single entry, counts of gathered ones."""
    notes = chord.notes
    lines: list[str] = []
    for note in sorted(notes, key=lambda n: RANK[n.line])[:5]:
        if note.count > 1:
            lines.append(shorten(labels.gathered(note.line, note.count), SIZE, _WIDE))
        else:
            lines += _broken(note.entries[0].text, 4 if len(notes) < 3 else 3)
    fill = "ink" if chord.joint else chord.tones[0].value
    rank = min(RANK[n.line] for n in notes) - (1 if chord.joint else 0)
    shown = tuple(line for line in lines if line)
    return Caption(shorten(date_text(chord, labels), SIZE, _WIDE), shown, chord.tones, fill, rank)


@lru_cache(maxsize=1024)
def _broken(text: str, most: int) -> tuple[str, ...]:
    """Return the text in a narrow column, in a wider or longer one before anything is cut."""
    lines: list[str] = []
    for width, count in ((_NARROW, most), (_WIDE, most), (_WIDE, most + 2)):
        lines = balanced(text, SIZE, width, count)
        if not is_cut(lines, text):
            break
    return tuple(lines)


def note_name(note: Note, when: str, data: ScoreData, labels: ScoreLabels) -> str:
    """Return the accessible name of a head: date or span, cities, text or count."""
    names = ", ".join(side.name for side in data.sides if side.tone in note.tones)
    entry = note.entries[0]
    text = entry.text if note.count == 1 else labels.gathered(note.line, note.count)
    if note.count == 1 and entry.end:
        when = labels.span(entry.when, entry.end)
        when = labels.planned(when, entry.end.last) if note.planned else when
    return f"{when}, {names}: {text}"
