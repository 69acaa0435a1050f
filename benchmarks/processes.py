# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""CPU time and memory of the processes measured, and what other work takes from the machine."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Used:
    """CPU seconds so far: of the processes measured, and of the whole machine."""

    own: float
    machine: float

    def since(self, before: Used) -> Used:
        """Return what was used between two looks."""
        return Used(self.own - before.own, self.machine - before.machine)


def used(parents: Iterable[int]) -> Used:
    """Return the CPU time of processes with their children, and of the machine."""
    own = 0
    for stat in _stats():
        fields = _fields(stat)
        if fields and int(fields[0]) in parents:
            own += sum(map(int, fields[12:16]))  # with children that have ended
        elif fields and int(fields[2]) in parents:
            own += sum(map(int, fields[12:14]))
    user, nice, system, _idle, _wait, irq, softirq, *_ = map(
        int, Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]
    )
    return Used(own / _TICK, (user + nice + system + irq + softirq) / _TICK)


def pace() -> float:
    """Return the processor time, in ms, of a fixed piece of work: it grows when others work too."""
    start, total = time.process_time(), 0
    for number in range(1_000_000):
        total += number * number % 7
    return (time.process_time() - start) * 1000


def machine_now() -> str:
    """Return a line on how busy and how fast the machine is now, for a reader of the figures."""
    return (
        f"Load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors; a fixed "
        f"piece of work takes {pace():.0f} ms of processor time now, 53 where nothing else runs.\n"
    )


def memory_mb(parent: int) -> float:
    """Return the memory of a process and its children in MB, shared pages counted once (PSS)."""
    kilobytes = 0
    for stat in _stats():
        fields = _fields(stat)
        if not fields or parent not in {int(fields[0]), int(fields[2])}:
            continue
        try:
            rollup = (stat.parent / "smaps_rollup").read_text().splitlines()
        except OSError:
            continue  # the process has ended meanwhile
        kilobytes += sum(int(line.split()[1]) for line in rollup if line.startswith("Pss:"))
    return kilobytes / 1024


def database_server(address: str) -> list[int]:
    """Return the process of the throwaway database server of an address, [] for SQLite."""
    folder = unquote(urlsplit(address).netloc.rpartition("@")[2]) if address else ""
    noted = Path(folder or "/nowhere") / "data" / "postmaster.pid"
    return [int(noted.read_text().split("\n", 1)[0])] if noted.exists() else []


def _stats() -> Iterable[Path]:
    return Path("/proc").glob("[0-9]*/stat")


def _fields(stat: Path) -> list[str]:
    """Return the fields of a process: its id, state, parent, …; [] if it has ended."""
    try:
        number, _, rest = stat.read_text().partition(" (")
    except OSError:
        return []
    return [number, *rest.rpartition(") ")[2].split()]
