# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Marks where long words may be divided, by the rules of the text's own language."""

from __future__ import annotations

import re
from functools import lru_cache

import pyphen

SOFT_HYPHEN = "\u00ad"
#: Shorter words are never divided; no part of a word is shorter than three letters.
LONG, PART = 9, 3
_VOWELS = frozenset("aeiouyäöüáàâãåæéèêëíìîïóòôõøœúùûýăâîșıаеєиіїоуюяэыё")
_WORD = re.compile(rf"[^\W\d_]{{{LONG},}}")


@lru_cache(maxsize=16)
def _rules(language: str) -> pyphen.Pyphen | None:
    """Return the patterns of a language, None where there are none, as for Arabic."""
    known = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=known, left=PART, right=PART) if known else None


@lru_cache(maxsize=8192)
def divisible(text: str, language: str) -> str:
    """Return the text with soft hyphens in its long words."""
    rules = _rules(language)
    if rules is None or len(text) < LONG:
        return text
    return _WORD.sub(lambda word: SOFT_HYPHEN.join(_syllables(rules, word.group())), text)


def _syllables(rules: pyphen.Pyphen, word: str) -> list[str]:
    """Return the parts of a word.

    The patterns also part compounds letter by letter ("Zusam-me-n-a-r-beit"): what has no vowel
    belongs to the part before it, and a single letter is no part.
    """
    parts: list[str] = []
    for part in rules.inserted(word, SOFT_HYPHEN).split(SOFT_HYPHEN):
        if parts and (len(parts[-1]) == 1 or not _VOWELS & set(part.lower())):
            parts[-1] += part
        else:
            parts.append(part)
    return parts
