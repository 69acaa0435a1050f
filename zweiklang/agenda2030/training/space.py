# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Learns the space of `reader/meaning.py`: linear discriminants over targets and problems."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from zweiklang.agenda2030.reader.meaning import Space
from zweiklang.agenda2030.training.corpus import GroupLine, Line

Array = npt.NDArray[np.float32]
Matrix = npt.NDArray[np.float64]
#: Numbers of a vector in the space; share of the groups in what is learned; how far the scatter
#: inside classes is drawn to a sphere; power of a direction's worth. Chosen on quarters of groups.
SIZE, GROUPS, SHRINKAGE, POWER = 150, 0.6, 0.15, 0.5


@dataclass(frozen=True)
class Seen:
    """Passages with target, and problems with needs and offers, each with vectors (n, d)."""

    lines: Sequence[Line]
    vectors: Array
    groups: Sequence[GroupLine]
    group_vectors: Array


def fit_space(seen: Seen) -> dict[str, npt.NDArray[np.generic]]:
    """Return the arrays of a space by name: languages, centers, turn."""
    codes = np.array([line.language for line in seen.lines])
    languages = sorted(set(codes))
    means = [seen.vectors[codes == code].mean(axis=0) for code in languages]
    centers = np.stack([*means, seen.vectors.mean(axis=0)])
    plain = Space(tuple(languages), centers, np.zeros((0, 0), np.float32))
    targets = _scatter(
        plain.centred(seen.vectors, list(codes)), [line.target for line in seen.lines]
    )
    problems = _scatter(
        plain.centred(seen.group_vectors, [one.language for one in seen.groups]),
        [one.group for one in seen.groups],
    )
    inside, between = (
        GROUPS * of_problems + (1 - GROUPS) * of_targets
        for of_problems, of_targets in zip(problems, targets, strict=True)
    )
    return {
        "languages": np.array(languages),
        "centers": centers.astype(np.float16),
        "turn": _discriminants(inside, between).astype(np.float16),
    }


def _scatter(vectors: Array, names: Sequence[str]) -> tuple[Matrix, Matrix]:
    """Return the scatter inside classes and between their means: shapes (d, d)."""
    _found, labels = np.unique(np.array(names), return_inverse=True)
    counts = np.bincount(labels)
    means = np.zeros((len(counts), vectors.shape[1]))
    np.add.at(means, labels, vectors)
    means /= counts[:, None]
    rest = vectors - means[labels]
    apart = means - means.mean(axis=0)
    return rest.T @ rest / max(len(rest) - len(counts), 1), apart.T @ apart / len(counts)


def _discriminants(inside: Matrix, between: Matrix) -> Matrix:
    """Return the directions in which classes differ most against their spread: (d, SIZE)."""
    from scipy.linalg import eigh

    size = len(inside)
    sphere = np.trace(inside) / size * np.eye(size)
    drawn = (1 - SHRINKAGE) * inside + SHRINKAGE * sphere
    worth, directions = eigh(between, drawn, subset_by_index=[size - SIZE, size - 1])
    stretched: Matrix = directions * np.maximum(worth, 1e-9) ** POWER
    # A direction and its opposite are the same; which one comes out must not depend on the machine.
    signs = np.sign(stretched[np.abs(stretched).argmax(axis=0), np.arange(SIZE)])
    return np.asarray(stretched * signs, np.float64)
