# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Says which tables a database or a backup has: those of this program, or of another state."""

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
# "unknown" tables have gone through migrations that this program does not know: it is older.
Origin = Literal["present", "older", "too_old", "unknown"]
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


def origin(migrations: Iterable[str]) -> Origin:
    """Return to which state of the program tables belong that have gone through migrations."""
    theirs = set(in_present_names(migrations))
    if any(replaced & theirs for replaced in _replaced().values()):
        return "too_old"
    loader = MigrationLoader(None)
    ours = set(in_present_names(f"{app}.{name}" for app, name in loader.disk_migrations))
    if theirs == ours:
        return "present"
    if not theirs < ours:
        return "unknown"
    nodes = {_node(name) for name in theirs}
    is_whole = all(nodes.issuperset(loader.graph.forwards_plan(node)) for node in nodes)
    return "older" if is_whole else "unknown"


def newest(migrations: Iterable[str]) -> list[tuple[str, str]]:
    """Return of each app the migrations that lead to the tables of an older state."""
    graph = MigrationLoader(None).graph
    nodes = {_node(name) for name in in_present_names(migrations)}
    return sorted(
        node
        for node in nodes
        if not any(
            child.key in nodes and child.key[0] == node[0]
            for child in graph.node_map[node].children
        )
    )


def _node(name: str) -> tuple[str, str]:
    app, _, migration = name.partition(".")
    return app, migration


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
