# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers as a language writes them."""

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
