# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Compares two cities: what both work on, what one seeks and the other offers, each with proof."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from zweiklang.agenda2030.codes import goal_of
from zweiklang.agenda2030.reader import weights
from zweiklang.agenda2030.reader.profiles import CODES, Profile, Proof, Role, rarity
from zweiklang.agenda2030.reader.records import Passage

Kind = Literal["both", "seek-offer", "offer-seek"]
#: Which role each side plays in each list.
SIDES: dict[Kind, tuple[Role, Role]] = {
    "both": ("doing", "doing"),
    "seek-offer": ("need", "offer"),
    "offer-seek": ("offer", "need"),
}
#: Proofs of one target and side that are compared with those of the other.
COMPARED = 12
#: Part of a line's score that needs no likeness: the target itself connects both passages.
ALIKE_AT_LEAST = 0.1
#: How much a row of a table, or what leads to a list, counts as a proof, against a sentence.
TABLE_ROW = 0.6
#: Numbers of the quick and of the slower encoder's vectors.
QUICK_SIZE, DEEP_SIZE = 512, 384
#: Lines of one list that the same document may stand in, as long as others have something to say.
LINES_PER_DOCUMENT = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the topic finder: a target with one passage of each city.

    score: 0 to 1, for the order only. similarity: cosine of both passages' meanings.
    strength: of both profiles at the target (geometric mean).
    """

    kind: Kind
    code: str
    first: Proof
    second: Proof
    score: float
    similarity: float
    strength: float

    def as_dict(self) -> dict[str, Any]:
        """Return the line as JSON values."""
        return {
            "kind": self.kind,
            "target": self.code,
            "score": round(self.score, 4),
            "parts": {"similarity": round(self.similarity, 4), "strength": round(self.strength, 4)},
            "first": _side(self.first),
            "second": _side(self.second),
        }


@dataclass(frozen=True, slots=True)
class Match:
    """Both lists of two cities, best first: what both work on, what is sought and offered."""

    first: str
    second: str
    both: tuple[Line, ...]
    exchange: tuple[Line, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the match as JSON values."""
        return {
            "first": self.first,
            "second": self.second,
            "both_work_on": [line.as_dict() for line in self.both],
            "seek_and_offer": [line.as_dict() for line in self.exchange],
        }


def match(
    first: Profile,
    second: Profile,
    commonness: npt.NDArray[np.float32] | None = None,
    most: int = 50,
) -> Match:
    """Return what connects two cities, at most `most` lines in each list.

    commonness: share of all cities that work on each of the 169 targets, shape (169,).
    """
    both = _ordered(_lines(first, second, "both", commonness), most)
    exchange = _lines(first, second, "seek-offer", commonness)
    exchange += _lines(first, second, "offer-seek", commonness)
    return Match(first.name, second.name, tuple(both), tuple(_ordered(exchange, most)))


def _lines(
    first: Profile, second: Profile, kind: Kind, commonness: npt.NDArray[np.float32] | None
) -> list[Line]:
    one, other = SIDES[kind]
    rare = np.ones(len(CODES), np.float32) if commonness is None else rarity(commonness)
    lines = []
    for place, code in enumerate(CODES):
        left = first.proofs.get((one, code), ())[:COMPARED]
        right = second.proofs.get((other, code), ())[:COMPARED]
        if left and right:
            lines.append(_best_pair(kind, code, left, right, float(rare[place])))
    return lines


def _best_pair(
    kind: Kind, code: str, left: Sequence[Proof], right: Sequence[Proof], rare: float
) -> Line:
    """Return the line of a target with the pair of passages that says most alike what matters."""
    alike = similarities([p.passage for p in left], [p.passage for p in right])
    sure = np.sqrt(np.outer([p.strength for p in left], [p.strength for p in right]))
    plain = np.outer([_plainness(p) for p in left], [_plainness(p) for p in right])
    scores = np.sqrt(sure) * (ALIKE_AT_LEAST + (1 - ALIKE_AT_LEAST) * alike) * plain
    row, column = divmod(int(np.argmax(scores)), len(right))
    strength = float(sure[row, column])
    return Line(
        kind,
        code,
        left[row],
        right[column],
        score=float(scores[row, column]) * rare,
        similarity=float(alike[row, column]),
        strength=strength,
    )


def _plainness(proof: Proof) -> float:
    """Return how well a passage can be read by itself, 0 to 1: a row of a table hardly."""
    text = proof.passage.text
    return TABLE_ROW if " | " in text or text.endswith((":", "：")) else 1.0


def similarities(left: Sequence[Passage], right: Sequence[Passage]) -> npt.NDArray[np.float32]:
    """Return how alike passages are in meaning, across languages: shape (left, right), 0 to 1.

    Both encoders' vectors decide where every passage has the slower one's, else the quick one's.
    """
    deep = all(passage.deep for passage in (*left, *right))
    space = weights.load().spaces["deep" if deep else "quick"]
    placed = [
        space.placed(_vectors(side, deep), [passage.language for passage in side])
        for side in (left, right)
    ]
    alike: npt.NDArray[np.float32] = np.clip(placed[0] @ placed[1].T, 0, 1)
    return alike


def _vectors(passages: Sequence[Passage], deep: bool) -> npt.NDArray[np.float32]:
    """Return the encoders' vectors, beside each other where both are asked for."""
    quick = _unpacked([passage.vector for passage in passages], QUICK_SIZE)
    if not deep:
        return quick
    return np.hstack([quick, _unpacked([passage.deep for passage in passages], DEEP_SIZE)])


def _unpacked(raw: Sequence[bytes], size: int) -> npt.NDArray[np.float32]:
    rows = [np.frombuffer(one or bytes(size * 2), np.float16) for one in raw]
    return np.asarray(rows, dtype=np.float32).reshape(len(rows), size)


def _ordered(lines: list[Line], most: int) -> list[Line]:
    """Return the best lines; a document or passage that stands in many gives way to others."""
    waiting = sorted(lines, key=lambda line: (-line.score, line.code, line.kind))
    chosen: list[Line] = []
    documents: Counter[tuple[int, str]] = Counter()
    passages: set[tuple[int, str, int]] = set()
    late = []
    for line in waiting:
        sides = [(0, line.first), (1, line.second)]
        used = any((n, p.document, p.passage.start) in passages for n, p in sides)
        full = any(documents[n, p.document] >= LINES_PER_DOCUMENT for n, p in sides)
        if used or full:
            late.append(line)
            continue
        for n, proof in sides:
            documents[n, proof.document] += 1
            passages.add((n, proof.document, proof.passage.start))
        chosen.append(line)
    return [*chosen, *late][:most]


def _side(proof: Proof) -> dict[str, Any]:
    passage = proof.passage
    return {
        "document": proof.document,
        "page": passage.page,
        "text": passage.text,
        "language": passage.language,
        "stance": passage.stance,
        "p": round(proof.p, 4),
    }


def goals_of(lines: Sequence[Line]) -> list[str]:
    """Return the goals of the lines, each once, in order of first appearance."""
    return list(dict.fromkeys(goal_of(line.code) for line in lines))
