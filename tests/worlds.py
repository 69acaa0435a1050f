# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: S608 (only names of tables and columns are put into SQL, never values)
"""Builds what a fixture puts on file once, and puts the same rows back for every later test.

`@kept` below `@pytest.fixture`. A kept world belongs to what stood in the database before it, to
the day and the language; where any of them differs it is built anew. So a fixture gains from it
if those it builds on are kept too. It may return models, plain values and collections of them.
"""

from __future__ import annotations

import functools
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any
from weakref import WeakSet

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model
from django.utils.translation import get_language

from zweiklang.foundation import clock
from zweiklang.foundation.files import keep_content, path_of
from zweiklang.foundation.models import StoredFile

# Rows by table: tuples of values on SQLite, lines as COPY writes them on PostgreSQL.
Rows = dict[str, list[Any]]
REMEMBERED = 8
# Numbered anew whenever a test empties the database, and nothing of ours refers to them; or the
# trace of who is signed in, which a world neither builds on nor contains.
_LEFT_OUT = ("django_content_type", "auth_permission", "django_session")
_SIGNED_IN = '"last_login"'
_KEPT: dict[str, OrderedDict[Hashable, _World]] = {}
_PREPARED: WeakSet[Any] = WeakSet()


def kept(build: Callable[..., Any]) -> Callable[..., Any]:
    """Return the fixture function such that it builds only where it has not built before."""
    name = f"{build.__module__}.{build.__qualname__}"

    @functools.wraps(build)
    def fixture(**given: Any) -> Any:
        told = tuple(_told(value) for value in given.values())
        key = (_state(), told, connection.in_atomic_block, clock.today(), get_language())
        worlds = _KEPT.setdefault(name, OrderedDict())
        if key in worlds:
            worlds.move_to_end(key)
            return worlds[key].put_back(given)
        before = _read()
        result = build(**given)
        worlds[key] = _World.of(before, given, result)
        if len(worlds) > REMEMBERED:
            worlds.popitem(last=False)
        return result

    return fixture


@dataclass(frozen=True)
class _World:
    """What a build has added and changed."""

    rows: Rows
    emptied: tuple[str, ...]
    files: dict[str, bytes]
    given: dict[str, Any]
    result: Any

    @classmethod
    def of(cls, before: Rows, given: dict[str, Any], result: Any) -> _World:
        """Return what differs from before, with copies no test can change."""
        rows, emptied, after = {}, [], _read()
        for table in before.keys() | after.keys():
            old, new = set(before.get(table, ())), after.get(table, [])
            if old <= set(new):
                rows[table] = [row for row in new if row not in old]
            else:
                emptied.append(table)
                rows[table] = new
        digests = StoredFile.objects.values_list("sha256", flat=True)
        files = {one: path.read_bytes() for one in digests if (path := path_of(one)).exists()}
        copies = deepcopy((given, result))
        return cls({t: new for t, new in rows.items() if new}, tuple(emptied), files, *copies)

    def put_back(self, given: dict[str, Any]) -> Any:
        """Write the rows and files again; return a copy of the result that refers to the given."""
        with transaction.atomic():
            _write(self.rows, self.emptied)
        for digest, content in self.files.items():
            keep_content(content, digest)
        memo: dict[int, Any] = {id(self.given[name]): value for name, value in given.items()}
        for name, value in given.items():
            if isinstance(value, Model):
                vars(value).update(deepcopy(vars(self.given[name]), memo))
        return deepcopy(self.result, memo)


def _told(value: Any) -> str:
    """Return what tells a given value from others, apart from the database."""
    text = f"{value._meta.label} {value.pk}" if isinstance(value, Model) else repr(value)
    if " at 0x" in text:
        raise TypeError(f"A world cannot be told by {text}; let another fixture do that part.")
    return text


@functools.cache
def _tables() -> dict[str, tuple[str, str]]:
    """Return the columns of each table for SQL, and the one that counts up, if any."""
    quote = connection.ops.quote_name
    return {
        model._meta.db_table: (
            ", ".join(quote(field.column) for field in model._meta.local_concrete_fields),
            model._meta.auto_field.column if model._meta.auto_field else "",
        )
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.db_table not in _LEFT_OUT
    }


def _state() -> int:
    """Return a number that tells the content of the database from any other."""
    if connection.vendor != "postgresql":
        read = _read(without=_SIGNED_IN)
        return hash(frozenset((table, frozenset(rows)) for table, rows in read.items()))
    connection.ensure_connection()
    database = connection.connection
    # Planned once for each connection: 140 tables take the server longer to plan than to read.
    # psycopg's own prepared statements end with every transaction that is rolled back.
    if database not in _PREPARED:
        database.execute(f"PREPARE worlds AS {_sums()}")
        _PREPARED.add(database)
    return hash(frozenset(database.execute("EXECUTE worlds").fetchall()))


def _sums() -> str:
    """Return the query for number and checksum of the rows of each table that has any."""
    return " UNION ALL ".join(
        f"SELECT '{table}', count(*), sum(hashtextextended(ROW({_without(columns)})::text, 0)) "
        f"FROM {table} HAVING count(*) > 0"
        for table, (columns, _counted) in _tables().items()
    )


def _without(columns: str, name: str = _SIGNED_IN) -> str:
    return ", ".join(column for column in columns.split(", ") if column != name)


def _read(*, without: str = "") -> Rows:
    """Return the rows of all tables that have any; without a column of that name."""
    connection.ensure_connection()
    database = connection.connection
    filled = " UNION ALL ".join(
        f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {table})" for table in _tables()
    )
    names = sorted(name for (name,) in database.execute(filled).fetchall())
    return {
        name: _read_table(database, name, _without(_tables()[name][0], without)) for name in names
    }


def _read_table(database: Any, table: str, columns: str) -> list[Any]:
    if connection.vendor == "postgresql":
        with database.cursor().copy(f"COPY {table} ({columns}) TO STDOUT") as copy:
            return b"".join(copy).splitlines(keepends=True)
    # A plus keeps Python from making dates of what is written: it is to be put back as it was.
    bare = ", ".join(f"+{column}" for column in columns.split(", "))
    return database.execute(f"SELECT {bare} FROM {table}").fetchall()


def _write(rows: Rows, emptied: Iterable[str]) -> None:
    """Empty tables, then insert rows; references are checked at the end of the transaction."""
    database = connection.connection
    for table in emptied:
        database.execute(f"DELETE FROM {table}")
    for table, lines in rows.items():
        columns, counted = _tables()[table]
        if connection.vendor == "postgresql":
            with database.cursor().copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                copy.write(b"".join(lines))
            if counted:
                last = f"SELECT max({counted}) FROM {table}"
                sequence = f"pg_get_serial_sequence('{table}', '{counted}')"
                database.execute(f"SELECT setval({sequence}, ({last}))")
        else:
            marks = ", ".join("?" * len(lines[0]))
            database.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", lines)
