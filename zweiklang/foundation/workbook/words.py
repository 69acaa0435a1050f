# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Compares headings, labels and answers as people type them."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

# Some spreadsheets part the cells of a CSV file at semicolons and tabs, quoted or not.
_LIVE = re.compile(r"(^|[;\t]\s*)('*[=+\-@])")
_GUARDED = re.compile(r"(^|[;\t]\s*)'('*[=+\-@])")

YES = frozenset({"ja", "yes", "j", "y", "x", "1", "true", "wahr", "oui", "evet", "так", "نعم"})
NO = frozenset({"nein", "no", "n", "0", "false", "falsch", "non", "hayır", "ні", "لا"})


def fold(text: str) -> str:
    """Return letters and digits only, in small letters, umlauts spelt out."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_UMLAUTS)
    return "".join(letter for letter in plain if letter.isalnum())


def tidy(text: str) -> str:
    """Return the text as a cell can carry it: one kind of line break, no control characters.

    White space around it goes.
    """
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def guarded(text: str) -> str:
    """Return the text with an apostrophe before all that a spreadsheet would calculate."""
    return _LIVE.sub(r"\1'\2", text)


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given."""
    return _GUARDED.sub(r"\1\2", text)


#: From here on (difflib's ratio, 0 to 1) two words may be the same with a slip. One letter wrong in
#: a short heading gives .80 and more, another ending or language .71 (aktiv – active .73); words
#: that only share letters stay below .56 (Bemerkung – Kennung .50, Notizen – Orte .55). A bold
#: guess sends people the wrong way; without one they read the list.
_ALIKE = 0.7


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like this one, or an empty text where none is near."""
    folded = {fold(one): one for one in known}
    found = difflib.get_close_matches(fold(word), list(folded), n=1, cutoff=_ALIKE)
    return folded[found[0]] if found else ""
