# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A paper keeps to its matter: what is said around a passage makes its own targets likelier.

"The routes have never been reviewed" is about waste among sentences on containers, and about
transport among sentences on buses.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]
#: How many passages before and behind count, within the section.
NEAR = 6
#: How much what they say counts against what the passage itself says; the floors keep the
#: improbable possible. Chosen on the development papers.
SHARE, FLOOR, FLOOR_AROUND = 0.5, 1e-3, 1e-2


def with_neighbours(targets: Array, none: Array, sections: Sequence[int]) -> Array:
    """Return the probabilities of the targets, shape (n, 169), with what passages around say.

    targets: what each passage says alone, in order of the paper. none: probability that it
    addresses nothing, shape (n,); it stays, only the rest is shared out anew. sections: the number
    of each one's section.
    """
    around, weight = _around(targets * (1 - none)[:, None], 1 - none, np.asarray(sections))
    alone = np.log(targets / np.maximum(1 - none, 1e-6)[:, None] + FLOOR)
    together = np.exp(alone + SHARE * np.log(around + FLOOR_AROUND))
    shared: Array = together / together.sum(axis=1, keepdims=True) * (1 - none)[:, None]
    return np.where((weight > 0)[:, None], shared, targets).astype(np.float32)


def softened(targets: Array, none: Array, ratios: npt.NDArray[np.floating]) -> tuple[Array, Array]:
    """Return probabilities as if their temperature was higher by a ratio, given for each row."""
    whole = np.hstack([targets, none[:, None]]) ** (1 / ratios)[:, None]
    whole /= whole.sum(axis=1, keepdims=True)
    return whole[:, :-1].astype(np.float32), whole[:, -1].astype(np.float32)


def _around(said: Array, weights: Array, sections: npt.NDArray[np.int_]) -> tuple[Array, Array]:
    """Return the weighted mean of what stands around each passage, and its weight."""
    count = len(sections)
    places = np.arange(count)
    first = np.maximum(np.searchsorted(sections, sections, side="left"), places - NEAR)
    last = np.minimum(np.searchsorted(sections, sections, side="right"), places + NEAR + 1)
    sums = np.vstack([np.zeros((1, said.shape[1])), np.cumsum(said, axis=0, dtype=np.float64)])
    total = np.concatenate([[0.0], np.cumsum(weights, dtype=np.float64)])
    weight = total[last] - total[first] - weights
    mean = (sums[last] - sums[first] - said) / np.maximum(weight, 1e-6)[:, None]
    # A sum of a single neighbour that says nothing is a rounding error, which may be below zero.
    return np.maximum(mean, 0).astype(np.float32), np.maximum(weight, 0).astype(np.float32)
