# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where heads stand on the axis: free of each other, near their date, in the order of time.

Heads that have a month or a day form one sequence over all staves. A head may give way by a few
units, never out of its year, and none overtakes another. What is only known by its year stands
where the sequence leaves room.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from zweiklang.drawing.score.axis import Axis
from zweiklang.drawing.score.data import Line
from zweiklang.drawing.score.notes import SEPARATION, Chord
from zweiklang.drawing.sides import Tone

SLACK = 20.0
#: How far before the line of today, or of the day asked for, the head of what is done ends.
_BEFORE = 2.0
_EDGE = 11.0
_INSIDE = 5.0
_FAR = 40.0
_FEW = 40


@dataclass(frozen=True)
class Window:
    """First and last place a chord may have, where it would stand alone, and its place in time.

    `time` orders the chords; it may lie outside the limits.
    """

    low: float
    high: float
    wish: float
    time: float


def spread(chords: Sequence[Chord], axis: Axis, until: date) -> tuple[dict[int, float], set[int]]:
    """Return the place of each chord by its position in `chords`, and the crowded years.

    A head stays where its date is unless others need the room; a year slides within the year.
    What is done stands before `until`.
    """
    windows = [_window(chord, axis, until) for chord in chords]
    everyone = sorted(range(len(chords)), key=lambda i: (windows[i].time, i))
    if all(chord.column for chord in chords):
        return _settle(everyone, chords, windows)
    order = [i for i in everyone if _is_dated(chords[i])]
    free = [i for i in everyone if not _is_dated(chords[i])]
    free.sort(key=lambda i: (round(windows[i].high - windows[i].low), windows[i].wish, i))
    places, _ = _settle(order, chords, windows)
    for i in free:
        lacking, x = _gap(i, order, chords, windows[i], places)
        order.insert(bisect([places[j] for j in order], x), i)
        windows[i] = replace(windows[i], wish=x)
        places[i] = x
        if lacking:
            places, _ = _settle(order, chords, windows)
    return _signed_in_place(order, chords, windows)


def _is_dated(chord: Chord) -> bool:
    return not chord.years and chord.when.month is not None


def _window(chord: Chord, axis: Axis, until: date) -> Window:
    done = not chord.notes[0].planned
    now = axis.after(until)
    first, last = chord.column or (chord.year, chord.year)
    left, right = axis.column_of(first)[0], axis.column_of(last)[1]
    inset = min(chord.reach + 1.5, (right - left) / 2)
    start, end = axis.edges[0] + _EDGE, axis.edges[-1] - _EDGE
    if _is_dated(chord):
        low, high = axis.at(chord.when.first), axis.after(chord.when.last)
        wish = (low + high) / 2
        if not chord.column:
            margin = min(_INSIDE, (right - left) / 2)
            low = max(wish - SLACK, left + margin)
            high = min(wish + SLACK, right - margin)
        else:
            low, high = left + inset, right - inset
        if done and chord.column:
            high = min(high, now)
        elif done:
            limit = max(now - chord.reach - _BEFORE, left)
            # What the line takes away behind it, the window gains before it, in the same year.
            low = min(max(low - max(0.0, high - limit), left), limit)
            high = min(high, limit)
    else:
        low, high = left + inset, right - inset
        high = min(high, now) if done else high
        wish = (low + max(low, high)) / 2
    time = wish
    low = min(max(low, start), end)
    high = max(low, min(high, end))
    return Window(low, high, min(max(wish, low), high), time)


def _gap(
    i: int,
    order: Sequence[int],
    chords: Sequence[Chord],
    window: Window,
    places: Mapping[int, float],
) -> tuple[float, float]:
    """Return how much room lacks at the best place for a chord, and this place."""
    xs = [places[j] for j in order]
    nearby = range(bisect(xs, window.low - _FAR), bisect(xs, window.high + _FAR))
    rivals = [(xs[k], distance(chords[i], chords[order[k]])) for k in nearby]
    options = {window.wish, window.low, window.high}
    options |= {x + sign * room for x, room in rivals for sign in (-1, 1)}
    costs = [
        (
            round(sum(max(0.0, room - abs(x - rival) - 0.01) for rival, room in rivals), 3),
            abs(x - window.wish),
            x,
        )
        for x in options
        if window.low <= x <= window.high
    ]
    lacking, _, x = min(costs)
    return lacking, x


def _settle(
    order: Sequence[int], chords: Sequence[Chord], windows: Sequence[Window]
) -> tuple[dict[int, float], set[int]]:
    """Return places in this order, as near the wishes as the others allow, and crowded years.

    Two extreme solutions, all pushed to the right and all pushed to the left, are both free of
    collisions; so is their mean, in which a cluster stands around its dates.
    """
    back = order[::-1]
    earliest = _push(order, chords, {i: windows[i].low for i in order})
    latest = _mirrored(_push(back, chords, {i: -windows[i].high for i in order}))
    crowded = {chords[i].year for i in order if earliest[i] > latest[i] + 0.01}
    if crowded:
        # Still in order and free of collisions, for a drawing that cannot be wider.
        return earliest, crowded
    wishes = {i: max(earliest[i], min(windows[i].wish, latest[i])) for i in order}
    right = _push(order, chords, wishes)
    left = _mirrored(_push(back, chords, _mirrored(wishes)))
    return {i: (right[i] + left[i]) / 2 for i in order}, set()


def _signed_in_place(
    order: list[int], chords: Sequence[Chord], windows: Sequence[Window]
) -> tuple[dict[int, float], set[int]]:
    """Return the places after neighbours of one month changed for a signing to stay on its day.

    An agreement's arc begins on that day, so its head should not stand beside it.
    """
    places, crowded = _settle(order, chords, windows)
    for _ in range(2 if len(order) <= _FEW and not crowded else 0):
        for trial in _regrouped(order, chords, windows, places):
            found, lacking = _settle(trial, chords, windows)
            better = _strain(found, chords, windows) < _strain(places, chords, windows) - 0.5
            if not lacking and better:
                order, places = trial, found
                break
    return places, crowded


def _regrouped(
    order: list[int],
    chords: Sequence[Chord],
    windows: Sequence[Window],
    places: Mapping[int, float],
) -> Iterator[list[int]]:
    """Yield orders in which one chord near a displaced signing goes to its other side."""
    for s, signing in enumerate(order):
        if not _is_signing(chords[signing]) or abs(places[signing] - windows[signing].wish) < 4:
            continue
        for k in range(max(0, s - 5), min(len(order), s + 6)):
            for goal in range(s - 2, s + 1) if k > s else range(s, s + 3):
                first, last = sorted((k, goal))
                crossed = [j for j in order[max(first, 0) : last + 1] if j != order[k]]
                if k == s or goal < 0 or goal >= len(order):
                    continue
                if any(_is_ordered(chords[order[k]], chords[j]) for j in crossed):
                    continue
                trial = [j for j in order if j != order[k]]
                trial.insert(goal, order[k])
                yield trial


def _is_signing(chord: Chord) -> bool:
    return any(note.line is Line.AGREEMENT for note in chord.notes)


def _is_ordered(one: Chord, other: Chord) -> bool:
    """Whether both have a date and one is surely over before the other begins."""
    both = _is_dated(one) and _is_dated(other)
    return both and (one.when.last < other.when.first or other.when.last < one.when.first)


def _strain(
    places: Mapping[int, float], chords: Sequence[Chord], windows: Sequence[Window]
) -> float:
    return sum(
        (3 if _is_signing(chords[i]) else 1) * abs(x - windows[i].wish) for i, x in places.items()
    )


def _push(
    order: Sequence[int], chords: Sequence[Chord], starts: Mapping[int, float]
) -> dict[int, float]:
    """Return places in this order: the start, or as far behind as the ones before demand."""
    placed: dict[int, float] = {}
    for k, i in enumerate(order):
        x = starts[i]
        for j in reversed(order[:k]):
            if placed[j] + _FAR < x:
                break
            x = max(x, placed[j] + distance(chords[i], chords[j]))
        placed[i] = x
    return placed


def _mirrored(places: Mapping[int, float]) -> dict[int, float]:
    return {i: -x for i, x in places.items()}


def distance(one: Chord, other: Chord) -> float:
    """Return how far apart two chords must stand: 0 when they may share one vertical."""
    if not _staves(one) & _staves(other) or _together(one, other):
        return 0.0
    return max(SEPARATION, one.reach + other.reach + 0.3)


def _together(one: Chord, other: Chord) -> bool:
    """Same day or month and no shared stave line."""
    if one.column or other.column or one.when != other.when or one.when.month is None:
        return False
    taken = {(t, n.line) for n in one.notes for t in n.tones}
    return not any((t, n.line) in taken for n in other.notes for t in n.tones)


def _staves(chord: Chord) -> frozenset[bool]:
    # Leaders of the lower staves run down through the third stave; they share its room.
    return frozenset(tone is Tone.A for tone in chord.tones)
