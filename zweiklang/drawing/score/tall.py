# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The score turned by 90 degrees for the phone: time runs down, joint events are plates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from zweiklang.drawing.primitives import Group, Item, Picture
from zweiklang.drawing.score.axis import Segment, fold, marked_years
from zweiklang.drawing.score.data import Agreement, Gap, Phase, ScoreData, ScoreLabels, When
from zweiklang.drawing.score.lasting import carried_from_above, draw_lasting_upright
from zweiklang.drawing.score.notes import Chord, Note, clean_entries, gather
from zweiklang.drawing.score.tall_parts import (
    HEAD,
    WIDTH,
    Row,
    draw_ending,
    draw_names,
    draw_note,
    draw_now,
    draw_phase,
    draw_plate,
    draw_rest,
    draw_staves,
    draw_year,
)
from zweiklang.drawing.score.tall_spans import draw_bands, draw_gap_lines, draw_slurs, middle_of
from zweiklang.drawing.score.validity import find_gaps
from zweiklang.drawing.sides import Tone

MAX_NOTES = 60
#: How far a head stands below an earlier one of the other side: more than a line of words.
LATER = 28.0
#: A score up to this height is not cut into two columns.
LONG = 900.0


@dataclass(frozen=True)
class Event:
    """Something that takes a row: `day` orders, `order` decides within a day."""

    day: date
    order: int
    thing: Chord | Phase | Agreement | Gap | Segment | None
    ending: bool = False


@dataclass
class Flow:
    """The place already used while rows are set from top to bottom."""

    y: float
    sides: dict[bool, float] = field(default_factory=lambda: {True: 0.0, False: 0.0})
    anchors: list[tuple[date, float]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    lasting: list[tuple[Note, float]] = field(default_factory=list)
    heads: list[tuple[Chord, float]] = field(default_factory=list)

    def full(self, gap: float) -> float:
        """Return where a full-width row may begin."""
        return max(self.y, *self.sides.values()) + gap

    def take(self, row: Row, day: date) -> None:
        """Set a full-width row."""
        self.rows.append(row)
        self.anchors.append((day, row.box.bottom if row.plate else row.box.top))
        self.y = row.box.bottom
        self.sides = {True: self.y, False: self.y}

    def beside(self, chord: Chord) -> float:
        """Return where the chord of one city may begin: time never runs upward between the sides.

        Equal heights say one time; only what cannot be told apart may stand at the same height.
        """
        later = [y + LATER for one, y in self.heads if one.last < chord.first]
        left = chord.tones[0] is Tone.A
        return max(self.y + 4, self.sides[left] + 8, *later)

    def at(self, day: date, end: float) -> float:
        """Return the height of a day: that of the first row on or after it."""
        return min((y for d, y in self.anchors if d >= day), default=end)


@dataclass(frozen=True)
class TallScore:
    """The finished layout and the rows tests look at."""

    picture: Picture
    rows: tuple[Row, ...]
    heads: tuple[tuple[Chord, float], ...] = ()

    @property
    def ground(self) -> Item:
        """What lies behind all rows: staves, bands, slurs."""
        return self.picture.items[0]

    @property
    def middle(self) -> float | None:
        """The beginning of the year nearest to half the height; None where that is not long."""
        height = self.picture.height
        years = [row.box.top for row in self.rows if row.back]
        found = min(years, key=lambda y: abs(y - height / 2), default=0.0)
        return found if height > LONG and 0.3 * height < found < 0.7 * height else None


def layout_tall(
    data: ScoreData, labels: ScoreLabels, *, today: date, as_known_on: date | None = None
) -> TallScore:
    """Return the upright score of `data` until `as_known_on`, or with a line at `today`."""
    until = as_known_on or today
    entries = clean_entries(data, as_known_on)
    last = as_known_on or date.max
    known = replace(
        data,
        entries=tuple(entries),
        phases=tuple(p for p in data.phases if p.start.first <= last),
        agreements=tuple(a for a in data.agreements if a.start.first <= last),
    )
    names, top = draw_names(data)
    flow = Flow(top)
    end = _set_rows(known, labels, until, as_known_on, flow)
    lasting = [*carried_from_above(known, until, top), *flow.lasting]
    ground = Group(
        (
            *draw_staves(top, end),
            *draw_lasting_upright(lasting, flow.at, end, until),
            *draw_bands(known.phases, flow.at, end, until),
            *draw_slurs(known.agreements, flow.at, end, until),
            *draw_gap_lines(find_gaps(known, until), flow.at, end, until),
            *names,
        ),
        hidden=True,
    )
    items = (ground, *draw_rows(flow.rows))
    height = max(end, max((row.box.bottom for row in flow.rows), default=0)) + 6
    return TallScore(Picture(WIDTH, height, items), tuple(flow.rows), tuple(flow.heads))


def draw_rows(rows: Sequence[Row]) -> list[Item]:
    """Return the rows as they lie over each other."""
    backs = [row for row in rows if row.back]
    rules = Group(tuple(part for row in backs for part in row.ground), ground=True)
    plates = (part for row in rows if not row.back for part in row.ground)
    # What is silent stands together; no row covers another.
    front = [row.item for row in rows if not row.back]
    return [
        Group((rules, *(row.item for row in backs)), hidden=True),
        Group(tuple(plates), ground=True),
        *(one for one in front if one.hidden),
        *(one for one in front if not one.hidden),
    ]


def _set_rows(
    data: ScoreData, labels: ScoreLabels, until: date, clip: date | None, flow: Flow
) -> float:
    """Set all rows; return where the staves end."""
    end = flow.y
    for event in _events(data, until):
        thing = event.thing
        if isinstance(thing, Segment):
            _set_years(thing, labels, flow)
        elif isinstance(thing, Chord):
            _set_chord(thing, event.day, data, labels, flow)
        elif isinstance(thing, Phase):
            flow.take(draw_phase(thing, labels, flow.full(10)), event.day)
        elif isinstance(thing, Agreement):
            _set_agreement(thing, event, data, labels, until, flow)
        elif isinstance(thing, Gap):
            lines = _gap_lines(thing, labels, until)
            flow.take(draw_ending(lines, flow.full(12)), event.day)
        else:
            row = draw_now(labels, clip, until, flow.full(16))
            end = row.box.top
            flow.take(row, event.day)
    last = max(flow.y, *flow.sides.values())
    return last + 8 if last > end + 30 else end


def _events(data: ScoreData, until: date) -> list[Event]:
    per_year = Counter(entry.when.year for entry in data.entries)
    gathered: set[int] = set()
    surplus = len(data.entries) - MAX_NOTES
    for year, count in per_year.most_common():
        if surplus > 0 and count > 1:
            gathered.add(year)
            surplus -= count - 1
    segments = fold(marked_years(data, until))
    chords = gather(data.entries, segments, gathered)
    # Every year has its rule and its name, also an empty one that is no rest: things last in it.
    events = [Event(date(s.first, 1, 1), 0, s) for s in segments]
    events += [
        Event(middle_of(c.when, until, c.notes[0].planned), 2 if c.joint else 4, c) for c in chords
    ]
    events += [Event(middle_of(p.start, until), 3, p) for p in data.phases]
    gaps = {g.start: g for g in find_gaps(data, until)}
    # Whatever both did on the day, or the signings gathered in one plate, stand for the signing.
    signed = {e.when for c in chords if c.joint for note in c.notes for e in note.entries}
    for deal in data.agreements:
        if deal.start not in signed:
            events.append(Event(middle_of(deal.start, until), 2, deal))
        if deal.end and deal.end.last <= until:
            events.append(Event(deal.end.last, 5, deal, ending=True))
            gaps.pop(deal.end.last + timedelta(days=1), None)
    events += [Event(start, 1, gap) for start, gap in gaps.items()]
    events.append(Event(until, 9, None))
    return sorted(events, key=lambda e: (e.day, e.order))


def _set_years(segment: Segment, labels: ScoreLabels, flow: Flow) -> None:
    day = date(segment.first, 1, 1)
    flow.take(draw_year(labels.years(segment.first, segment.last), flow.full(16)), day)
    if segment.rest:
        flow.take(draw_rest(labels.years_without_entry(segment.years), flow.full(4)), day)


def _set_chord(chord: Chord, day: date, data: ScoreData, labels: ScoreLabels, flow: Flow) -> None:
    if chord.joint:
        flow.take(draw_plate(chord, data, labels, flow.full(10)), day)
        flow.lasting += [(note, flow.y) for note in chord.notes]
        return
    left = chord.tones[0] is Tone.A
    y = flow.beside(chord)
    for note, row in zip(chord.notes, draw_note(chord, data, labels, y), strict=True):
        flow.rows.append(row)
        flow.lasting.append((note, row.box.top + HEAD))
        flow.sides[left] = row.box.bottom
        flow.heads.append((chord, row.box.top))
    flow.anchors.append((day, y))
    # The next head may stand beside this label but never above this head.
    flow.y = y


def _set_agreement(
    deal: Agreement,
    event: Event,
    data: ScoreData,
    labels: ScoreLabels,
    until: date,
    flow: Flow,
) -> None:
    if not event.ending:
        lines = [labels.date(deal.start), deal.name]
        flow.take(draw_ending(lines, flow.full(12), solid=True), event.day)
        return
    lines = [labels.agreement_ends(deal)]
    follows = event.day + timedelta(days=1)
    for gap in find_gaps(data, until):
        if gap.start == follows:
            lines += _gap_lines(gap, labels, until)
    flow.take(draw_ending(lines, flow.full(12)), event.day)


def _gap_lines(gap: Gap, labels: ScoreLabels, until: date) -> list[str]:
    end = When.of(gap.end) if gap.end and gap.end <= until else None
    return [labels.no_valid_agreement, labels.span(When.of(gap.start), end)]
