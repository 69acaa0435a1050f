# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What one process counts, the others know."""

from __future__ import annotations

import multiprocessing
import time
from pathlib import Path

from zweiklang.foundation.shared_cache import SharedCache


def cache_in(folder: Path, most: int = 10_000) -> SharedCache:
    return SharedCache(str(folder), {"OPTIONS": {"MAX_ENTRIES": most}})


def test_what_one_process_has_counted_another_reads(tmp_path: Path) -> None:
    first, second = cache_in(tmp_path / "cache"), cache_in(tmp_path / "cache")
    first.set("attempts", [1.0, 2.0], 300)
    assert second.get("attempts") == [1.0, 2.0]
    assert not second.add("attempts", [])
    second.set("count", 1)
    assert first.incr("count") == 2


def _add(folder: Path, begin: float, won: multiprocessing.Queue[bool]) -> None:
    cache = cache_in(folder)
    time.sleep(max(0.0, begin - time.time()))
    won.put(sum(cache.add(f"lock-{number}", 1) for number in range(40)))


def test_a_lock_is_given_to_one_process_only(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    won = context.Queue()
    given = (tmp_path, time.time() + 0.3, won)
    processes = [context.Process(target=_add, args=given) for _ in range(3)]
    for process in processes:
        process.start()
    assert sum(won.get(timeout=30) for _ in processes) == 40
    for process in processes:
        process.join()


def test_nobody_else_reads_it_and_what_has_run_out_goes_first(tmp_path: Path) -> None:
    cache = cache_in(tmp_path / "cache", most=3)
    for name in ("a", "b"):
        cache.set(name, 1, 0.01)
    cache.set("counts", 1, 300)
    time.sleep(0.05)
    cache.set("new", 1, 300)
    assert (cache.get("counts"), cache.get("new")) == (1, 1)
    assert (tmp_path / "cache").stat().st_mode & 0o077 == 0
    assert all(one.stat().st_mode & 0o077 == 0 for one in (tmp_path / "cache").glob("*.djcache"))
