# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cities as the topic finder compares them: their profiles with what comparing needs."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt
from django.db.models import Q, QuerySet

from zweiklang.agenda2030.codes import goal_of
from zweiklang.agenda2030.reader import Passage as ReadPassage
from zweiklang.agenda2030.reader.matching import COMPARED, SIDES
from zweiklang.agenda2030.reader.profiles import CODES, Profile, Proof, Role
from zweiklang.domain.topics import queries
from zweiklang.domain.topics.models import Passage
from zweiklang.foundation.actors import Actor

#: Targets that are compared passage by passage; those in which two cities are strongest.
MOST_TARGETS = 60


@dataclass(frozen=True)
class Cities:
    """What is compared. profiles: one of each city, their passages' starts are ids.

    commonness: share of all cities at each target. fingerprints: of the passages by id.
    """

    places: tuple[uuid.UUID, ...]
    profiles: tuple[Profile, ...]
    commonness: npt.NDArray[np.float32]
    fingerprints: Mapping[int, str]


def cities(
    places: Sequence[uuid.UUID], actor: Actor, goal: str = "", chosen: Q | None = None
) -> Cities:
    """Return two or three cities as far as the actor may see their papers; three queries.

    goal: only its targets. chosen: which papers count.
    """
    sums = queries.topic_sums(actor, places, chosen)
    topics = [_by_topic(sums.get(place, {}), goal) for place in places]
    wanted = set[int]().union(*(_compared(*pair) for pair in combinations(topics, 2)))
    rows = {row.pk: row for row in _rows(wanted)}
    return Cities(
        tuple(places),
        tuple(_profile(one, rows) for one in topics),
        _commonness(actor),
        {pk: row.fingerprint for pk, row in rows.items()},
    )


def papers_where(
    *, kind: str = "", since: str = "", unit: tuple[uuid.UUID, uuid.UUID | None] | None = None
) -> Q:
    """Return the condition on papers of which topics are compared.

    since: year of the oldest. unit: with its city; it narrows the papers of that city only.
    """
    condition = Q()
    if kind:
        condition &= Q(kind=kind)
    if since:
        condition &= Q(dated_on__gte=since)
    if unit:
        condition &= Q(unit=unit[0]) | ~Q(place=unit[1])
    return condition


_Topics = dict[tuple[str, str], list[tuple[int, float]]]


def _rows(ids: Iterable[int]) -> QuerySet[Passage]:
    """Return the passages that are compared, with no more than comparing needs."""
    rows = Passage.objects.filter(pk__in=list(ids)).select_related("reading")
    return rows.only(
        "text", "fingerprint", "page", "language", "stance", "vector", "deep", "reading__paper"
    )


def _by_topic(sums: Mapping[tuple[str, str], list[Any]], goal: str) -> _Topics:
    """Return for each role and target the best passages over all papers of a city."""
    topics: _Topics = {}
    for (role, code), rows in sums.items():
        if goal and goal_of(code) != goal:
            continue
        pairs = [(int(one), float(p)) for row, _paper in rows for one, p in row.passages]
        topics[role, code] = sorted(pairs, key=lambda pair: (-pair[1], pair[0]))[:COMPARED]
    return topics


def _compared(one: _Topics, other: _Topics) -> set[int]:
    """Return the passages of the targets in which both cities are strongest."""
    ids: set[int] = set()
    for left, right in SIDES.values():
        codes = [code for code in CODES if (left, code) in one and (right, code) in other]
        codes.sort(key=lambda code: -one[left, code][0][1] * other[right, code][0][1])
        for code in codes[:MOST_TARGETS]:
            ids.update(pk for pk, _p in (*one[left, code], *other[right, code]))
    return ids


def _profile(topics: _Topics, rows: Mapping[int, Passage]) -> Profile:
    proofs: dict[tuple[Role, str], tuple[Proof, ...]] = {}
    named = {pk for pairs in topics.values() for pk, _p in pairs if pk in rows}
    passages = {pk: (_passage(rows[pk]), str(rows[pk].reading.paper_id)) for pk in named}
    for (role, code), pairs in topics.items():
        found = tuple(
            Proof(*passages[pk], code, p, role, 1.0)  # type: ignore[arg-type]  # the reader's words
            for pk, p in pairs
            if pk in passages
        )
        if found:
            proofs[role, code] = found  # type: ignore[index]  # the reader's words
    return Profile("", np.zeros((3, len(CODES)), np.float32), proofs)


def _passage(row: Passage) -> ReadPassage:
    return ReadPassage(
        row.text,
        row.pk,
        row.pk,
        row.page,
        row.language,
        stance=row.stance,  # type: ignore[arg-type]  # the reader's words
        vector=bytes(row.vector),
        deep=bytes(row.deep),
    )


def _commonness(actor: Actor) -> Any:
    shares = queries.target_commonness(actor)
    return np.array([shares.get(code, 0.0) for code in CODES], dtype=np.float32)
