# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes what is public of an office as JSON and CSV, piece by piece, whatever its size."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import uuid
from collections.abc import Iterator
from typing import Any

from zweiklang.domain.partnerships import queries
from zweiklang.domain.partnerships.records import PartnershipFile
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.outputs.opendata.tables import TABLES

#: Facts are free of copyright; naming the source is a wish, not a condition.
LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
LICENCE_NAME = "CC0 1.0"
#: Files read at once: few enough for the memory, many enough for few queries.
PIECE = 400
#: Beginnings that make a spreadsheet program calculate.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def public_files(
    office_id: uuid.UUID, known_on: dt.date | None, parts: frozenset[type[Any]] | None = None
) -> Iterator[PartnershipFile]:
    """Return every public partnership of an office, ordered by key, as known on a day.

    `parts` limits the files to some kinds of record.
    """
    nobody = Actor.public()
    found = queries.partnerships_of(office_id, nobody, on=known_on or clock.today())
    ids = list(found.values_list("pk", flat=True))
    for start in range(0, len(ids), PIECE):
        yield from queries.partnership_files(ids[start : start + PIECE], nobody, known_on, parts)


def as_csv(office_id: uuid.UUID, table: str, known_on: dt.date | None = None) -> Iterator[str]:
    """Return one table as CSV (UTF-8 with mark, comma, RFC 4180) in pieces; KeyError if unknown."""
    chosen = TABLES[table]
    out = io.StringIO()
    writer = csv.DictWriter(out, chosen.columns)
    out.write("\ufeff")
    writer.writeheader()
    for file in public_files(office_id, known_on, chosen.parts):
        writer.writerows(_safe(row) for row in chosen.rows(file))
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()


def _safe(row: dict[str, Any]) -> dict[str, Any]:
    return {name: _cell(value) for name, value in row.items()}


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value


def as_json(
    office_id: uuid.UUID, about: dict[str, Any], known_on: dt.date | None = None
) -> Iterator[str]:
    """Return everything as one JSON object in pieces: `about`, licence, then partnerships."""
    head = {**about, "licence": LICENCE, "known_on": known_on.isoformat() if known_on else None}
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "partnerships": ['
    for position, file in enumerate(public_files(office_id, known_on)):
        yield ("," if position else "") + "\n" + json.dumps(_partnership(file), ensure_ascii=False)
    yield "\n]}\n"


def _partnership(file: PartnershipFile) -> dict[str, Any]:
    (whole,) = TABLES["partnerships"].rows(file)
    below = {
        name: [_without_parent(row) for row in table.rows(file)]
        for name, table in TABLES.items()
        if name != "partnerships" and not table.is_derived
    }
    gaps = [
        {"first": gap.first.isoformat(), "last": gap.last.isoformat() if gap.last else None}
        for gap in file.gaps
    ]
    return {**whole, **below, "gaps": gaps}


def _without_parent(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "partnership"}
