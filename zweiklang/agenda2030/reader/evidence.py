# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which words of a passage speak for a target: the ones that by themselves point to it.

Each word is encoded alone and scored by the same head that read the passage, so a compound
counts by its parts and a word in any of the languages counts. This explains a reading; it does
not decide one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np

from zweiklang.agenda2030.reader import weights
from zweiklang.agenda2030.reader.encoder import encode
from zweiklang.agenda2030.reader.meaning import unit
from zweiklang.agenda2030.reader.profiles import POSITION
from zweiklang.agenda2030.reader.records import Evidence

#: Words marked at the most in a passage.
MOST = 5
#: A word counts if its share of the best word's weight is at least this.
LEAST_SHARE = 0.35
#: Words kept in this process.
KEPT_WORDS = 20_000
_WORD = re.compile(r"[^\W\d_][\w'’\-]{3,}")
_CJK_RUN = re.compile(r"[\u3400-\u9fff]{2,4}")


def evidence_for(text: str, code: str) -> tuple[Evidence, ...]:
    """Return the words of a text that speak for a target, in order of the text, at most five.

    Raises KeyError for a code that is no target.
    """
    return evidence_for_all([(text, code)])[0]


def evidence_for_all(asked: Sequence[tuple[str, str]]) -> list[tuple[Evidence, ...]]:
    """Return `evidence_for` of each pair of text and target; much quicker than one by one."""
    spans = [_words(text) for text, _code in asked]
    _learn(
        text[start:end].casefold()
        for (text, _code), words in zip(asked, spans, strict=True)
        for start, end in words
    )
    return [
        _best(text, words, POSITION[code]) for (text, code), words in zip(asked, spans, strict=True)
    ]


def _words(text: str) -> list[tuple[int, int]]:
    words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    return words or [(m.start(), m.end()) for m in _CJK_RUN.finditer(text)]


def _best(text: str, words: list[tuple[int, int]], column: int) -> tuple[Evidence, ...]:
    if not words:
        return ()
    points = np.array([_pointing[text[start:end].casefold()][column] for start, end in words])
    best = float(points.max())
    if best <= 0:
        return ()
    chosen = [place for place in np.argsort(-points)[:MOST] if points[place] >= LEAST_SHARE * best]
    total = float(sum(points[place] for place in chosen))
    return tuple(
        Evidence(words[place][0], words[place][1], float(points[place]) / total)
        for place in sorted(chosen)
    )


#: How much a word points to each target: its score above the average target's.
_pointing: dict[str, weights.Array] = {}


def _learn(words: Iterable[str]) -> None:
    """Work out where words point that were not met yet; encoding them together is quicker."""
    wanted = list(dict.fromkeys(words))
    if len(_pointing) > KEPT_WORDS:
        _pointing.clear()
    new = [word for word in wanted if word not in _pointing]
    if new:
        heads = weights.load().quick
        scores = unit(encode(new) - heads.center) @ heads.targets[:-1, :-1]
        _pointing.update(zip(new, scores - scores.mean(axis=1, keepdims=True), strict=True))
