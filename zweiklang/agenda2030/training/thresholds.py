# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Chooses above which probability something is said at all: better silent than wrong."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from zweiklang.agenda2030.reader import weights
from zweiklang.agenda2030.training.corpus import NONE, Line

Array = npt.NDArray[np.float32]
#: At most this share of boilerplate may get a goal or a target.
BOILERPLATE = 0.03
#: A target is assigned from this probability: below, more than two in three would be wrong.
TARGET = 0.3
#: Goals are assigned where precision and recall together are best, but never below this precision.
GOAL_PRECISION = 0.82
#: A passage this surely about nothing gets no second look.
SURELY_NONE = 0.97


def choose(
    model: weights.Model, lines: Sequence[Line], quick: Array, second: Array
) -> dict[str, npt.NDArray[np.generic]]:
    """Return the thresholds by name, chosen on lines that no head was fitted on."""
    scores = weights.score(model.deep, np.hstack([quick, second]))
    first = weights.score(model.quick, quick)
    boilerplate = np.array([line.target == NONE for line in lines])
    gate = _gate(scores.none, first.none, boilerplate)
    goal = _goal(scores, lines, gate)
    named = {"none": gate, "target": TARGET, "goal": goal, "surely_none": SURELY_NONE}
    return {f"threshold.{name}": np.array(value, np.float32) for name, value in named.items()}


def _gate(deep: Array, quick: Array, boilerplate: npt.NDArray[np.bool_]) -> float:
    """Return the highest limit on "none" that lets few boilerplate lines through."""
    limits = np.linspace(0.05, 0.9, 86)
    fitting = [
        limit
        for limit in limits
        if max(float((p[boilerplate] < limit).mean()) for p in (deep, quick)) <= BOILERPLATE
    ]
    return max(fitting, default=0.05)


def _goal(scores: weights.Scores, lines: Sequence[Line], gate: float) -> float:
    truth = np.array([[goal in line.all_goals for goal in range(1, 18)] for line in lines])
    heard = (scores.none < gate)[:, None]
    best, chosen = -1.0, 0.5
    for limit in np.linspace(0.1, 0.8, 71):
        said = heard & (scores.goals >= limit)
        hit = float((said & truth).sum())
        precision, recall = hit / max(said.sum(), 1), hit / max(truth.sum(), 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        if precision >= GOAL_PRECISION and f1 > best:
            best, chosen = f1, float(limit)
    return chosen
