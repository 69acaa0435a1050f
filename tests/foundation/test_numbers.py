# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers as a language writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils.translation import override

from zweiklang.foundation.numbers import in_figures


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
