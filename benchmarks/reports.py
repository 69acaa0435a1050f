# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measures how long a status report to the council takes as a file, by number of partnerships.

    python -m benchmarks.reports --sizes 15,60,300

The portfolio of the demonstration, fourteen partnerships with their timelines, is told again and
again under other names until there are enough. Prints a Markdown table: telling the report from
its snapshot, each file with its size, and the memory of the process and of the typesetter.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import resource
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from benchmarks.processes import machine_now

if TYPE_CHECKING:
    from zweiklang.domain.reporting.records import Content

#: Seconds for PDF and for DOCX; other sizes have no limit.
LIMITS = {15: 2.0, 300: 20.0}


def main() -> None:
    """Print the table; end with 1 where a limit is broken."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reports", description=__doc__)
    parser.add_argument("--sizes", default="15,60,300", help="numbers of partnerships")
    sizes = [int(size) for size in parser.parse_args().sizes.split(",")]
    with tempfile.TemporaryDirectory(prefix="zweiklang-benchmark-") as home:
        os.environ["ZWEIKLANG_HOME"] = home
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zweiklang.settings")
        content = _portfolio()
        print(machine_now())
        print("| partnerships | told | PDF | DOCX | HTML | Markdown | pages | memory |")
        print("|---|---|---|---|---|---|---|---|")
        broken = [size for size in sizes if not _measured(content, size)]
    if broken:
        sys.exit(f"Slower than the limit: {broken}")


def _portfolio() -> Content:
    """Return what is known of the demonstration's partnerships, from a fresh database."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("prepare", verbosity=0)
    call_command("demo", verbosity=0)
    from zweiklang.domain.partnerships.models import Partnership
    from zweiklang.domain.people.models import Membership, Office
    from zweiklang.domain.people.queries import actor_of
    from zweiklang.domain.reporting.gathering import gather

    office = Office.objects.get(key="dortmund")
    member = Membership.objects.filter(office=office, role="coordinator").first()
    assert member is not None
    ids = list(Partnership.objects.filter(office=office).values_list("pk", flat=True))
    begins, day = dt.date(2020, 1, 1), dt.date(2023, 10, 26)
    return gather(actor_of(member.user), office, ids, begins, day, day)


def _measured(content: Content, size: int) -> bool:
    """Print one line of the table and return whether it keeps the limit."""
    from zweiklang.outputs.reports.kinds import Telling
    from zweiklang.outputs.reports.registry import report_kinds
    from zweiklang.outputs.reports.writers import docx, markdown, page, pdf
    from zweiklang.outputs.reports.writers.look import Look

    telling = Telling(
        content=_multiplied(content, size),
        language="de",
        snapshot="0" * 64,
        made_on=dt.date(2023, 10, 27),
        is_draft=False,
    )
    spent, report = _timed(lambda: report_kinds()["council-status"].tell(telling))
    cells, seconds, pages = [f"{size}", f"{spent:.2f} s"], [], 0
    look = Look("Stadt Dortmund")
    for write in (pdf.write, docx.write, page.write, markdown.write):
        spent, written = _timed(lambda write=write: write(report, look))  # type: ignore[misc]
        seconds.append(spent)
        cells.append(f"{spent:.2f} s, {len(written) // 1024:,} kB")
        if write is pdf.write:
            pages = _pages(written)
    cells += [
        f"{pages}",
        f"{_memory(resource.RUSAGE_SELF)} + {_memory(resource.RUSAGE_CHILDREN)} MB",
    ]
    print(f"| {' | '.join(cells)} |", flush=True)
    return max(seconds[:2]) <= LIMITS.get(size, float("inf"))


def _multiplied(content: Content, size: int) -> Content:
    """Return a content with as many partnerships, the same ones again under other names."""
    told = [
        replace(
            content.partnerships[number % len(content.partnerships)],
            id=uuid.uuid5(uuid.NAMESPACE_URL, str(number)),
            key=f"partnership-{number}",
        )
        for number in range(size)
    ]
    return replace(content, partnerships=tuple(told))


def _timed(act: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = act()
    return time.perf_counter() - start, result


def _pages(data: bytes) -> int:
    import pypdfium2

    return len(pypdfium2.PdfDocument(data))


def _memory(who: int) -> int:
    return resource.getrusage(who).ru_maxrss // 1024


if __name__ == "__main__":
    main()
