# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A PostgreSQL cluster that lives as long as the tests."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

# The cluster is thrown away: nothing needs to survive a power cut.
_OPTIONS = (
    ("listen_addresses", ""),
    ("fsync", "off"),
    ("synchronous_commit", "off"),
    ("full_page_writes", "off"),
    ("wal_level", "minimal"),
    ("max_wal_senders", "0"),
    ("jit", "off"),
    ("checkpoint_timeout", "1d"),
    ("max_wal_size", "8GB"),
    ("shared_buffers", "128MB"),
    ("max_connections", "60"),
)
# Nor to be swept and watched, unless plans for many rows are to be as good as elsewhere.
_NO_UPKEEP = (
    ("autovacuum", "off"),
    ("track_activities", "off"),
    ("update_process_title", "off"),
)
_CLUSTER = ("-U", "zweiklang", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")


class ClusterFailed(Exception):
    """PostgreSQL did not start; the text is its own."""


def _programs() -> Path:
    """Return the folder of the newest PostgreSQL server installed."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3])
    )
    if not found:
        raise ClusterFailed("PostgreSQL is not installed. As root: apt install postgresql")
    return found[-1].parent


def _as_unprivileged(folder: Path) -> list[str]:
    """Return the words that start a program as somebody PostgreSQL accepts; root it refuses."""
    if os.geteuid():
        return []
    for name in ("postgres", "nobody"):
        try:
            person = pwd.getpwnam(name)
        except KeyError:
            continue
        os.chown(folder, person.pw_uid, person.pw_gid)
        ids = [f"--reuid={person.pw_uid}", f"--regid={person.pw_gid}"]
        return ["setpriv", *ids, "--clear-groups"]
    raise ClusterFailed("No unprivileged account to run PostgreSQL; run the tests as such a one.")


@contextmanager
def throwaway_cluster(*, with_upkeep: bool = False) -> Iterator[str]:
    """Yield the address of a fresh database server; it is stopped and erased at the end.

    with_upkeep: it sweeps and counts its tables, as one that is kept does.
    """
    folder = Path(tempfile.mkdtemp(prefix="zweiklang-postgres-"))
    server: subprocess.Popen[bytes] | None = None
    try:
        programs, become = _programs(), _as_unprivileged(folder)
        data, log = folder / "data", folder / "log"
        made = subprocess.run(
            [*become, programs / "initdb", "-D", data, *_CLUSTER],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if made.returncode:
            raise ClusterFailed(made.stdout + made.stderr)
        settings = _OPTIONS if with_upkeep else _OPTIONS + _NO_UPKEEP
        options = [word for name, value in settings for word in ("-c", f"{name}={value}")]
        with log.open("wb") as output:
            server = subprocess.Popen(
                [*become, programs / "postgres", "-D", data, "-k", folder, *options],
                cwd=folder,
                stdout=output,
                stderr=output,
            )
        _wait_for(server, folder, log)
        yield f"postgres://zweiklang@{quote(str(folder), safe='')}/postgres"
    finally:
        if server is not None and server.poll() is None:
            server.terminate()  # "smart" would wait for clients; they are gone by now
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(server: subprocess.Popen[bytes], folder: Path, log: Path) -> None:
    """Return once the server takes connections; raises ClusterFailed with its log otherwise."""
    import psycopg

    for _ in range(150):
        if server.poll() is not None:
            break
        try:
            psycopg.connect(host=str(folder), user="zweiklang", dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    raise ClusterFailed("PostgreSQL did not start:\n" + log.read_text(errors="replace"))


if __name__ == "__main__":
    # `python -m checks.postgres <command>`: runs a command with DATABASE_URL set to a cluster.
    with throwaway_cluster() as address:
        environment = {**os.environ, "DATABASE_URL": address, "TEST_DATABASE_URL": address}
        code = subprocess.run(sys.argv[1:], env=environment, check=False).returncode
    sys.exit(code)
