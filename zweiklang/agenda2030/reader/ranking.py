# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Ranks offers for a need: alike in meaning, and about the same target."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from zweiklang.agenda2030.reader import weights
from zweiklang.agenda2030.reader.profiles import POSITION
from zweiklang.agenda2030.reader.reader import Reader
from zweiklang.agenda2030.reader.records import Passage

#: Shares of the parts of a score, chosen on the matching development set: cosine of the better
#: encoder, cosine of the quick one, agreement in targets.
DEEP, QUICK, TARGETS = 0.5, 0.25, 0.25


def rank(reader: Reader, needs: Sequence[str], offers: Sequence[str]) -> npt.NDArray[np.float32]:
    """Return how well each offer fits each need: shape (needs, offers), about 0 to 1."""
    if not needs or not offers:
        return np.zeros((len(needs), len(offers)), np.float32)
    left, right = reader.read_passages(needs), reader.read_passages(offers)
    quick = _cosines(_stacked(left, "vector"), _stacked(right, "vector"))
    deep = _cosines(_stacked(left, "deep"), _stacked(right, "deep"))
    agree = agreement(left, right)
    if deep is None:
        return np.asarray((quick + agree * TARGETS) / (1 + TARGETS), np.float32)
    return np.asarray(DEEP * deep + QUICK * quick + TARGETS * agree, np.float32)


def agreement(left: Sequence[Passage], right: Sequence[Passage]) -> npt.NDArray[np.float32]:
    """Return how much two passages agree in their targets: cosine of the probabilities' roots."""
    return np.asarray(_spread(left) @ _spread(right).T, np.float32)


def _spread(passages: Sequence[Passage]) -> npt.NDArray[np.float32]:
    rows = np.zeros((len(passages), len(POSITION)), np.float32)
    for row, passage in enumerate(passages):
        for guess in passage.targets:
            rows[row, POSITION[guess.code]] = np.sqrt(guess.p)
    return weights.normalized(rows)


def _stacked(passages: Sequence[Passage], name: str) -> npt.NDArray[np.float32] | None:
    raw = [getattr(passage, name) for passage in passages]
    if not all(raw):
        return None
    rows = [np.frombuffer(one, np.float16) for one in raw]
    return weights.normalized(np.asarray(rows, np.float32))


def _cosines(
    left: npt.NDArray[np.float32] | None, right: npt.NDArray[np.float32] | None
) -> npt.NDArray[np.float32] | None:
    """Return the cosines after taking away what all texts have in common; None without vectors."""
    if left is None or right is None:
        return None
    common = np.concatenate([left, right]).mean(axis=0)
    one, other = weights.normalized(left - common), weights.normalized(right - common)
    return np.asarray(one @ other.T, np.float32)
