# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a city works on, seeks and offers: one number per target, with the passages that say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import numpy.typing as npt

from zweiklang.agenda2030.framework import targets as all_targets
from zweiklang.agenda2030.reader.records import Passage, Reading

Role = Literal["need", "offer", "doing"]
ROLES: tuple[Role, ...] = ("need", "offer", "doing")
CODES: tuple[str, ...] = tuple(target.code for target in all_targets())
POSITION = {code: number for number, code in enumerate(CODES)}
#: So many passages of one document count for a target: a long paper is one voice, not a thousand.
PER_DOCUMENT = 3
#: A passage below this probability for a target says nothing about it.
LEAST = 0.15
#: Which role a passage plays by its stance. What a city has done it can also show to others.
ROLES_OF: dict[str, tuple[tuple[Role, float], ...]] = {
    "need": (("need", 1.0),),
    "offer": (("offer", 1.0), ("doing", 0.5)),
    "plan": (("doing", 0.8),),
    "done": (("doing", 1.0), ("offer", 0.5)),
    "other": (("doing", 0.3),),
}


@dataclass(frozen=True, slots=True)
class Proof:
    """A passage that speaks for a target. p: probability of the target; weight: of the role."""

    passage: Passage
    document: str
    code: str
    p: float
    role: Role
    weight: float

    @property
    def strength(self) -> float:
        """How much the passage counts: probability times weight of its role, 0 to 1."""
        return self.p * self.weight

    @property
    def where(self) -> tuple[str, int]:
        """Where the passage stands: its document and its first character."""
        return self.document, self.passage.start


@dataclass(frozen=True, slots=True)
class Profile:
    """A city's work by target.

    strength: array of shape (3 roles in the order of ROLES, 169 targets in the order of CODES),
    0 to 1: how sure it is that the city seeks, offers, does something there. proofs: by (role,
    code), strongest first, at most 40. documents: number of documents read.
    """

    name: str
    strength: npt.NDArray[np.float32]
    proofs: dict[tuple[Role, str], tuple[Proof, ...]] = field(repr=False, default_factory=dict)
    documents: int = 0

    @classmethod
    def from_readings(cls, readings: Sequence[Reading], name: str = "") -> Profile:
        """Return the profile of a city from what was read in its documents.

        Per target and role the passages are joined by "noisy or" (1 - product of 1 - p), at most
        three from one document, so neither many words nor one long paper make a city strong.
        """
        found = [proof for reading in readings for proof in proofs_of(reading)]
        return cls.from_proofs(found, name, len(readings))

    @classmethod
    def from_proofs(cls, proofs: Iterable[Proof], name: str = "", documents: int = 0) -> Profile:
        """Return the profile that these proofs make."""
        grouped: defaultdict[tuple[Role, str], list[Proof]] = defaultdict(list)
        for proof in proofs:
            grouped[proof.role, proof.code].append(proof)
        strength = np.zeros((len(ROLES), len(CODES)), dtype=np.float32)
        kept = {}
        for (role, code), group in grouped.items():
            best = sorted(
                group, key=lambda proof: (-proof.strength, proof.document, proof.passage.start)
            )
            counted = _capped(best)
            strength[ROLES.index(role), POSITION[code]] = 1 - np.prod(
                [1 - min(proof.strength, 0.98) for proof in counted]
            )
            kept[role, code] = tuple(best[:40])
        return cls(name, strength, kept, documents)

    def topics(
        self, role: Role, commonness: npt.NDArray[np.float32] | None = None
    ) -> list[tuple[str, float]]:
        """Return targets with their strength, strongest first; zero ones are left out.

        commonness: share of all cities that work on each target, shape (169,); a target that
        everybody names counts less. None: not considered.
        """
        row = self.strength[ROLES.index(role)]
        weighed = row if commonness is None else row * rarity(commonness)
        order = np.argsort(-weighed, kind="stable")
        return [(CODES[place], float(weighed[place])) for place in order if weighed[place] > 0]


def proofs_of(reading: Reading) -> list[Proof]:
    """Return what the passages of one document speak for."""
    found = []
    for passage in reading.passages:
        if passage.silent:
            continue
        for guess in passage.targets[:3]:
            if guess.p < LEAST:
                break
            for role, weight in ROLES_OF[passage.stance]:
                found.append(Proof(passage, reading.name, guess.code, guess.p, role, weight))
    return found


def rarity(commonness: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Return a factor for each target from 1 (nobody else) down to 0.5 (everybody).

    Without it the goals 11 and 17, which every city names, would lead every list.
    """
    weights: npt.NDArray[np.float32] = (1 / (1 + np.clip(commonness, 0, 1))).astype(np.float32)
    return weights


def _capped(proofs: Sequence[Proof]) -> list[Proof]:
    """Return the proofs without those beyond the first few of each document."""
    counts: defaultdict[str, int] = defaultdict(int)
    kept = []
    for proof in proofs:
        counts[proof.document] += 1
        if counts[proof.document] <= PER_DOCUMENT:
            kept.append(proof)
    return kept
