# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes the empty workbook: headings, lists to choose from, and a sheet that explains columns."""

from __future__ import annotations

import io
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from zweiklang.foundation.workbook.cells import choices_of, show
from zweiklang.foundation.workbook.explaining import form_of, help_of
from zweiklang.foundation.workbook.layout import (
    Column,
    Sheet,
    begins_elsewhere,
    first_language,
    need_of,
    sheets,
)
from zweiklang.outputs.workbook.shapes import Heading
from zweiklang.outputs.workbook.spreadsheet import head_cell, set_widths, text_cell

_ROWS = 2000
_HELP_WIDTHS = (28, 34, 10, 60, 60)


def template(language: str) -> bytes:
    """Return an .xlsx with every sheet, empty, in a language."""
    with override(language):
        book = Workbook(write_only=True)
        _help(book, language)
        lists = _Lists()
        for sheet in sheets().values():
            if not begins_elsewhere(sheet.model):
                _empty_sheet(book, sheet, language, lists)
        lists.write(book)
        out = io.BytesIO()
        book.save(out)
    return out.getvalue()


def shown(sheet: Sheet) -> list[Column]:
    """Return the columns a person fills in; marks of originals and stale texts are for exports."""
    left_out = {"original", "stale"}
    columns = [column for column in sheet.columns if column.kind not in left_out]
    return [one for one in columns if one.kind != "side" or one.part in "AB"]


def _help(book: Any, language: str) -> None:
    page = book.create_sheet(_("Help"))
    page.freeze_panes = "A2"
    for index, width in enumerate(_HELP_WIDTHS, 1):
        page.column_dimensions[get_column_letter(index)].width = width
    heads = (_("Sheet"), _("Column"), _("Needed"), _("How to write it"), _("What for"))
    page.append([head_cell(page, head) for head in heads])
    for sheet in sheets().values():
        for column in [] if begins_elsewhere(sheet.model) else shown(sheet):
            needed = str(need_of(column))
            words = (sheet.name(language), column.heading(language), needed)
            cells = (*words, form_of(column), help_of(column))
            page.append([text_cell(page, cell) for cell in cells])


class _Lists:
    """The hidden sheet of choices: written lists are limited to 255 characters, ranges are not."""

    def __init__(self) -> None:
        self._columns: list[list[str]] = []
        self._known: dict[tuple[str, ...], int] = {}
        self.title = _("Lists")

    def range_of(self, choices: list[str]) -> str:
        """Return the range in which these choices stand."""
        number = self._known.setdefault(tuple(choices), len(self._columns))
        if number == len(self._columns):
            self._columns.append(choices)
        letter = get_column_letter(number + 1)
        return f"'{self.title}'!${letter}$1:${letter}${len(choices)}"

    def write(self, book: Any) -> None:
        """Add the sheet."""
        page = book.create_sheet(self.title)
        page.sheet_state = "hidden"
        for row in range(max(map(len, self._columns))):
            cells = (column[row] if row < len(column) else None for column in self._columns)
            page.append([None if cell is None else text_cell(page, cell) for cell in cells])


def _empty_sheet(book: Any, sheet: Sheet, language: str, lists: _Lists) -> None:
    page = book.create_sheet(sheet.name(language))
    page.freeze_panes = "B2"
    columns = shown(sheet)
    set_widths(page, [Heading(one.heading(language), one.kind == "words") for one in columns])
    for index, column in enumerate(columns, 1):
        letter = get_column_letter(index)
        if choices := _choices(column, language):
            rule = DataValidation("list", formula1=lists.range_of(choices), allow_blank=True)
            # Labels of the other language and plain values are fine too: a hint, no wall.
            rule.showErrorMessage = False
            rule.add(f"{letter}2:{letter}{_ROWS}")
            page.data_validations.append(rule)
        if column.kind not in ("number", "decimal"):
            page.column_dimensions[letter].number_format = "@"
    heads = []
    for column in columns:
        cell = head_cell(page, column.heading(language))
        if column.required and column.part in ("", first_language()):
            cell.font = Font(bold=True, underline="single")
        heads.append(cell)
    page.append(heads)


def _choices(column: Column, language: str) -> list[str]:
    if column.kind == "yes_no":
        return [str(show(column, value, language)) for value in (True, False)]
    return list(choices_of(column, language).values())
