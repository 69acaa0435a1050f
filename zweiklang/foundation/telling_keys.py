# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finds keys that tell who a person is, so that an erasure does not leave the name in them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from zweiklang.foundation.folding import fold, fold_written_out

#: Shorter pieces must stand in the key as a whole word: "li" is a name, and part of "mobility".
_TOLD_ANYWHERE = 3
_DIGITS_OF_A_PHONE = 4


def tells_of(key: str, personal: Iterable[str]) -> bool:
    """Return whether a key holds a word, the initials or a number of these personal values.

    Rather once too often than once too seldom: a name in a script that keys cannot hold may
    stand there in any transcription.
    """
    return any(_tells(key, value) for value in personal if value)


def _tells(key: str, value: str) -> bool:
    """Return whether a key holds a piece of one value: a name, an e-mail address, a number."""
    text = value.partition("@")[0]
    words = {word for folded in (fold(text), fold_written_out(text)) for word in folded.split()}
    if any(not word.isascii() for word in words):
        return True
    pieces = set(key.split("-"))
    run = key.replace("-", "")
    number = "".join(re.findall(r"\d", text))
    names = [word for word in words if not word.isdecimal()]
    initials = "".join(word[0] for word in fold(text).split())
    return (
        any(word in pieces or (len(word) >= _TOLD_ANYWHERE and word in run) for word in names)
        or (len(initials) > 1 and initials in pieces)
        or (len(number) >= _DIGITS_OF_A_PHONE and number in run)
    )
