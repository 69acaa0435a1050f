# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes .xlsx: headings that stay in view, texts that stay texts, never a live formula."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from zweiklang.foundation.workbook.cells import Cell
from zweiklang.foundation.workbook.words import tidy
from zweiklang.outputs.workbook.shapes import Heading, Table, TooLong

#: More characters no cell of a spreadsheet can hold.
LONGEST = 32_767
#: Names of tabs: so many characters at most, and none of these.
_TAB, _NOT_IN_TABS = 31, re.compile(r"[\[\]:*?/\\']")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_HEAD = Font(bold=True)
_FILL = PatternFill("solid", fgColor="E8EEF4")
_WRAP = Alignment(wrap_text=True, vertical="top")
_WIDE, _NARROW = 40, 18


def as_xlsx(tables: Iterable[Table]) -> bytes:
    """Return the workbook; raises TooLong naming the sheet and row of a text beyond any cell."""
    book = Workbook(write_only=True)
    for table in tables:
        page = book.create_sheet(_NOT_IN_TABS.sub(" ", table.name).strip()[:_TAB] or table.slug)
        page.freeze_panes = "B2"
        set_widths(page, table.headings)
        page.append([head_cell(page, one.text) for one in table.headings])
        for row in table.rows:
            page.append([_cell(page, cell, table, row) for cell in row])
    if not book.sheetnames:
        book.create_sheet(_("Help"))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def set_widths(page: Any, headings: Iterable[Heading]) -> None:
    """Give columns of words more room."""
    for index, heading in enumerate(headings, 1):
        width = _WIDE if heading.is_wide else _NARROW
        page.column_dimensions[get_column_letter(index)].width = width


def head_cell(page: Any, text: str) -> Any:
    """Return a cell of the first row."""
    cell = text_cell(page, text)
    cell.font, cell.fill = _HEAD, _FILL
    return cell


def text_cell(page: Any, text: str) -> Any:
    """Return a cell that is text whatever it begins with."""
    # Spreadsheets read _x0041_ as the letter A: the underscore itself is escaped.
    cell = WriteOnlyCell(page, _ESCAPE.sub("_x005F_", tidy(text)))
    cell.data_type = "s"
    cell.number_format = "@"
    cell.alignment = _WRAP
    cell.quotePrefix = text[:1] in set("=+-@'")
    return cell


def _cell(page: Any, value: Cell, table: Table, row: list[Cell]) -> Any:
    if not isinstance(value, str):
        return value
    if len(value) > LONGEST:
        raise TooLong(
            _("The text of %(key)s in “%(sheet)s” is too long for a spreadsheet. Export as CSV.")
            % {"key": str(row[0])[:80], "sheet": table.name}
        )
    return text_cell(page, value)
