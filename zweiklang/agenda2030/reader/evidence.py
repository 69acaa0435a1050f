# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which words of a passage speak for a target: the ones that by themselves point to it.

Each word is encoded alone and scored by the same head that read the passage, so a compound
counts by its parts and a word in any of the languages counts. This explains a reading; it does
not decide one.
"""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np

from zweiklang.agenda2030.reader import weights
from zweiklang.agenda2030.reader.encoder import encode
from zweiklang.agenda2030.reader.profiles import POSITION
from zweiklang.agenda2030.reader.records import Evidence

#: Words marked at the most in a passage.
MOST = 5
#: A word counts if its share of the best word's weight is at least this.
LEAST_SHARE = 0.35
_WORD = re.compile(r"[^\W\d_][\w'’\-]{3,}")
_CJK_RUN = re.compile(r"[\u3400-\u9fff]{2,4}")


def evidence_for(text: str, code: str) -> tuple[Evidence, ...]:
    """Return the words of a text that speak for a target, in order of the text, at most five.

    Raises KeyError for a code that is no target.
    """
    column = POSITION[code]
    words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    words = words or [(m.start(), m.end()) for m in _CJK_RUN.finditer(text)]
    if not words:
        return ()
    points = np.array([_pointing(text[start:end].casefold())[column] for start, end in words])
    best = float(points.max())
    if best <= 0:
        return ()
    chosen = [place for place in np.argsort(-points)[:MOST] if points[place] >= LEAST_SHARE * best]
    total = float(sum(points[place] for place in chosen))
    return tuple(
        Evidence(words[place][0], words[place][1], float(points[place]) / total)
        for place in sorted(chosen)
    )


@lru_cache(maxsize=20_000)
def _pointing(word: str) -> weights.Array:
    """Return how much a word points to each target: score above the average target's."""
    heads = weights.load().quick
    vector = weights.normalized(encode([word]) - heads.center)
    scores = vector[0] @ heads.targets[:-1, :-1]
    pointing: weights.Array = scores - scores.mean()
    return pointing
