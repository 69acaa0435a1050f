# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A list of any page as a table: its columns are headings with the value of a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import get_language

from zweiklang.foundation.workbook.cells import plain
from zweiklang.outputs.workbook.separated import text_of
from zweiklang.outputs.workbook.shapes import Heading, Table

Form = Literal["xlsx", "csv"]


@dataclass(frozen=True)
class Column:
    """A heading and what stands below it in each row; `is_wide` where it holds words."""

    heading: Any
    value: Callable[[Any], Any]
    is_wide: bool = False


def list_table(name: str, columns: Sequence[Column], rows: Iterable[Any]) -> Table:
    """Return a list as a table in the reader's language."""
    language = get_language() or "en"
    return Table(
        "list",
        name,
        tuple(Heading(str(one.heading), one.is_wide) for one in columns),
        [[plain(one.value(row), language) for one in columns] for row in rows],
    )


def as_file(table: Table, form: Form) -> bytes:
    """Return one table as .xlsx, or as CSV that spreadsheets know to be UTF-8.

    Raises TooLong for a text that no cell of .xlsx can hold.
    """
    if form == "csv":
        return f"\ufeff{text_of(table)}".encode()
    from zweiklang.outputs.workbook.spreadsheet import as_xlsx  # its library is loaded when needed

    return as_xlsx([table])
