# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fits the linear heads and calibrates them. Same corpus, same seed: same weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from zweiklang.agenda2030.codes import goal_of
from zweiklang.agenda2030.reader import weights
from zweiklang.agenda2030.reader.meaning import unit
from zweiklang.agenda2030.reader.profiles import POSITION
from zweiklang.agenda2030.reader.records import STANCES
from zweiklang.agenda2030.training.corpus import NONE, Line

Array = npt.NDArray[np.float32]
#: Weight of a line for a target that it addresses beside its first one.
BESIDE = 0.35
#: Inverse strength of regularisation, chosen by cross-validation over writers.
C_TARGETS, C_GOALS, C_STANCES, C_KIND = 6.0, 3.0, 3.0, 1.0
MOST_STEPS = 300
SEED = 2030


@dataclass(frozen=True)
class Sample:
    """Lines with their vectors of one depth, shape (n, d), and what their words say (n, 17)."""

    lines: Sequence[Line]
    vectors: Array
    words: Array


def fit_heads(
    train: Sample, calibration: Sample, papers: Sample
) -> dict[str, npt.NDArray[np.generic]]:
    """Return the arrays of one set of heads, by the names of `weights.Heads`.

    calibration: lines by other writers, that no head was fitted on. papers: passages of such whole
    papers, which say less by themselves, so they have a temperature of their own.
    """
    center = train.vectors.mean(axis=0)
    seen, unseen, in_papers = (
        Sample(one.lines, unit(one.vectors - center), one.words)
        for one in (train, calibration, papers)
    )
    general = np.array([line.goals is not None for line in train.lines])
    fitted = {
        "center": center,
        "targets": _target_head(seen),
        "stances": _stance_head(seen),
        "kind": _binary(seen.vectors, general, C_KIND)[:, None],
        "goals": _goal_head(seen, np.ones(len(general))),
        "general_goals": _goal_head(seen, np.where(general, 2.0, 0.5)),
    }
    of_papers = _target_temperature(fitted["targets"], in_papers)
    return {
        **fitted,
        **_calibrated(fitted, unseen),
        "paper_temperature": np.array(of_papers, np.float32),
    }


def _target_head(sample: Sample) -> Array:
    """Return the head of targets and "none".

    General snippets name goals, not targets. So a first head chooses among the targets of their
    goals, and the second is fitted on these choices too; it keeps the reader from taking prose it
    has not seen for prose about nothing.
    """
    named = [_named_targets(line) for line in sample.lines]
    first = _multinomial(sample.vectors, named, len(POSITION) + 1, C_TARGETS)
    likely = weights.softmax(weights.linear(sample.vectors, first))
    guessed = [
        found or _likeliest(line, likely[row])
        for row, (line, found) in enumerate(zip(sample.lines, named, strict=True))
    ]
    return _multinomial(sample.vectors, guessed, len(POSITION) + 1, C_TARGETS)


def _named_targets(line: Line) -> list[tuple[int, float]]:
    """Return the classes a line belongs to, each with its weight."""
    if line.target:
        others = [(POSITION[code], BESIDE) for code in line.also]
        return [(POSITION.get(line.target, len(POSITION)), 1.0), *others]
    return [(len(POSITION), 1.0)] if line.goals == () else []


def _likeliest(line: Line, likely: Array) -> list[tuple[int, float]]:
    """Return for each goal of a snippet the target it is most likely about."""
    found = []
    for goal in line.goals or ():
        places = [place for code, place in POSITION.items() if goal_of(code) == str(goal)]
        best = max(places, key=lambda place: float(likely[place]))
        found.append((best, 1.0 / len(line.goals or ())))
    return found


def _stance_head(sample: Sample) -> Array:
    named: list[list[tuple[int, float]]] = [
        [(STANCES.index(line.stance), 1.0)] if line.stance and line.target != NONE else []
        for line in sample.lines
    ]
    return _multinomial(sample.vectors, named, len(STANCES), C_STANCES)


def _multinomial(
    vectors: Array, named: Sequence[Sequence[tuple[int, float]]], classes: int, strength: float
) -> Array:
    """Return a head for exclusive classes; a line counts for each class named, by its weight."""
    from sklearn.linear_model import LogisticRegression

    rows = [row for row, found in enumerate(named) for _ in found]
    labels = [label for found in named for label, _weight in found]
    importance = [weight for found in named for _label, weight in found]
    model = LogisticRegression(C=strength, max_iter=MOST_STEPS, random_state=SEED)
    model.fit(vectors[rows].astype(np.float64), labels, sample_weight=importance)
    head = np.zeros((vectors.shape[1] + 1, classes), dtype=np.float32)
    head[:, model.classes_] = np.vstack([model.coef_.T, model.intercept_])
    return head


def _goal_head(sample: Sample, importance: npt.NDArray[np.floating]) -> Array:
    columns = [
        _binary(
            sample.vectors,
            np.array([goal in line.all_goals for line in sample.lines]),
            C_GOALS,
            importance,
        )
        for goal in range(1, 18)
    ]
    return np.stack(columns, axis=1)


def _binary(
    vectors: Array,
    labels: npt.NDArray[np.bool_],
    strength: float,
    importance: npt.NDArray[np.floating] | None = None,
) -> Array:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=strength, max_iter=MOST_STEPS, random_state=SEED)
    model.fit(vectors.astype(np.float64), labels, sample_weight=importance)
    return np.append(model.coef_[0], model.intercept_[0]).astype(np.float32)


def _calibrated(fitted: dict[str, Array], held_out: Sample) -> dict[str, npt.NDArray[np.generic]]:
    raw = weights.linear(held_out.vectors, fitted["targets"])
    ours = np.array([line.goals is None for line in held_out.lines])
    temperature = _target_temperature(fitted["targets"], held_out)
    stances = weights.linear(held_out.vectors, fitted["stances"])
    said = np.array([bool(line.stance) and line.target != NONE for line in held_out.lines])
    stance = np.array([STANCES.index(line.stance or "other") for line in held_out.lines])
    odds = weights.goal_odds(weights.softmax(raw / np.float32(temperature)))
    prose_odds = weights.goal_odds(weights.softmax(raw))
    direct = weights.linear(held_out.vectors, fitted["goals"])
    prose_direct = weights.linear(held_out.vectors, fitted["general_goals"])
    return {
        "temperature": np.array(temperature, np.float32),
        "stance_temperature": np.array(_temperature(stances[said], stance[said]), np.float32),
        "goal_mix": _goal_mix(held_out, ours, direct, odds),
        "general_mix": _goal_mix(held_out, ~ours, prose_direct, prose_odds),
        "words_mix": _goal_mix(held_out, ~ours, prose_direct, prose_odds, held_out.words),
    }


def _target_temperature(head: Array, held_out: Sample) -> float:
    """Return the temperature of the targets for lines that name one; prose names goals only."""
    raw = weights.linear(held_out.vectors, head)
    ours = np.array([line.goals is None for line in held_out.lines])
    named = [_named_targets(line) for line in held_out.lines]
    labels = np.array([found[0][0] if found else 0 for found in named])
    return _temperature(raw[ours], labels[ours])


def _temperature(scores: Array, labels: npt.NDArray[np.int_]) -> float:
    """Return by what to divide scores so that the true class is as likely as it says."""
    choices = np.geomspace(0.3, 4, 60)
    rows = np.arange(len(labels))
    losses = [
        -np.log(weights.softmax(scores / np.float32(one))[rows, labels] + 1e-9).mean()
        for one in choices
    ]
    return float(choices[int(np.argmin(losses))])


def _goal_mix(held_out: Sample, chosen: npt.NDArray[np.bool_], *parts: Array) -> Array:
    """Return offset and factors of the parts, each of shape (n, 17): goal head, joined targets,
    words.

    One fit for all goals: a goal's own would rest on too few lines. Goals that are merely
    defensible for a line count neither for nor against.
    """
    from sklearn.linear_model import LogisticRegression

    goals = range(1, 18)
    must = np.array([[goal in line.first_goals for goal in goals] for line in held_out.lines])
    may = np.array([[goal in line.all_goals for goal in goals] for line in held_out.lines])
    counted = (must | ~may) & chosen[:, None]
    counted &= ~np.isnan(np.stack(parts)).any(axis=0)
    model = LogisticRegression(C=100.0, random_state=SEED)
    model.fit(np.stack([part[counted] for part in parts], axis=1), must[counted])
    return np.array([model.intercept_[0], *model.coef_[0]], dtype=np.float32)
