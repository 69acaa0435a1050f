# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads a workbook into a plan: which rows add, change or keep what, and every error at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from zweiklang.domain.people.models import Office
from zweiklang.foundation.actors import READER_ONLY, WRITING_ROLES, Actor, Refused
from zweiklang.foundation.workbook.cells import Cell, CellError, is_blank, parse
from zweiklang.foundation.workbook.layout import ASIDE, RELEASED, SOURCES, Column, Sheet, sheets
from zweiklang.foundation.workbook.words import fold, nearest
from zweiklang.inputs.drafts import Draft, SidesEdit, Spot, TextEdit
from zweiklang.inputs.plans import ImportPlan, Problem
from zweiklang.inputs.sources import SourceDraft
from zweiklang.inputs.staging import Staging
from zweiklang.inputs.workbook.tables import Table, Tables, is_empty_row, read_tables

#: Fields an empty cell leaves as they are.
_KEPT_WHEN_EMPTY = frozenset({"known_since", "is_demonstration", RELEASED})


def read_workbook(
    source: Path | bytes, office: Office, actor: Actor, *, name: str = "", language: str = ""
) -> ImportPlan:
    """Return what importing a workbook would do; nothing is written.

    `source` is a file, a folder of CSV files, or a file's bytes with its `name`. Raises Refused
    for an actor who may not write for the office.
    """
    if not actor.holds(office.pk, WRITING_ROLES):
        raise Refused(READER_ONLY.reason)
    language = language or get_language() or "en"
    with override(language):
        return _plan(read_tables(source, name), office, actor, language)


def _plan(found: Tables, office: Office, actor: Actor, language: str) -> ImportPlan:
    drafts: list[Draft] = []
    source_drafts: list[SourceDraft] = []
    seen: dict[str, str] = {}
    for table in found.tables:
        sheet = _sheet_of(table, found.problems, language, seen)
        if sheet is None:
            continue
        rows = _drafts(table, sheet, found.problems, language)
        if sheet.slug == SOURCES:
            source_drafts += [SourceDraft(draft) for draft in rows]
        else:
            drafts += rows
    staging = Staging(office, actor, language)
    return staging.plan(
        drafts, source_drafts, file_name=found.name, digest=found.digest, problems=found.problems
    )


def _sheet_of(
    table: Table, problems: list[Problem], language: str, seen: dict[str, str]
) -> Sheet | None:
    """Return what a sheet is about; notes unknown ones and a second one of the same kind."""
    wanted = fold(table.name)
    if wanted in ASIDE or all(is_empty_row(row) for row in table.rows):
        return None
    for sheet in sheets().values():
        if wanted in sheet.spellings():
            if sheet.slug in seen:
                message = _("“%(first)s” and this sheet are the same.") % {
                    "first": seen[sheet.slug]
                }
                problems.append(Problem(message, _("Put the rows into one sheet."), table.name))
                return None
            seen[sheet.slug] = table.name
            return sheet
    names = [sheet.name(language) for sheet in sheets().values()]
    near = nearest(table.name, names)
    hint = _("Did you mean “%(near)s”?") % {"near": near} + " " if near else ""
    message = _("There is no sheet of this name.")
    problems.append(Problem(message, hint + _("Rename or delete the sheet."), table.name))
    return None


def _drafts(table: Table, sheet: Sheet, problems: list[Problem], language: str) -> list[Draft]:
    """Return one draft per row that holds anything."""
    top = next(index for index, row in enumerate(table.rows) if not is_empty_row(row))
    columns = _columns(table, top, sheet, problems, language)
    return [
        _draft(table.name, sheet, columns, index + 1, row)
        for index, row in enumerate(table.rows)
        if index > top and not is_empty_row(row)
    ]


def _columns(
    table: Table, top: int, sheet: Sheet, problems: list[Problem], language: str
) -> dict[int, tuple[Column, str]]:
    """Return position to column and heading; notes unknown headings and doubles."""
    found: dict[int, tuple[Column, str]] = {}
    taken: dict[tuple[str, str], str] = {}
    for index, cell in enumerate(table.rows[top]):
        heading = str(cell if cell is not None else "").strip()
        if not heading:
            problems.extend(_nameless(table, top, index))
            continue
        column = sheet.find(heading)
        spot = Spot(table.name, top + 1, letter(index), heading)
        if column is None:
            near = nearest(heading, [one.heading(language) for one in sheet.columns])
            hint = _("Did you mean “%(near)s”?") % {"near": near} + " " if near else ""
            message = _("There is no column of this name.")
            problems.append(spot.problem(message, hint + _("Rename or delete the column.")))
        elif other := taken.get((column.name, column.part)):
            message = _("This is the same column as “%(other)s”.") % {"other": other}
            problems.append(spot.problem(message, _("Delete one of the two.")))
        else:
            taken[column.name, column.part] = heading
            found[index] = (column, heading)
    return found


def _nameless(table: Table, top: int, index: int) -> list[Problem]:
    """Return a problem if cells stand below an empty heading."""
    for number, row in enumerate(table.rows[top + 1 :], top + 2):
        if index < len(row) and not is_blank(row[index]):
            spot = Spot(table.name, number, letter(index))
            message = _("The cell stands in a column without a heading.")
            return [spot.problem(message, _("Name the column or empty it."))]
    return []


def _draft(
    table_name: str,
    sheet: Sheet,
    columns: dict[int, tuple[Column, str]],
    number: int,
    row: Sequence[Cell],
) -> Draft:
    draft = Draft(sheet.slug, Spot(table_name, number))
    for index, (column, heading) in columns.items():
        cell = row[index] if index < len(row) else None
        spot = Spot(table_name, number, letter(index), heading)
        draft.spots.setdefault(column.name, spot)
        if column.name in _KEPT_WHEN_EMPTY and is_blank(cell):
            continue
        try:
            value = parse(column, cell)
        except CellError as error:
            draft.problems.append(spot.problem(error.message, error.advice))
            continue
        _set(draft, column, value)
    return draft


def _set(draft: Draft, column: Column, value: Any) -> None:
    """Set a value, or the part of it that a column holds."""
    if column.name == RELEASED:
        draft.release = value
    elif column.kind == "side":
        edit: SidesEdit = draft.values.setdefault(column.name, SidesEdit())
        edit.words[column.part] = value
    elif column.kind in ("words", "original", "stale"):
        text: TextEdit = draft.values.setdefault(column.name, TextEdit())
        if column.kind == "words":
            text.words[column.part] = value
        elif column.kind == "original":
            text.original = value
        else:
            text.stale = value
    else:
        draft.values[column.name] = value


def letter(index: int) -> str:
    """Return the letters of a column as spreadsheets count: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
