# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Migrates once for all test runs: later ones copy the schema until what it is made of changes.

SQLite keeps it as a file in the system's temporary folder, PostgreSQL as a database to copy from;
a new server gets that one from what pg_dump wrote into the same folder.
Django still runs its migrations afterwards and finds that all are applied.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache
from importlib import metadata
from pathlib import Path
from urllib.parse import quote

from django.apps import apps
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = "zweiklang"
_IMPORT = re.compile(
    rf"^\s*(?:from|import) ({PROGRAM}[\w.]*)(?: import (\([^)]*\)|.*))?", re.MULTILINE
)


def use() -> sqlite3.Connection | None:
    """Let the coming test database start with the schema of all migrations.

    On SQLite it lives in memory as long as the connection returned.
    """
    if connection.vendor == "postgresql":
        name = f"zweiklang_schema_{version()}"
        _ensure_database(name)
        connection.settings_dict["TEST"]["TEMPLATE"] = name
        return None
    file = migrated_file()
    memory = sqlite3.connect(connection.creation._get_test_db_name(), uri=True)
    with closing(sqlite3.connect(f"file:{quote(str(file))}?mode=ro&immutable=1", uri=True)) as kept:
        kept.backup(memory)
    return memory


def migrated_file() -> Path:
    """Return an empty, migrated SQLite database; made unless it is there, never seen half made."""
    file = Path(tempfile.gettempdir()) / f"zweiklang-schema-{version()}.sqlite3"
    with file.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if file.exists():
            return file
        with tempfile.TemporaryDirectory(dir=file.parent) as folder:
            fresh = Path(folder) / file.name
            _migrate(f"sqlite:///{fresh}")
            with closing(sqlite3.connect(fresh)) as database:
                database.execute("PRAGMA journal_mode=DELETE")  # one file, fit for memory
            os.replace(fresh, file)
    return file


def _ensure_database(name: str) -> None:
    """Make the database beside the one of the settings unless it is there."""
    fresh = f"{name}_new"
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [name])
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone():
            return
        cursor.execute(f"DROP DATABASE IF EXISTS {fresh}")
        cursor.execute(f"CREATE DATABASE {fresh}")
        address, _, _ = os.environ["DATABASE_URL"].rpartition("/")
        _fill(f"{address}/{fresh}", name, connection.pg_version // 10_000)
        cursor.execute(f"ALTER DATABASE {fresh} RENAME TO {name}")


def _fill(address: str, name: str, server: int) -> None:
    """Restore the schema that an earlier server left, or migrate and leave it for later ones.

    A server elsewhere whose programs are not installed here is migrated every time.
    """
    programs = Path(f"/usr/lib/postgresql/{server}/bin")
    file = Path(tempfile.gettempdir()) / f"{name.replace('_', '-')}.postgres-{server}"
    if file.exists():
        restore = [programs / "pg_restore", "--exit-on-error", "--no-owner", "-d", address, file]
        subprocess.run(restore, check=True)
        return
    _migrate(address)
    if (programs / "pg_dump").exists():
        with tempfile.TemporaryDirectory(dir=file.parent) as folder:
            fresh = Path(folder) / file.name
            subprocess.run([programs / "pg_dump", "-Fc", "-f", fresh, address], check=True)
            os.replace(fresh, file)


def _migrate(address: str) -> None:
    """Run all migrations in a program of its own: this one meets the test database alone."""
    subprocess.run(
        [sys.executable, "-m", "django", "migrate", "--verbosity=0", "--run-syncdb"],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": address},
        check=True,
    )


def version(root: Path = ROOT) -> str:
    """Return what tells this schema from any other: what it is made from and by what."""
    digest = hashlib.sha256(sqlite3.sqlite_version.encode())
    for name in _packages():
        digest.update(f"{name} {metadata.version(name)}".encode())
    for file in sources(root, root.glob(f"{PROGRAM}/**/migrations/*.py")):
        digest.update(str(file.relative_to(root)).encode() + file.read_bytes())
    return digest.hexdigest()[:16]


@cache
def _packages() -> list[str]:
    """Return the distributions whose migrations or models we install, and Django."""
    owners = metadata.packages_distributions()
    tops = {config.name.partition(".")[0] for config in apps.get_app_configs()} - {PROGRAM}
    return sorted({name for top in tops for name in owners[top]})


def sources(root: Path, migrations: Iterable[Path]) -> list[Path]:
    """Return the migrations and every module of ours that they lead to."""
    found: set[Path] = set()
    waiting = list(migrations)
    while waiting:
        file = waiting.pop()
        if file not in found:
            found.add(file)
            waiting += _imported(root, file.read_text(encoding="utf-8"))
    return sorted(found)


def _imported(root: Path, source: str) -> Iterator[Path]:
    """Yield the files of the program that a source imports; parsing it would take a second."""
    for module, named in _IMPORT.findall(source):
        names = re.findall(r"\w+", named) or [""]
        for name in names:
            yield from _files_of(root, f"{module}.{name}".strip("."))


def _files_of(root: Path, name: str) -> Iterator[Path]:
    """Yield the module of that name, and its packages; of a name inside a module the module."""
    parts = name.split(".")
    if parts[0] != PROGRAM:
        return
    for length in range(1, len(parts) + 1):
        place = root.joinpath(*parts[:length])
        for file in (place.with_suffix(".py"), place / "__init__.py"):
            if file.is_file():
                yield file
