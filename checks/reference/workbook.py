# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of record types: the sheets and columns of the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zweiklang.foundation.workbook.layout import Column, Sheet

KINDS = {
    "text": "text",
    "number": "whole number",
    "decimal": "number",
    "yes_no": "yes or no",
    "choice": "one of the values below",
    "codes": "codes, separated by commas",
    "partial_date": "year, month or day: 2011, 2020-10, 2020-10-07",
    "day": "day: 2020-10-07",
    "words": "text in this language",
    "original": "language of the original",
    "stale": "languages whose translation is out of date",
    "side": "value of this side",
    "reference": "key of another record",
    "source": "key or address of a source",
}
HEADINGS = ("German heading", "English heading", "needed", "value", "meaning")


def page() -> str:
    """Return every sheet with its columns, as Markdown."""
    from zweiklang.foundation.workbook.layout import sheets

    lines = [
        "# Records and the workbook",
        "",
        "Each kind of record is a sheet of the workbook, each field a column. Headings are German",
        "or English, in any order; columns that are missing change nothing. Texts may be given in",
        "further languages: *Titel (uk)*.",
    ]
    for sheet in sheets().values():
        lines += ["", *_sheet(sheet)]
    return "\n".join(lines)


def _sheet(sheet: Sheet) -> list[str]:
    lines = [f"## {sheet.name('de')} / {sheet.name('en')}", ""]
    lines += [f"CSV file: `{sheet.slug}.csv`", ""]
    lines += [
        "| German heading | English heading | needed | value | meaning |",
        "|---|---|---|---|---|",
    ]
    lines += [_row(column) for column in sheet.columns]
    choices = [column for column in sheet.columns if column.kind == "choice" and column.field]
    if choices:
        lines += ["", *(_choices(column) for column in choices)]
    return lines


def _row(column: Column) -> str:
    from django.utils.translation import override

    from zweiklang.foundation.workbook.layout import need_of

    with override("en"):
        needed = str(need_of(column))
        meaning = " ".join(str(column.field.help_text).split()) if column.field else ""
    kind = KINDS[column.kind]
    cells = (column.heading("de"), column.heading("en"), needed, kind, meaning)
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _choices(column: Column) -> str:
    from django.utils.translation import override

    assert column.field is not None
    with override("en"):
        values = [f"`{value}` {label}" for value, label in column.field.flatchoices if value]
    return f"- {column.heading('en')}: {', '.join(values)}"
