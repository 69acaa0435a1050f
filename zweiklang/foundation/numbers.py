# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers as a language writes them, and whole numbers that somebody has sent."""

from __future__ import annotations

from decimal import Decimal

from babel.numbers import format_decimal
from django.utils.translation import get_language

from zweiklang.foundation.date_words import locale_of


def in_figures(number: Decimal | float, language: str = "") -> str:
    """Return “4.711” or “4,711.5”: grouped, without zeros at the end of a fraction.

    `language` is the active one unless given.
    """
    locale = locale_of(language or get_language() or "en")
    return str(format_decimal(number, locale=locale))


#: The largest whole number every database column for one can hold.
LARGEST = 2**31 - 1


def whole_number(text: str, most: int = LARGEST) -> int | None:
    """Return the number from 0 to `most` that plain figures write, None for everything else.

    `str.isdigit` alone is no test of what was sent: “²” passes it and is none for `int`.
    """
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(LARGEST))):
        return None
    number = int(text)
    return number if number <= most else None
