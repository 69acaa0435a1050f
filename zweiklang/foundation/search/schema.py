# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: S608 (only names and marks of this module are put into SQL, never values)
"""The index beside the table of search entries: FTS5 on SQLite, pg_trgm on PostgreSQL.

Both cut the text into groups of three characters, so that a part of a compound is found as
quickly as a word. Creating again is harmless; it also repairs an index that was lost.
"""

from __future__ import annotations

import sys

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import NotSupportedError, OperationalError, ProgrammingError

TABLE = "foundation_searchentry"
FTS = "foundation_searchindex"

# The virtual table holds no copy of the text: it reads it from the table it belongs to.
_SQLITE = (
    f"DROP TRIGGER IF EXISTS {FTS}_added",
    f"DROP TRIGGER IF EXISTS {FTS}_removed",
    f"DROP TRIGGER IF EXISTS {FTS}_changed",
    f"DROP TABLE IF EXISTS {FTS}",
    f"CREATE VIRTUAL TABLE {FTS} USING fts5(folded_title, folded, content='{TABLE}', "
    "content_rowid='id', tokenize='trigram')",
    f"CREATE TRIGGER {FTS}_added AFTER INSERT ON {TABLE} BEGIN INSERT INTO {FTS}"
    "(rowid, folded_title, folded) VALUES (new.id, new.folded_title, new.folded); END",
    f"CREATE TRIGGER {FTS}_removed AFTER DELETE ON {TABLE} BEGIN INSERT INTO {FTS}"
    f"({FTS}, rowid, folded_title, folded) "
    "VALUES ('delete', old.id, old.folded_title, old.folded); END",
    f"CREATE TRIGGER {FTS}_changed AFTER UPDATE OF folded_title, folded ON {TABLE} BEGIN "
    f"INSERT INTO {FTS}({FTS}, rowid, folded_title, folded) "
    "VALUES ('delete', old.id, old.folded_title, old.folded); "
    f"INSERT INTO {FTS}(rowid, folded_title, folded) "
    "VALUES (new.id, new.folded_title, new.folded); END",
    f"INSERT INTO {FTS}({FTS}) VALUES ('rebuild')",
    f"CREATE INDEX IF NOT EXISTS {FTS}_begin ON {TABLE} (folded_title)",
)
_POSTGRESQL = (
    f"CREATE INDEX IF NOT EXISTS {FTS}_title ON {TABLE} USING gin (folded_title gin_trgm_ops)",
    f"CREATE INDEX IF NOT EXISTS {FTS}_text ON {TABLE} USING gin (folded gin_trgm_ops)",
)
_POSTGRESQL_BEGIN = (
    f"CREATE INDEX IF NOT EXISTS {FTS}_begin ON {TABLE} (folded_title text_pattern_ops)"
)
_NO_EXTENSION = """\
The database lacks the extension pg_trgm and this account may not create it ({reason}).
The search works, but slowly. Ask the administrator of the database to run
    CREATE EXTENSION pg_trgm;
in the database "{database}", then run: zweiklang reindex
"""
_NO_TRIGRAMS = (
    "This SQLite has no trigram search. Zweiklang needs SQLite 3.34 or later with FTS5; "
    "Python's sqlite3 brings {version}. Update the system's SQLite or use PostgreSQL."
)


def create_index(connection: BaseDatabaseWrapper) -> bool:
    """Create the index and return whether the search is fast now; says on stderr why not.

    Raises NotSupportedError on an SQLite without trigrams.
    """
    if connection.vendor == "postgresql":
        return _create_on_postgresql(connection)
    with connection.cursor() as cursor:
        try:
            for statement in _SQLITE:
                cursor.execute(statement)
        except OperationalError as error:
            if "no such" not in str(error):
                raise
            version = connection.Database.sqlite_version  # type: ignore[attr-defined]  # SQLite's own module
            raise NotSupportedError(_NO_TRIGRAMS.format(version=version)) from error
    return True


def _create_on_postgresql(connection: BaseDatabaseWrapper) -> bool:
    with connection.cursor() as cursor:
        # Keys that are checked only at the end of a transaction would stand in the way.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(_POSTGRESQL_BEGIN)
        try:
            with transaction.atomic(using=connection.alias):
                cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        except (ProgrammingError, OperationalError, NotSupportedError) as error:
            reason = str(error).splitlines()[0]
            database = connection.settings_dict["NAME"]
            sys.stderr.write(_NO_EXTENSION.format(reason=reason, database=database))
            return False
        for statement in _POSTGRESQL:
            cursor.execute(statement)
    return True


def drop_index(connection: BaseDatabaseWrapper) -> None:
    """Drop the index; the table of entries stays."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for part in ("title", "text", "begin"):
                cursor.execute(f"DROP INDEX IF EXISTS {FTS}_{part}")
            return
        for statement in _SQLITE[:4]:
            cursor.execute(statement)
        cursor.execute(f"DROP INDEX IF EXISTS {FTS}_begin")
