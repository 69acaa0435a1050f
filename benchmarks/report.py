# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes the measurements as Markdown tables."""

from __future__ import annotations

import datetime as dt
import os
import platform
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.pages import COMPARED

if TYPE_CHECKING:
    from benchmarks.__main__ import Measured


def write_report(results: Sequence[Measured]) -> str:
    """Return all tables: answer times, queries, as-of views, the rest; one column per database."""
    heads = [f"{one.engine} {one.count:,}" for one in results]
    pages = list(results[0].timings) if results else []
    times = [
        [page, *(f"{one.timings[page].p50:.0f} / {one.timings[page].p95:.0f}" for one in results)]
        for page in pages
    ]
    queries = [[page, *(str(one.queries.get(page, "")) for one in results)] for page in pages]
    compared = [
        [late, *(f"{one.timings[late].p95 / one.timings[today].p95:.2f}" for one in results)]
        for late, today in COMPARED
    ]
    rest = [
        ["Preview of 5,000 rows, s", *(f"{one.preview:.1f}" for one in results)],
        ["Memory of the serving processes, MB", *(f"{one.memory:.0f}" for one in results)],
        ["Filling the database, s", *(f"{one.filling:.0f}" for one in results)],
        ["Answers that failed", *(_failures(one) for one in results)],
    ]
    return "\n\n".join(
        [
            _machine(),
            "## Answer time, median / 95th percentile in ms, 8 parallel readers\n\n"
            + _table(["Page", *heads], times),
            "## Database queries\n\n" + _table(["Page", *heads], queries),
            "## As known on a day against today (95th percentile)\n\n"
            + _table(["Page", *heads], compared),
            "## The rest\n\n" + _table(["", *heads], rest),
        ]
    )


def _failures(result: Measured) -> str:
    failed = {page: one.failures for page, one in result.timings.items() if one.failures}
    return ", ".join(f"{page} {number}" for page, number in failed.items()) or "0"


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
