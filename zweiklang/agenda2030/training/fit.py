# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fits the linear heads and calibrates them. Same corpus, same seed: same weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from zweiklang.agenda2030.reader import weights
from zweiklang.agenda2030.reader.profiles import POSITION
from zweiklang.agenda2030.reader.records import STANCES
from zweiklang.agenda2030.training.corpus import NONE, Line

Array = npt.NDArray[np.float32]
#: Weight of a line for a target that it addresses beside its first one.
BESIDE = 0.35
#: Inverse strength of regularisation, chosen by cross-validation over writers.
C_TARGETS, C_GOALS, C_STANCES = 6.0, 2.0, 3.0
MOST_STEPS = 300
SEED = 2030


@dataclass(frozen=True)
class Sample:
    """Lines with their vectors of one depth, shape (n, d)."""

    lines: Sequence[Line]
    vectors: Array


def fit_heads(train: Sample, calibration: Sample) -> dict[str, npt.NDArray[np.generic]]:
    """Return the arrays of one set of heads, by the names of `weights.Heads`.

    calibration: lines by other writers, that no head was fitted on.
    """
    center = train.vectors.mean(axis=0)
    prepared = Sample(train.lines, weights.normalized(train.vectors - center))
    fitted: dict[str, npt.NDArray[np.generic]] = {
        "center": center,
        "targets": _target_head(prepared),
        "goals": _goal_head(prepared),
        "stances": _stance_head(prepared),
    }
    held_out = Sample(calibration.lines, weights.normalized(calibration.vectors - center))
    fitted |= _calibrated(fitted, held_out)
    return fitted


def _target_head(sample: Sample) -> Array:
    rows, labels, importance = [], [], []
    for row, line in enumerate(sample.lines):
        if line.target:
            codes = [(line.target, 1.0), *((code, BESIDE) for code in line.also)]
        elif line.goals == ():
            codes = [(NONE, 0.5)]
        else:
            continue
        for code, weight in codes:
            rows.append(row)
            labels.append(POSITION.get(code, len(POSITION)))
            importance.append(weight)
    return _multinomial(
        sample.vectors[rows], np.array(labels), len(POSITION) + 1, C_TARGETS, np.array(importance)
    )


def _stance_head(sample: Sample) -> Array:
    rows = [row for row, line in enumerate(sample.lines) if line.stance and line.target != NONE]
    labels = np.array([STANCES.index(sample.lines[row].stance) for row in rows])
    return _multinomial(sample.vectors[rows], labels, len(STANCES), C_STANCES, np.ones(len(rows)))


def _multinomial(
    vectors: Array,
    labels: npt.NDArray[np.int_],
    classes: int,
    strength: float,
    importance: npt.NDArray[np.floating],
) -> Array:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=strength, max_iter=MOST_STEPS, random_state=SEED)
    model.fit(vectors.astype(np.float64), labels, sample_weight=importance)
    head = np.zeros((vectors.shape[1] + 1, classes), dtype=np.float32)
    head[:, model.classes_] = np.vstack([model.coef_.T, model.intercept_])
    return head


def _goal_head(sample: Sample) -> Array:
    from sklearn.linear_model import LogisticRegression

    head = np.zeros((sample.vectors.shape[1] + 1, 17), dtype=np.float32)
    exact = sample.vectors.astype(np.float64)
    for goal in range(1, 18):
        labels = np.array([goal in line.all_goals for line in sample.lines])
        model = LogisticRegression(
            C=C_GOALS, max_iter=MOST_STEPS, random_state=SEED, class_weight="balanced"
        )
        model.fit(exact, labels)
        head[:, goal - 1] = np.append(model.coef_[0], model.intercept_[0])
    return head


def _calibrated(
    fitted: dict[str, npt.NDArray[np.generic]], held_out: Sample
) -> dict[str, npt.NDArray[np.generic]]:
    def raw(name: str) -> Array:
        head = np.asarray(fitted[name], dtype=np.float32)
        product: Array = held_out.vectors @ head[:-1] + head[-1]
        return product

    labels = np.array([POSITION.get(line.target, len(POSITION)) for line in held_out.lines])
    said = np.array([bool(line.target) for line in held_out.lines])
    temperature = _temperature(raw("targets")[said], labels[said])
    stanced = np.array([bool(line.stance) and line.target != NONE for line in held_out.lines])
    stances = np.array(
        [STANCES.index(line.stance) if line.stance else 0 for line in held_out.lines]
    )
    sums = weights.goal_sums(weights.softmax(raw("targets") / temperature)[:, :-1])
    return {
        "temperature": np.array(temperature, np.float32),
        "stance_temperature": np.array(
            _temperature(raw("stances")[stanced], stances[stanced]), np.float32
        ),
        "goal_mix": _goal_mix(raw("goals"), sums, held_out.lines),
    }


def _temperature(scores: Array, labels: npt.NDArray[np.int_]) -> float:
    """Return by what to divide scores so that the true class is as likely as it says."""
    choices = np.geomspace(0.3, 4, 60)
    rows = np.arange(len(labels))
    losses = [
        -np.log(weights.softmax(scores / np.float32(one))[rows, labels] + 1e-9).mean()
        for one in choices
    ]
    return float(choices[int(np.argmin(losses))])


def _goal_mix(direct: Array, sums: Array, lines: Sequence[Line]) -> Array:
    """Return offset and factors of goal head and target sum: shape (3, 17), one fit for all goals.

    A goal's own fit would rest on too few lines, so only one is made for all and repeated.
    """
    from sklearn.linear_model import LogisticRegression

    labels = np.array([[goal in line.all_goals for goal in range(1, 18)] for line in lines])
    bounded = np.clip(sums, 1e-4, 1 - 1e-4)
    odds = np.log(bounded / (1 - bounded))
    model = LogisticRegression(C=100.0, random_state=SEED)
    model.fit(np.stack([direct.ravel(), odds.ravel()], axis=1), labels.ravel())
    column = np.array([model.intercept_[0], *model.coef_[0]], dtype=np.float32)
    return np.repeat(column[:, None], 17, axis=1)
