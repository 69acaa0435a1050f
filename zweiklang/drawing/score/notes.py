# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""From entries to notes: which entries share a head, which heads share a place on the axis."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from zweiklang.drawing.primitives import DIAMOND
from zweiklang.drawing.score.axis import Axis, Segment
from zweiklang.drawing.score.data import Entry, Line, ScoreData, When
from zweiklang.drawing.sides import Tone

LINES = (Line.VISIT, Line.DELIVERY, Line.EXCHANGE, Line.PROJECT, Line.AGREEMENT)
RADIUS = 7.4
NUMBERED_RADIUS = 11.0
HUNDREDS_RADIUS = 14.0
SEPARATION = 18.0
_SLACK = (0.0, 4.0, 8.0, 14.0)


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
    def joint(self) -> bool:
        """Whether several cities act."""
        return len(self.tones) > 1

    @property
    def numbered(self) -> bool:
        """Whether a head carries a number."""
        return any(note.count > 1 for note in self.notes)

    @property
    def reach(self) -> float:
        """Half the width of its widest head."""
        shape = 1.35 if Tone.C in self.tones else DIAMOND
        return shape * max(note.radius for note in self.notes)

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
    return tuple(Note(tuple(by_line[line])) for line in (Line.DECISION, *LINES) if line in by_line)


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


def spread(chords: Sequence[Chord], axis: Axis, until: date) -> tuple[dict[int, float], set[int]]:
    """Return the place of each chord by its position in `chords`, and the crowded years.

    A head stays where its date is; a month may slide within the month, a year within the year, and
    if that is not enough any head gives way by a few units. What is done stands before `until`.
    """
    placed: dict[int, float] = {}
    crowded: set[int] = set()
    spans = [_interval(chord, axis, until) for chord in chords]
    if chords and all(chord.column for chord in chords):
        return _in_order(chords, spans)
    order = sorted(
        range(len(chords)),
        key=lambda i: (round(spans[i][1] - spans[i][0], 1), spans[i][0], spans[i][2]),
    )
    for i in order:
        x = _free_place(i, chords, axis, spans[i], placed)
        if x is None:
            crowded.add(chords[i].year)
            x = spans[i][2]
        placed[i] = x
    return placed, crowded


def _in_order(
    chords: Sequence[Chord], spans: Sequence[tuple[float, float, float]]
) -> tuple[dict[int, float], set[int]]:
    """Places that keep the order of time in each column, as near the dates as others allow."""
    placed: dict[int, float] = {}
    crowded: set[int] = set()
    columns: dict[tuple[int, int] | None, list[int]] = defaultdict(list)
    for i, chord in enumerate(chords):
        columns[chord.column].append(i)
    for members in columns.values():
        members.sort(key=lambda i: (spans[i][2], i))
        latest: dict[int, float] = {}
        for i in reversed(members):
            after = [latest[j] - _distance(chords[i], chords[j]) for j in latest]
            latest[i] = min([spans[i][1], *after])
        done: list[int] = []
        for i in members:
            before = [placed[j] + _distance(chords[i], chords[j]) for j in done]
            earliest = max([spans[i][0], *before])
            placed[i] = max(earliest, min(spans[i][2], latest[i]))
            if placed[i] > spans[i][1] + 0.01:
                crowded.add(chords[i].year)
            done.append(i)
    return placed, crowded


def _free_place(
    i: int,
    chords: Sequence[Chord],
    axis: Axis,
    span: tuple[float, float, float],
    placed: Mapping[int, float],
) -> float | None:
    low, high, wish = span
    rivals = [
        (x, _distance(chords[i], chords[j]))
        for j, x in placed.items()
        if not _together(chords[i], chords[j])
    ]
    start, end = axis.edges[0] + 11, axis.edges[-1] - 11
    for slack in _SLACK:
        left, right = max(low - slack, start), min(high + slack, end)
        if left > right:
            left = right = min(max(wish, start), end)
        options = {min(max(wish, left), right), left, right}
        options |= {x + sign * room for x, room in rivals for sign in (-1, 1)}
        free = [
            x
            for x in options
            if left <= x <= right and all(abs(x - r) >= room - 0.01 for r, room in rivals)
        ]
        if free:
            return min(free, key=lambda x: (abs(x - wish), x))
    return None


def _interval(chord: Chord, axis: Axis, until: date) -> tuple[float, float, float]:
    """First and last place a chord may have, and where it would stand alone."""
    if chord.column:
        low, _ = axis.column_of(chord.column[0])
        _, high = axis.column_of(chord.column[1])
    else:
        low, high = axis.at(chord.when.first), axis.after(chord.when.last)
    if chord.column or not chord.when.month:
        inset = min(chord.reach + 1.5, (high - low) / 2)
    else:
        inset = (high - low) / 4
    low, high = low + inset, high - inset
    if not chord.notes[0].planned:
        high = max(low, min(high, axis.after(until)))
    wish = (low + high) / 2
    if chord.column and not chord.years and chord.when.month is not None:
        true = (axis.at(chord.when.first) + axis.after(chord.when.last)) / 2
        wish = min(max(true, low), high)
    return low, high, wish


def _together(one: Chord, other: Chord) -> bool:
    """Same day or month and no shared stave line: they may stand on one vertical."""
    if one.column or other.column or one.when != other.when or one.when.month is None:
        return False
    taken = {(t, n.line) for n in one.notes for t in n.tones}
    return not any((t, n.line) in taken for n in other.notes for t in n.tones)


def _distance(one: Chord, other: Chord) -> float:
    if not set(_staves(one)) & set(_staves(other)):
        return 0.0
    return max(SEPARATION, one.reach + other.reach + 0.3)


def _staves(chord: Chord) -> tuple[Tone, ...]:
    # Leaders of the lower staves run down through the third stave; they share its room.
    lower = any(tone is not Tone.A for tone in chord.tones)
    upper = Tone.A in chord.tones
    return (*((Tone.A,) if upper else ()), *((Tone.B,) if lower else ()))


def _with_tones(entry: Entry, tones: tuple[Tone, ...]) -> Entry:
    return Entry(entry.key, entry.when, tones, entry.line, entry.text, entry.planned, entry.href)


LINE_ORDER = {line: i for i, line in enumerate((Line.DECISION, *LINES))}
