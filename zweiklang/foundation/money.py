# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Money as integer minor units and a currency (ISO 4217): read from people, written for them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from babel.core import get_global
from babel.numbers import format_decimal, get_currency_precision

from zweiklang.foundation.date_words import locale_of

#: Thousands parted by one and the same sign.
_GROUPED = re.compile(r"^\d{1,3}([ .,'\u00a0\u202f’])\d{3}(?:\1\d{3})*$")


@cache
def _currencies() -> frozenset[str]:
    return frozenset(get_global("all_currencies"))


def is_currency(code: str) -> bool:
    """Return whether CLDR knows the code, of today or of the past."""
    return code in _currencies()


def to_minor(text: str, currency: str) -> int:
    """Return an amount as people write it, 8.000 or 3,500.50, in the currency's smallest unit.

    A single separator before three digits groups thousands. Raises ValueError for anything that is
    no amount of this currency.
    """
    plain = text.strip()
    if _GROUPED.match(plain):
        plain = re.sub(r"\D", "", plain)
    found = re.match(r"^(\d[\d .,'\u00a0\u202f’]*?)(?:[.,](\d+))?$", plain)
    if found is None:
        raise ValueError(text)
    whole, part = found[1], found[2] or ""
    if not (whole.isdigit() or _GROUPED.match(whole)):
        raise ValueError(text)
    places = int(get_currency_precision(currency))
    if len(part) > places:
        raise ValueError(text)
    return int(re.sub(r"\D", "", whole) + part.ljust(places, "0"))


def from_minor(minor: int, currency: str) -> Decimal:
    """Return an amount in the currency itself."""
    return Decimal(minor).scaleb(-get_currency_precision(currency))


def plain(minor: int, currency: str, language: str) -> str:
    """Return the bare amount as the language writes it: “8.000”, “3,500.50”."""
    amount = from_minor(minor, currency)
    places = 0 if amount == amount.to_integral_value() else get_currency_precision(currency)
    pattern = f"#,##0.{'0' * places}" if places else "#,##0"
    return str(format_decimal(amount, pattern, locale=locale_of(language)))


def in_words(minor: int, currency: str, language: str) -> str:
    """Return “8.000 EUR”, “3,500.50 GHS”: the code, since signs are not known everywhere."""
    return f"{plain(minor, currency, language)}\N{NO-BREAK SPACE}{currency}"
