# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""From entries to notes: which entries share a head, which heads share a stem."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from zweiklang.drawing.primitives import DIAMOND
from zweiklang.drawing.score.axis import Segment
from zweiklang.drawing.score.data import Entry, Line, ScoreData, When
from zweiklang.drawing.sides import Tone

#: What stands outside the stave.
OUTSIDE = (Line.DECISION, Line.PAPER)
LINES = (Line.VISIT, Line.DELIVERY, Line.EXCHANGE, Line.PROJECT, Line.AGREEMENT)
RADIUS = 7.4
NUMBERED_RADIUS = 11.0
HUNDREDS_RADIUS = 14.0
SEPARATION = 18.0
#: Half the width of a sign outside the stave.
SIGN = 8.0


@dataclass(frozen=True)
class Note:
    """One head, or one joint head per city: `entries` of the same line, cities and state."""

    entries: tuple[Entry, ...]

    @property
    def line(self) -> Line:
        """The line of the stave."""
        return self.entries[0].line

    @property
    def tones(self) -> tuple[Tone, ...]:
        """Who acts, upper stave first."""
        return self.entries[0].tones

    @property
    def planned(self) -> bool:
        """Whether the head is hollow."""
        return self.entries[0].planned

    @property
    def count(self) -> int:
        """Number of entries."""
        return len(self.entries)

    @property
    def radius(self) -> float:
        """Size of the head: larger when it carries a number."""
        if self.count < 2:
            return RADIUS
        return NUMBERED_RADIUS if self.count < 100 else HUNDREDS_RADIUS


@dataclass(frozen=True)
class Chord:
    """Notes on one stem at one time. `years` is set when the chord stands for whole years.

    `column`: the years of the column within which a gathered chord may stand anywhere.
    """

    notes: tuple[Note, ...]
    when: When
    years: tuple[int, int] | None = None
    column: tuple[int, int] | None = None

    @property
    def tones(self) -> tuple[Tone, ...]:
        """Who acts, upper stave first."""
        return self.notes[0].tones

    @property
    def first(self) -> date:
        """First day that is meant."""
        return date(self.years[0], 1, 1) if self.years else self.when.first

    @property
    def last(self) -> date:
        """Last day that is meant; of what lasts, of its begin."""
        return date(self.years[1], 12, 31) if self.years else self.when.last

    @property
    def joint(self) -> bool:
        """Whether several cities act."""
        return len(self.tones) > 1

    @property
    def numbered(self) -> bool:
        """Whether a head carries a number."""
        return any(note.count > 1 for note in self.notes)

    @cached_property
    def reach(self) -> float:
        """Half the width of its widest head."""
        shape = 1.35 if Tone.C in self.tones else DIAMOND
        widest = shape * max(note.radius for note in self.notes)
        return max(widest, self.aside + SIGN)

    @property
    def aside(self) -> float:
        """How far beside its decision a chord has its paper: both stand outside the stave."""
        outside = [note for note in self.notes if note.line in OUTSIDE]
        if len(outside) < len(OUTSIDE):
            return 0.0
        return SIGN * 2 + 2 + (14 if outside[0].count > 1 else 0)

    @property
    def year(self) -> int:
        """First year meant."""
        return self.years[0] if self.years else self.when.year


def clean_entries(data: ScoreData, until: date | None) -> list[Entry]:
    """Return the entries in the order of time, their cities in the order of the staves.

    Entries that begin after `until` are left out. Raises ValueError when no city is known.
    """
    order = [side.tone for side in data.sides]
    kept = []
    for entry in data.entries:
        if until is not None and entry.when.first > until:
            continue
        tones = tuple(tone for tone in order if tone in entry.tones)
        if not tones:
            raise ValueError(f"Entry {entry.key!r} names no city of this score.")
        kept.append(entry if tones == entry.tones else _with_tones(entry, tones))
    return sorted(
        kept, key=lambda e: (e.when.first, e.when.last, e.tones, LINE_ORDER[e.line], e.key)
    )


def gather(
    entries: Iterable[Entry],
    segments: Sequence[Segment],
    gathered: Collection[int],
    *,
    loose: bool = False,
) -> list[Chord]:
    """Return the chords, in the order of time.

    Entries of a year in `gathered`, and of columns of several years, share one numbered head per
    line, cities and state. Elsewhere only entries of the very same date, cities and state share a
    chord. With `loose` every head may stand anywhere in the column of its year.
    """
    spans = {year: (s.first, s.last) for s in segments for year in range(s.first, s.last + 1)}
    binned = any(s.years > 1 and not s.rest for s in segments)
    groups: dict[tuple[object, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        whole = binned or entry.when.year in gathered
        time = spans[entry.when.year] if whole else entry.when
        groups[(time, entry.tones, entry.planned)].append(entry)
    chords = []
    for members in groups.values():
        whole = binned or members[0].when.year in gathered
        span = spans[members[0].when.year]
        several = len({member.when for member in members}) > 1
        years = span if whole and several else None
        column = span if loose or (whole and (several or binned)) else None
        chords.append(Chord(_notes(members), members[0].when, years, column))
    return sorted(chords, key=lambda c: (c.column or (c.when.year,), c.when.first))


def _notes(members: Iterable[Entry]) -> tuple[Note, ...]:
    by_line: dict[Line, list[Entry]] = defaultdict(list)
    for entry in members:
        by_line[entry.line].append(entry)
    return tuple(Note(tuple(by_line[line])) for line in (*OUTSIDE, *LINES) if line in by_line)


def column_minimum(chords: Iterable[Chord]) -> float:
    """Return the width a year needs so that the heads of its chords stand side by side."""
    upper = lower = joint = 0.0
    for chord in chords:
        room = max(SEPARATION, 2 * chord.reach + 1)
        if chord.joint:
            joint += room
        elif chord.tones[0] is Tone.A:
            upper += room
        else:
            lower += room
    return joint + max(upper, lower) + 6


def _with_tones(entry: Entry, tones: tuple[Tone, ...]) -> Entry:
    return replace(entry, tones=tones)


LINE_ORDER = {line: i for i, line in enumerate((*OUTSIDE, *LINES))}
