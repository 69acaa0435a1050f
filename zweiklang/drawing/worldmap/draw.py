# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The round map: land, two strands from city to city, marks and names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import hypot

from zweiklang.drawing.palette import colour
from zweiklang.drawing.primitives import Box
from zweiklang.drawing.svg import Writer, attribute, document, head_shape, number
from zweiklang.drawing.worldmap.labels import Label, place_labels, push_apart
from zweiklang.drawing.worldmap.land import Land
from zweiklang.drawing.worldmap.outline import land_path
from zweiklang.drawing.worldmap.places import Place
from zweiklang.drawing.worldmap.projection import Point, Projection, fit

MAX_PATH = 25_000

Curve = tuple[Point, Point, Point, Point]


@dataclass(frozen=True)
class MapDrawing:
    """The map and the key of the places that carry a number instead of their name, in its order.

    `named` are the others but home, in the order given.
    """

    svg: str
    key: tuple[tuple[int, Place], ...]
    named: tuple[Place, ...] = ()


@dataclass(frozen=True)
class MapLayout:
    """What stands where; `points`, `labels`, `places` run in parallel, home first.

    `curves`: the strands from home to each other place.
    """

    view: Projection
    places: tuple[Place, ...]
    points: tuple[Point, ...]
    curves: tuple[tuple[Curve, ...], ...]
    labels: tuple[Label | None, ...]
    reach: float


def layout_map(home: Place, places: Sequence[Place], size: float = 520) -> MapLayout:
    """Return the view that holds all places and where marks and names stand."""
    shown = (home, *(p for p in places if p != home))
    middle = size / 2
    view = fit([(p.longitude, p.latitude) for p in shown], middle - 4, middle)
    reach = 9.0 if len(shown) <= 9 else 7.5 if len(shown) <= 20 else 6.0
    type_size = 18 if len(shown) <= 9 else 16 if len(shown) <= 20 else 15
    inner = Box(reach + 4, reach + 4, size - reach - 4, size - reach - 4)
    raw = [view.point(p.longitude, p.latitude) for p in shown]
    points = push_apart(raw, 2.2 * reach, inner)
    curves = tuple(strands(points[0], point, len(shown) > 20) for point in points[1:])
    labels = place_labels(
        [p.name for p in shown],
        points,
        1.2533 * reach,
        type_size,
        Box(2, 2, size - 2, size - 2),
        [_on_curve(curve, t / 24) for pair in curves for curve in pair for t in range(1, 24)],
    )
    return MapLayout(view, shown, tuple(points), curves, tuple(labels), reach)


def world_map(
    land: Land,
    home: Place,
    places: Sequence[Place],
    *,
    title: str,
    size: float = 520,
    standalone: bool = False,
    ids: str = "map",
) -> MapDrawing:
    """Return the round map as `<svg>` of class zk-map; the region is as large as the places need.

    Names that find no room become numbers, listed in `key`; the page shows them beside the map.
    """
    layout = layout_map(home, places, size)
    view = layout.view
    round_area = f'cx="{number(view.middle)}" cy="{number(view.middle)}" r="{number(view.pixels)}"'
    body = [
        f'<circle {round_area} fill="{colour("wash")}"/>',
        f'<path d="{_land(land, view)}" fill="{colour("land")}" clip-path="url(#{ids}-r)"/>',
    ]
    width = 2.6 if len(layout.places) <= 9 else 1.8 if len(layout.places) <= 20 else 1.3
    for i in range(1, len(layout.points)):
        body.append(_strands(layout, i, width))
    key: list[tuple[int, Place]] = []
    named: list[Place] = []
    writer = Writer(ids)
    # Home is drawn last, over the ends of all strands.
    for i in [*range(1, len(layout.points)), 0]:
        body.append(_city(layout, i, writer))
    for place, label in zip(layout.places, layout.labels, strict=True):
        if label is None or label.numbered:
            key.append((len(key) + 1, place))
        elif place != home:
            named.append(place)
    svg = document(
        "".join(body),
        width=size,
        height=size,
        title=title,
        ids=ids,
        css_class="zk-map",
        links=any(p.href for p in layout.places),
        standalone=standalone,
        defs=f'<clipPath id="{ids}-r"><circle {round_area}/></clipPath>',
    )
    return MapDrawing(svg, tuple(key), tuple(named))


@lru_cache(maxsize=64)
def _land(land: Land, view: Projection) -> str:
    tolerance = 0.5
    path = land_path(land, view, tolerance)
    while len(path) >= MAX_PATH:
        tolerance *= 1.4
        path = land_path(land, view, tolerance)
    return path


def strands(start: Point, end: Point, slim: bool) -> tuple[Curve, ...]:
    """Return two curves that leave together, cross once half way and arrive together."""
    (x0, y0), (x1, y1) = start, end
    dx, dy = x1 - x0, y1 - y0
    length = hypot(dx, dy)
    if length < 2:
        return ()
    nx, ny = -dy / length, dx / length
    bend = 0.05 * length * (1 if dy >= 0 else -1)
    spread = min(max(0.07 * length, 5.0), 26.0) * (0.5 if slim else 1)
    curves = []
    for sign in (1, -1):
        first, second = bend + sign * spread, bend - sign * spread
        one = (x0 + dx / 3 + nx * first, y0 + dy / 3 + ny * first)
        two = (x0 + dx * 2 / 3 + nx * second, y0 + dy * 2 / 3 + ny * second)
        curves.append((start, one, two, end))
    return tuple(curves)


def _on_curve(curve: Curve, t: float) -> Point:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    return (
        sum(w * p[0] for w, p in zip(weights, curve, strict=True)),
        sum(w * p[1] for w, p in zip(weights, curve, strict=True)),
    )


def _strands(layout: MapLayout, i: int, width: float) -> str:
    tones = (layout.places[0].tone, layout.places[i].tone)
    written = []
    for tone, curve in zip(tones, layout.curves[i - 1], strict=False):
        (x0, y0), *controls, (x1, y1) = curve
        between = " ".join(f"{number(x)} {number(y)}" for x, y in controls)
        path = f"M{number(x0)} {number(y0)}C{between} {number(x1)} {number(y1)}"
        if len(layout.places) <= 9:
            written.append(
                f'<path d="{path}" fill="none" stroke="{colour("land")}" stroke-width="6"/>'
            )
        written.append(
            f'<path d="{path}" fill="none" stroke="{colour(tone.value)}"'
            f' stroke-width="{number(width)}"/>'
        )
    return "".join(written)


def _city(layout: MapLayout, i: int, writer: Writer) -> str:
    place, (x, y), label = layout.places[i], layout.points[i], layout.labels[i]
    tone = place.tone
    paint = f'fill="{colour(tone.value)}" stroke="{colour("land")}" stroke-width="2.5"'
    written = head_shape(tone, x, y, layout.reach, paint)
    if label:
        if label.leader:
            box = label.text.box
            end = f"{number((box.left + box.right) / 2)} {number((box.top + box.bottom) / 2)}"
            written = (
                f'<path d="M{number(x)} {number(y)}L{end}" stroke="{colour("muted")}"/>' + written
            )
        written += writer.write(label.text)
    if place.href is None:
        return written
    return f"<a href={attribute(place.href)} aria-label={attribute(place.name)}>{written}</a>"
