# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Runs every check, then says which failed; or the tests of a part when paths are given."""

from __future__ import annotations

import argparse
import os
import shlex
import signal
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace

from checks.postgres import ClusterFailed, throwaway_cluster
from checks.steps import Result, Step, program, run_step

SHOWN = 60
QUIETLY = ("-p", "no:cacheprovider", "--durations=10", "--durations-min=3")


def static_steps() -> list[Step]:
    """Return the checks that read the sources only."""
    python = sys.executable
    ruff = [program("ruff"), "--quiet"]
    ours = [python, "-m", "zweiklang.doors.commands.main"]
    return [
        Step("strict types (mypy)", [program("mypy"), "zweiklang", "checks", "launch"]),
        Step("format (ruff)", [*ruff, "format", "--check", "."]),
        Step("lint (ruff)", [*ruff, "check", "--output-format", "concise", "."]),
        Step("templates (djlint)", [program("djlint"), "--lint", "--quiet", "zweiklang"]),
        Step("floors (import-linter)", [program("lint-imports"), "--no-cache"]),
        Step("module length", [python, "-m", "checks.module_length"], always_shown=True),
        Step("licence headers (reuse)", [program("reuse"), "lint", "--lines"]),
        Step(
            "translations complete",
            [python, "-m", "checks.messages", "--check"],
            always_shown=True,
        ),
        Step(
            "migrations complete",
            [*ours, "makemigrations", "--check", "--dry-run"],
        ),
        Step("reference pages equal the code", [python, "-m", "checks.reference", "--check"]),
        Step("package builds", [python, "-m", "checks.package"]),
    ]


def pytest_step(name: str, words: list[str], database: str = "") -> Step:
    """Return a run of pytest; its closing line is kept for the end of the summary."""
    command = [sys.executable, "-m", "pytest", "-v", "--no-header", *QUIETLY]
    return Step(name, [*command, *words], {"TEST_DATABASE_URL": database}, live=True)


def closing_lines(results: list[Result]) -> list[str]:
    """Return what pytest itself said last, one line per run."""
    return [
        f"{lines[-1].strip()}  {result.step.name}"
        for result in results
        if result.step.live and (lines := result.output.strip().splitlines())
    ]


def shortened(result: Result) -> str:
    """Return what a step said, indented; of much the beginning and how to get more."""
    lines = result.output.strip().splitlines()
    if len(lines) > SHOWN:
        more = f"… {len(lines) - SHOWN} more lines: {shlex.join(result.step.command)}"
        lines = [*lines[:SHOWN], more]
    return "\n".join(f"  {line}" for line in lines)


def run_static(steps: list[Step]) -> list[Result]:
    """Run steps two at a time, print each as it ends and what a failed one said."""
    results = []
    with ThreadPoolExecutor(2) as pool:
        for result in pool.map(run_step, steps):
            results.append(result)
            print(result.mark, flush=True)
            if result.code or result.step.always_shown:
                print(shortened(result), flush=True)
    return results


def run_tests(options: argparse.Namespace) -> list[Result]:
    """Run pytest on the engines asked for."""
    paths = options.paths
    # Each process begins with a half of its own, so that few worlds are built twice.
    spread = ["-n", "2", "--dist", "worksteal"]

    def chosen(marks: str) -> list[str]:
        return paths or ["-m", marks, *spread]

    results = [run_step(pytest_step("tests on SQLite", chosen("not browser")))]
    if not paths or options.postgres:
        step = pytest_step("tests on PostgreSQL", chosen("database and not browser"))
        with ExitStack() as stack:
            try:
                address = stack.enter_context(throwaway_cluster())
            except ClusterFailed as error:
                print(error)
                results.append(Result(step, 1, str(error), 0))
            else:
                results.append(run_step(replace(step, environment={"TEST_DATABASE_URL": address})))
    if not paths:
        step = pytest_step("browser tests (Chromium, axe)", ["tests/browser", *spread])
        results.append(run_step(step))
    return results


def parse(words: list[str]) -> argparse.Namespace:
    """Return the options of bin/test."""
    parser = argparse.ArgumentParser(
        prog="bin/test", description="Runs everything that keeps the main branch releasable."
    )
    parser.add_argument("paths", nargs="*", help="run only these tests, on SQLite")
    parser.add_argument("--postgres", action="store_true", help="and on PostgreSQL")
    parser.add_argument("--static", action="store_true", help="only the checks without tests")
    return parser.parse_args(words)


def main(words: list[str]) -> int:
    """Run what the options ask for and return 1 if any step failed."""
    options = parse(words)
    # Being told to stop must still stop the cluster and remove what is temporary.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    begun = time.monotonic()
    results: list[Result] = []
    with tempfile.TemporaryDirectory(prefix="zweiklang-checks-") as home:
        # No check may read or write the developer's own data or settings.
        for name in [n for n in os.environ if n.startswith("ZWEIKLANG_") or n == "DATABASE_URL"]:
            del os.environ[name]
        os.environ["ZWEIKLANG_HOME"] = home
        # Where it is set, as in many containers, each of some hundred programs compiles all anew.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        if not options.paths:
            results += run_static(static_steps())
        if not options.static:
            results += run_tests(options)
    failed = [result for result in results if result.code]
    print("\n" + "\n".join(result.mark for result in results))
    if options.paths and not options.postgres:
        print("Only these tests, only on SQLite; --postgres adds the other engine.")
    print(f"{len(results) - len(failed)} of {len(results)} steps passed in", end=" ")
    print(f"{time.monotonic() - begun:.0f} s.")
    print("\n".join(closing_lines(results)))
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
