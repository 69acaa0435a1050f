# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Says which tables a database has: none yet, those of this program, or older ones."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext_lazy

# "too_old" tables stand between migrations that the program keeps as one only.
Standing = Literal["unprepared", "too_old", "outdated", "ready"]
TOO_OLD = gettext_lazy(
    "The database is too old for this program. Install the state of 26 November 2026 (e5c7189), "
    "run zweiklang prepare there, then update again."
)


def migrations() -> list[str]:
    """Return the migrations the tables have gone through: the exact form of the data."""
    applied = MigrationLoader(connection).applied_migrations
    return in_present_names(f"{app}.{name}" for app, name in applied)


def in_present_names(migrations: Iterable[str]) -> list[str]:
    """Return migrations with the name of the one that replaces them in place of the replaced."""
    names = set(migrations)
    for new, replaced in _replaced().items():
        if replaced <= names:
            names = (names - replaced) | {new}
    return sorted(names)


def standing() -> Standing:
    """Return whether the database has the tables of this program."""
    executor = MigrationExecutor(connection)
    if not executor.loader.applied_migrations:
        return "unprepared"
    applied = {f"{app}.{name}" for app, name in executor.loader.applied_migrations}
    if any(replaced & applied and not replaced <= applied for replaced in _replaced().values()):
        return "too_old"
    is_behind = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    return "outdated" if is_behind else "ready"


def make_tables() -> None:
    """Make the tables of this program, empty."""
    call_command("migrate", interactive=False, verbosity=0)


def _replaced() -> dict[str, set[str]]:
    """Return by migration those of earlier states that it stands for."""
    return {
        f"{app}.{name}": {f"{old_app}.{old}" for old_app, old in migration.replaces}
        for (app, name), migration in MigrationLoader(None).disk_migrations.items()
        if migration.replaces
    }
