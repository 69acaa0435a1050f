# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists in the reader's language: “Geld, Sachgüter und Personaltage”, “А, Б і В”."""

from __future__ import annotations

from collections.abc import Iterable

from babel.lists import format_list
from django.utils.translation import get_language

from zweiklang.foundation.date_words import locale_of

#: Most languages part with the same comma.
_COMMAS = {"ar": "، "}


def list_in_words(words: Iterable[object]) -> str:
    """Return words as a list in running text, the last one joined by the language's “and”."""
    named = [str(one) for one in words]
    return str(format_list(named, locale=locale_of(get_language() or "en")))


def with_commas(words: Iterable[object]) -> str:
    """Return words one after another, parted by the comma of the language."""
    return _COMMAS.get(get_language() or "en", ", ").join(str(one) for one in words)
