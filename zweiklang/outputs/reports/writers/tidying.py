# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes any text one that every format can carry, and says which way its language runs."""

from __future__ import annotations

import re
import unicodedata

#: What no format carries: controls but line break and tab, surrogates, characters that are none.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff]")
#: Signs that turn the reading direction of what follows: the writers isolate by structure instead.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BREAKS = re.compile("\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"}
_RIGHT_TO_LEFT_SCRIPTS = {"arab", "hebr", "syrc", "thaa", "nkoo"}


def tidy(text: str) -> str:
    """Return the text with one kind of line break, composed letters and nothing invisible."""
    text = _CONTROLS.sub("", _BREAKS.sub("\n", text))
    return unicodedata.normalize("NFC", _TURNING.sub("", text).replace("\t", " "))


def in_one_line(text: str) -> str:
    """Return the tidy text without line breaks: for titles, labels, captions, heads."""
    return " ".join(tidy(text).split())


def reads_from_right(language: str) -> bool:
    """Return whether a language (BCP 47) is written from right to left."""
    subtags = language.lower().replace("_", "-").split("-")
    scripts = [one for one in subtags[1:] if len(one) == 4 and one.isalpha()]
    if scripts:
        return scripts[0] in _RIGHT_TO_LEFT_SCRIPTS
    return subtags[0] in _RIGHT_TO_LEFT
