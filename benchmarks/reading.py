# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads pages of a running server with several readers at once and times the answers."""

from __future__ import annotations

import http.client
import random
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

READERS = 8


@dataclass(frozen=True)
class Timing:
    """How one page answered: median and 95th percentile in milliseconds, and its failures."""

    p50: float
    p95: float
    failures: int


def time_page(port: int, address: str, count: int, session: str, requests: int) -> Timing:
    """Return how a page answers `requests` requests of eight parallel readers."""
    share = requests // READERS

    def read(reader: int) -> list[tuple[float, int]]:
        chance = random.Random(reader)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        headers = {"Cookie": f"sessionid={session}"} if session else {}
        found = []
        for _ in range(share):
            path = address.format(n=chance.randrange(count))
            start = time.perf_counter()
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            answer.read()
            found.append((time.perf_counter() - start, answer.status))
        connection.close()
        return found

    with ThreadPoolExecutor(READERS) as pool:
        results = [one for found in pool.map(read, range(READERS)) for one in found]
    times = sorted(seconds * 1000 for seconds, _status in results)
    failures = sum(status != 200 for _seconds, status in results)
    return Timing(statistics.median(times), times[int(len(times) * 0.95) - 1], failures)


def memory_mb(process_id: int) -> float:
    """Return the memory of a process and its children in MB, shared pages counted once (PSS)."""
    kilobytes = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            lines = dict(
                line.split(":\t", 1) for line in status.read_text().splitlines() if ":\t" in line
            )
            if process_id not in {int(lines["Pid"]), int(lines["PPid"])}:
                continue
            rollup = (status.parent / "smaps_rollup").read_text().splitlines()
        except (OSError, KeyError):
            continue  # the process has ended meanwhile
        kilobytes += sum(int(line.split()[1]) for line in rollup if line.startswith("Pss:"))
    return kilobytes / 1024
