# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The second look: the better encoder reads what the quick reading is not sure of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from zweiklang.agenda2030.reader import weights
from zweiklang.agenda2030.reader.second_encoder import encode

#: With depth "auto" so many passages of one call are looked at again, or this share of them. The
#: better encoder takes about twelve times as long, so this share costs half as much again.
LEAST_LOOKS, SHARE = 64, 0.04


@dataclass(frozen=True)
class Seen:
    """Passages with the quick encoder's vectors (n, 512) and what their words say (n, 17)."""

    texts: Sequence[str]
    vectors: weights.Array
    words: weights.Array


def look_again(seen: Seen, scores: weights.Scores, depth: str) -> list[bytes]:
    """Change the scores of the passages looked at again in place; return their deep vectors.

    b"" stands for a passage that had no second look: surely about nothing, or with depth "auto"
    not among those with most to gain.
    """
    deep = [b""] * len(seen.texts)
    if depth == "quick":
        return deep
    chosen = _worth_it(scores)
    most = max(LEAST_LOOKS, int(SHARE * len(seen.texts)))
    if depth == "auto" and len(chosen) > most:
        most_to_gain = np.argsort(-_to_gain(scores.targets[chosen]), kind="stable")[:most]
        chosen = np.sort(chosen[most_to_gain])
    if not len(chosen):
        return deep
    found = encode([seen.texts[int(place)] for place in chosen])
    both = np.concatenate([seen.vectors[chosen], found], axis=1)
    better = weights.score(weights.load().deep, both, seen.words[chosen])
    for name in weights.PARTS:
        getattr(scores, name)[chosen] = getattr(better, name)
    for row, place in enumerate(chosen):
        deep[place] = found[row].astype(np.float16).tobytes()
    return deep


def _to_gain(targets: weights.Array) -> weights.Array:
    """Return the chance that the right target is the second or third one, shape (n,).

    A second look can put that right; it seldom helps where all targets are improbable.
    """
    return np.asarray(np.partition(targets, -3, axis=1)[:, -3:-1].sum(axis=1))


def _worth_it(scores: weights.Scores) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """Return the places of the passages that are not surely about nothing."""
    surely_none = weights.load().limits("quick")["surely_none"]
    return np.flatnonzero(scores.none < surely_none)
