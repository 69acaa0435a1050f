# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Land outlines from TopoJSON: rings of longitude and latitude, no state borders."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from os import PathLike
from pathlib import Path
from typing import Any

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Land:
    """Closed outlines of all land, in degrees (longitude, latitude)."""

    rings: tuple[Ring, ...]


@lru_cache(maxsize=4)
def _load(path: str) -> Land:
    return decode_land(json.loads(Path(path).read_text(encoding="utf-8")))


def load_land(path: str | PathLike[str]) -> Land:
    """Return the land of a TopoJSON file with an object `land` (npm world-atlas: land-110m.json,
    countries-110m.json). The file is read once. Raises ValueError when it has no land.
    """
    return _load(str(path))


def decode_land(topology: dict[str, Any]) -> Land:
    """Return the land of a decoded TopoJSON topology (specification 1.0, quantised or not)."""
    try:
        geometry = topology["objects"]["land"]
        arcs = [_decode_arc(arc, topology.get("transform")) for arc in topology["arcs"]]
    except (KeyError, TypeError) as error:
        raise ValueError("The file is not TopoJSON with an object named land.") from error
    parts = geometry.get("geometries", [geometry])
    rings: list[Ring] = []
    for part in parts:
        polygons = part["arcs"] if part["type"] == "MultiPolygon" else [part["arcs"]]
        for polygon in polygons:
            rings.extend(_join(ring, arcs) for ring in polygon)
    return Land(tuple(rings))


def _decode_arc(
    arc: list[list[float]], transform: dict[str, list[float]] | None
) -> list[tuple[float, float]]:
    if transform is None:
        return [(point[0], point[1]) for point in arc]
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]
    x = y = 0.0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * scale_x + move_x, y * scale_y + move_y))
    return points


def _join(indices: list[int], arcs: list[list[tuple[float, float]]]) -> Ring:
    points: list[tuple[float, float]] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc[1:] if points else arc)
    return tuple(points)
