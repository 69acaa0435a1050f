# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Chooses above which probability something is said at all: better silent than wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from zweiklang.agenda2030.reader import weights
from zweiklang.agenda2030.reader.sections import softened
from zweiklang.agenda2030.training.corpus import NONE, Line

Array = npt.NDArray[np.float32]
#: At most this share of boilerplate may get a goal or a target.
BOILERPLATE = 0.01
#: The same in whole papers, where what is about nothing stands under headings with words of goals.
BOILERPLATE_IN_PAPERS = 0.04
#: A target is assigned from this probability: below, more than two in three would be wrong.
TARGET = 0.3
#: Goals are assigned where precision and recall together are best, but never below this precision.
GOAL_PRECISION = 0.82
#: A passage this surely about nothing gets no second look.
SURELY_NONE = 0.97


def choose(
    model: weights.Model, lines: Sequence[Line], quick: Array, second: Array
) -> dict[str, npt.NDArray[np.generic]]:
    """Return the limits of each depth by name, chosen on lines that no head was fitted on."""
    depths = _scored(model, lines, quick, second)
    ours = np.array([line.goals is None for line in lines])
    boilerplate = np.array([line.target == NONE for line in lines])
    named = {"quick.surely_none": SURELY_NONE}
    for depth, scores in depths.items():
        goal = _goal_limit(scores, lines, ours, GOAL_PRECISION)
        named |= {
            f"{depth}.none": _gate(scores, boilerplate, goal, BOILERPLATE),
            f"{depth}.target": TARGET,
            f"{depth}.goal": goal,
            f"{depth}.general_goal": _goal_limit(scores, lines, ~ours, 0.0),
        }
    return {f"threshold.{name}": np.array(value, np.float32) for name, value in named.items()}


def choose_in_papers(
    model: weights.Model, lines: Sequence[Line], quick: Array, second: Array
) -> dict[str, npt.NDArray[np.generic]]:
    """Return the limits on "none" of each depth in whole papers, as `choose` does."""
    boilerplate = np.array([line.target == NONE for line in lines])
    named: dict[str, npt.NDArray[np.generic]] = {}
    for depth, scores in _scored(model, lines, quick, second).items():
        goal = model.limits(depth)["goal"]
        heads: weights.Heads = getattr(model, depth)
        targets, none = softened(scores.targets, scores.none, np.full(len(lines), heads.softer))
        soft = replace(scores, targets=targets, none=none)
        gate = _gate(soft, boilerplate, goal, BOILERPLATE_IN_PAPERS)
        named[f"threshold.{depth}.paper_none"] = np.array(gate, np.float32)
    return named


def _scored(
    model: weights.Model, lines: Sequence[Line], quick: Array, second: Array
) -> dict[str, weights.Scores]:
    """Return what the heads of each depth say of the lines."""
    words = model.words.scores([line.text for line in lines], [line.language for line in lines])
    return {
        "quick": weights.score(model.quick, quick, words),
        "deep": weights.score(model.deep, np.hstack([quick, second]), words),
    }


def _gate(
    scores: weights.Scores, boilerplate: npt.NDArray[np.bool_], goal: float, most: float
) -> float:
    """Return the highest limit on "none" that lets few boilerplate lines get a label."""
    sure = (scores.targets.max(axis=1) >= TARGET) | (scores.goals.max(axis=1) >= goal)
    limits = np.linspace(0.01, 0.95, 95)
    labelled = [float((sure & (scores.none < limit))[boilerplate].mean()) for limit in limits]
    fitting = [limit for limit, share in zip(limits, labelled, strict=True) if share <= most]
    return float(max(fitting, default=0.01))


def _goal_limit(
    scores: weights.Scores,
    lines: Sequence[Line],
    chosen: npt.NDArray[np.bool_],
    precision: float,
) -> float:
    """Return the probability of a goal from which F1 is best, at no less than a precision."""
    goals = range(1, 18)
    must = np.array([[goal in line.first_goals for goal in goals] for line in lines])[chosen]
    may = np.array([[goal in line.all_goals for goal in goals] for line in lines])[chosen]
    best, limit = -1.0, 0.5
    for one in np.linspace(0.02, 0.9, 89):
        said = scores.goals[chosen] >= one
        right, wrong = float((said & must).sum()), float((said & ~may).sum())
        recall = right / max(float(must.sum()), 1)
        share = right / max(right + wrong, 1)
        f1 = 2 * share * recall / max(share + recall, 1e-9)
        if share >= precision and f1 > best:
            best, limit = f1, float(one)
    return limit
