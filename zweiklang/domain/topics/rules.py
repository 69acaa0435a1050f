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
from typing import Any

from zweiklang.agenda2030.codes import goal_of
from zweiklang.agenda2030.reader.profiles import LEAST, PER_DOCUMENT, ROLES_OF

#: So many passages of a paper are kept for each target and role.
KEPT = 12
#: How sure a target is that an officer has confirmed or a paper names itself.
CERTAIN = 1.0
#: The role of goals that a paper names itself ("SDG 6"), beside those of `reader.profiles`.
NAMED = "named"

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Read:
    """What holds for a passage: the model's reading, or the officer's where there is one.

    named: codes of goals that the passage names itself.
    """

    passage_id: int
    targets: tuple[tuple[str, float], ...]
    stance: str
    by_person: bool = False
    named: tuple[str, ...] = ()


@dataclass(frozen=True)
class Judgement:
    """An officer's verdict on a passage."""

    decision: str
    targets: tuple[str, ...]
    stance: str


@dataclass(frozen=True)
class TopicRow:
    """The passages of a paper that count for one target in one role, strongest first."""

    role: str
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


def as_read(
    passage_id: int,
    guesses: Sequence[Sequence[Any]],
    assigned: Sequence[str],
    explicit: Sequence[str],
    stance: str,
) -> Read:
    """Return what the model read; a target that the paper names itself is certain.

    guesses: pairs of code and probability. A passage of which the model is not sure enough
    (assigned is empty) adds nothing: it abstains.
    """
    named = [(code, CERTAIN) for code in explicit if "." in code]
    known = {code for code, _p in named}
    sure = [(str(code), float(p)) for code, p in guesses[:3]] if assigned else []
    targets = (*named, *((code, p) for code, p in sure if code not in known))
    goals = tuple(dict.fromkeys(goal_of(code) for code in explicit))
    return Read(passage_id, targets, stance, named=goals)


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
    grouped: defaultdict[tuple[str, str], list[tuple[int, float]]] = defaultdict(list)
    for read in reads:
        for goal in read.named:
            grouped[NAMED, goal].append((read.passage_id, CERTAIN))
        for code, p in read.targets:
            if p < LEAST:
                break
            for part, weight in ROLES_OF[read.stance]:
                grouped[part, code].append((read.passage_id, round(p * weight, 4)))
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


def line_mark(code: str, fingerprints: Iterable[str]) -> str:
    """Return the mark of a line of the topic finder: its target and its passages' fingerprints.

    It is the same in whichever order the cities come.
    """
    words = "|".join((code, *sorted(fingerprints)))
    return hashlib.blake2b(words.encode(), digest_size=20).hexdigest()


def commonness(cities: Mapping[str, int], total: int) -> dict[str, float]:
    """Return for each target the share of all cities that work on it."""
    return {code: count / total for code, count in cities.items()} if total else {}
