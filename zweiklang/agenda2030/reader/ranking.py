# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Ranks offers for a need: alike in meaning, and about the same target."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from zweiklang.agenda2030.reader import encoder, second_encoder, weights
from zweiklang.agenda2030.reader.weights import Array

#: Shares of the parts of a score: cosine of the better encoder's vectors, of the quick one's,
#: agreement in targets. Chosen on half of the matching development set.
DEEP, QUICK, TARGETS = 0.5, 0.2, 0.3


def rank(needs: Sequence[str], offers: Sequence[str]) -> Array:
    """Return how well each offer fits each need: shape (needs, offers), about 0 to 1.

    The texts may be in different languages. Both encoders are asked, so some 40 texts a second and
    core are ranked.
    """
    if not needs or not offers:
        return np.zeros((len(needs), len(offers)), np.float32)
    texts = [*needs, *offers]
    quick, deep = encoder.encode(texts), second_encoder.encode(texts)
    targets = weights.score(weights.load().deep, np.hstack([quick, deep])).targets
    parts = (DEEP, _cosines(deep, len(needs))), (QUICK, _cosines(quick, len(needs)))
    alike = sum(share * part for share, part in parts)
    return np.asarray(alike + TARGETS * agreement(targets[: len(needs)], targets[len(needs) :]))


def agreement(left: Array, right: Array) -> Array:
    """Return how much texts agree in their targets: cosine of the roots of the probabilities."""
    one, other = weights.normalized(np.sqrt(left)), weights.normalized(np.sqrt(right))
    return np.asarray(one @ other.T, np.float32)


def _cosines(vectors: Array, count: int) -> Array:
    """Return the cosines of the first `count` with the others, without what all have in common."""
    freed = weights.normalized(vectors - vectors.mean(axis=0))
    return np.asarray(freed[:count] @ freed[count:].T, np.float32)
