# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where labels stand over a stave: none meets another label or the leader of another label.

Heights count away from the stave. A label stands beside its leader, left or right. A label whose
text reaches across the leader of another must stand farther out than that other; if this relation
has no circle, placing from the stave outward always succeeds.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
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
    """Something between stave and labels, `high` from the stave outward."""

    left: float
    right: float
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
    across. `floors`: the least height over what else is in the way. `order`: who is placed first.
    `fees`: what the cost counts for the side alone. `least`: what it counts for the mean height
    when every label stands on the base.
    """

    wishes: tuple[Wish, ...]
    base: float
    heights: tuple[float, ...]
    spans: tuple[tuple[tuple[float, float], ...], ...]
    covers: tuple[tuple[int, ...], ...]
    covered: tuple[tuple[tuple[int, ...], ...], ...]
    floors: tuple[tuple[float, ...], ...]
    order: tuple[tuple[tuple[float, int], ...], ...]
    fees: tuple[tuple[float, ...], ...]
    options: tuple[list[bool], ...]
    least: float

    @classmethod
    def of(cls, wishes: Sequence[Wish], field: Field) -> _Board:
        spans = tuple((_span(wish, False), _span(wish, True)) for wish in wishes)
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
            field.base,
            tuple(wish.height for wish in wishes),
            spans,
            tuple(tuple(sum([1 << j for j in one]) for one in both) for both in covered),
            covered,
            tuple(tuple(_floor(span, field) for span in both) for both in spans),
            tuple(((-wish.x, i), (wish.x, i)) for i, wish in enumerate(wishes)),
            tuple((_fee(right, False, field), _fee(left, True, field)) for right, left in spans),
            tuple(_sides(wish, field) for wish in wishes),
            sum(field.base + wish.height for wish in wishes) / max(len(wishes), 1),
        )


@dataclass(frozen=True)
class _Stack:
    """Labels placed on one side of the stave: their sides, from and to which heights, the cost."""

    sides: list[bool]
    lows: list[float]
    highs: list[float]
    cost: float

    @property
    def top(self) -> float:
        """Return how high the highest label reaches."""
        return max(self.highs, default=0.0)

    def spots(self, board: _Board) -> list[Spot]:
        """Return the places as they are drawn."""
        return [
            Spot(*board.spans[i][side], self.lows[i], self.highs[i], side)
            for i, side in enumerate(self.sides)
        ]


def _floor(span: tuple[float, float], field: Field) -> float:
    left, right = span
    return max(
        [
            field.base,
            *(
                one.high + 4
                for one in field.obstacles
                if one.left < right + 4 and left < one.right + 4
            ),
        ]
    )


def _fee(span: tuple[float, float], leftward: bool, field: Field) -> float:
    """Return what the cost counts for a side; reading runs away from the leader: left is dear."""
    crossing = field.barrier is not None and span[0] < field.barrier < span[1]
    return 6 * leftward + 200 * crossing


def place(wishes: Sequence[Wish], field: Field, *, refine: bool = True) -> list[Spot | None]:
    """Return the place of each label, None for one that found no room; the important ones first.

    `refine` looks for a lower drawing by turning labels to their other side.
    """
    return Labels(wishes, field).places(field.ceiling, refine=refine)


class Labels:
    """The labels on one side of the staves, and what was found out about where they can stand."""

    def __init__(self, wishes: Sequence[Wish], field: Field) -> None:
        self._wishes, self._field = wishes, field
        self._begun: dict[tuple[int, ...], _Beginning] = {}
        self._found: dict[tuple[float, bool], list[Spot | None]] = {}

    def places(self, ceiling: float, *, refine: bool = True) -> list[Spot | None]:
        """Return the places as `place` does, none higher than the ceiling."""
        asked = ceiling, refine
        if asked not in self._found:
            self._found[asked] = self._find(ceiling, refine)
        return self._found[asked]

    def _find(self, ceiling: float, refine: bool) -> list[Spot | None]:
        found: list[Spot | None] = [None] * len(self._wishes)
        alive = tuple(i for i, wish in enumerate(self._wishes) if _sides(wish, self._field))
        while alive:
            begun = self._beginning(alive)
            stack, stuck = begun.stack, begun.stuck
            if stack is not None:
                if refine and stack.top <= 1.7 * ceiling:
                    stack, refine = begun.improved or stack, False
                stuck = [k for k, high in enumerate(stack.highs) if high > ceiling]
                if not stuck:
                    for i, spot in zip(alive, stack.spots(begun.board), strict=True):
                        found[i] = spot
                    return found
            wishes = begun.board.wishes
            weakest = max(stuck, key=lambda k: (wishes[k].rank, wishes[k].width))
            alive = alive[:weakest] + alive[weakest + 1 :]
        return found

    def _beginning(self, alive: tuple[int, ...]) -> _Beginning:
        if alive not in self._begun:
            board = _Board.of([self._wishes[i] for i in alive], self._field)
            self._begun[alive] = _Beginning(board)
        return self._begun[alive]


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


class _Beginning:
    """The better of both beginnings of a board: all to the right, all to the left.

    `stack` is None where neither succeeds; `stuck` are the labels left over by the one that leaves
    fewer.
    """

    def __init__(self, board: _Board) -> None:
        self.board = board
        found = [_stack(board, _first_sides(board, preferred)) for preferred in (False, True)]
        self.stuck, self.stack = min(
            found, key=lambda one: (len(one[0]), one[1].cost if one[1] else 0.0)
        )

    @cached_property
    def improved(self) -> _Stack | None:
        """The labels turned until the drawing is as low as the search can make it."""
        return _improve(self.board, self.stack) if self.stack else None


def _stack(board: _Board, sides: list[bool], limit: float = inf) -> tuple[list[int], _Stack | None]:
    """Return the labels left over (none = success) and the places.

    Labels are left over when they are caught in circles, or once the cost must pass `limit`.
    """
    order = [
        i for _, i in sorted([both[side] for both, side in zip(board.order, sides, strict=True)])
    ]
    covers = [both[side] for both, side in zip(board.covers, sides, strict=True)]
    # The least all labels can cost: every one stands on the base until it is placed.
    cost = board.least + sum([both[side] for both, side in zip(board.fees, sides, strict=True)])
    count, base, top = len(order), board.base, 0.0
    lows, highs = [0.0] * count, [0.0] * count
    placed: list[tuple[float, float, float, float]] = []
    waiting = (1 << count) - 1
    while order:
        for i in order:
            if not covers[i] & waiting:
                break
        else:
            return sorted(order), None
        order.remove(i)
        waiting ^= 1 << i
        side, height = sides[i], board.heights[i]
        left, right = board.spans[i][side]
        low = board.floors[i][side]
        # The leader of another label runs from the stave to the top of its text.
        for j in board.covered[i][side]:
            if highs[j] + BETWEEN > low:
                low = highs[j] + BETWEEN
        for start, end, before, behind in placed:  # from the stave outward
            if low + height <= start:
                break
            if before < right and left < behind and low < end:
                low = end
        lows[i], highs[i] = low, low + height
        insort(placed, (low - BETWEEN, low + height + BETWEEN, left - BETWEEN, right + BETWEEN))
        top = max(top, low + height)
        cost += (low - base) / count
        if cost + top * 3 > limit:
            return [i, *order], None
    return [], _Stack(sides, lows, highs, cost + top * 3)


def _improve(board: _Board, begun: _Stack) -> _Stack:
    """Turn labels to the other side while that makes the drawing lower, from several beginnings."""
    if len(begun.sides) > 26:
        return begun
    known: dict[tuple[bool, ...], float] = {}
    best = _descend(board, begun, known)
    if len(begun.sides) > _SPLITS or best.top < _LOW:
        return best
    for start in _fans(board):
        _, found = _stack(board, start)
        if found is None:
            continue
        trial = _descend(board, found, known)
        if trial.cost < best.cost - 1:
            best = trial
    return best


def _fans(board: _Board) -> Iterator[list[bool]]:
    """Yield sides by which the labels spread away from one place, or lean towards it."""
    order = sorted(range(len(board.wishes)), key=lambda i: board.wishes[i].x)
    for k in range(1, len(order), 2):
        for first in (True, False):
            wanted = {i: first if n < k else not first for n, i in enumerate(order)}
            yield [wanted[i] if wanted[i] in o else o[0] for i, o in enumerate(board.options)]


def _descend(board: _Board, best: _Stack, known: dict[tuple[bool, ...], float]) -> _Stack:
    """Turn one label after the other while that makes the drawing lower.

    `known` keeps from one beginning to the next what sides cost at least.
    """
    for _ in range(3):
        before = best
        for i in sorted(range(len(best.sides)), key=lambda k: -before.highs[k]):
            if (not best.sides[i]) not in board.options[i]:
                continue
            trial = [*best.sides]
            trial[i] = not trial[i]
            named = tuple(trial)
            if known.get(named, 0.0) >= best.cost - 1:
                continue
            _, found = _stack(board, trial, best.cost - 0.99)
            known[named] = best.cost - 1 if found is None else found.cost
            if found is not None and found.cost < best.cost - 1:
                best = found
        if best is before:
            break
    return best
