# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: S608 (only names and marks of this module are put into SQL, never values)
"""Builds the file of the directory; run as a program of its own, so that its memory goes with it.

Usage: python -m zweiklang.domain.places.directory.build TARGET VERSION
"""

from __future__ import annotations

import json
import re
import sqlite3
import sys
from pathlib import Path

from zweiklang.domain.places.directory.sources import City, cities
from zweiklang.foundation.folding import fold, fold_written_out, spellings

_UMLAUT = re.compile(r"[äöüÄÖÜ]")
_TABLES = """
PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=4096;
CREATE TABLE about (version TEXT NOT NULL, cities INTEGER NOT NULL);
CREATE TABLE city (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL, name TEXT NOT NULL, country TEXT NOT NULL,
    region TEXT NOT NULL, latitude REAL, longitude REAL, population INTEGER NOT NULL,
    counted_on TEXT NOT NULL, ags TEXT NOT NULL, ars TEXT NOT NULL, postcode TEXT NOT NULL,
    geonames_id INTEGER, zone TEXT NOT NULL, names TEXT NOT NULL, others TEXT NOT NULL);
CREATE TABLE name (
    id INTEGER PRIMARY KEY, folded TEXT NOT NULL, city INTEGER NOT NULL, is_other INTEGER NOT NULL,
    population INTEGER NOT NULL);
CREATE VIRTUAL TABLE part USING fts5(
    folded, tokenize='trigram', content='', columnsize=0, detail=none);
"""
_INDEXES = """
CREATE UNIQUE INDEX city_key ON city (key);
CREATE INDEX city_geonames ON city (geonames_id);
CREATE INDEX city_ags ON city (ags) WHERE ags != '';
CREATE INDEX city_postcode ON city (postcode) WHERE postcode != '';
CREATE INDEX name_folded ON name (folded, is_other, population, city);
CREATE VIRTUAL TABLE spread_now USING fts5vocab(part, row);
-- How many names hold each group of three signs: the rare groups find a name fastest.
CREATE TABLE spread (trigram TEXT PRIMARY KEY, names INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO spread SELECT term, doc FROM spread_now;
DROP TABLE spread_now;
"""


def build(target: Path, version: str) -> int:
    """Write the directory into a new file and return the number of cities."""
    database = sqlite3.connect(target)
    database.executescript(_TABLES)
    count, names = 0, 0
    for count, city in enumerate(cities(), start=1):
        _add(database, count, city)
        folded = _folded_names(city)
        rows = [
            (names + at, name, count, is_other, city.population)
            for at, (name, is_other) in enumerate(folded.items(), start=1)
        ]
        names += len(rows)
        database.executemany("INSERT INTO name VALUES (?, ?, ?, ?, ?)", rows)
    database.execute("INSERT INTO part(rowid, folded) SELECT id, folded FROM name")
    database.executescript(_INDEXES)
    database.execute("INSERT INTO about VALUES (?, ?)", (version, count))
    database.commit()
    database.close()
    return count


def _add(database: sqlite3.Connection, number: int, city: City) -> None:
    database.execute(
        f"INSERT INTO city VALUES ({', '.join('?' * 16)})",
        (
            number, city.key, city.name, city.country, city.region, city.latitude, city.longitude,
            city.population, city.counted_on, city.ags, city.ars, city.postcode, city.geonames_id,
            city.zone, json.dumps(city.names, ensure_ascii=False), "\n".join(city.others),
        ),
    )  # fmt: skip


def _folded_names(city: City) -> dict[str, bool]:
    """Return the folded names, and whether each is only another name of the city."""
    own = (city.name, city.short, *city.names.values())
    folded = dict.fromkeys((word for name in own for word in spellings(name)), False)
    for name in city.others:
        folded.setdefault(fold(name), True)
        if _UMLAUT.search(name):
            folded.setdefault(fold_written_out(name), True)
    folded.pop("", None)
    return folded


if __name__ == "__main__":
    build(Path(sys.argv[1]), sys.argv[2])
