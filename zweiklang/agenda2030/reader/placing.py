# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where passages lie in the spaces of meaning, worked out once for all that is compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from zweiklang.agenda2030.reader import weights
from zweiklang.agenda2030.reader.meaning import Array
from zweiklang.agenda2030.reader.records import Passage

#: Numbers of the quick and of the slower encoder's vectors.
QUICK_SIZE, DEEP_SIZE = 512, 384


class Places:
    """Passages in the spaces of meaning. Placing all together is many times quicker than in parts.

    Both encoders' vectors decide where every passage that is compared has the slower one's, else
    the quick one's.
    """

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._passages = list({id(one): one for one in passages}.values())
        self._rows = {id(one): row for row, one in enumerate(self._passages)}
        self._is_deep = np.array([bool(one.deep) for one in self._passages], dtype=bool)

    def similarities(self, left: Sequence[Passage], right: Sequence[Passage]) -> Array:
        """Return how alike passages among them are, across languages: (left, right), 0 to 1."""
        one, other = ([self._rows[id(passage)] for passage in side] for side in (left, right))
        deep = bool(self._is_deep[one].all() and self._is_deep[other].all())
        placed = self._deep if deep else self._quick
        alike: Array = np.clip(placed[one] @ placed[other].T, 0, 1)
        return alike

    @cached_property
    def _quick(self) -> Array:
        return self._placed("quick", self._vectors("vector", QUICK_SIZE))

    @cached_property
    def _deep(self) -> Array:
        both = [self._vectors("vector", QUICK_SIZE), self._vectors("deep", DEEP_SIZE)]
        return self._placed("deep", np.hstack(both))

    def _placed(self, depth: str, vectors: Array) -> Array:
        languages = [passage.language for passage in self._passages]
        return weights.load().spaces[depth].placed(vectors, languages)

    def _vectors(self, name: str, size: int) -> Array:
        """Return an encoder's vectors; zeros for a passage that has none."""
        raw = [getattr(one, name) or bytes(size * 2) for one in self._passages]
        rows: npt.NDArray[np.float16] = np.frombuffer(b"".join(raw), np.float16)
        return rows.reshape(len(raw), size).astype(np.float32)
