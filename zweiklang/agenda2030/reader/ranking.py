# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Ranks offers for a need: alike in meaning, and about the same target."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from zweiklang.agenda2030.reader import encoder, second_encoder, weights
from zweiklang.agenda2030.reader.languages import guess
from zweiklang.agenda2030.reader.meaning import unit, without_hubs
from zweiklang.agenda2030.reader.weights import Array

#: Shares of what else counts beside nearness in the space of meaning: cosine of the encoders' own
#: vectors, agreement in targets. Chosen on quarters of the training groups.
COSINE, TARGETS = 0.5, 0.1


def rank(needs: Sequence[str], offers: Sequence[str]) -> Array:
    """Return how well each offer fits each need, higher is better: shape (needs, offers).

    The texts may be in different languages. Both encoders are asked, so some 40 texts a second and
    core are ranked. An offer that is alike to everything is taken down, so a score tells something
    beside the others of the same call only.
    """
    if not needs or not offers:
        return np.zeros((len(needs), len(offers)), np.float32)
    texts = [*needs, *offers]
    model, count = weights.load(), len(needs)
    vectors = np.hstack([encoder.encode(texts), second_encoder.encode(texts)])
    targets = weights.score(model.deep, vectors).targets
    languages = [guess(text)[0] for text in texts]
    space = model.spaces["deep"]
    placed, plain = space.placed(vectors, languages), space.centred(vectors, languages)
    alike = placed[:count] @ placed[count:].T
    alike += COSINE * (plain[:count] @ plain[count:].T)
    alike += TARGETS * agreement(targets[:count], targets[count:])
    return without_hubs(alike)


def agreement(left: Array, right: Array) -> Array:
    """Return how much texts agree in their targets: cosine of the roots of the probabilities."""
    return np.asarray(unit(np.sqrt(left)) @ unit(np.sqrt(right)).T, np.float32)
