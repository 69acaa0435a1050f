# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rules of papers and passages that need no database."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from zweiklang.agenda2030.codes import goal_of
from zweiklang.agenda2030.reader.profiles import LEAST, PER_DOCUMENT, ROLES_OF, Role

#: So many passages of a paper are kept for each target and role.
KEPT = 12
#: How sure a target is that an officer has confirmed or a paper names itself.
CERTAIN = 1.0

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Read:
    """What holds for a passage: the model's reading, or the officer's where there is one."""

    passage_id: int
    targets: tuple[tuple[str, float], ...]
    stance: str
    by_person: bool = False


@dataclass(frozen=True)
class Judgement:
    """An officer's verdict on a passage."""

    decision: str
    targets: tuple[str, ...]
    stance: str


@dataclass(frozen=True)
class TopicRow:
    """The passages of a paper that count for one target in one role, strongest first."""

    role: Role
    code: str
    strength: float
    passages: tuple[tuple[int, float], ...]

    @property
    def goal(self) -> int:
        """Return the number of the goal."""
        return int(goal_of(self.code))


def fingerprint(text: str) -> str:
    """Return a mark of a passage's words that survives other line breaks, hyphens and signs.

    Numbers count: "5 schools" is another statement than "6 schools".
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    words = "".join(_WORD.findall(folded))
    return hashlib.blake2b(words.encode(), digest_size=16).hexdigest()


def judged(read: Read, judgement: Judgement | None) -> Read | None:
    """Return what holds after an officer's verdict; None if the passage is not to be used."""
    if judgement is None:
        return read
    if judgement.decision == "hidden":
        return None
    stance = judgement.stance or read.stance
    if judgement.targets:
        sure = tuple((code, CERTAIN) for code in judgement.targets)
        return replace(read, targets=sure, stance=stance, by_person=True)
    sure = tuple((code, CERTAIN) for code, _p in read.targets[:1])
    return replace(read, targets=sure, stance=stance, by_person=True)


def topic_rows(reads: Iterable[Read]) -> list[TopicRow]:
    """Return what a paper adds to its city's profile: for each target and role the best passages.

    The strength joins the first few by "noisy or", as `agenda2030.reader.profiles` does.
    """
    grouped: defaultdict[tuple[Role, str], list[tuple[int, float]]] = defaultdict(list)
    for read in reads:
        for code, p in read.targets:
            if p < LEAST:
                break
            for role, weight in ROLES_OF[read.stance]:
                grouped[role, code].append((read.passage_id, round(p * weight, 4)))
    rows = []
    for (role, code), passages in sorted(grouped.items()):
        passages.sort(key=lambda pair: (-pair[1], pair[0]))
        strength = joined([p for _id, p in passages[:PER_DOCUMENT]])
        rows.append(TopicRow(role, code, strength, tuple(passages[:KEPT])))
    return rows


def joined(strengths: Sequence[float]) -> float:
    """Return the probability that at least one holds, each at most .98 sure."""
    rest = 1.0
    for strength in strengths:
        rest *= 1 - min(strength, 0.98)
    return 1 - rest


def pair_mark(first: str, second: str, code: str) -> str:
    """Return the mark of a line of the topic finder: its target and both fingerprints."""
    return hashlib.blake2b(f"{code}|{first}|{second}".encode(), digest_size=20).hexdigest()


def commonness(cities: Mapping[str, int], total: int) -> dict[str, float]:
    """Return for each target the share of all cities that work on it."""
    return {code: count / total for code, count in cities.items()} if total else {}
