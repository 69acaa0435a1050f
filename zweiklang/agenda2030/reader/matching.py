# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Compares two cities: what both work on, what one seeks and the other offers, each with proof.

`all_three` does the same for three: what all of them work on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import prod
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from zweiklang.agenda2030.codes import goal_of
from zweiklang.agenda2030.reader.placing import Places
from zweiklang.agenda2030.reader.profiles import CODES, POSITION, Profile, Proof, Role, rarity

Kind = Literal["both", "seek-offer", "offer-seek", "all"]
#: Passages that stand together in a line: the target, then where each city's passage stands.
Together = tuple[str, *tuple[tuple[str, int], ...]]
#: Which role each side plays in each list.
SIDES: dict[Kind, tuple[Role, Role]] = {
    "both": ("doing", "doing"),
    "seek-offer": ("need", "offer"),
    "offer-seek": ("offer", "need"),
}
#: Proofs of one target and side that are compared with those of the other.
COMPARED = 12
#: How much a row of a table, or what leads to a list, counts as a proof, against a sentence.
TABLE_ROW = 0.6
#: Below this score a line is left out: rather few lines than weak ones.
LEAST_SCORE = 0.1
#: How much less a line counts for each one above it with the same document, and if one of its
#: passages stands above already: others have something to say, too.
SAME_DOCUMENT, SAME_PASSAGE = 0.97, 0.5


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the topic finder: a target with one passage of each city.

    score: 0 to 1, for the order only. similarity: cosine of the passages' meanings, of three the
    mean. strength: how much the passages speak for the target (geometric mean). third: of the
    third city where three are compared (kind "all").
    """

    kind: Kind
    code: str
    first: Proof
    second: Proof
    score: float
    similarity: float
    strength: float
    third: Proof | None = None

    @property
    def proofs(self) -> tuple[Proof, ...]:
        """The passages, one of each city, in the order of the cities."""
        return (self.first, self.second, *([self.third] if self.third else []))

    @property
    def p(self) -> float:
        """Probability that the target fits all passages, see `fitting`."""
        return fitting(self.similarity, [proof.p for proof in self.proofs])

    def as_dict(self) -> dict[str, Any]:
        """Return the line as JSON values."""
        return {
            "kind": self.kind,
            "target": self.code,
            "score": round(self.score, 4),
            "p": round(self.p, 4),
            "parts": {"similarity": round(self.similarity, 4), "strength": round(self.strength, 4)},
            "first": _side(self.first),
            "second": _side(self.second),
            **({"third": _side(self.third)} if self.third else {}),
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
    without: Collection[Together] = (),
) -> Match:
    """Return what connects two cities, at most `most` lines in each list.

    commonness: share of all cities that work on each of the 169 targets, shape (169,). without:
    passages that shall not stand together; the next best ones of the target take their place.
    """
    met = [
        _Meeting(kind, code, sides)
        for kind, roles in SIDES.items()
        for code, sides in _meetings((first, second), roles)
    ]
    lines = _lines(met, commonness, without)
    both = [line for line in lines if line.kind == "both"]
    exchange = [line for line in lines if line.kind != "both"]
    lists = (tuple(_ordered(one, most)) for one in (both, exchange))
    return Match(first.name, second.name, *lists)


def all_three(
    cities: tuple[Profile, Profile, Profile],
    commonness: npt.NDArray[np.float32] | None = None,
    most: int = 50,
    without: Collection[Together] = (),
) -> list[Line]:
    """Return what all three cities work on, best first; the arguments are those of `match`."""
    doing: tuple[Role, ...] = ("doing",) * 3
    met = [_Meeting("all", code, sides) for code, sides in _meetings(cities, doing)]
    return _ordered(_lines(met, commonness, without), most)


@dataclass(frozen=True, slots=True)
class _Meeting:
    """A target at which all cities have something to say, with their proofs."""

    kind: Kind
    code: str
    sides: Sequence[Sequence[Proof]]


def _meetings(
    cities: Sequence[Profile], roles: Sequence[Role]
) -> Iterator[tuple[str, Sequence[Sequence[Proof]]]]:
    """Yield the targets at which each city has proofs of its role, and these."""
    for code in CODES:
        sides = [
            city.proofs.get((role, code), ())[:COMPARED]
            for city, role in zip(cities, roles, strict=True)
        ]
        if all(sides):
            yield code, sides


def _lines(
    met: Sequence[_Meeting],
    commonness: npt.NDArray[np.float32] | None,
    without: Collection[Together],
) -> list[Line]:
    """Return for each target the line of the passages that say most alike what matters."""
    rare = np.ones(len(CODES), np.float32) if commonness is None else rarity(commonness)
    places = Places(proof.passage for one in met for side in one.sides for proof in side)
    found = (_best(one, places, float(rare[POSITION[one.code]]), without) for one in met)
    return [line for line in found if line]


def _best(met: _Meeting, places: Places, rare: float, without: Collection[Together]) -> Line | None:
    """Return the best line of a target, None if all of them shall not stand together."""
    alike, sure = _alike(met.sides, places), _sure(met.sides)
    plain = _product(met.sides, _plainness)
    for chosen in np.argsort(-np.sqrt(sure) * alike * plain, axis=None, kind="stable"):
        at = np.unravel_index(int(chosen), alike.shape)
        proofs = [side[int(place)] for side, place in zip(met.sides, at, strict=True)]
        if (met.code, *(proof.where for proof in proofs)) not in without:
            score = _score(alike[at], sure[at]) * float(plain[at]) * rare
            parts = score, float(alike[at]), float(sure[at])
            return Line(met.kind, met.code, proofs[0], proofs[1], *parts, *proofs[2:])
    return None


def _sure(sides: Sequence[Sequence[Proof]]) -> npt.NDArray[np.float32]:
    """Return how much passages of all sides speak for the target, one axis for each."""
    return np.asarray(_product(sides, lambda proof: proof.strength) ** (1 / len(sides)), np.float32)


def _product(
    sides: Sequence[Sequence[Proof]], value: Callable[[Proof], float]
) -> npt.NDArray[np.float32]:
    """Return a value of the passages of all sides multiplied, one axis for each."""
    grids = np.ix_(*([value(proof) for proof in side] for side in sides))
    return np.asarray(prod(grids), np.float32)


def _score(alike: float | np.float32, sure: float | np.float32) -> float:
    """Return by what lines are ordered: how alike passages are, how surely both mean the target.

    Among the passages of one target likeness counts more: there it is what chooses the pair.
    """
    return float(alike) * float(sure)


def _alike(sides: Sequence[Sequence[Proof]], places: Places) -> npt.NDArray[np.float32]:
    """Return how alike passages of all sides are, one axis for each: the mean of its pairs."""
    pairs = list(combinations(range(len(sides)), 2))
    total = np.zeros([len(side) for side in sides], np.float32)
    for one, other in pairs:
        found = places.similarities(*([proof.passage for proof in sides[n]] for n in (one, other)))
        shape = [len(side) if n in (one, other) else 1 for n, side in enumerate(sides)]
        total += found.reshape(shape)
    return total / np.float32(len(pairs))


def line_of(kind: Kind, code: str, proofs: Sequence[Proof]) -> Line:
    """Return the line that these passages make; how common the target is does not count."""
    sides = [[proof] for proof in proofs]
    places = Places(proof.passage for proof in proofs)
    alike, sure = float(_alike(sides, places).max()), float(_sure(sides).max())
    score = _score(alike, sure)
    return Line(kind, code, proofs[0], proofs[1], score, alike, sure, *proofs[2:])


def _plainness(proof: Proof) -> float:
    """Return how good a proof it is, 0 to 1: a row of a table is hardly one."""
    text = proof.passage.text
    return TABLE_ROW if is_row(text) or text.endswith((":", "：")) else 1.0


def is_row(text: str) -> bool:
    """Return whether a passage is a row of a table, which says little without its head."""
    return " | " in text


def fitting(similarity: float, sure: Sequence[float]) -> float:
    """Return how probable it is that a target fits passages, each of which it fits so probably.

    Passages that say the same are readings of one matter, and each speaks for all; those that do
    not must all be right by themselves. Of lines among the development papers as many fit as this
    says (calibration error .06).
    """
    one_matter = 1 - prod(1 - p for p in sure)
    return similarity * one_matter + (1 - similarity) * prod(sure)


def _ordered(lines: list[Line], most: int) -> list[Line]:
    """Return the best lines; a document or passage that stands in many gives way to others."""
    waiting = sorted(lines, key=lambda line: (-line.score, line.code, line.kind))
    waiting = [line for line in waiting if line.score >= LEAST_SCORE]
    chosen: list[Line] = []
    documents: Counter[tuple[int, str]] = Counter()
    passages: set[tuple[int, str, int]] = set()

    def worth(line: Line) -> float:
        sides = list(enumerate(line.proofs))
        above = sum(documents[n, proof.document] for n, proof in sides)
        again = any((n, *proof.where) in passages for n, proof in sides)
        return line.score * SAME_DOCUMENT**above * (SAME_PASSAGE if again else 1.0)

    while waiting and len(chosen) < most:
        best = max(waiting, key=worth)
        waiting.remove(best)
        chosen.append(best)
        for n, proof in enumerate(best.proofs):
            documents[n, proof.document] += 1
            passages.add((n, *proof.where))
    return chosen


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
