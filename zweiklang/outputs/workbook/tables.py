# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Turns holdings into tables: one per kind of record, headings first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.workbook.cells import Cell, show
from zweiklang.foundation.workbook.layout import (
    RELEASED,
    SOURCES,
    Column,
    Sheet,
    in_language,
    sheets,
)
from zweiklang.outputs.workbook.collecting import Holdings
from zweiklang.outputs.workbook.shapes import Heading, Table


def tables_of(found: Holdings, language: str) -> list[Table]:
    """Return the sheets that hold anything, in the order of the workbook."""
    everything: dict[str, Iterable[Any]] = {SOURCES: found.sources, **found.records}
    tables = []
    for slug, sheet in sheets().items():
        records = list(everything[slug])
        if records:
            columns = tuple(_needed(sheet, records))
            rows = [[_cell(one, record, found, language) for one in columns] for record in records]
            tables.append(table_of(sheet, language, columns, rows))
    return tables


def table_of(
    sheet: Sheet, language: str, columns: Iterable[Column], rows: list[list[Cell]]
) -> Table:
    """Return a sheet of the workbook with these columns and rows."""
    headings = (Heading(one.heading(language), one.kind == "words") for one in columns)
    return Table(sheet.slug, sheet.name(language), tuple(headings), rows)


def _needed(sheet: Sheet, records: list[Any]) -> Iterable[Column]:
    """Yield the columns: further languages where there are texts, marks only where they matter."""
    for column in sheet.columns:
        if column.kind in ("original", "stale"):
            if column.kind == "original":
                yield from _further_languages(column, records, sheet)
            if any(_mark(column, record) for record in records):
                yield column
        elif column.kind == "side":
            if any((getattr(record, column.name) or {}).get(column.part) for record in records):
                yield column
        elif column.name == "is_demonstration":
            if any(record.is_demonstration for record in records):
                yield column
        else:
            yield column


def _further_languages(column: Column, records: list[Any], sheet: Sheet) -> Iterable[Column]:
    own = {one.part for one in sheet.columns if one.name == column.name}
    found = {code for record in records for code in getattr(record, column.name).texts}
    for code in sorted(found - own):
        yield in_language(column, code)


def _mark(column: Column, record: Any) -> Any:
    """Return what the column of the original or of stale translations says of a record."""
    text: TranslatedText = getattr(record, column.name)
    if column.kind == "stale":
        return text.stale_languages()
    codes = [one.part for one in sheets()[record.slug].columns if one.name == column.name]
    first = next((code for code in (*codes, *sorted(text.texts)) if text.texts.get(code)), "")
    return text.original if text.original != first else ""


def _cell(column: Column, record: Any, found: Holdings, language: str) -> Cell:
    if column.kind in ("original", "stale"):
        return show(column, _mark(column, record), language)
    if column.field is None and column.name == "key":
        return found.keys[record.pk] if column.kind == "text" else None
    if column.name == RELEASED:
        return show(column, record.released_on is not None, language)
    if column.kind in ("reference", "source"):
        field: Any = column.field
        return found.keys.get(getattr(record, field.attname))
    value = getattr(record, column.name)
    if column.kind in ("words", "side"):
        texts = value.texts if isinstance(value, TranslatedText) else value or {}
        return texts.get(column.part) or None
    return show(column, value, language)
