# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measures IATI: writing, checking, reading to a preview, memory from 200 to 20,000 activities.

`.venv/bin/python -m benchmarks.iati` prints tables; it fills a database of its own in a temporary
folder. `--most 2000` leaves out the largest size. Wanted: 2,000 activities written in 3 s, 200
checked in 1 s, the file of 478 activities previewed in 5 s, memory flat.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import django

from benchmarks.processes import machine_now

REAL = Path(__file__).parents[1] / "tests/data/iati/real/CAF-ActivityFile-2025-10-10.xml.gz"
SIZES = (200, 2_000, 20_000)


def spent(work: Callable[[], Any]) -> tuple[float, float, Any]:
    """Return seconds of the clock and of the processor, and what the work returned."""
    clock, processor = time.perf_counter(), time.process_time()
    found = work()
    return time.perf_counter() - clock, time.process_time() - processor, found


def peak_mb() -> float:
    """Return the most memory this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def export(count: int) -> None:
    """Fill a database, or with 0 print the row of one that is filled; each in its own process."""
    from django.core.management import call_command
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from benchmarks.iati_filling import fill
    from zweiklang.domain.people.models import Office
    from zweiklang.iati.checking import check_all
    from zweiklang.outputs.iati.export import Pieces, activity_file

    if count:
        call_command("migrate", verbosity=0)
        fill(count)
        return
    office = Office.objects.get(key="dortmund")
    sum(len(piece) for piece in activity_file(office))
    before = peak_mb()
    clock, processor, size = spent(lambda: sum(len(piece) for piece in activity_file(office)))
    with CaptureQueriesContext(connection) as queries:
        number = sum(1 for _piece in activity_file(office)) - 2
    memory = max(before, peak_mb())
    check_clock, check_processor, result = spent(
        lambda: check_all(Pieces(activity_file(office)))  # type: ignore[arg-type]  # reads like a file
    )
    print(
        f"| {number:,} | {size / 1e6:.1f} | {clock:.2f} | {processor:.2f} | {len(queries)} | "
        f"{memory:.0f} | {check_clock - clock:.2f} | {check_processor - processor:.2f} | "
        f"{result.errors} |"
    )


def large(megabytes: int) -> Iterator[bytes]:
    """Yield a file of about that size, made of the real activities again and again."""
    import gzip

    text = gzip.decompress(REAL.read_bytes())
    start, end = text.index(b"<iati-activity "), text.rindex(b"</iati-activities>")
    yield text[:start]
    for _number in range(megabytes * 1_000_000 // (end - start) + 1):
        yield text[start:end]
    yield text[end:]


def previews() -> None:
    """Print how long previews take, of the real file and of one of 300 MB."""
    from django.core.management import call_command

    from benchmarks.iati_filling import fill
    from zweiklang.domain.partnerships.models import Partnership
    from zweiklang.foundation.actors import Actor
    from zweiklang.inputs.iati.reading import read_iati

    call_command("migrate", verbosity=0)
    office = fill(1)
    key = Partnership.objects.filter(office=office)[0].key
    print("\n| preview | activities | s | s of processor | most memory in MB |")
    print("| --- | ---: | ---: | ---: | ---: |")
    with tempfile.NamedTemporaryFile(suffix=".xml") as file:
        file.writelines(large(300))
        file.flush()
        files = {"478 activities (wanted: 5 s)": REAL, "300 MB": Path(file.name)}
        for name, path in files.items():
            clock, processor, plan = spent(
                lambda path=path: read_iati(path, office, Actor.system("x"), partnership=key)
            )
            said = [one.message for one in plan.all_problems()]
            count = plan.counts["add"] - 1 if not said else said[0]
            print(f"| {name} | {count} | {clock:.2f} | {processor:.2f} | {peak_mb():.0f} |")


def main() -> None:
    """Measure and print; each part runs in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=SIZES[-1])
    parser.add_argument("--part", default="", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.part:
        os.environ["DJANGO_SETTINGS_MODULE"] = "zweiklang.settings"
        django.setup()
        previews() if options.part == "previews" else export(int(options.part))
        return
    print(machine_now())
    print(
        "| activities | MB | written in s | s of processor | queries | most memory in MB | "
        "checked in s | s of processor | errors |\n" + "| ---: " * 9 + "|",
        flush=True,
    )
    for size in SIZES:
        if size <= options.most:
            with tempfile.TemporaryDirectory() as home:
                _run(str(size), home)
                _run("0", home)
    with tempfile.TemporaryDirectory() as home:
        _run("previews", home)


def _run(part: str, home: str) -> None:
    environment = {**os.environ, "ZWEIKLANG_HOME": home}
    environment.pop("DATABASE_URL", None)
    words = [sys.executable, "-m", "benchmarks.iati", "--part", part]
    subprocess.run(words, check=True, env=environment)


if __name__ == "__main__":
    main()
