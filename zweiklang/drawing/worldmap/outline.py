# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Land as one short SVG path: projected, cut to the round, simplified to what the eye can see."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, cos, hypot, pi, sin

from zweiklang.drawing.svg import number
from zweiklang.drawing.worldmap.land import Land
from zweiklang.drawing.worldmap.projection import Point, Projection

# Points outside go to a circle a little wider than the round, so that chords stay invisible.
_RIM = 1.03
_ARC = pi / 18


def land_path(land: Land, view: Projection, tolerance: float = 0.55) -> str:
    """Return the `d` of all land in the round; details below `tolerance` units are left out."""
    parts = []
    for ring in land.rings:
        points = _cut([view.point(*place) for place in ring], view)
        if not points:
            continue
        points = simplify(points, tolerance)
        if len(points) > 3 and abs(_area(points)) > 1.5:
            parts.append(_relative(points))
    return "".join(parts)


def _cut(points: Sequence[Point], view: Projection) -> list[Point]:
    """Points beyond the rim move onto it along their direction; nothing inside gives nothing."""
    rim = view.pixels * _RIM
    moved: list[Point] = []
    inside = False
    last_angle: float | None = None
    for x, y in points:
        dx, dy = x - view.middle, y - view.middle
        distance = hypot(dx, dy)
        if distance <= rim:
            inside = True
            last_angle = None
            moved.append((x, y))
            continue
        direction = atan2(dy, dx)
        if last_angle is not None:
            turn = (direction - last_angle + pi) % (2 * pi) - pi
            for k in range(1, int(abs(turn) / _ARC) + 1):
                between = last_angle + turn * k * _ARC / abs(turn)
                moved.append((view.middle + rim * cos(between), view.middle + rim * sin(between)))
        last_angle = direction
        moved.append((view.middle + rim * cos(direction), view.middle + rim * sin(direction)))
    return moved if inside else []


def simplify(points: Sequence[Point], tolerance: float) -> list[Point]:
    """Return the points that matter (Douglas and Peucker, 1973), without recursion."""
    if len(points) < 3:
        return list(points)
    keep = {0, len(points) - 1}
    # A ring begins where it ends; the farthest point splits it so that there is a base line.
    far = max(
        range(len(points)),
        key=lambda i: hypot(points[i][0] - points[0][0], points[i][1] - points[0][1]),
    )
    keep.add(far)
    stack = [(0, far), (far, len(points) - 1)]
    while stack:
        start, end = stack.pop()
        if end - start < 2:
            continue
        worst, index = 0.0, start
        for i in range(start + 1, end):
            distance = _off_line(points[i], points[start], points[end])
            if distance > worst:
                worst, index = distance, i
        if worst > tolerance:
            keep.add(index)
            stack += [(start, index), (index, end)]
    return [points[i] for i in sorted(keep)]


def _off_line(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    if length == 0:
        return hypot(point[0] - start[0], point[1] - start[1])
    t = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length
    t = min(1.0, max(0.0, t))
    return hypot(point[0] - start[0] - t * dx, point[1] - start[1] - t * dy)


def _area(points: Sequence[Point]) -> float:
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2


def _relative(points: Sequence[Point]) -> str:
    """Relative steps in tenths keep the path short; rounding errors do not add up."""
    x, y = round(points[0][0], 1), round(points[0][1], 1)
    written = f"M{number(x)} {number(y)}l"
    steps = []
    for px, py in points[1:]:
        nx, ny = round(px, 1), round(py, 1)
        if (nx, ny) == (x, y):
            continue
        steps.append(_short(nx - x) + _second(ny - y))
        x, y = nx, ny
    joined = steps[0] if steps else "0 0"
    for step in steps[1:]:
        joined += step if step.startswith("-") else " " + step
    return written + joined + "z"


def _short(value: float) -> str:
    text = number(value)
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def _second(value: float) -> str:
    text = _short(value)
    return text if text.startswith("-") else " " + text
