# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small numbers as words, for headlines: “Vier Projektpartnerschaften”."""

from __future__ import annotations

from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

_WORDS = (
    gettext_noop("two"),
    gettext_noop("three"),
    gettext_noop("four"),
    gettext_noop("five"),
    gettext_noop("six"),
    gettext_noop("seven"),
    gettext_noop("eight"),
    gettext_noop("nine"),
    gettext_noop("ten"),
    gettext_noop("eleven"),
    gettext_noop("twelve"),
)


#: Here the word for a number follows the gender of what is counted: digits are right for all.
_DIGITS = frozenset({"ar", "uk"})


def number_word(number: int) -> str:
    """Return 2 to 12 as a word, any other number in digits."""
    words = 2 <= number <= 12 and get_language() not in _DIGITS
    return _(_WORDS[number - 2]) if words else str(number)


def as_headline(sentence: str) -> str:
    """Return the sentence with a capital at its beginning."""
    first = sentence[:1]
    capital = "İ" if first == "i" and get_language() == "tr" else first.upper()
    return capital + sentence[1:]
