# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: S608 (only names and marks of this module are put into SQL, never values)
"""Finds a city by what people type: a name, the beginning of one, one with a slip, a key."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable

from django.utils.translation import ngettext

from zweiklang.domain.places.directory.entries import DirectoryEntry, country_name
from zweiklang.domain.places.directory.store import connection
from zweiklang.foundation.folding import fold
from zweiklang.foundation.numbers import in_figures

#: What a match is worth. A tenfold population is worth 0.8, so Rome in Italy comes before a
#: village of that name, and a city that begins so before a hamlet whose by-name is exactly so.
_EXACT, _EXACT_OTHER, _PREFIX, _PREFIX_OTHER = 10.0, 9.5, 6.0, 5.0
_PER_TENFOLD = 0.8
_MOST_PREFIXED = 200
#: From here on two names may be the same with a slip; and how far behind the likest others count.
_LEAST_ALIKE = 0.5
_BEHIND = 0.15
#: What full likeness is worth: more than any population.
_ALIKE = 20.0
#: How many names the rare groups of a word may lead to before the search gives up on more.
_MOST_LOOKED_AT = 3000
_LAST = "\U0010ffff"


def entry(key: str) -> DirectoryEntry | None:
    """Return the entry of a key such as ags-05913000 or geonames-686967; None if there is none."""
    row = connection().execute("SELECT * FROM city WHERE key = ?", (key,)).fetchone()
    return DirectoryEntry.from_row(row) if row else None


def full_label(city: DirectoryEntry, language: str) -> str:
    """Return a label that no other city has: where two in a Land or state share a name, with more.

    That is the postcode or official key, elsewhere how many live there or the number of GeoNames.
    """
    rows = connection().execute(
        "SELECT DISTINCT city.* FROM name JOIN city ON city.id = name.city "
        "WHERE name.folded = ? AND city.country = ? AND city.region = ? AND city.key != ?",
        (fold(city.name), city.country, city.region, city.key),
    )
    plain = city.label(language)
    others = [one for row in rows if (one := DirectoryEntry.from_row(row)).label(language) == plain]
    if not others:
        return plain
    if city.postcode and all(one.postcode != city.postcode for one in others):
        return city.label(language, city.postcode)
    if city.ags:
        return city.label(language, f"AGS {city.ags}")
    if any(one.population == city.population for one in others):
        return city.label(language, f"GeoNames {city.geonames_id}")
    count = ngettext("%(count)s inhabitant", "%(count)s inhabitants", city.population)
    return city.label(language, count % {"count": in_figures(city.population, language)})


def find(text: str, *, country: str | None = None, limit: int = 10) -> list[DirectoryEntry]:
    """Return the cities that a text means, best first.

    The text is a name in any language or spelling, its beginning, a name with a slip, an AGS or
    a German postcode; after a comma a country, Land or state may follow. `country` (ISO code)
    keeps only cities there.
    """
    database = connection()
    text = text[:100]
    if text.strip().isdigit():
        return _by_number(database, text.strip(), limit)
    head, _, tail = text.partition(",")
    name, where = fold(head), fold(tail)
    if not name or limit < 1:
        return []
    scores = _exact_and_prefixed(database, name, country)
    if not scores and len(name) > 3:
        scores = _similar(database, name)
    rows = _rows(database, scores, country)
    ranked = sorted(rows, key=lambda row: (-_rank(row, scores[row["id"]]), row["id"]))
    inside = [row for row in ranked if where and _lies_in(row, where)]
    return [DirectoryEntry.from_row(row) for row in (inside or ranked)[:limit]]


def _by_number(database: sqlite3.Connection, number: str, limit: int) -> list[DirectoryEntry]:
    rows = database.execute(
        "SELECT * FROM city WHERE (ags = ?1 AND ags != '') OR (postcode = ?1 AND postcode != '') "
        "ORDER BY population DESC LIMIT ?2",
        (number, limit),
    )
    return [DirectoryEntry.from_row(row) for row in rows]


def _exact_and_prefixed(
    database: sqlite3.Connection, name: str, country: str | None
) -> dict[int, float]:
    """Return the cities called so or beginning so, with the worth of the match."""
    scores: dict[int, float] = {}
    exact = database.execute(
        "SELECT city, is_other FROM name WHERE folded = ? ORDER BY is_other DESC", (name,)
    )
    for city, is_other in exact:
        scores[city] = _EXACT_OTHER if is_other else _EXACT
    # Many names begin with two letters; only the cities' own names count there.
    own_only = "AND is_other = 0" if len(name) < 3 else ""
    inside = "AND city IN (SELECT id FROM city WHERE country = :country)" if country else ""
    prefixed = database.execute(
        f"SELECT city, is_other FROM name WHERE folded >= :name AND folded < :last {own_only} "
        f"{inside} ORDER BY is_other, population DESC LIMIT {_MOST_PREFIXED}",
        {"name": name, "last": name + _LAST, "country": country},
    )
    for city, is_other in prefixed:
        scores.setdefault(city, _PREFIX_OTHER if is_other else _PREFIX)
    return scores


def _similar(database: sqlite3.Connection, name: str) -> dict[int, float]:
    """Return the cities with a name much like this one, worth the more the more they are alike."""
    wanted = _trigrams(name)
    rare = _rarest(database, wanted)
    if not rare:
        return {}
    found = database.execute(
        "SELECT folded, city FROM name WHERE id IN (SELECT rowid FROM part WHERE part MATCH ?) "
        "AND length(folded) BETWEEN ? AND ?",
        (" OR ".join(f'"{one}"' for one in rare), len(name) - 3, len(name) + 3),
    )
    alike: dict[int, float] = {}
    for folded, city in found:
        alike[city] = max(alike.get(city, 0.0), _alike(name, wanted, folded))
    least = max(_LEAST_ALIKE, max(alike.values(), default=0.0) - _BEHIND)
    return {city: _ALIKE * likeness for city, likeness in alike.items() if likeness >= least}


def _rarest(database: sqlite3.Connection, trigrams: Iterable[str]) -> list[str]:
    """Return the groups that few names hold, as many as can be looked at quickly."""
    known = sorted(trigrams)
    spread = database.execute(
        f"SELECT trigram, names FROM spread WHERE trigram IN ({','.join('?' * len(known))}) "
        "ORDER BY names",
        known,
    )
    chosen: list[str] = []
    together = 0
    for trigram, names in spread:
        together += names
        if chosen and together > _MOST_LOOKED_AT:
            break
        chosen.append(trigram)
    return chosen


def _trigrams(name: str) -> set[str]:
    return {name[at : at + 3] for at in range(len(name) - 2)}


def _alike(name: str, wanted: set[str], other: str) -> float:
    """Return from 0 to 1 how alike two names are: shared letters in pairs and threes."""
    ours, theirs = _pairs(name), _pairs(other)
    pairs = 2 * len(ours & theirs) / (len(ours) + len(theirs))
    threes = _trigrams(other)
    return max(pairs, 2 * len(wanted & threes) / (len(wanted) + len(threes) or 1))


def _pairs(name: str) -> set[str]:
    padded = f" {name} "
    return {padded[at : at + 2] for at in range(len(padded) - 1)}


def _rows(
    database: sqlite3.Connection, cities: Iterable[int], country: str | None
) -> list[sqlite3.Row]:
    ids = ",".join(str(int(city)) for city in cities)
    inside = "AND country = ?" if country else ""
    return database.execute(
        f"SELECT * FROM city WHERE id IN ({ids}) {inside}", (country,) if country else ()
    ).fetchall()


def _rank(row: sqlite3.Row, score: float) -> float:
    return score + _PER_TENFOLD * math.log10(row["population"] + 1)


def _lies_in(row: sqlite3.Row, where: str) -> bool:
    """Return whether the city lies in a state or country whose name begins so."""
    country = row["country"]
    names = (row["region"], country, country_name(country, "de"), country_name(country, "en"))
    return any(fold(name).startswith(where) for name in names if name)
