# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Turns cells into values and values into cells, by the kind of the column."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.workbook.layout import Column, language_of_sheets
from zweiklang.foundation.workbook.words import NO, YES, fold, nearest, tidy

#: What a spreadsheet can hold.
Cell = str | float | int | bool | dt.date | dt.datetime | None

_GROUPED = re.compile(r"^\d{1,3}([ .,\u00a0\u202f]\d{3})+$")


@dataclass(frozen=True)
class Reference:
    """The name of another record as written in a cell: its key, for sources also link or title."""

    text: str


class CellError(Exception):
    """A cell that cannot be read: what is wrong, and what to do."""

    def __init__(self, message: str, advice: str) -> None:
        self.message, self.advice = message, advice
        super().__init__(message)


def is_blank(cell: Cell) -> bool:
    """Return whether nothing is written in the cell."""
    return cell is None or (isinstance(cell, str) and not tidy(cell))


def parse(column: Column, cell: Cell) -> Any:
    """Return the value a cell means; an empty cell gives the field's empty or default value.

    Raises CellError.
    """
    if is_blank(cell):
        return _empty(column)
    return _PARSERS[column.kind](column, cell)


def as_text(cell: Cell) -> str:
    """Return the words of a cell; raises CellError where the spreadsheet has changed them."""
    if isinstance(cell, dt.date):
        raise CellError(
            _("The spreadsheet has made a date of this."),
            _("Format the cell as text and write it again."),
        )
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, float) and re.search(r"\.1$", repr(cell)):
        raise CellError(
            _("%(number)s is stored as a number: it may have been %(number)s0.")
            % {"number": repr(cell)},
            _("Format the cell as text and write it again."),
        )
    return tidy(str(cell))


def _empty(column: Column) -> Any:
    field = column.field
    if column.kind in ("words", "side", "original"):
        return ""
    if column.kind == "stale":
        return []
    if column.kind in ("reference", "source") or field is None:
        return None
    if field.has_default():
        return field.get_default()
    return None if field.null or not field.empty_strings_allowed else ""


def _yes_no(_column: Column, cell: Cell) -> bool:
    word = fold(as_text(cell))
    if word in YES or word in NO:
        return word in YES
    raise CellError(_("“%(text)s” is neither yes nor no.") % {"text": cell}, _("Write yes or no."))


def _number(_column: Column, cell: Cell) -> int:
    text = as_text(cell)
    if _GROUPED.match(text):
        text = re.sub(r"\D", "", text)
    try:
        return int(text)
    except ValueError:
        raise CellError(
            _("“%(text)s” is no whole number.") % {"text": text}, _("Write digits only.")
        ) from None


def _decimal(column: Column, cell: Cell) -> Decimal:
    text = repr(cell) if isinstance(cell, float) else str(cell)
    places = getattr(column.field, "decimal_places", None) or 0
    try:
        value = Decimal(text.strip().replace(",", "."))
        return value.quantize(Decimal(1).scaleb(-places))
    except InvalidOperation:
        raise CellError(
            _("“%(text)s” is no number.") % {"text": text}, _("Write it as 51.51494.")
        ) from None


def _partial_date(column: Column, cell: Cell) -> PartialDate:
    if isinstance(cell, dt.datetime | dt.date):
        return PartialDate(cell.year, cell.month, cell.day)
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else tidy(str(cell))
    try:
        return PartialDate.parse(text)
    except ValueError:
        raise CellError(
            _("“%(text)s” is not a day of the calendar.") % {"text": text},
            _("Write 07.10.2020, 10.2020, 2020 or 2020-10-07."),
        ) from None


def _day(column: Column, cell: Cell) -> dt.date:
    date = _partial_date(column, cell)
    if date.precision != "day":
        raise CellError(
            _("“%(text)s” names no exact day.") % {"text": as_text(cell)},
            _("Write day, month and year, such as 07.10.2020."),
        )
    return date.first


def choices_of(column: Column, language: str) -> dict[str, str]:
    """Return the choices of a column: stored value to label in a language."""
    if column.kind != "choice":
        return {}
    return _choices(column.field, language_of_sheets(language))


@functools.cache
def _spellings(field: Any) -> dict[str, str]:
    """Return every folded form of a field's choices, in all languages of workbooks."""
    known: dict[str, str] = {}
    for language in dict.fromkeys((*settings.TEXT_LANGUAGES, "en")):
        for value, label in _choices(field, language).items():
            known.update({fold(label): value, fold(value): value})
            # A label such as "Contact (Kontakt)" is also found by either of its words.
            for part in label.rstrip(")").split("("):
                known.setdefault(fold(part), value)
    return known


@functools.cache
def _choices(field: Any, language: str) -> dict[str, str]:
    with override(language):
        return {str(value): str(label) for value, label in field.flatchoices if value != ""}


def _choice(column: Column, cell: Cell) -> str:
    text = as_text(cell)
    if (found := _spellings(column.field).get(fold(text))) is not None:
        return found
    with_labels = choices_of(column, get_language() or "en")
    labels = {label: label for label in with_labels.values()}
    labels |= {label.partition(" (")[0]: label for label in labels}
    near = labels.get(nearest(text, labels), "")
    hint = _("Did you mean “%(near)s”?") % {"near": near} if near else ""
    listed = _("Possible: %(choices)s.") % {"choices": ", ".join(with_labels.values())}
    raise CellError(
        _("“%(text)s” is not among the choices.") % {"text": text}, f"{hint} {listed}".strip()
    )


def _codes(_column: Column, cell: Cell) -> list[str]:
    return [code for code in re.split(r"[;,\s]+", as_text(cell)) if code]


def _text(_column: Column, cell: Cell) -> str:
    return as_text(cell)


def _reference(_column: Column, cell: Cell) -> Reference:
    return Reference(as_text(cell))


_PARSERS: dict[str, Callable[[Column, Cell], Any]] = {
    "text": _text,
    "words": _text,
    "original": lambda column, cell: as_text(cell).lower(),
    "side": _text,
    "stale": _codes,
    "codes": _codes,
    "number": _number,
    "decimal": _decimal,
    "yes_no": _yes_no,
    "choice": _choice,
    "partial_date": _partial_date,
    "day": _day,
    "reference": _reference,
    "source": _reference,
}


def show(column: Column, value: Any, language: str) -> Cell:
    """Return the cell for a value: numbers as numbers, everything else as text."""
    if value is None or value == "":
        return None
    if column.kind == "yes_no":
        return _answer(bool(value), language_of_sheets(language))
    if column.kind == "choice":
        return choices_of(column, language).get(str(value), str(value))
    return plain(value, language)


def plain(value: Any, language: str) -> Cell:
    """Return the cell for a value of any column, nothing for an empty one."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return _answer(value, language_of_sheets(language))
    if isinstance(value, TranslatedText):
        return value.read(language).text or None
    if isinstance(value, list | tuple):
        return "; ".join(str(code) for code in value)
    if isinstance(value, PartialDate):
        return _written(value, language)
    if isinstance(value, dt.date):
        return _written(PartialDate.of(value), language)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value if isinstance(value, int | float) else str(value)


@functools.cache
def _answer(value: bool, language: str) -> str:
    with override(language):
        return _("yes") if value else _("no")


def _written(date: PartialDate, language: str) -> str:
    if language != "de":
        return date.iso
    parts = [f"{part:02d}" for part in (date.day, date.month) if part]
    return ".".join([*parts, str(date.year)])


def complaint(error: ValidationError) -> str:
    """Return the words of a validation error as one sentence after another."""
    return " ".join(str(message) for message in error.messages)
