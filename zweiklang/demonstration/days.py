# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Turns days counted from the start of the demonstration into days of the calendar.

Deadlines that were due when the sheets were written would be of no use to somebody who tries the
program later. So the sheets say `start+14`: two weeks after the demonstration was set up.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from pathlib import Path

#: Cells by heading, by sheet and key of their row.
Words = dict[tuple[str, str], dict[str, str]]

_COUNTED = re.compile(r"^start([+-]\d+)?$")


def day_of(cell: str, start: dt.date) -> str:
    """Return the cell with `start`, `start+14` or `start-3` written out as 2026-12-06."""
    found = _COUNTED.match(cell)
    if found is None:
        return cell
    return (start + dt.timedelta(days=int(found.group(1) or 0))).isoformat()


def copy_sheets(folder: Path, target: Path, start: dt.date, later: Words | None = None) -> None:
    """Write the folder's sheets into another folder, counted days written out.

    Cells that `later` names take its words instead.
    """
    for sheet in sorted(folder.glob("*.csv")):
        with sheet.open(encoding="utf-8", newline="") as source:
            headings, *rows = csv.reader(source)
        for row in rows:
            words = (later or {}).get((sheet.stem, row[0]), {})
            row[:] = [
                day_of(words.get(heading, cell), start)
                for heading, cell in zip(headings, row, strict=True)
            ]
        with (target / sheet.name).open("w", encoding="utf-8", newline="") as copy:
            csv.writer(copy, lineterminator="\n").writerows([headings, *rows])


def words_in(folder: Path) -> Words:
    """Return the cells of a folder's sheets."""
    words: Words = {}
    for sheet in sorted(folder.glob("*.csv")):
        with sheet.open(encoding="utf-8", newline="") as source:
            for row in csv.DictReader(source):
                words[sheet.stem, row.pop("key")] = row
    return words
