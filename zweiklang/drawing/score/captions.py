# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where labels stand over a stave: none meets another label or the leader of another label.

Heights count away from the stave. A label stands beside its leader, left or right. A label whose
text reaches across the leader of another must stand farther out than that other; if this relation
has no circle, placing from the stave outward always succeeds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

GAP = 7.0
BETWEEN = 8.0
_CLEAR = 4.0
# Up to so many labels several beginnings are tried, unless the drawing is low anyway.
_SPLITS, _LOW = 12, 240.0


@dataclass(frozen=True)
class Wish:
    """A label to be placed: leader at `x`, size of the text block, `rank` = importance, 0 first."""

    x: float
    width: float
    height: float
    rank: int = 0


@dataclass(frozen=True)
class Obstacle:
    """Something between stave and labels, from height `low` to `high`."""

    left: float
    right: float
    low: float
    high: float


@dataclass(frozen=True)
class Spot:
    """Where a label stands: text from `left` to `right`, from height `low` to `high`."""

    left: float
    right: float
    low: float
    high: float
    leftward: bool


@dataclass(frozen=True)
class Field:
    """The room for labels: limits, things in the way, an upright line not to be crossed."""

    left: float
    right: float
    base: float
    obstacles: tuple[Obstacle, ...] = ()
    barrier: float | None = None
    ceiling: float = 10_000.0


@dataclass(frozen=True)
class _Board:
    """Labels with both their possible spans and the leaders each span reaches across."""

    wishes: tuple[Wish, ...]
    field: Field
    spans: tuple[dict[bool, tuple[float, float]], ...]
    covers: tuple[dict[bool, frozenset[int]], ...]
    options: tuple[list[bool], ...]

    @classmethod
    def of(cls, wishes: Sequence[Wish], field: Field) -> _Board:
        spans = tuple({side: _span(wish, side) for side in (False, True)} for wish in wishes)
        covers = tuple(
            {
                side: frozenset(
                    j
                    for j, other in enumerate(wishes)
                    if j != i and left - _CLEAR < other.x < right + _CLEAR
                )
                for side, (left, right) in both.items()
            }
            for i, both in enumerate(spans)
        )
        return cls(
            tuple(wishes), field, spans, covers, tuple(_sides(wish, field) for wish in wishes)
        )


def place(wishes: Sequence[Wish], field: Field, *, refine: bool = True) -> list[Spot | None]:
    """Return the place of each label, None for one that found no room; the important ones first.

    `refine` looks for a lower drawing by turning labels to their other side.
    """
    alive = [i for i in range(len(wishes)) if _sides(wishes[i], field)]
    while alive:
        board = _Board.of([wishes[i] for i in alive], field)
        stuck, sides, spots = _start(board)
        if not stuck:
            if refine and max(spot.high for spot in spots) <= 1.7 * field.ceiling:
                spots = _improve(board, sides, spots)
                refine = False
            stuck = [k for k, spot in enumerate(spots) if spot.high > field.ceiling]
        if not stuck:
            result: list[Spot | None] = [None] * len(wishes)
            for i, found in zip(alive, spots, strict=True):
                result[i] = found
            return result
        weakest = max(stuck, key=lambda k: (board.wishes[k].rank, board.wishes[k].width))
        del alive[weakest]
    return [None] * len(wishes)


def _span(wish: Wish, leftward: bool) -> tuple[float, float]:
    if leftward:
        return wish.x - GAP - wish.width, wish.x - GAP
    return wish.x + GAP, wish.x + GAP + wish.width


def _sides(wish: Wish, field: Field) -> list[bool]:
    """Sides on which the label fits between the limits, without crossing the barrier first."""
    options = []
    for leftward in (False, True):
        left, right = _span(wish, leftward)
        if left >= field.left and right <= field.right:
            crossing = field.barrier is not None and left - 4 < field.barrier < right + 4
            options.append((crossing, leftward))
    return [leftward for _, leftward in sorted(options)]


def _first_sides(board: _Board, preferred: bool) -> list[bool]:
    """Every label to its preferred side; from the far end to the other while two face each other.

    Two labels face each other when each reaches across the leader of the other.
    """
    sides = [preferred if preferred in options else options[0] for options in board.options]
    wishes = board.wishes
    towards = 1 if preferred else -1
    for i in sorted(range(len(wishes)), key=lambda k: towards * wishes[k].x):
        if sides[i] is not preferred or (not preferred) not in board.options[i]:
            continue
        if any(
            sides[j] is not preferred and i in board.covers[j][not preferred]
            for j in board.covers[i][preferred]
        ):
            sides[i] = not preferred
    return sides


def _start(board: _Board) -> tuple[list[int], list[bool], list[Spot]]:
    """Return the better of both beginnings: all to the right, all to the left."""
    found = []
    for preferred in (False, True):
        sides = _first_sides(board, preferred)
        stuck, spots = _stack(board, sides)
        found.append((len(stuck), _cost(spots, board.field), preferred, stuck, sides, spots))
    best = min(found, key=lambda start: start[:3])
    return best[3], best[4], best[5]


def _stack(board: _Board, sides: Sequence[bool]) -> tuple[list[int], list[Spot]]:
    """Return the labels caught in circles (none = success) and the places."""
    count = len(board.wishes)
    xs = [wish.x for wish in board.wishes]
    under = [board.covers[i][sides[i]] for i in range(count)]
    spots: dict[int, Spot] = {}
    waiting = set(range(count))
    while waiting:
        ready = [i for i in waiting if under[i].isdisjoint(waiting)]
        if not ready:
            return sorted(waiting), []
        i = min(ready, key=lambda k: (xs[k] if sides[k] else -xs[k], k))
        waiting.remove(i)
        spots[i] = _lowest(i, board, sides[i], spots)
    return [], [spots[i] for i in range(count)]


def _lowest(i: int, board: _Board, leftward: bool, spots: dict[int, Spot]) -> Spot:
    left, right = board.spans[i][leftward]
    near_left, near_right = left - BETWEEN, right + BETWEEN
    height = board.wishes[i].height
    blocks = [
        (spot.low - BETWEEN, spot.high + BETWEEN)
        for spot in spots.values()
        if spot.left < near_right and near_left < spot.right
    ]
    # The leader of another label runs from the stave to the top of its text.
    blocks += [(0.0, spots[j].high + BETWEEN) for j in board.covers[i][leftward] if j in spots]
    blocks += [
        (o.low, o.high + 4)
        for o in board.field.obstacles
        if o.left < right + 4 and left < o.right + 4
    ]
    low = board.field.base
    for start, end in sorted(blocks):
        if low + height > start and low < end:
            low = end
    return Spot(left, right, low, low + height, leftward)


def _cost(spots: Sequence[Spot], field: Field) -> float:
    top = max((spot.high for spot in spots), default=0.0)
    crossing = sum(
        field.barrier is not None and spot.left < field.barrier < spot.right for spot in spots
    )
    # Reading runs away from the leader: a label on the far side must earn its place.
    leftward = sum(spot.leftward for spot in spots)
    mean = sum(spot.high for spot in spots) / max(len(spots), 1)
    return top * 3 + mean + 6 * leftward + 200 * crossing


def _improve(board: _Board, sides: list[bool], spots: list[Spot]) -> list[Spot]:
    """Turn labels to the other side while that makes the drawing lower, from several beginnings."""
    if len(spots) > 26:
        return spots
    best, cost = _descend(board, sides, spots)
    if len(spots) > _SPLITS or max(spot.high for spot in spots) < _LOW:
        return best
    for start in _fans(board):
        stuck, found = _stack(board, start)
        if stuck:
            continue
        trial, price = _descend(board, start, found)
        if price < cost - 1:
            best, cost = trial, price
    return best


def _fans(board: _Board) -> Iterator[list[bool]]:
    """Yield sides by which the labels spread away from one place, or lean towards it."""
    order = sorted(range(len(board.wishes)), key=lambda i: board.wishes[i].x)
    for k in range(1, len(order), 2):
        for first in (True, False):
            wanted = {i: first if n < k else not first for n, i in enumerate(order)}
            yield [wanted[i] if wanted[i] in o else o[0] for i, o in enumerate(board.options)]


def _descend(board: _Board, sides: list[bool], spots: list[Spot]) -> tuple[list[Spot], float]:
    """Turn one label after the other while that makes the drawing lower."""
    best = _cost(spots, board.field)
    for _ in range(3):
        before = best
        for i in sorted(range(len(spots)), key=lambda k: -spots[k].high):
            if (not sides[i]) not in board.options[i]:
                continue
            trial = [*sides]
            trial[i] = not trial[i]
            stuck, found = _stack(board, trial)
            if not stuck and (cost := _cost(found, board.field)) < best - 1:
                sides, spots, best = trial, found, cost
        if best == before:
            break
    return spots, best
