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
from benchmarks.reading import Timing, memory_mb, time_page
from benchmarks.report import write_report
from checks.postgres import throwaway_cluster

PROGRAM = Path(sys.executable).with_name("zweiklang")


@dataclass
class Measured:
    """Everything measured with one database and one number of partnerships."""

    engine: str
    count: int
    timings: dict[str, Timing] = field(default_factory=dict)
    queries: dict[str, int] = field(default_factory=dict)
    preview: float = 0.0
    memory: float = 0.0
    filling: float = 0.0


def measure(engine: str, count: int, requests: int, database: str) -> Measured:
    """Fill a fresh database and return what is measured with it."""
    home = Path(tempfile.mkdtemp(prefix="zweiklang-benchmark-"))
    environment = {**os.environ, "ZWEIKLANG_HOME": str(home), "ZWEIKLANG_HOSTS": "127.0.0.1"}
    environment.pop("DATABASE_URL", None)
    if database:
        environment["DATABASE_URL"] = database
    try:
        run([PROGRAM, "prepare"], environment)
        result = Measured(engine, count)
        start = time.perf_counter()
        session = run([sys.executable, "-m", "benchmarks.filling", str(count)], environment)
        result.filling = time.perf_counter() - start
        with server(environment) as (process_id, port):
            for pages, cookie in ((PUBLIC, ""), (WORKSPACE, session)):
                for name, address in pages.items():
                    time_page(port, address, count, cookie, 16)
                    result.timings[name] = time_page(port, address, count, cookie, requests)
            result.memory = memory_mb(process_id)
        inside = [sys.executable, "-m", "benchmarks.inside", str(count), session]
        found = json.loads(run(inside, environment))
        result.queries, result.preview = found["queries"], found["preview"]
        return result
    finally:
        shutil.rmtree(home, ignore_errors=True)


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
    parser.add_argument("--requests", type=int, default=240, help="requests for each page")
    options = parser.parse_args()
    results = []
    for engine in options.engines.split(","):
        for size in options.sizes.split(","):
            if engine == "postgresql":
                with throwaway_cluster() as address:
                    results.append(measure(engine, int(size), options.requests, address))
            else:
                results.append(measure(engine, int(size), options.requests, ""))
            print(f"{engine}, {size} partnerships: done", file=sys.stderr)
    print(write_report(results))


if __name__ == "__main__":
    main()
