# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Brings what an older state of the program backed up into the tables of this one.

It is written into the tables that state had, in a database that is thrown away afterwards, checked
there, and led on by the program's own migrations. So the database of the installation is not
touched before all of it has succeeded, and the rows come from there as from any backup.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.apps.registry import Apps
from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from zweiklang.outputs.backup.rows import (
    all_tables,
    insert,
    lines,
    part_name,
    table_hash,
    tables,
)
from zweiklang.outputs.backup.standing import newest


class NotBroughtForward(Exception):
    """Rows of an older state that cannot be led on; the text is the reason."""


class WouldDiffer(Exception):
    """Tables of an older state that do not hold what the backup says; the text names them."""


def bring_forward(archive: zipfile.ZipFile, manifest: dict[str, Any], folder: Path) -> None:
    """Write the tables of a backup into the folder, as this program would have backed them up.

    Raises NotBroughtForward where a migration fails, WouldDiffer as `WouldDiffer` says.
    """
    with _database_of_its_own(folder / "older.sqlite3"):
        _fill(archive, manifest, _older_tables(manifest))
        executor = MigrationExecutor(connection)
        try:
            executor.migrate(executor.loader.graph.leaf_nodes())
        except Exception as error:  # a migration of a later program may stumble over anything
            raise NotBroughtForward(str(error)) from error
        for model in tables():
            target = folder / part_name(model)
            target.parent.mkdir(exist_ok=True)
            with target.open("wb") as part:
                part.writelines(lines(model))


@contextmanager
def _database_of_its_own(file: Path) -> Iterator[None]:
    """Let everything inside speak to a new SQLite file: migrations name no database of theirs."""
    live = connections[DEFAULT_DB_ALIAS]
    # Nothing of it needs to survive a power cut.
    quick = {"init_command": "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF;"}
    given = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file), "OPTIONS": quick}
    own = DatabaseWrapper({**live.settings_dict, **given}, DEFAULT_DB_ALIAS)
    connections[DEFAULT_DB_ALIAS] = own
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = live
        own.close()


def _older_tables(manifest: dict[str, Any]) -> Apps:
    """Make the tables as of the manifest's migrations and return their models."""
    executor = MigrationExecutor(connection)
    nodes = newest(manifest["migrations"])
    executor.migrate(nodes)
    return executor.loader.project_state(nodes).apps


def _fill(archive: zipfile.ZipFile, manifest: dict[str, Any], older: Apps) -> None:
    """Write every part into its table, and hold the table against the hash of the part."""
    names = {name for name in manifest["parts"] if name.startswith("tables/")}
    models = {part_name(model): model for model in all_tables(older)}
    if unknown := sorted(names - models.keys()):
        raise WouldDiffer(", ".join(unknown))
    with transaction.atomic():
        for name in names:
            models[name]._base_manager.all().delete()  # what migrations themselves have put there
        for name in sorted(names):
            with archive.open(name) as stream:
                insert(models[name], stream)
        connection.check_constraints()
    hashes = {name: table_hash(models[name]) for name in names}
    if wrong := [name for name in hashes if hashes[name] != manifest["parts"][name]["sha256"]]:
        raise WouldDiffer(", ".join(sorted(wrong)))
