# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Says which tables a database has: none yet, those of this program, or older ones."""

from __future__ import annotations

from typing import Literal

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

Standing = Literal["unprepared", "outdated", "ready"]


def migrations() -> list[str]:
    """Return the migrations the tables have gone through: the exact form of the data."""
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)


def standing() -> Standing:
    """Return whether the database has the tables of this program."""
    executor = MigrationExecutor(connection)
    if not executor.loader.applied_migrations:
        return "unprepared"
    is_behind = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    return "outdated" if is_behind else "ready"


def make_tables() -> None:
    """Make the tables of this program, empty."""
    call_command("migrate", interactive=False, verbosity=0)
