# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes the measurements as Markdown tables."""

from __future__ import annotations

import datetime as dt
import os
import platform
import statistics
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.pages import COMPARED

if TYPE_CHECKING:
    from benchmarks.__main__ import Measured
    from benchmarks.reading import Timing


#: What the first issue asks for at 5,000 partnerships.
MOST_QUERIES, MOST_MS, SEARCH_MS = 20, 150, 100


def write_report(results: Sequence[Measured]) -> str:
    """Return all tables, one column per database and number of partnerships."""
    heads = [f"{one.engine} {one.count:,}" for one in results]
    pages = list(results[0].busy) if results else []

    def table(cell: Callable[[Measured, str], str]) -> str:
        return _table(["Page", *heads], [[p, *(cell(one, p) for one in results)] for p in pages])

    compared = [
        [late, *(f"{one.work[late] / one.work[today]:.2f}" for one in results)]
        for late, today in COMPARED
    ]
    return "\n\n".join(
        [
            _machine(),
            f"## Eight readers who pause a second between pages: median / 95th percentile in ms\n\n"
            f"Wanted at 5,000 partnerships: {MOST_MS} ms, searches {SEARCH_MS} ms.\n\n"
            + table(lambda one, p: _times(one.calm.get(p))),
            "## Processor time of a page in ms, the database's share included\n\n"
            + table(lambda one, p: f"{one.work[p]:.0f}"),
            "## Eight readers who never pause: pages per second, 95th percentile in ms\n\n"
            + table(lambda one, p: f"{one.speed[p]:.0f}/s, {one.busy[p].p95:.0f}"),
            f"## Database queries, {MOST_QUERIES} at most\n\n"
            + table(lambda one, p: str(one.queries.get(p, ""))),
            "## As known on a day against today, processor time, 2 at most\n\n"
            + _table(["Page", *heads], compared),
            "## The rest\n\n" + _table(["", *heads], _rest(results)),
        ]
    )


def _rest(results: Sequence[Measured]) -> list[list[str]]:
    return [
        ["Preview of 5,000 rows, s (10)", *(f"{one.preview:.1f}" for one in results)],
        ["… its processor time, s", *(f"{one.preview_work:.1f}" for one in results)],
        ["Memory of the serving processes, MB (300)", *(f"{one.memory:.0f}" for one in results)],
        ["Filling the database, s", *(f"{one.filling:.0f}" for one in results)],
        ["Processors other work took, with pauses", *(f"{_x(one, 'calm')}" for one in results)],
        ["Processors other work took, without", *(f"{_x(one, 'busy')}" for one in results)],
        ["A fixed piece of work, ms", *(f"{statistics.median(one.paces):.0f}" for one in results)],
        ["Answers that failed", *(_failures(one) for one in results)],
    ]


def _x(result: Measured, phase: str) -> str:
    return f"{result.others.get(phase, 0):.1f} of {os.cpu_count()}"


def _times(timing: Timing | None) -> str:
    return f"{timing.p50:.0f} / {timing.p95:.0f}" if timing else ""


def _failures(result: Measured) -> str:
    return str(sum(one.failures for group in (result.calm, result.busy) for one in group.values()))


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---", *("---:" for _ in head[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _machine() -> str:
    """Return date and machine, without which no figure means anything."""
    memory = next(
        line.split()[1]
        for line in Path("/proc/meminfo").read_text().splitlines()
        if "MemTotal" in line
    )
    return (
        f"Measured on {dt.date.today().isoformat()}: {os.cpu_count()} cores, "
        f"{int(memory) // 1024 // 1024} GB memory, {platform.system()}, "
        f"Python {platform.python_version()}."
    )
