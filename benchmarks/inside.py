# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measures what is measured inside the program: queries of each page, preview of a large workbook.

python -m benchmarks.inside 5000 SESSION  prints one JSON object.
"""

from __future__ import annotations

import csv
import json
import os
import sys
import tempfile
import time
from pathlib import Path

import django

from benchmarks.pages import PUBLIC, WORKSPACE

IMPORT_ROWS = 5_000


def queries_per_page(count: int, session: str) -> dict[str, int]:
    """Return the number of database queries each page needs."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from zweiklang.doors.portal.keeping import SHELF

    client = Client()
    found = {}
    for pages, cookie in ((PUBLIC, ""), (WORKSPACE, session)):
        if cookie:
            client.cookies["sessionid"] = cookie
        for name, address in pages.items():
            path = address.format(n=count // 2)
            client.get(path)  # what is loaded once per process is loaded now
            SHELF.clear()  # a finished page given again needs only two
            with CaptureQueriesContext(connection) as context:
                client.get(path)
            found[name] = len(context)
    return found


def preview_seconds(count: int) -> tuple[float, float]:
    """Return how long the preview of a sheet with 5,000 new events takes, and its work."""
    from zweiklang.domain.people.models import Office
    from zweiklang.foundation.actors import Actor
    from zweiklang.inputs.workbook.reading import read_workbook

    columns = ("key", "partnership", "kind", "title_de", "sides", "begins", "source")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with (folder / "event.csv").open("w", encoding="utf-8", newline="") as sheet:
            writer = csv.writer(sheet)
            writer.writerow(columns)
            for row in range(IMPORT_ROWS):
                key, city = f"new-{row}", f"city-{row % count}"
                writer.writerow((key, city, "visit", f"Besuch {row}", "AB", "2024-05-14", ""))
        office = Office.objects.get()
        start, work = time.perf_counter(), time.process_time()
        plan = read_workbook(folder, office, Actor.system("Benchmark"), name="5,000 events")
        seconds, work = time.perf_counter() - start, time.process_time() - work
    if plan.has_problems:
        raise SystemExit(
            f"The sheet of the benchmark has problems: {list(plan.all_problems())[:3]}"
        )
    return seconds, work


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zweiklang.settings")
    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver", *settings.ALLOWED_HOSTS]
    number = int(sys.argv[1])
    queries, preview = queries_per_page(number, sys.argv[2]), preview_seconds(number)
    print(json.dumps({"queries": queries, "preview": preview[0], "preview_work": preview[1]}))
