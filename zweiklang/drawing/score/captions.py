# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where labels stand over a stave: none meets another label or the leader of another label.

Heights count away from the stave. A label stands beside its leader, left or right. A label whose
text reaches across the leader of another must stand farther out than that other; if this relation
has no circle, placing from the stave outward always succeeds.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

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
    """Labels with all that does not change while they turn; pairs hold [right, left] of leader.

    Sets of labels are numbers with one bit per label. `covers`: whose leaders a span reaches
    across. `walls`: from and to which heights something else is in the way. `order`: who is placed
    first. `fees`: what the cost counts for the side alone. `least`: what it counts for the mean
    height when every label stands on the base.
    """

    wishes: tuple[Wish, ...]
    field: Field
    spans: tuple[tuple[tuple[float, float], ...], ...]
    covers: tuple[tuple[int, ...], ...]
    covered: tuple[tuple[tuple[int, ...], ...], ...]
    walls: tuple[tuple[list[tuple[float, float]], ...], ...]
    order: tuple[tuple[tuple[float, int], ...], ...]
    fees: tuple[tuple[float, ...], ...]
    options: tuple[list[bool], ...]
    least: float

    @classmethod
    def of(cls, wishes: Sequence[Wish], field: Field) -> _Board:
        spans = tuple(tuple(_span(wish, side) for side in (False, True)) for wish in wishes)
        by_place = sorted(range(len(wishes)), key=lambda i: wishes[i].x)
        xs = [wishes[i].x for i in by_place]

        # A label's own leader stands outside its span.
        covered = tuple(
            tuple(
                tuple(by_place[bisect_right(xs, left - _CLEAR) : bisect_left(xs, right + _CLEAR)])
                for left, right in both
            )
            for both in spans
        )
        return cls(
            tuple(wishes),
            field,
            spans,
            tuple(tuple(sum(1 << j for j in one) for one in both) for both in covered),
            covered,
            tuple(tuple(_walls(span, field) for span in both) for both in spans),
            tuple(((-wish.x, i), (wish.x, i)) for i, wish in enumerate(wishes)),
            tuple(
                tuple(_fee(span, leftward == 1, field) for leftward, span in enumerate(both))
                for both in spans
            ),
            tuple(_sides(wish, field) for wish in wishes),
            sum(field.base + wish.height for wish in wishes) / max(len(wishes), 1),
        )


def _walls(span: tuple[float, float], field: Field) -> list[tuple[float, float]]:
    left, right = span
    return [
        (o.low, o.high + 4) for o in field.obstacles if o.left < right + 4 and left < o.right + 4
    ]


def _fee(span: tuple[float, float], leftward: bool, field: Field) -> float:
    """Return what the cost counts for a side; reading runs away from the leader: left is dear."""
    crossing = field.barrier is not None and span[0] < field.barrier < span[1]
    return 6 * leftward + 200 * crossing


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
            sides[j] is not preferred and board.covers[j][not preferred] >> i & 1
            for j in board.covered[i][preferred]
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


def _stack(
    board: _Board, sides: Sequence[bool], limit: float = inf
) -> tuple[list[int], list[Spot]]:
    """Return the labels left over (none = success) and the places.

    Labels are left over when they are caught in circles, or once the cost must pass `limit`.
    """
    order = [
        i for _, i in sorted([both[side] for both, side in zip(board.order, sides, strict=True)])
    ]
    covers = [both[side] for both, side in zip(board.covers, sides, strict=True)]
    # The least all labels can cost: every one stands on the base until it is placed.
    cost = board.least + sum([both[side] for both, side in zip(board.fees, sides, strict=True)])
    count, base, top = len(order), board.field.base, 0.0
    lows, highs = [0.0] * count, [0.0] * count
    placed: list[tuple[float, float, float, float]] = []
    waiting = (1 << count) - 1
    while order:
        for i in order:
            if not covers[i] & waiting:
                break
        else:
            return sorted(order), []
        order.remove(i)
        waiting ^= 1 << i
        lows[i] = low = _lowest(i, board, sides[i], placed, highs)
        highs[i] = high = low + board.wishes[i].height
        left, right = board.spans[i][sides[i]]
        placed.append((left - BETWEEN, right + BETWEEN, low - BETWEEN, high + BETWEEN))
        top = max(top, high)
        cost += (low - base) / count
        if cost + top * 3 > limit:
            return [i, *order], []
    spots = [Spot(*board.spans[i][sides[i]], lows[i], highs[i], sides[i]) for i in range(count)]
    return [], spots


def _lowest(
    i: int,
    board: _Board,
    leftward: bool,
    placed: Sequence[tuple[float, float, float, float]],
    highs: Sequence[float],
) -> float:
    """Return the lowest height at which a label is free of those placed before."""
    left, right = board.spans[i][leftward]
    blocks = [
        (start, end) for before, behind, start, end in placed if before < right and left < behind
    ]
    blocks += board.walls[i][leftward]
    if covered := board.covered[i][leftward]:
        # The leader of another label runs from the stave to the top of its text.
        blocks.append((0.0, max([highs[j] for j in covered]) + BETWEEN))
    blocks.sort()
    low, height = board.field.base, board.wishes[i].height
    for start, end in blocks:
        if low + height > start and low < end:
            low = end
    return low


def _cost(spots: Sequence[Spot], field: Field) -> float:
    top = max((spot.high for spot in spots), default=0.0)
    mean = sum(spot.high for spot in spots) / max(len(spots), 1)
    fees = sum(_fee((spot.left, spot.right), spot.leftward, field) for spot in spots)
    return top * 3 + mean + fees


def _improve(board: _Board, sides: list[bool], spots: list[Spot]) -> list[Spot]:
    """Turn labels to the other side while that makes the drawing lower, from several beginnings."""
    if len(spots) > 26:
        return spots
    known: dict[tuple[bool, ...], float] = {}
    best, cost = _descend(board, sides, spots, known)
    if len(spots) > _SPLITS or max(spot.high for spot in spots) < _LOW:
        return best
    for start in _fans(board):
        stuck, found = _stack(board, start)
        if stuck:
            continue
        trial, price = _descend(board, start, found, known)
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


def _descend(
    board: _Board,
    sides: list[bool],
    spots: list[Spot],
    known: dict[tuple[bool, ...], float],
) -> tuple[list[Spot], float]:
    """Turn one label after the other while that makes the drawing lower.

    `known` keeps from one beginning to the next what sides cost at least.
    """
    best = _cost(spots, board.field)
    for _ in range(3):
        before = best
        for i in sorted(range(len(spots)), key=lambda k: -spots[k].high):
            if (not sides[i]) not in board.options[i]:
                continue
            trial = [*sides]
            trial[i] = not trial[i]
            named = tuple(trial)
            if known.get(named, 0.0) >= best - 1:
                continue
            stuck, found = _stack(board, trial, best - 0.99)
            known[named] = cost = best - 1 if stuck else _cost(found, board.field)
            if not stuck and cost < best - 1:
                sides, spots, best = trial, found, cost
        if best == before:
            break
    return spots, best
