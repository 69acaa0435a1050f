# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Runs all measurements and prints them as Markdown."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.pages import PUBLIC, WORKSPACE
from benchmarks.processes import Used, database_server, memory_mb, pace, used
from benchmarks.reading import Page, Timing, read_calmly, read_without_pause
from benchmarks.report import write_report
from checks.postgres import throwaway_cluster

PROGRAM = Path(sys.executable).with_name("zweiklang")
WARM_UP = 16


@dataclass
class Measured:
    """Everything measured with one database and one number of partnerships.

    `calm` and `busy` are answer times with and without pauses; `work` is CPU time of a page in
    milliseconds, of the database server too; `speed` is pages per second without pauses; `others`
    is how many processors other work took meanwhile, `paces` what a fixed piece of work then cost.
    """

    engine: str
    count: int
    calm: dict[str, Timing] = field(default_factory=dict)
    busy: dict[str, Timing] = field(default_factory=dict)
    work: dict[str, float] = field(default_factory=dict)
    speed: dict[str, float] = field(default_factory=dict)
    queries: dict[str, int] = field(default_factory=dict)
    preview: float = 0.0
    preview_work: float = 0.0
    memory: float = 0.0
    filling: float = 0.0
    others: dict[str, float] = field(default_factory=dict)
    paces: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Wanted:
    """How much to measure: requests of each page without pause, seconds of calm reading.

    `filled`: a folder that keeps filled SQLite databases for the next time.
    """

    requests: int
    seconds: float
    filled: Path | None


def measure(engine: str, count: int, wanted: Wanted, database: str) -> Measured:
    """Fill a fresh database and return what is measured with it."""
    kept = wanted.filled / f"{engine}-{count}" if wanted.filled and not database else None
    home = kept or Path(tempfile.mkdtemp(prefix="zweiklang-benchmark-"))
    environment = {**os.environ, "ZWEIKLANG_HOME": str(home), "ZWEIKLANG_HOSTS": "127.0.0.1"}
    environment.pop("DATABASE_URL", None)
    if database:
        environment["DATABASE_URL"] = database
    try:
        result = Measured(engine, count)
        session = _fill(result, home, environment)
        public = [Page(name, address) for name, address in PUBLIC.items()]
        pages = [*public, *(Page(name, one, session) for name, one in WORKSPACE.items())]
        with server(environment) as (process_id, port):
            _read(result, pages, port, wanted, [process_id, *database_server(database)])
            result.memory = memory_mb(process_id)
        inside = [sys.executable, "-m", "benchmarks.inside", str(count), session]
        found = json.loads(run(inside, environment))
        result.queries = found["queries"]
        result.preview, result.preview_work = found["preview"], found["preview_work"]
        return result
    finally:
        if not kept:
            shutil.rmtree(home, ignore_errors=True)


def _fill(result: Measured, home: Path, environment: dict[str, str]) -> str:
    """Fill the database unless it is there already; return the session of a member."""
    home.mkdir(parents=True, exist_ok=True)
    note = home / "benchmark.json"
    if not note.exists():
        run([PROGRAM, "prepare"], environment)
        start = time.perf_counter()
        session = run([sys.executable, "-m", "benchmarks.filling", str(result.count)], environment)
        note.write_text(json.dumps([session, time.perf_counter() - start]))
    session, result.filling = json.loads(note.read_text())
    return str(session)


def _read(
    result: Measured, pages: Sequence[Page], port: int, wanted: Wanted, processes: Sequence[int]
) -> None:
    """Read all pages in both ways and note what the processes did for it."""
    for page in pages:
        read_without_pause(port, page, result.count, WARM_UP)
    before, start = used(processes), time.perf_counter()
    result.calm = read_calmly(port, pages, result.count, wanted.seconds)
    result.others["calm"] = _others(used(processes).since(before), time.perf_counter() - start)
    all_before, start = used(processes), time.perf_counter()
    for page in pages:
        result.paces.append(pace())
        before = used(processes)
        timing, seconds = read_without_pause(port, page, result.count, wanted.requests)
        spent = used(processes).since(before)
        result.busy[page.name] = timing
        result.speed[page.name] = timing.number / seconds
        result.work[page.name] = spent.own * 1000 / timing.number
    result.others["busy"] = _others(used(processes).since(all_before), time.perf_counter() - start)


def _others(spent: Used, seconds: float) -> float:
    """Return how many processors were busy with something else."""
    return max(0.0, spent.machine - spent.own) / seconds


def run(words: Sequence[str | Path], environment: dict[str, str]) -> str:
    """Return the last line a program prints; its errors end the measurement."""
    done = subprocess.run(words, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.strip().rsplit("\n", 1)[-1]


@contextmanager
def server(environment: dict[str, str]) -> Iterator[tuple[int, int]]:
    """Yield process id and port of a server started as bin/run starts it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([PROGRAM, "serve", "--port", str(port)], env=environment)
    try:
        _wait_for(process, port)
        yield process.pid, port
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(100):
        if process.poll() is not None:
            raise SystemExit("The server has ended at once; its message stands above.")
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/goals", timeout=5).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("The server does not answer after 20 seconds.")


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", default="500,5000", help="numbers of partnerships")
    parser.add_argument("--engines", default="sqlite,postgresql", help="databases")
    parser.add_argument("--requests", type=int, default=160, help="for each page, without pause")
    parser.add_argument("--seconds", type=float, default=120, help="of reading with pauses")
    parser.add_argument(
        "--filled", type=Path, help="folder that keeps filled SQLite databases for the next time"
    )
    options = parser.parse_args()
    wanted = Wanted(options.requests, options.seconds, options.filled)
    results = []
    for engine in options.engines.split(","):
        for size in options.sizes.split(","):
            if engine == "postgresql":
                with throwaway_cluster(with_upkeep=True) as address:
                    results.append(measure(engine, int(size), wanted, address))
            else:
                results.append(measure(engine, int(size), wanted, ""))
            print(f"{engine}, {size} partnerships: done", file=sys.stderr)
            print(write_report(results[-1:]), file=sys.stderr)
    print(write_report(results))


if __name__ == "__main__":
    main()
