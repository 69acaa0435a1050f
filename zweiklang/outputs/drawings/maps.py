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
#: Pixels across; a phone of 320 has 280 for it, and words never shrink below 14.
SIZES = {"wide": 520, "narrow": 280}


@cache
def _land() -> worldmap.Land:
    return worldmap.load_land(settings.LAND_OUTLINES / OUTLINES)


def office_maps(
    home: worldmap.Place, places: Iterable[worldmap.Place], *, title: str
) -> dict[str, worldmap.MapDrawing]:
    """Return the map, drawing and key, as wide windows show it and phones.

    See `zweiklang.drawing.worldmap.world_map`.
    """
    there = list(places)
    return {
        name: worldmap.world_map(_land(), home, there, title=title, size=size, ids=f"map-{name}")
        for name, size in SIZES.items()
    }


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
