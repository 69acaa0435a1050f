# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers as a language writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils.translation import override

from zweiklang.foundation.numbers import LARGEST, in_figures, whole_number


@pytest.mark.parametrize(
    ("number", "language", "text"),
    [
        (59889, "de", "59.889"),
        (59889, "en", "59,889"),
        (Decimal("1500.50"), "de", "1.500,5"),
        (Decimal("3.000"), "en", "3"),
        (Decimal("1E+3"), "en", "1,000"),
        (12.25, "fr", "12,25"),
    ],
)
def test_a_number_is_grouped_as_its_language_does(
    number: Decimal | float, language: str, text: str
) -> None:
    assert in_figures(number, language) == text


def test_without_a_language_the_readers_own_counts() -> None:
    with override("de"):
        assert in_figures(4711) == "4.711"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0), ("7", 7), ("0012", 12), (str(LARGEST), LARGEST), (str(LARGEST + 1), None),
        ("", None), ("-1", None), ("1.5", None), ("²", None), ("٤", None), ("9" * 5000, None),
    ],
)  # fmt: skip
def test_only_plain_figures_are_a_whole_number(text: str, number: int | None) -> None:
    assert whole_number(text) == number


def test_a_whole_number_beyond_what_there_is_counts_as_none() -> None:
    assert whole_number("12", most=12) == 12
    assert whole_number("13", most=12) is None
