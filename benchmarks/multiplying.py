# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Copies a filled SQLite database's partnerships until there are ten times as many.

Filling 50,000 partnerships one by one takes half an hour of processor time, nearly all of it for
search entries and warnings; copies of 5,000 have the same shape. Copies keep titles and words; ids
and keys are their own.
"""

from __future__ import annotations

import re
from typing import Any

from django.apps import apps
from django.db import connection, transaction

#: So begin ids that the addresses of the measured pages spell.
_COUNTED = "0" * 20
#: What all copies share with the original.
_SHARED = ("office", "source", "mandate", "file", "unit", "council_item")
#: Entries of the search carry time in their ids, and one bit that says what is found first.
_ENTRY_STEP, _TICKS = 1 << 40, (1 << 54) - 1


def multiply(base: int, copies: int) -> None:
    """Add `copies` copies of the `base` partnerships in the database, index included."""
    from zweiklang.domain.people.models import Office

    home = Office.objects.get().place_id.hex
    originals = {model: _original(model, home) for model in _copied()}
    for copy in range(1, copies + 1):
        _functions(home, base, copy)
        with transaction.atomic(), connection.cursor() as cursor:
            for model, condition in originals.items():
                columns = {f.column: _expression(f) for f in model._meta.concrete_fields}
                if model._meta.model_name in {"revision", "warning"}:
                    del columns["id"]
                cursor.execute(
                    f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) "
                    f"SELECT {', '.join(columns.values())} FROM {model._meta.db_table} "
                    f"WHERE {condition}"
                )


def _copied() -> list[Any]:
    names = ["places.place", "partnerships.partnership", "partnerships.party"]
    names += ["partnerships.phase", "partnerships.agreement", "partnerships.event"]
    names += ["partnerships.servedgoal", "coordination.warning"]
    return [
        apps.get_model(name) for name in [*names, "foundation.revision", "foundation.searchentry"]
    ]


def _original(model: Any, home: str) -> str:
    """Return the condition that a row belongs to the first partnerships, and is no shared one."""
    if any(field.name == "key" for field in model._meta.fields):
        return "is_original(key)"
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT MAX(id & {_TICKS}) FROM {table}")
        last = cursor.fetchone()[0]
    kinds = "'place', 'partnership', 'party', 'phase', 'agreement', 'event', 'served-goal'"
    return f"id & {_TICKS} <= {last} AND record_type IN ({kinds}) AND record_id <> '{home}'"


def _expression(field: Any) -> str:
    """Return what stands in a column of a copy."""
    if field.name == "key":
        return "next_key(key)"
    if field.name == "id" and field.get_internal_type() != "UUIDField":
        return "next_entry(id)"
    relation = field.is_relation and field.name not in _SHARED
    own = field.name in {"id", "record_id"} or relation
    return f"next_id({field.column})" if own else field.column


def _functions(home: str, base: int, copy: int) -> None:
    """Give the database the functions that turn ids and keys of the original into the copy's."""

    def number(key: str) -> int:
        found = re.fullmatch(r"city-(\d+)(-.*)?", key)
        return int(found[1]) if found else base

    def next_key(key: str) -> str:
        return re.sub(r"\d+", lambda found: str(int(found[0]) + copy * base), key, count=1)

    def next_id(value: str | None) -> str | None:
        if value is None or value == home:
            return value
        if value.startswith(_COUNTED):
            return f"{int(value, 16) + copy * base:032x}"
        return f"{int(value[:2], 16) ^ copy:02x}{value[2:]}"  # the rest was drawn by lot

    connection.ensure_connection()
    make: Any = connection.connection.create_function
    make("next_key", 1, next_key, deterministic=True)
    make("next_id", 1, next_id, deterministic=True)
    make("next_entry", 1, lambda value: value + copy * _ENTRY_STEP, deterministic=True)
    make("is_original", 1, lambda key: number(key) < base, deterministic=True)
