# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads pages over HTTP as eight readers do, in two ways.

Calmly: each opens a page drawn by lot, reads for about a second, opens the next. That is the
fastest a person reads, and what an answer time means to a person. Without a pause: each asks for
the same page again at once, so that the processors are always busy; eight requests then share two
processors, an answer takes four times the work of a page, and what counts is pages per second.
"""

from __future__ import annotations

import http.client
import random
import statistics
import time
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

READERS = 8
#: Seconds between two pages of a calm reader, drawn by lot between these.
PAUSE = (0.5, 1.5)


@dataclass(frozen=True)
class Page:
    """A page to open: its name, its address with {n} for a partnership, who is signed in."""

    name: str
    address: str
    session: str = ""


@dataclass(frozen=True)
class Timing:
    """How one page answered: number, median and 95th percentile in milliseconds, failures."""

    number: int
    p50: float
    p95: float
    failures: int

    @classmethod
    def of(cls, answers: Sequence[tuple[float, int]]) -> Timing:
        """Return the figures of answers given as seconds and status."""
        times = sorted(seconds * 1000 for seconds, _status in answers)
        last = max(0, int(len(times) * 0.95) - 1)
        failures = sum(status != 200 for _seconds, status in answers)
        return cls(len(times), statistics.median(times), times[last], failures)


class Reader:
    """One connection that opens pages of partnerships drawn by lot."""

    def __init__(self, port: int, count: int, number: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self._count = count
        self.chance = random.Random(number)

    def open(self, page: Page) -> tuple[float, int]:
        """Return seconds and status of one answer."""
        path = page.address.format(n=self.chance.randrange(self._count))
        headers = {"Cookie": f"sessionid={page.session}"} if page.session else {}
        start = time.perf_counter()
        self._connection.request("GET", path, headers=headers)
        answer = self._connection.getresponse()
        answer.read()
        return time.perf_counter() - start, answer.status


def read_calmly(port: int, pages: Sequence[Page], count: int, seconds: float) -> dict[str, Timing]:
    """Return how each page answers readers who pause, all pages in turn by lot."""

    def read(number: int) -> list[tuple[str, tuple[float, int]]]:
        reader, end, found = Reader(port, count, number), time.monotonic() + seconds, []
        time.sleep(reader.chance.uniform(0, 1))
        while time.monotonic() < end:
            page = reader.chance.choice(pages)
            found.append((page.name, reader.open(page)))
            time.sleep(reader.chance.uniform(*PAUSE))
        return found

    answers: defaultdict[str, list[tuple[float, int]]] = defaultdict(list)
    with ThreadPoolExecutor(READERS) as pool:
        for found in pool.map(read, range(READERS)):
            for name, answer in found:
                answers[name].append(answer)
    return {page.name: Timing.of(answers[page.name]) for page in pages if answers[page.name]}


def read_without_pause(port: int, page: Page, count: int, requests: int) -> tuple[Timing, float]:
    """Return how a page answers readers who ask again at once, and the seconds it all took."""
    share = max(1, requests // READERS)

    def read(number: int) -> list[tuple[float, int]]:
        reader = Reader(port, count, number)
        return [reader.open(page) for _ in range(share)]

    start = time.perf_counter()
    with ThreadPoolExecutor(READERS) as pool:
        answers = [one for found in pool.map(read, range(READERS)) for one in found]
    return Timing.of(answers), time.perf_counter() - start
