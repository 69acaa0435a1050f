# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Money survives being written and read in either language; nothing is ever rounded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zweiklang.foundation import money

CURRENCIES = st.sampled_from(["EUR", "GHS", "GNF", "KWD", "ILS", "UAH"])


@given(st.integers(0, 10**15), CURRENCIES, st.sampled_from(["de", "en", "fr"]))
def test_what_is_written_is_read_again(minor: int, currency: str, language: str) -> None:
    if currency == "KWD" and minor % 1000:
        return  # three decimals look like thousands: written 1,234 it would be ambiguous
    assert money.to_minor(money.plain(minor, currency, language), currency) == minor


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("8.000", "EUR", 800_000),
        ("8,000", "EUR", 800_000),
        ("8 000", "EUR", 800_000),
        ("3.500,50", "EUR", 350_050),
        ("3,500.5", "GHS", 350_050),
        ("12", "EUR", 1_200),
        ("250000", "GNF", 250_000),
    ],
)
def test_amounts_are_read_as_people_write_them(text: str, currency: str, minor: int) -> None:
    assert money.to_minor(text, currency) == minor


@pytest.mark.parametrize("text", ["", "eight", "-5", "1.2.3", "5.001,2,3", "1,234.567", "€ 5"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        money.to_minor(text, "EUR")


def test_a_part_a_currency_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        money.to_minor("250,50", "GNF")


def test_only_known_currencies_count() -> None:
    assert money.is_currency("GHS")
    assert not money.is_currency("EURO")
