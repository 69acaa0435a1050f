# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Says what belongs into each column, for the help sheet of the template."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zweiklang.foundation.workbook.cells import choices_of
from zweiklang.foundation.workbook.layout import RELEASED, SOURCES, Column, sheets


def form_of(column: Column) -> str:
    """Return how a cell of the column is written, in the active language."""
    language = get_language() or "en"
    if column.kind == "choice":
        listed = list(choices_of(column, language).values())
        return _("One of: %(choices)s") % {"choices": "; ".join(listed)}
    if column.kind == "reference":
        field: Any = column.field
        sheet = sheets()[field.related_model.slug]
        return _("Key of a row in “%(sheet)s”") % {"sheet": sheet.name(language)}
    if column.kind == "source":
        return _("Key of a row in “%(sheet)s”, or a link") % {
            "sheet": sheets()[SOURCES].name(language)
        }
    if column.kind == "side":
        return _("Text of side %(side)s") % {"side": column.part}
    return _FORMS[column.kind]()


_FORMS = {
    "text": lambda: _("Text"),
    "words": lambda: _("Text in this language"),
    "original": lambda: _("Code of the language of the original, such as de"),
    "stale": lambda: _("Codes of the stale translations, such as en; uk"),
    "number": lambda: _("Whole number"),
    "decimal": lambda: _("Number, such as 51.51494"),
    "yes_no": lambda: _("yes or no"),
    "codes": lambda: _("Codes, such as 13; 11.6"),
    "partial_date": lambda: _("Day, month or year: 07.10.2020, 10.2020 or 2020"),
    "day": lambda: _("Day: 07.10.2020"),
}


def help_of(column: Column) -> str:
    """Return what the column is for, in the active language; empty where the name says it."""
    if column.name == RELEASED:
        return _("Yes publishes the entry, no hides it, empty leaves it as it is.")
    if column.name == "is_demonstration":
        return _("Marks values invented for a demonstration.")
    if column.kind == "original":
        return _("Only where it is not the first language filled in.")
    return str(getattr(column.field, "help_text", "") or "")
