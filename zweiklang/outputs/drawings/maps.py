# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The map of an office: its city and those it works with."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from django.conf import settings

from zweiklang.drawing import worldmap
from zweiklang.drawing.sides import Tone

#: Land at a scale of 1 to 110 million: enough for a page, 60 kB less than the next finer one.
OUTLINES = "land-110m.json"


@cache
def _land() -> worldmap.Land:
    return worldmap.load_land(settings.LAND_OUTLINES / OUTLINES)


def office_map(
    home: worldmap.Place, places: Iterable[worldmap.Place], *, title: str, size: int = 520
) -> worldmap.MapDrawing:
    """Return the map as drawing and key; see `zweiklang.drawing.worldmap.world_map`."""
    return worldmap.world_map(_land(), home, list(places), title=title, size=size)


def place(
    name: str,
    longitude: float | Decimal | None,
    latitude: float | Decimal | None,
    side: str,
    href: str | None = None,
) -> worldmap.Place | None:
    """Return a city for the map, None if nobody has entered where it lies."""
    if longitude is None or latitude is None:
        return None
    tone = Tone(side.lower()) if side.lower() in set(Tone) else Tone.B
    return worldmap.Place(name, float(longitude), float(latitude), href, tone)
