# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The trained numbers, and how they turn vectors of meaning into calibrated probabilities.

Two sets with the same shape: `quick` on the fast encoder's vectors alone, `deep` on both
encoders'. Each is a set of linear heads (169 targets and "none"; 17 goals; 5 stances) whose
scores a small calibrated step turns into probabilities. `zweiklang agenda2030 train` makes the
file; run time needs NumPy alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]
FILE = "weights.npz"


@dataclass(frozen=True)
class Heads:
    """The linear heads over one kind of vector.

    center: mean vector, shape (d,). targets: (d + 1, 170), last row the offsets, last column
    "none". goals: (d + 1, 17). stances: (d + 1, 5). temperature: divides the target scores so
    that their softmax is calibrated. goal_scale: (2, 17) factor and offset on the joined goal
    score. stance_temperature: as above.
    """

    center: Array
    targets: Array
    goals: Array
    stances: Array
    temperature: float
    goal_mix: Array
    stance_temperature: float


@dataclass(frozen=True)
class Scores:
    """Probabilities for n passages: targets (n, 169), none (n,), goals (n, 17), stances (n, 5)."""

    targets: Array
    none: Array
    goals: Array
    stances: Array


@dataclass(frozen=True)
class Model:
    """All trained numbers. version: shown with every reading. thresholds: see `reader`."""

    version: str
    quick: Heads
    deep: Heads
    thresholds: dict[str, float]


@cache
def load() -> Model:
    """Return the model that ships with the package."""
    with (files("zweiklang.agenda2030") / "data" / FILE).open("rb") as stream:
        stored = np.load(stream, allow_pickle=False)
        values = {name: stored[name] for name in stored.files}
    return from_arrays(values)


def from_arrays(values: dict[str, npt.NDArray[np.generic]]) -> Model:
    """Return a model from the arrays of a weights file."""
    return Model(
        str(values["version"]),
        _heads(values, "quick"),
        _heads(values, "deep"),
        {
            name[10:]: float(value)
            for name, value in values.items()
            if name.startswith("threshold.")
        },
    )


def _heads(values: dict[str, npt.NDArray[np.generic]], name: str) -> Heads:
    def array(part: str) -> Array:
        return np.asarray(values[f"{name}.{part}"], dtype=np.float32)

    return Heads(
        array("center"),
        array("targets"),
        array("goals"),
        array("stances"),
        float(values[f"{name}.temperature"]),
        array("goal_mix"),
        float(values[f"{name}.stance_temperature"]),
    )


def score(heads: Heads, vectors: Array) -> Scores:
    """Return the probabilities for vectors of shape (n, d)."""
    centered = normalized(vectors - heads.center)
    raw = _linear(centered, heads.targets) / np.float32(heads.temperature)
    targets = softmax(raw)
    of_goals = goal_sums(targets[:, :-1])
    direct = _linear(centered, heads.goals)
    # Column by column: a + b * head + c * log-odds of the goal's targets together.
    mixed = heads.goal_mix[0] + heads.goal_mix[1] * direct + heads.goal_mix[2] * _logit(of_goals)
    stances = softmax(_linear(centered, heads.stances) / np.float32(heads.stance_temperature))
    return Scores(targets[:, :-1], targets[:, -1], 1 / (1 + np.exp(-mixed)), stances)


def _linear(vectors: Array, head: Array) -> Array:
    product: Array = vectors @ head[:-1] + head[-1]
    return product


def _logit(p: Array) -> Array:
    bounded = np.clip(p, 1e-4, 1 - 1e-4)
    odds: Array = np.log(bounded / (1 - bounded)).astype(np.float32)
    return odds


def softmax(scores: Array) -> Array:
    """Return probabilities that sum to one in each row."""
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    result: Array = shifted / shifted.sum(axis=1, keepdims=True)
    return result


def normalized(vectors: Array) -> Array:
    """Return the vectors with length one each; zero vectors stay zero."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    result: Array = vectors / np.maximum(lengths, 1e-9)
    return result


@cache
def _goal_columns() -> Array:
    from zweiklang.agenda2030.framework import targets

    columns = np.zeros((169, 17), dtype=np.float32)
    for place, target in enumerate(targets()):
        columns[place, int(target.goal) - 1] = 1
    return columns


def goal_sums(targets: Array) -> Array:
    """Return for each goal the probability that one of its targets is meant: shape (n, 17)."""
    sums: Array = targets @ _goal_columns()
    return sums
