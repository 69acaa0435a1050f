# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Turns a file or folder into named tables of cells, whatever its format."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from zweiklang.foundation.archives import Unsafe, check_archive
from zweiklang.foundation.file_faults import not_read
from zweiklang.foundation.workbook.cells import Cell
from zweiklang.foundation.workbook.words import unguarded
from zweiklang.inputs.plans import Problem

#: More rows than any office keeps; a sheet beyond is a mistake or an attack.
MAX_ROWS = 20_000
READING_SECONDS = 60
_FIRST_LINE = 4096


@dataclass(frozen=True)
class Table:
    """One sheet: its name and its rows from the first on, each a list of cells."""

    name: str
    rows: list[list[Cell]]


@dataclass
class Tables:
    """What a file holds, or what is wrong with it."""

    name: str
    digest: str
    tables: list[Table] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, message: str, advice: str, sheet: str = "", row: int | None = None) -> None:
        """Note that the file, or one of its sheets, cannot be read."""
        self.problems.append(Problem(message, advice, sheet, row))


def read_tables(source: Path | bytes, name: str = "") -> Tables:
    """Return the tables of a file, of its bytes or of a folder of CSV files; never raises."""
    if isinstance(source, Path):
        name = name or source.name
        if source.is_dir():
            return _folder(source, name)
        if not source.is_file():
            found = Tables(name, "")
            found.refuse(not_read(source, FileNotFoundError()), "")
            return found
        limit = settings.UPLOAD_LIMIT_MB * 1024 * 1024
        try:
            with source.open("rb") as stream:
                content = stream.read(limit + 1)
        except OSError as error:
            found = Tables(name, "")
            found.refuse(not_read(source, error), "")
            return found
        source = content
    return _bytes(source, name)


def _bytes(content: bytes, name: str) -> Tables:
    found = Tables(name, hashlib.sha256(content).hexdigest())
    if len(content) > settings.UPLOAD_LIMIT_MB * 1024 * 1024:
        found.refuse(
            _("The file is larger than %(limit)s MB.") % {"limit": settings.UPLOAD_LIMIT_MB},
            _("Split it into several files, sheet by sheet."),
        )
    elif content.startswith(b"PK\x03\x04"):
        _archive(found, content)
    elif name.lower().endswith(".csv"):
        _csv(found, Path(name).stem, content)
    else:
        found.refuse(
            _("This is no workbook: it is neither .xlsx nor .ods nor CSV."),
            _("Save it as an Excel workbook (.xlsx) and import it again."),
        )
    return found


def _archive(found: Tables, content: bytes) -> None:
    """Read a zip: a workbook, or CSV files packed together."""
    try:
        check_archive(content)
    except Unsafe as refusal:
        found.refuse(refusal.message, refusal.advice)
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        if "[Content_Types].xml" in names or "content.xml" in names:
            _spreadsheet(found, content)
            return
        sheets = [one for one in names if one.lower().endswith(".csv") and "__MACOSX" not in one]
        for one in sheets:
            _csv(found, Path(one).stem, archive.read(one))
    if not sheets:
        found.refuse(
            _("The archive holds neither a workbook nor CSV files."),
            _("Pack the CSV files themselves, one per sheet."),
        )


def _spreadsheet(found: Tables, content: bytes) -> None:
    """Read .xlsx or .ods in a process of its own, with limits on memory and time.

    A file of two cells at opposite corners of a sheet makes the reader ask for more memory than
    any machine has; only the reading process ends then.
    """
    limits = [str(MAX_ROWS), str(READING_SECONDS)]
    command = [sys.executable, "-I", str(Path(__file__).with_name("spreadsheet_process.py"))]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            [*command, *limits], input=content, capture_output=True, timeout=READING_SECONDS + 10
        )
        sheets = json.loads(done.stdout) if done.returncode == 0 else None
    except subprocess.TimeoutExpired:
        sheets = None
    if sheets is None:
        found.refuse(
            _("The workbook cannot be opened: it is damaged, has a password or is far too large."),
            _("Open it in your spreadsheet program, save it as a new .xlsx and import that."),
        )
        return
    for sheet in sheets:
        if sheet["rows"] is None:
            _too_many(found, sheet["name"])
        else:
            rows = [[_cell(cell) for cell in row] for row in sheet["rows"]]
            found.tables.append(Table(sheet["name"], rows))


def _cell(value: Cell | list[str]) -> Cell:
    """Return a cell as the reading process has passed it on: dates come as lists of one text."""
    if isinstance(value, list):
        return dt.date.fromisoformat(value[0])
    return value


def _too_many(found: Tables, sheet: str) -> None:
    found.refuse(
        _("The sheet has more than %(limit)s rows.") % {"limit": MAX_ROWS},
        _("Delete empty rows at its end, or split it into several files."),
        sheet,
    )


def _folder(folder: Path, name: str) -> Tables:
    files = sorted(folder.glob("*.csv"))
    contents = {one: one.read_bytes() for one in files}
    digest = hashlib.sha256()
    for one, content in contents.items():
        digest.update(one.name.encode() + b"\0" + hashlib.sha256(content).digest())
    found = Tables(name, digest.hexdigest())
    if not files:
        found.refuse(
            _("The folder holds no CSV files."), _("Name one per sheet, such as phase.csv.")
        )
    for one, content in contents.items():
        _csv(found, one.stem, content)
    return found


def _csv(found: Tables, name: str, content: bytes) -> None:
    text = _decoded(found, name, content)
    if text is None:
        return
    csv.field_size_limit(10_000_000)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    rows: list[list[Cell]] = []
    try:
        for row in reader:
            rows.append([unguarded(cell) for cell in row])
            if len(rows) > MAX_ROWS + 1:
                _too_many(found, name)
                return
    except csv.Error as error:
        found.refuse(
            _("The row cannot be read: %(error)s.") % {"error": error},
            _("Look for a quotation mark without its partner."),
            name,
            len(rows) + 1,
        )
        return
    found.tables.append(Table(name, rows))


def _decoded(found: Tables, name: str, content: bytes) -> str | None:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
            row = 1
        else:
            row = content[: error.start].count(b"\n") + 1
        found.refuse(
            _("The text is not encoded as UTF-8."),
            _("Save it as “CSV UTF-8” in your spreadsheet program and import it again."),
            name,
            row,
        )
        return None


def _delimiter(text: str) -> str:
    """Return the separator used in the headings, quoted parts left out."""
    line = text[:_FIRST_LINE].lstrip().splitlines()[:1]
    plain = "".join(line).split('"')[::2]
    return max(",;\t", key=lambda mark: sum(part.count(mark) for part in plain))


def is_empty_row(row: Sequence[Cell]) -> bool:
    """Return whether no cell of the row holds anything."""
    return all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in row)
