# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes one CSV per sheet, UTF-8 with commas: readable by people, comparable line by line."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable

from zweiklang.foundation.workbook.cells import Cell
from zweiklang.foundation.workbook.words import guarded, tidy
from zweiklang.outputs.workbook.shapes import Table

_MOMENT = (1980, 1, 1, 0, 0, 0)


def as_csv(tables: Iterable[Table]) -> dict[str, str]:
    """Return file name to text, such as phase.csv."""
    return {f"{table.slug}.csv": text_of(table) for table in tables}


def as_zip(tables: Iterable[Table]) -> bytes:
    """Return all CSV files in one archive; the same holdings give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in as_csv(tables).items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, "\ufeff" + text)
    return out.getvalue()


def text_of(table: Table) -> str:
    """Return the lines of one table, headings first."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([_plain(one.text) for one in table.headings])
    for row in table.rows:
        writer.writerow([_plain(cell) for cell in row])
    return out.getvalue()


def _plain(cell: Cell) -> object:
    """Return the cell; no spreadsheet calculates a text."""
    return guarded(tidy(cell)) if isinstance(cell, str) else cell
