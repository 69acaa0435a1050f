# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lambert's azimuthal equal-area projection: every area in its true proportion, cut to a round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import acos, asin, atan2, cos, degrees, radians, sin, sqrt

Point = tuple[float, float]


@dataclass(frozen=True)
class Projection:
    """A round view: centre in degrees, angular `radius` in degrees drawn as `pixels` units."""

    longitude: float
    latitude: float
    radius: float
    pixels: float
    middle: float

    @property
    def scale(self) -> float:
        """Units for the length 1 of the projection plane."""
        return self.pixels / (2 * sin(radians(self.radius) / 2))

    def point(self, longitude: float, latitude: float) -> Point:
        """Return the place on the drawing, y downward (Snyder, Map Projections, 1987, ch. 24)."""
        lam, phi = radians(longitude - self.longitude), radians(latitude)
        phi0 = radians(self.latitude)
        cosine = sin(phi0) * sin(phi) + cos(phi0) * cos(phi) * cos(lam)
        k = sqrt(2 / max(1 + cosine, 1e-9))
        x = k * cos(phi) * sin(lam)
        y = k * (cos(phi0) * sin(phi) - sin(phi0) * cos(phi) * cos(lam))
        return self.middle + x * self.scale, self.middle - y * self.scale

    def distance(self, longitude: float, latitude: float) -> float:
        """Return the angle in degrees between a place and the centre."""
        return angle((self.longitude, self.latitude), (longitude, latitude))


def angle(one: Point, other: Point) -> float:
    """Return the angle in degrees between two places given as (longitude, latitude)."""
    lam = radians(one[0] - other[0])
    a, b = radians(one[1]), radians(other[1])
    return degrees(acos(max(-1.0, min(1.0, sin(a) * sin(b) + cos(a) * cos(b) * cos(lam)))))


def fit(places: Sequence[Point], pixels: float, middle: float) -> Projection:
    """Return the round that holds all places with a margin: a region, or up to the whole world.

    The centre is the smallest circle's, found by moving toward the farthest place.
    """
    vectors = [_vector(p) for p in places]
    total = tuple(sum(v[i] for v in vectors) for i in range(3))
    centre = _unit(total) if sum(v * v for v in total) > 1e-9 else vectors[0]
    step = 0.5
    for _ in range(200):
        farthest = min(vectors, key=lambda v: sum(a * b for a, b in zip(v, centre, strict=True)))
        centre = _unit(tuple(c + step * (f - c) for c, f in zip(centre, farthest, strict=True)))
        step *= 0.96
    longitude, latitude = _place(centre)
    reach = max(angle((longitude, latitude), p) for p in places)
    radius = min(max(reach * 1.18 + 3, 14.0), 150.0)
    return Projection(longitude, latitude, radius, pixels, middle)


def _vector(place: Point) -> tuple[float, ...]:
    lam, phi = radians(place[0]), radians(place[1])
    return (cos(phi) * cos(lam), cos(phi) * sin(lam), sin(phi))


def _unit(vector: tuple[float, ...]) -> tuple[float, ...]:
    length = sqrt(sum(v * v for v in vector)) or 1.0
    return tuple(v / length for v in vector)


def _place(vector: tuple[float, ...]) -> Point:
    return degrees(atan2(vector[1], vector[0])), degrees(asin(max(-1.0, min(1.0, vector[2]))))
