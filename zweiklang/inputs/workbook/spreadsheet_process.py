# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads a spreadsheet from standard input and writes its cells as JSON, within hard limits.

Run as a program of its own: whatever a hostile file does to the reader, only this process ends.
Arguments: the most rows a sheet may have, the seconds the reading may take. Dates come out as a
list of one ISO day; a sheet with too many rows as null.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import resource
import sys
from typing import Any

from python_calamine import CalamineWorkbook

MEMORY = 1536 * 1024 * 1024


def plain(cell: Any) -> Any:
    """Return a cell as JSON can carry it."""
    if isinstance(cell, dt.datetime | dt.date):
        return [cell.strftime("%Y-%m-%d").rjust(10, "0")]
    if isinstance(cell, dt.time | dt.timedelta):
        return str(cell)
    return cell


def main() -> None:
    """Read, limit, write."""
    most, seconds = int(sys.argv[1]), int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    sheets = []
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        rows = None
        if sheet.total_height <= most + 1:
            found = sheet.to_python(skip_empty_area=False)
            rows = [[plain(cell) for cell in row] for row in found]
        sheets.append({"name": name, "rows": rows})
    json.dump(sheets, sys.stdout, ensure_ascii=True)


if __name__ == "__main__":
    main()
