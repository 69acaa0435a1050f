# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Folds text so that spellings of the same word meet: case, accents, umlauts, punctuation."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import lru_cache

_APOSTROPHE_SIGNS = "'’‘ʼʻ`´ʹ′ʿʾ\u00ad\u200b\u200c\u200d"
_APOSTROPHES = str.maketrans("", "", _APOSTROPHE_SIGNS)
#: What goes after decomposition: accents, apostrophes; and letters that have no decomposition.
_DROPPED: dict[int, str | None] = {
    number: None for number in range(sys.maxunicode) if unicodedata.combining(chr(number))
} | {ord(sign): None for sign in _APOSTROPHE_SIGNS} | {
    ord(letter): plain
    for letter, plain in {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŋ": "n", "ŧ": "t",
        "æ": "ae", "œ": "oe", "þ": "th", "ə": "e",
    }.items()
}  # fmt: skip
#: How the same letters are written by people without such a keyboard.
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_WRITTEN_OUT_PAIR = re.compile(r"(?<=[aou])e")
_NO_WORD = re.compile(r"[\W_]+")
_UMLAUT = re.compile(r"[äöüøå]", re.IGNORECASE)
_HAN_RUN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}")


def fold(text: str) -> str:
    """Return the text as the search compares it: "Gümüşhane – Straße" → "gumushane strasse".

    Lower case, no accents, no apostrophes, every other sign a single space; letters of all
    scripts stay. Folding a folded text changes nothing.
    """
    return _fold(text.casefold())


def fold_written_out(text: str) -> str:
    """Return the folded text with umlauts written as two letters: "Köln" → "koeln"."""
    return _fold(unicodedata.normalize("NFC", text).casefold().translate(_WRITTEN_OUT))


def spellings(text: str) -> list[str]:
    """Return the folded spellings of a text: "Köln" → koln, koeln; "Koeln" → koeln, koln."""
    plain = fold(text)
    found = dict.fromkeys((plain, _WRITTEN_OUT_PAIR.sub("", plain), *_pairs(plain)))
    if _UMLAUT.search(unicodedata.normalize("NFC", text)):
        found[fold_written_out(text)] = None
    return [one for one in found if one]


def index_text(text: str) -> str:
    """Return what the index holds of a text: each word folded, with its other spellings behind it.

    Begins and ends with a space, so that a word's beginning can be asked for as " be".
    """
    words: dict[str, None] = {}
    plain = f" {fold(text)} "
    for word in text.split():
        for other in _word_spellings(word):
            if f" {other}" not in plain:
                words[other] = None
    return f"{plain}{' '.join(words)} " if words else plain


@lru_cache(maxsize=20_000)
def _word_spellings(word: str) -> tuple[str, ...]:
    return tuple(spellings(word))


def _pairs(folded: str) -> list[str]:
    """Return the neighbouring pairs of characters where a script puts no spaces between words."""
    return [
        run[start : start + 2] for run in _HAN_RUN.findall(folded) for start in range(len(run) - 1)
    ]


def _fold(lower: str) -> str:
    if lower.isascii():
        return _NO_WORD.sub(" ", lower.translate(_APOSTROPHES)).strip()
    # Points and vowel signs that combine go as well as accents, on both sides of the comparison,
    # so that pointed and bare spellings meet. The free-standing accent would leave a space.
    decomposed = unicodedata.normalize("NFKD", lower.replace("´", ""))
    bare = decomposed.casefold().translate(_DROPPED)
    if bare.isascii():
        return _NO_WORD.sub(" ", bare).strip()
    again = unicodedata.normalize("NFKD", bare).translate(_DROPPED)
    return _NO_WORD.sub(" ", unicodedata.normalize("NFC", again)).strip()
