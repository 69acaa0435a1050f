# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""One city as the directory knows it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from babel import Locale

from zweiklang.foundation.date_words import locale_of
from zweiklang.foundation.partial_dates import PartialDate


@dataclass(frozen=True)
class DirectoryEntry:
    """A city: names by language, country (ISO code), Land or state, coordinates, inhabitants.

    `key` stays the same from build to build: ags-05913000 or geonames-686967. German
    municipalities have `ags`, `ars` and `postcode` and the day they were `counted_on`; GeoNames
    does not date its figures. `population` is 0 where nobody lives or nobody has counted.
    """

    key: str
    name: str
    names: Mapping[str, str]
    other_names: tuple[str, ...]
    country: str
    region: str
    latitude: float | None
    longitude: float | None
    population: int
    counted_on: PartialDate | None
    ags: str
    ars: str
    postcode: str
    geonames_id: int | None
    time_zone: str

    def name_in(self, language: str) -> str:
        """Return the name in a language, else the one on the list."""
        return self.names.get(language) or self.names.get("en") or self.name

    def country_name(self, language: str) -> str:
        """Return the country's name in a language, from CLDR."""
        return country_name(self.country, language)

    def label(self, language: str, apart: str = "") -> str:
        """Return the name with where the city lies: “Buffalo (New York, USA)”.

        apart: what tells it from others of that name there, see `full_label`.
        """
        parts = [part for part in (apart, self.region, self.country_name(language)) if part]
        return f"{self.name_in(language)} ({', '.join(parts)})"

    @classmethod
    def from_row(cls, row: sqlite3.Row) -> DirectoryEntry:
        """Return the entry stored in a row of the file."""
        return cls(
            key=row["key"],
            name=row["name"],
            names=json.loads(row["names"]),
            other_names=tuple(row["others"].splitlines()),
            country=row["country"],
            region=row["region"],
            latitude=row["latitude"],
            longitude=row["longitude"],
            population=row["population"],
            counted_on=PartialDate.parse(row["counted_on"]) if row["counted_on"] else None,
            ags=row["ags"],
            ars=row["ars"],
            postcode=row["postcode"],
            geonames_id=row["geonames_id"],
            time_zone=row["zone"],
        )


@cache
def country_name(code: str, language: str) -> str:
    """Return the name of a country in a language; the code where CLDR has none."""
    return str(Locale.parse(locale_of(language)).territories.get(code, code))
