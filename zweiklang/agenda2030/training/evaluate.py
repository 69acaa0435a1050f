# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measures the reader: `zweiklang agenda2030 evaluate` prints a table with 95 % intervals.

Development lines are by other writers than the training lines and not used to calibrate; the
benchmark is never trained or tuned on. Intervals are percentiles of 2,000 bootstrap samples
with a fixed seed.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from zweiklang.agenda2030.reader import Passage, Profile, Reader, match
from zweiklang.agenda2030.reader.ranking import rank
from zweiklang.agenda2030.reader.reader import Depth
from zweiklang.agenda2030.training import corpus, guard
from zweiklang.agenda2030.training.corpus import NONE, Line
from zweiklang.agenda2030.training.train import evaluation_lines, evaluation_papers

SAMPLES = 2_000
SEED = 2030
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Figure:
    """One measured figure with its 95 % interval and on how many cases it rests."""

    name: str
    value: float
    low: float
    high: float
    cases: int

    def row(self) -> str:
        """Return the figure as a row of a Markdown table."""
        return f"| {self.name} | {self.value:.3f} | {self.low:.3f}–{self.high:.3f} | {self.cases} |"


def evaluate(depth: Depth = "thorough") -> list[Figure]:
    """Return all figures for one depth: development lines first, then the benchmark."""
    lines = evaluation_lines()
    passages = Reader(depth).read_passages([line.text for line in lines])
    found = [*_targets(lines, passages), *_goals(lines, passages), *_papers(depth)]
    found += _benchmark(depth)
    return [*found, *_lines(depth), *_matching()] if depth == "thorough" else found


def table(figures: Iterable[Figure]) -> str:
    """Return the figures as a Markdown table."""
    head = ["| figure | value | 95 % interval | cases |", "| --- | --- | --- | --- |"]
    return "\n".join([*head, *(figure.row() for figure in figures)])


def _share(name: str, hits: Bools) -> Figure:
    return _figure(name, len(hits), lambda rows: float(hits[rows].mean()))


def _figure(name: str, cases: int, value: Callable[[npt.NDArray[np.int_]], float]) -> Figure:
    chance = np.random.default_rng(SEED)
    samples = [value(chance.integers(0, cases, cases)) for _ in range(SAMPLES)] if cases else [0.0]
    low, high = np.percentile(samples, [2.5, 97.5])
    return Figure(name, value(np.arange(cases)) if cases else 0.0, float(low), float(high), cases)


def _targets(lines: Sequence[Line], passages: Sequence[Passage]) -> list[Figure]:
    found = []
    groups: dict[str, list[tuple[Line, Passage]]] = defaultdict(list)
    for line, passage in zip(lines, passages, strict=True):
        if line.target != NONE:
            groups[line.language].append((line, passage))
    for language, pairs in sorted(groups.items(), key=lambda one: -len(one[1])):
        for most in (1, 3):
            hits = [line.target in [g.code for g in p.targets[:most]] for line, p in pairs]
            place = "first" if most == 1 else "in the first three"
            found.append(_share(f"right target {place}, {language}", np.array(hits)))
    both = [pair for pairs in groups.values() for pair in pairs]
    fair = [p.targets[0].code in (line.target, *line.also) for line, p in both if p.targets]
    found.append(_share("first target right or also defensible, all languages", np.array(fair)))
    stances = [
        p.stance == line.stance for line, p in both if {line.stance, p.stance} <= {"need", "offer"}
    ]
    found.append(_share("need against offer", np.array(stances)))
    all_five = np.array([p.stance == line.stance for line, p in both])
    found.append(_share("stance, all five", all_five))
    boilerplate = [
        not p.silent for line, p in zip(lines, passages, strict=True) if line.target == NONE
    ]
    found.append(_share("boilerplate lines that get a label", np.array(boilerplate)))
    heard = np.array([not p.silent for _line, p in both])
    found.append(_share("passages with a target that get a label", heard))
    found.append(_calibration(both))
    return found


def _papers(depth: Depth) -> list[Figure]:
    """Return how well passages of whole papers are read, where heading and neighbours tell."""
    reader = Reader(depth)
    both = [
        (label, passage)
        for paper in evaluation_papers()
        for passage in reader.read(paper.document).passages
        if (label := paper.label_at(passage.start))
    ]
    told = [pair for pair in both if pair[0].target != NONE]
    figures = [
        ("right target first", [line.target == p.targets[0].code for line, p in told]),
        ("right target in the first three", [_among(line, p) for line, p in told]),
        ("first target right or also defensible", [_fair(line, p) for line, p in told]),
        ("passages with a target that get a label", [not p.silent for _line, p in told]),
        (
            "labelled passages whose first target is right or also defensible",
            [_fair(line, p) for line, p in told if not p.silent],
        ),
        ("boilerplate lines that get a label", [not p.silent for x, p in both if x.target == NONE]),
        ("stance, all five", [line.stance == p.stance for line, p in told]),
        (
            "passages read as needs that are",
            [x.stance == "need" for x, p in told if p.stance == "need"],
        ),
        (
            "passages read as offers that are",
            [x.stance == "offer" for x, p in told if p.stance == "offer"],
        ),
        ("needs read as needs", [p.stance == "need" for x, p in told if x.stance == "need"]),
        ("offers read as offers", [p.stance == "offer" for x, p in told if x.stance == "offer"]),
    ]
    found = [_share(f"in papers: {name}", np.array(hits)) for name, hits in figures]
    return [*found, _calibration(told, "in papers: calibration error of the first target")]


def _lines(depth: Depth) -> list[Figure]:
    """Return how well lines between each two papers fit, as if each was of a city of its own."""
    found = evaluation_papers()
    reader = Reader(depth)
    profiles = [Profile.from_readings([reader.read(paper.document)]) for paper in found]
    fits, said = [], []
    for one, other in combinations(range(len(found)), 2):
        matched = match(profiles[one], profiles[other])
        for line in (*matched.both, *matched.exchange):
            labels = [
                found[place].label_at(proof.passage.start)
                for place, proof in zip((one, other), line.proofs, strict=True)
            ]
            fits.append(all(x and line.code in (x.target, *x.also) for x in labels))
            said.append(line.p)
    right, p = np.array(fits), np.array(said)
    names = {"all": 0.0, "probable ones": 0.5, "sure ones": 0.75}
    return [
        _share(f"lines between papers: the target fits both passages, {name}", right[p >= least])
        for name, least in names.items()
    ]


def _among(line: Line, passage: Passage) -> bool:
    return line.target in [guess.code for guess in passage.targets[:3]]


def _fair(line: Line, passage: Passage) -> bool:
    return passage.targets[0].code in (line.target, *line.also)


def _calibration(
    pairs: Sequence[tuple[Line, Passage]], name: str = "calibration error of the first target"
) -> Figure:
    """Return the expected calibration error of the first target over ten equal bins."""
    p = np.array([passage.targets[0].p for _line, passage in pairs if passage.targets])
    right = np.array([x.targets[0].code == line.target for line, x in pairs if x.targets])
    bins = np.minimum((p * 10).astype(int), 9)

    def error(rows: npt.NDArray[np.int_]) -> float:
        total = 0.0
        for one in range(10):
            inside = rows[bins[rows] == one]
            if len(inside):
                total += abs(float(p[inside].mean() - right[inside].mean())) * len(inside)
        return total / max(len(rows), 1)

    return _figure(name, len(p), error)


def _goals(lines: Sequence[Line], passages: Sequence[Passage]) -> list[Figure]:
    goals = range(1, 18)
    must = np.array([[goal in line.first_goals for goal in goals] for line in lines])
    may = np.array([[goal in line.all_goals for goal in goals] for line in lines])
    said = np.array([[str(g) in p.assigned_goals for g in goals] for p in passages])

    def precision(rows: npt.NDArray[np.int_]) -> float:
        return float((said[rows] & may[rows]).sum() / max(said[rows].sum(), 1))

    def recall(rows: npt.NDArray[np.int_]) -> float:
        return float((said[rows] & must[rows]).sum() / max(must[rows].sum(), 1))

    return [
        _figure("goals: precision", len(lines), precision),
        _figure("goals: recall", len(lines), recall),
    ]


def _matching() -> list[Figure]:
    """Return how well needs find the offers graded as fitting them (2 well, 1 partly)."""
    pairs = corpus.graded_pairs()
    scores = rank([need for need, _grades in pairs.needs], pairs.offers)
    grades = np.array([row for _need, row in pairs.needs], dtype=np.float64)
    gains = np.array([_ndcg(grades[row], scores[row]) for row in range(len(grades))])
    first = np.array([grades[row][scores[row].argmax()] > 0 for row in range(len(grades))])
    return [
        _figure("matching: nDCG@5", len(gains), lambda at: float(gains[at].mean())),
        _share("matching: first offer fits", first),
    ]


def _ndcg(grades: npt.NDArray[np.float64], scores: npt.NDArray[np.float32], most: int = 5) -> float:
    """Return the normalised discounted gain of the first offers, gain 2 ** grade - 1."""
    discount = 1 / np.log2(np.arange(2, most + 2))
    order = np.argsort(-scores, kind="stable")[:most]
    best = np.sort(grades)[::-1][:most]
    return float(((2 ** grades[order] - 1) * discount).sum() / ((2**best - 1) * discount).sum())


def _benchmark(depth: Depth) -> list[Figure]:
    rows = list(guard.benchmark_rows())
    texts = sorted({row["text"] for row in rows})
    found = dict(zip(texts, Reader(depth).read_passages(texts), strict=True))
    goal = np.array([int(row["sdg"]) for row in rows])
    truth = np.array([row["label"] == "True" for row in rows])
    ours = np.array([row["sdg"] in found[row["text"]].assigned_goals for row in rows])
    figures = [
        _figure("benchmark: average F1", len(rows), lambda at: _f1(goal[at], truth[at], ours[at])),
        _figure(
            "benchmark: average accuracy",
            len(rows),
            lambda at: _accuracy(goal[at], truth[at], ours[at]),
        ),
    ]
    for name, theirs in _peers(rows).items():

        def ahead(at: npt.NDArray[np.int_], theirs: Bools = theirs) -> float:
            return _f1(goal[at], truth[at], ours[at]) - _f1(goal[at], truth[at], theirs[at])

        figures.append(_figure(f"benchmark: F1 ahead of {name}", len(rows), ahead))
    return figures


def _peers(rows: Sequence[dict[str, str]]) -> dict[str, Bools]:
    """Return the published decisions of other systems for the same rows, where they are kept."""
    path = corpus.DATA / "benchmark" / "peer_decisions.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        kept = {(row["id"], row["sdg"]): row for row in csv.DictReader(stream)}
    names = [name for name in next(iter(kept.values())) if name not in ("id", "sdg", "label")]
    return {
        name: np.array([kept[row["id"], row["sdg"]][name] == "1" for row in rows]) for name in names
    }


def _f1(goal: npt.NDArray[np.int_], truth: Bools, said: Bools) -> float:
    """Return the F1 score of each goal, averaged over the goals, as the benchmark does."""
    scores = []
    for one in range(1, 18):
        at = goal == one
        hits = float((truth[at] & said[at]).sum())
        scores.append(2 * hits / max(float(truth[at].sum() + said[at].sum()), 1))
    return float(np.mean(scores))


def _accuracy(goal: npt.NDArray[np.int_], truth: Bools, said: Bools) -> float:
    right = [
        float((truth[goal == one] == said[goal == one]).mean())
        for one in range(1, 18)
        if (goal == one).any()
    ]
    return float(np.mean(right))
