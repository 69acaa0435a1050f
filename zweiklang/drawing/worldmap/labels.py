# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the names of the cities stand: near their mark, never on another name or mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from math import cos, hypot, pi, sin

from zweiklang.drawing.primitives import Anchor, Box, Text
from zweiklang.drawing.worldmap.projection import Point


@dataclass(frozen=True)
class Label:
    """A name or number beside a mark; `leader` when it stands away from it."""

    text: Text
    numbered: bool = False
    leader: bool = False


@dataclass(frozen=True)
class Ground:
    """What names keep clear of: marks and earlier names strictly, strands where possible."""

    marks: tuple[Box, ...]
    reach: float
    bounds: Box
    lines: tuple[Point, ...]
    taken: list[Box]

    def is_free(self, box: Box, own: int | None) -> bool:
        """Return whether a name may stand here; near its own mark only when `own` names it."""
        if not box.within(self.bounds) or any(box.meets(other, 3) for other in self.taken):
            return False
        return not any(box.meets(mark, 1) for k, mark in enumerate(self.marks) if k != own)

    def is_crossed(self, box: Box) -> bool:
        """Return whether a strand runs behind."""
        return any(box.left < x < box.right and box.top < y < box.bottom for x, y in self.lines)


def push_apart(points: Sequence[Point], room: float, bounds: Box) -> list[Point]:
    """Return the points moved just so far that no two are closer than `room`; the first stays."""
    moved = [list(p) for p in points]
    for _ in range(200):
        still = True
        for i in range(len(moved)):
            for j in range(i + 1, len(moved)):
                still &= not _push(moved, i, j, room)
        for p in moved[1:]:
            p[0] = min(max(p[0], bounds.left), bounds.right)
            p[1] = min(max(p[1], bounds.top), bounds.bottom)
        if still:
            break
    return [(p[0], p[1]) for p in moved]


def _push(moved: list[list[float]], i: int, j: int, room: float) -> bool:
    dx, dy = moved[j][0] - moved[i][0], moved[j][1] - moved[i][1]
    distance = hypot(dx, dy)
    if distance >= room - 0.01:
        return False
    if distance < 0.01:
        # Same spot: fan out, each pair in another direction.
        dx, dy, distance = cos(j * 2.4), sin(j * 2.4), 1.0
    missing = room - hypot(moved[j][0] - moved[i][0], moved[j][1] - moved[i][1])
    share = 1.0 if i == 0 else 0.5
    moved[j][0] += dx / distance * missing * share
    moved[j][1] += dy / distance * missing * share
    if i:
        moved[i][0] -= dx / distance * missing * (1 - share)
        moved[i][1] -= dy / distance * missing * (1 - share)
    return True


def place_labels(
    names: Sequence[str],
    points: Sequence[Point],
    reach: float,
    size: float,
    bounds: Box,
    lines: Sequence[Point] = (),
) -> list[Label | None]:
    """Return a label for each point: the name where it fits, else a number counted from 1.

    The first point, the home city, is served first; before it is numbered, its name stands farther
    away.
    Names keep off `lines`, points along the strands, where they can.
    """
    marks = tuple(Box(x - reach, y - reach, x + reach, y + reach) for x, y in points)
    ground = Ground(marks, reach, bounds, tuple(lines), [])
    found: list[Label | None] = [None] * len(names)
    order = sorted(range(len(names)), key=lambda i: (i != 0, _crowd(i, points), i))
    for i in order:
        weight = 600 if i == 0 else 500
        near = _candidates(names[i], points[i], reach, size, weight)
        found[i] = _first_free(near, i, ground)
    found[0] = found[0] or _first_free(_ring(names[0], points[0]), 0, ground)
    count = 0
    for i in range(len(names)):
        if found[i]:
            continue
        count += 1
        near = _candidates(str(count), points[i], reach, 14, 600)
        found[i] = _first_free(chain(near, _ring(str(count), points[i])), i, ground, numbered=True)
    return found


def _crowd(i: int, points: Sequence[Point]) -> int:
    return sum(hypot(p[0] - points[i][0], p[1] - points[i][1]) < 70 for p in points)


def _first_free(
    candidates: Iterable[tuple[Text, bool]], own: int, ground: Ground, *, numbered: bool = False
) -> Label | None:
    crossing: Label | None = None
    for text, far in candidates:
        box = text.box
        if not ground.is_free(box, None if far else own):
            continue
        label = Label(text, numbered, far)
        if not ground.is_crossed(box):
            crossing = label
            break
        crossing = crossing or label
    if crossing:
        ground.taken.append(crossing.text.box)
    return crossing


def _candidates(
    name: str, point: Point, reach: float, size: float, weight: int
) -> Iterator[tuple[Text, bool]]:
    x, y = point
    gap, drop = reach + 5, 0.35 * size
    spots: list[tuple[float, float, Anchor]] = [
        (x + gap, y + drop, "left"),
        (x - gap, y + drop, "right"),
        (x, y + reach + size, "middle"),
        (x, y - reach - 0.4 * size, "middle"),
        (x + 0.7 * gap, y - 0.6 * size, "left"),
        (x - 0.7 * gap, y - 0.6 * size, "right"),
        (x + 0.7 * gap, y + 1.2 * size, "left"),
        (x - 0.7 * gap, y + 1.2 * size, "right"),
    ]
    for sx, sy, anchor in spots:
        yield Text(sx, sy, name, size, weight, "ink", anchor, "land"), False


def _ring(name: str, point: Point) -> Iterator[tuple[Text, bool]]:
    """Places farther and farther away, which need a leader."""
    x, y = point
    for distance in range(28, 130, 10):
        for k in range(16):
            turn = k * pi / 8
            sx, sy = x + distance * sin(turn), y - distance * cos(turn) + 5
            yield Text(sx, sy, name, 14, 600, "ink", "middle", "land"), True
