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
from typing import Any

import numpy as np
import numpy.typing as npt

from zweiklang.agenda2030.reader.meaning import Space, unit
from zweiklang.agenda2030.reader.words import Words

Array = npt.NDArray[np.float32]
FILE = "weights.npz"


@dataclass(frozen=True)
class Heads:
    """The linear heads over one kind of vector of d numbers; the last row of each is the offsets.

    center: mean vector, shape (d,). targets: (d + 1, 170), the last column is "none". stances:
    (d + 1, 5). kind: (d + 1, 1), above zero for general prose, below for papers of a city. goals,
    general_goals: (d + 1, 17), for either kind. goal_mix, general_mix: (3,) offset, factor of the
    goal head, factor of the joined targets; words_mix: (4,) the same for English prose with the
    factor of the words' head. temperature, stance_temperature: divide scores so that
    their softmax is calibrated; paper_temperature: the same for targets of passages in a paper.
    """

    center: Array
    targets: Array
    stances: Array
    kind: Array
    goals: Array
    general_goals: Array
    goal_mix: Array
    general_mix: Array
    words_mix: Array
    temperature: float
    stance_temperature: float
    paper_temperature: float

    @property
    def softer(self) -> float:
        """How much softer probabilities are in whole papers, where passages say less alone."""
        return self.paper_temperature / self.temperature


@dataclass(frozen=True)
class Scores:
    """Probabilities for n passages: targets (n, 169), none (n,), goals (n, 17), stances (n, 5).

    general: (n,) whether a passage is general prose, to which another limit for goals applies.
    """

    targets: Array
    none: Array
    goals: Array
    stances: Array
    general: npt.NDArray[np.bool_]


PARTS = ("targets", "none", "goals", "stances", "general")


@dataclass(frozen=True)
class Model:
    """All trained numbers. version: shown with every reading.

    thresholds: by depth and name, such as "deep.none": above or below which something is said.
    spaces: by depth, where passages about the same matter lie near each other. words: what the
    words of English prose say.
    """

    version: str
    quick: Heads
    deep: Heads
    thresholds: dict[str, float]
    spaces: dict[str, Space]
    words: Words

    def limits(self, depth: str) -> dict[str, float]:
        """Return the thresholds of a depth: none, paper_none, target, goal, general_goal."""
        start = f"{depth}."
        found = self.thresholds.items()
        return {name.removeprefix(start): v for name, v in found if name.startswith(start)}


@cache
def load() -> Model:
    """Return the model that ships with the package."""
    with (files("zweiklang.agenda2030") / "data" / FILE).open("rb") as stream:
        stored = np.load(stream, allow_pickle=False)
        values = {name: stored[name] for name in stored.files}
    return from_arrays(values)


@cache
def version() -> str:
    """Return the version of the weights without loading the rest of them."""
    with (files("zweiklang.agenda2030") / "data" / FILE).open("rb") as stream:
        return str(np.load(stream, allow_pickle=False)["version"])


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
        {depth: _space(values, depth) for depth in ("quick", "deep")},
        words_from(values),
    )


def words_from(values: dict[str, npt.NDArray[np.generic]]) -> Words:
    """Return the head of words from the arrays of a weights file."""
    terms = str(values["words.vocabulary"]).split("\n")
    return Words(
        {term: place for place, term in enumerate(terms)},
        np.asarray(values["words.rarity"], dtype=np.float32),
        np.asarray(values["words.head"], dtype=np.float32),
    )


def _space(values: dict[str, npt.NDArray[np.generic]], depth: str) -> Space:
    return Space(
        tuple(str(code) for code in values[f"{depth}.space.languages"]),
        np.asarray(values[f"{depth}.space.centers"], dtype=np.float32),
        np.asarray(values[f"{depth}.space.turn"], dtype=np.float32),
    )


def _heads(values: dict[str, npt.NDArray[np.generic]], name: str) -> Heads:
    def array(part: str) -> Array:
        return np.asarray(values[f"{name}.{part}"], dtype=np.float32)

    arrays: dict[str, Any] = {part: array(part) for part in ARRAYS}
    return Heads(
        **arrays,
        temperature=float(array("temperature")),
        paper_temperature=float(array("paper_temperature")),
        stance_temperature=float(array("stance_temperature")),
    )


ARRAYS = (
    *("center", "targets", "stances", "kind", "goals", "general_goals"),
    *("goal_mix", "general_mix", "words_mix"),
)


def score(heads: Heads, vectors: Array, words: Array | None = None) -> Scores:
    """Return the probabilities for vectors of shape (n, d).

    words: what `Words.scores` says of the same passages, shape (n, 17).
    """
    centered = unit(vectors - heads.center)
    raw = linear(centered, heads.targets)
    targets = softmax(raw / np.float32(heads.temperature))
    general = linear(centered, heads.kind)[:, 0] > 0
    sums = goal_odds(targets), goal_odds(softmax(raw))
    of_city = mixed(heads.goal_mix, linear(centered, heads.goals), sums[0])
    direct = linear(centered, heads.general_goals)
    of_prose = mixed(heads.general_mix, direct, sums[1])
    if words is not None:
        with_words = mixed(heads.words_mix, direct, sums[1], words)
        of_prose = np.where(np.isnan(words), of_prose, with_words)
    stances = softmax(linear(centered, heads.stances) / np.float32(heads.stance_temperature))
    goals = np.where(general[:, None], of_prose, of_city)
    return Scores(targets[:, :-1], targets[:, -1], goals, stances, general)


def mixed(mix: Array, *parts: Array) -> Array:
    """Return the probability of each goal from its parts: goal head, joined targets, words."""
    total = mix[0] + sum(factor * part for factor, part in zip(mix[1:], parts, strict=True))
    p: Array = 1 / (1 + np.exp(-total))
    return p


def goal_odds(targets: Array) -> Array:
    """Return the log-odds that one of a goal's targets is meant: (n, 17) from (n, 170)."""
    return _logit(goal_sums(targets[:, :-1]))


def linear(vectors: Array, head: Array) -> Array:
    """Return the scores of a head whose last row is the offsets."""
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
