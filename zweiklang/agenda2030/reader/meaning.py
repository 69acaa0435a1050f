# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The space in which passages about the same municipal matter lie near each other.

An encoder's vectors tell language, tone and length beside the matter. Taking away what all texts
of a language have in common, and turning and stretching the rest so that texts about one target
or one problem come together, makes need and offer find each other across languages. Learned on
`training/data`, see `training/space.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Space:
    """languages: codes. centers: mean vector of each, and of all in the last row, shape
    (languages + 1, d). turn: (d, k).
    """

    languages: tuple[str, ...]
    centers: Array
    turn: Array

    def placed(self, vectors: Array, languages: Sequence[str]) -> Array:
        """Return unit vectors in the space, shape (n, k), for an encoder's of shape (n, d)."""
        return unit(self.centred(vectors, languages) @ self.turn)

    def centred(self, vectors: Array, languages: Sequence[str]) -> Array:
        """Return unit vectors (n, d) without what all texts of their language have in common."""
        known = {code: place for place, code in enumerate(self.languages)}
        rows = [known.get(code, len(self.languages)) for code in languages]
        return unit(vectors - self.centers[rows])


def unit(vectors: Array) -> Array:
    """Return the vectors with length one each; zero vectors stay zero."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    result: Array = vectors / np.maximum(lengths, 1e-9)
    return result


def without_hubs(alike: Array, most: int = 10) -> Array:
    """Return similarities, shape (n, m), with those taken down that are alike to everything.

    Each is lowered by how near both texts are to their `most` nearest on the other side (Conneau et
    al. 2018, cross-domain similarity local scaling). The order in each row is what counts.
    """
    if not alike.size:
        return alike
    rows = np.sort(alike, axis=1)[:, -most:].mean(axis=1, keepdims=True)
    columns = np.sort(alike, axis=0)[-most:].mean(axis=0, keepdims=True)
    return np.asarray(2 * alike - rows - columns, np.float32)
