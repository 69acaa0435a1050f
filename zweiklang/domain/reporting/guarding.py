# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Has the database itself refuse to change snapshots and submitted reports.

Deleting stays possible: a restore from a backup empties the tables first.
"""

from __future__ import annotations

from typing import Any, Final

SNAPSHOT, REPORT = "reporting_snapshot", "reporting_report"
_SNAPSHOT_COLUMNS: Final = (
    "id, office_id, begins, ends, known_on, document, digest, made_at, actor_name"
)
_REPORT_COLUMNS: Final = (
    "id, office_id, kind, snapshot_id, language, title, entered, state, missing, follows_id, "
    "created_at, released_on, submitted_on, submitted_to"
)
GUARDS: Final = (
    (f"{SNAPSHOT}_stays", SNAPSHOT, _SNAPSHOT_COLUMNS, "", "A snapshot never changes."),
    (
        f"{REPORT}_stays",
        REPORT,
        _REPORT_COLUMNS,
        "WHEN (OLD.state = 'submitted')",
        "A submitted report never changes.",
    ),
)


def add_guards(_apps: Any, schema_editor: Any) -> None:
    """Add the triggers; add them again after a migration that builds one of the tables anew."""
    for name, table, columns, condition, message in GUARDS:
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(
                f"CREATE TRIGGER {name} BEFORE UPDATE OF {columns} ON {table} {condition} "
                f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
            )
        else:
            schema_editor.execute(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION '{message}'; END $$"
            )
            schema_editor.execute(
                f"CREATE TRIGGER {name} BEFORE UPDATE OF {columns} ON {table} "
                f"FOR EACH ROW {condition} EXECUTE FUNCTION {name}()"
            )


def drop_guards(_apps: Any, schema_editor: Any) -> None:
    """Take the triggers away again."""
    for name, table, *_rest in GUARDS:
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(f"DROP TRIGGER {name}")
        else:
            schema_editor.execute(f"DROP TRIGGER {name} ON {table}")
            schema_editor.execute(f"DROP FUNCTION {name}()")
