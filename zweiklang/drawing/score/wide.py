# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The wide score: time from left to right, labels over and under the staves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from zweiklang.drawing.primitives import Box, Group, Item, Picture, Text, around, flat
from zweiklang.drawing.score.axis import Axis
from zweiklang.drawing.score.captions import Field, Labels, Obstacle, Spot, Wish
from zweiklang.drawing.score.data import ScoreData, ScoreLabels
from zweiklang.drawing.score.lasting import draw_lasting
from zweiklang.drawing.score.middle import (
    BAND,
    HALF,
    LEVEL,
    Frame,
    draw_agreements,
    draw_gaps,
    draw_phases,
    room_beside,
    slur_needs,
)
from zweiklang.drawing.score.notes import Chord, clean_entries
from zweiklang.drawing.score.plan import Plan, Room, make_plan
from zweiklang.drawing.score.rests import (
    REST_LEAD,
    REST_SIZE,
    RestWords,
    draw_rests,
    place_rest_words,
)
from zweiklang.drawing.score.scaffold import (
    HEADER,
    Staves,
    draw_header,
    draw_now,
    draw_staves,
    name_width,
)
from zweiklang.drawing.score.strokes import (
    draw_brackets,
    draw_heads,
    draw_stem,
    head_reach,
    line_gap,
)
from zweiklang.drawing.score.validity import agreement_levels, find_gaps
from zweiklang.drawing.score.words import Caption, caption, date_text
from zweiklang.drawing.sides import Tone
from zweiklang.drawing.text import text_width

WIDTH = 1200.0
RIGHT = 1182.0
PATIENCE = 24
# How many pairs of labels are turned for good, and how much higher none of them may stand at first.
WORTH_TRYING, HOPELESS = 3, 80.0
CEILING_SOFT, CEILING_HARD, HIGH = 380.0, 640.0, 2_000.0


@dataclass(frozen=True)
class Placed:
    """A chord where it is drawn; box of the label and leader are None when it has no label."""

    chord: Chord
    x: float
    above: bool
    label: Box | None
    leader: tuple[float, float] | None


@dataclass(frozen=True)
class WideScore:
    """The finished layout and what tests ask of it."""

    picture: Picture
    axis: Axis
    staves: Staves
    placed: tuple[Placed, ...]


def layout_wide(
    data: ScoreData, labels: ScoreLabels, *, today: date, as_known_on: date | None = None
) -> WideScore:
    """Return the wide score of `data` until `as_known_on`, or with a line at `today`."""
    until = as_known_on or today
    entries = clean_entries(data, as_known_on)
    data = _as_of(data, as_known_on)
    left = name_width(data, labels)
    looked_at: list[_Sides] = []

    def too_high(plan: Plan) -> bool:
        sides = _Sides(plan, data, labels, until)
        looked_at[:] = [sides]
        # Turning many labels round is slow and saves little of a great height.
        rough = sides.height(refine=False)
        few = len(plan.chords) <= PATIENCE
        if rough <= CEILING_SOFT or rough > (2.0 if few else 1.5) * CEILING_SOFT:
            return rough > CEILING_SOFT
        if sides.height(refine=True) <= CEILING_SOFT:
            return False
        if few:
            sides.settle()
        return not few or sides.height(refine=True) > CEILING_SOFT

    room = Room(
        left,
        RIGHT - room_beside(find_gaps(data, until), until, as_known_on),
        until,
        lambda years: text_width(labels.years_without_entry(years), REST_SIZE) + 8,
        slur_needs(data, labels, until),
    )
    plan = make_plan(data, entries, room, too_high)
    # Mostly the last plan looked at was good: its labels have found their places already.
    last = looked_at[0] if looked_at else None
    sides = last if last and last.plan == plan else _Sides(plan, data, labels, until)
    sides.settle()
    places = sides.places(CEILING_HARD)
    levels = max(agreement_levels(data.agreements), default=0)
    staves = Staves.build(
        data, plan, line_gap(plan), sides.top(places, True), HALF + LEVEL * levels, BAND
    )
    return _draw(data, labels, plan, sides, places, staves, until, as_known_on)


def _as_of(data: ScoreData, clip: date | None) -> ScoreData:
    if clip is None:
        return data
    return replace(
        data,
        entries=tuple(e for e in data.entries if e.when.first <= clip),
        phases=tuple(p for p in data.phases if p.start.first <= clip),
        agreements=tuple(a for a in data.agreements if a.start.first <= clip),
    )


class _Sides:
    """Which labels stand above and which below, and where."""

    def __init__(self, plan: Plan, data: ScoreData, labels: ScoreLabels, until: date) -> None:
        self.plan = plan
        self.captions: list[Caption] = [caption(chord, labels) for chord in plan.chords]
        self.above = [chord.tones[0] is Tone.A for chord in plan.chords]
        self.joint = [i for i, c in enumerate(plan.chords) if c.joint and self.above[i]]
        for i in self.joint[1::2]:
            self.above[i] = False
        self.now = plan.axis.at(until)
        self.labels = labels
        self.reach = head_reach(plan)
        self._signs = {above: _signs_of_decisions(plan, above) for above in (True, False)}
        self._settled = False
        self._obstacles_by_state: dict[tuple[bool, ...], tuple[Obstacle, ...]] = {}
        self._labels_by_state: dict[tuple[bool, ...], Labels] = {}

    def places(self, ceiling: float, *, refine: bool = True) -> dict[int, Spot | None]:
        """Return the place of each label by its chord's position."""
        found: dict[int, Spot | None] = {}
        for above in (True, False):
            chosen = [i for i, side in enumerate(self.above) if side is above]
            spots = self._labels_on(above, chosen).places(ceiling, refine=refine)
            found.update(zip(chosen, spots, strict=True))
        return found

    def _labels_on(self, above: bool, chosen: Sequence[int]) -> Labels:
        """Return the labels on one side; what was found out about them is kept."""
        state = (above, *self.above)
        if state not in self._labels_by_state:
            wishes = [
                Wish(self.plan.xs[i], words.width, words.height, words.rank)
                for i, words in ((i, self.captions[i]) for i in chosen)
            ]
            base, barrier = max(18.0, self.reach + 6), self.now if above else None
            field = Field(4, WIDTH - 4, base, self._obstacles(above), barrier)
            self._labels_by_state[state] = Labels(wishes, field)
        return self._labels_by_state[state]

    def height(self, *, refine: bool) -> float:
        """Return how high the labels of the higher side stand when none is left out."""
        spots = self.places(HIGH, refine=refine).values()
        return max([spot.high if spot else HIGH for spot in spots], default=0.0)

    def settle(self) -> None:
        """Turn pairs of joint labels, and an odd last one, while that makes the drawing lower.

        A rough look at each says which are worth a search for the best places.
        """
        if len(self.plan.chords) > PATIENCE or self._settled:
            return
        self._settled = True
        best, rough = self._height(), self._height(refine=False)
        pairs = [tuple(self.joint[k : k + 2]) for k in range(0, len(self.joint), 2)]
        trials = sorted((self._turned(pair), pair) for pair in pairs)
        for once, pair in trials[:WORTH_TRYING]:
            if once > rough + HOPELESS:
                break
            self._turn(pair)
            height = self._height()
            if height < best - 6:
                best = height
            else:
                self._turn(pair)

    def _turned(self, pair: Sequence[int]) -> float:
        """Return the rough height of the drawing with a pair turned."""
        self._turn(pair)
        height = self._height(refine=False)
        self._turn(pair)
        return height

    def _turn(self, pair: Sequence[int]) -> None:
        for i in pair:
            self.above[i] = not self.above[i]

    def _height(self, *, refine: bool = True) -> float:
        places = self.places(CEILING_HARD, refine=refine)
        missing = sum(place is None for place in places.values())
        return self.top(places, True) + self.top(places, False) + 1000 * missing

    def _obstacles(self, above: bool) -> tuple[Obstacle, ...]:
        state = (above, *self.above)
        if state not in self._obstacles_by_state:
            self._obstacles_by_state[state] = self._find_obstacles(above)
        return self._obstacles_by_state[state]

    def _find_obstacles(self, above: bool) -> tuple[Obstacle, ...]:
        obstacles = [
            Obstacle(r.left, r.right, 12 + REST_LEAD * len(r.lines) + self.reach)
            for r in self.rests(above)
        ]
        for i, count in self._signs[above].items():
            x = self.plan.xs[i]
            obstacles.append(Obstacle(x - 12, x + (34 if count > 1 else 12), 28 + self.reach))
        return tuple(obstacles)

    def rests(self, above: bool) -> list[RestWords]:
        """Return the words of the rests on one side, between what stands upright there."""
        signs = self._signs[above]
        uprights = [self.now]
        for i, x in enumerate(self.plan.xs):
            if self.above[i] is above or i in signs:
                uprights.append(x)
        return place_rest_words(self.plan.axis, self.labels, uprights)

    def top(self, places: dict[int, Spot | None], above: bool) -> float:
        """Return the height of the labels on one side, with the rests and decisions under them."""
        highs = [p.high for i, p in places.items() if p and self.above[i] is above]
        return max([*highs, *(o.high for o in self._obstacles(above)), 16.0])


def _signs_of_decisions(plan: Plan, above: bool) -> dict[int, int]:
    """Return how many decisions each sign on one side stands for, by its chord's position."""
    return {
        i: note.count
        for i, chord in enumerate(plan.chords)
        if any((tone is Tone.A) is above for tone in chord.tones)
        for note in chord.notes
        if note.line == "decision"
    }


def _draw(
    data: ScoreData,
    labels: ScoreLabels,
    plan: Plan,
    sides: _Sides,
    places: dict[int, Spot | None],
    staves: Staves,
    until: date,
    clip: date | None,
) -> WideScore:
    now = plan.axis.after(until) if clip else plan.axis.at(until)
    uprights = tuple(x for c, x in zip(plan.chords, plan.xs, strict=True) if c.joint)
    frame = Frame(
        plan.axis,
        staves.band_top,
        staves.band_bottom,
        now if clip else plan.axis.edges[-1],
        until,
        clip,
        uprights,
        now,
    )
    placed = [
        _place_one(plan.chords[i], plan.xs[i], sides, i, places[i], staves)
        for i in range(len(plan.chords))
    ]
    upper_labels = [p.label for p in placed if p.label and p.above]
    word = labels.as_of(clip) if clip else labels.today
    header, marker = draw_header(plan.axis, labels, word, now)
    middle: list[Item] = [
        Group(tuple(draw_gaps(find_gaps(data, until), labels, frame)), hidden=True),
        *draw_agreements(data, labels, frame),
    ]
    upper_labels += [part.box for part in flat(middle) if isinstance(part, Text)]
    scaffold: list[Item] = [
        *header,
        *draw_staves(staves, plan.axis, data, labels, marker),
        *draw_rests(staves, plan.axis, sides.rests(True), sides.rests(False)),
        *draw_now(now, marker, staves, upper_labels),
        *draw_phases(data.phases, labels, frame),
    ]
    items: list[Item] = [Group(tuple(scaffold), hidden=True), *middle]
    brackets = Group(tuple(draw_brackets(plan, staves, frame.end)), ground=True)
    items.append(Group((brackets,), hidden=True))
    items += draw_lasting(plan, data, labels, staves, frame.end, until)
    grounds: list[Item] = []
    heads: list[Item] = []
    for i, one in enumerate(placed):
        words: Sequence[Item] = ()
        spot = places[i]
        if one.label and spot:
            words = sides.captions[i].draw(one.label.left, one.label.top, spot.leftward)
        grounds += draw_stem(one.chord, one.x, one.leader, staves)
        when = date_text(one.chord, labels)
        heads += draw_heads(one.chord, one.x, words, staves, data, labels, when)
    items += [Group(tuple(grounds), ground=True), *heads]
    bottom = around(
        [b for b in (p.label for p in placed) if b]
        + [Box(0, HEADER, WIDTH, staves.bottom + sides.top({}, False))]
    )
    picture = Picture(WIDTH, bottom.bottom + 8, tuple(items))
    return WideScore(picture, plan.axis, staves, tuple(placed))


def _place_one(
    chord: Chord, x: float, sides: _Sides, i: int, spot: Spot | None, staves: Staves
) -> Placed:
    above = sides.above[i]
    if spot is None:
        return Placed(chord, x, above, None, None)
    if above:
        box = Box(spot.left, staves.top - spot.high, spot.right, staves.top - spot.low)
        start, end = staves.outermost(chord, Tone.A), box.top
    else:
        box = Box(spot.left, staves.bottom + spot.low, spot.right, staves.bottom + spot.high)
        start, end = staves.outermost(chord, chord.tones[-1]), box.bottom
    return Placed(chord, x, above, box, (start, end))
