# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The topic finder: what two cities both work on, what one seeks and the other offers."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db.models import Q, QuerySet

from zweiklang.agenda2030.codes import goal_of
from zweiklang.agenda2030.reader import Passage as ReadPassage
from zweiklang.agenda2030.reader.matching import COMPARED, SIDES, Line, match
from zweiklang.agenda2030.reader.profiles import CODES, Profile, Proof, Role
from zweiklang.domain.topics import queries, rules
from zweiklang.domain.topics.models import Passage, TopicSuggestion
from zweiklang.domain.topics.records import LineRecord
from zweiklang.foundation.actors import Actor

#: Targets that are compared passage by passage; those in which both cities are strongest.
MOST_TARGETS = 60


@dataclass(frozen=True)
class Found:
    """Both lists for two cities, best first."""

    both: tuple[LineRecord, ...]
    exchange: tuple[LineRecord, ...]


def find_topics(
    first: uuid.UUID,
    second: uuid.UUID,
    actor: Actor,
    *,
    office_id: uuid.UUID | None = None,
    goal: str = "",
    chosen: Q | None = None,
    most: int = 50,
) -> Found:
    """Return what connects two cities, from the papers the actor may see.

    goal: only its targets. chosen: which papers count. office_id: whose decisions are shown with
    the lines. Nine queries, whatever the number of papers.
    """
    sums = queries.topic_sums(actor, [first, second], chosen)
    one, other = (_by_topic(sums.get(place, {}), goal) for place in (first, second))
    wanted = _compared(one, other)
    rows = {row.pk: row for row in _rows(wanted)}
    profiles = [_profile(topics, rows) for topics in (one, other)]
    found = match(profiles[0], profiles[1], _commonness(actor), most)
    shown = queries.passages_by_id(_ids([*found.both, *found.exchange]), actor)
    decided = _decisions(office_id, actor)
    return Found(
        tuple(_lines(found.both, shown, decided)),
        tuple(_lines(found.exchange, shown, decided)),
    )


_Topics = dict[tuple[str, str], list[tuple[int, float]]]


def _rows(ids: Iterable[int]) -> QuerySet[Passage]:
    """Return the passages that are compared, with no more than comparing needs."""
    rows = Passage.objects.filter(pk__in=list(ids)).select_related("reading")
    return rows.only("text", "page", "language", "stance", "vector", "reading__paper")


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
    for (role, code), pairs in topics.items():
        found = tuple(
            _proof(rows[pk], role, code, p)  # type: ignore[arg-type]  # stored values are the reader's words
            for pk, p in pairs
            if pk in rows
        )
        if found:
            proofs[role, code] = found  # type: ignore[index]  # stored values are the reader's words
    return Profile("", np.zeros((3, len(CODES)), np.float32), proofs)


def _proof(row: Passage, role: Role, code: str, strength: float) -> Proof:
    passage = ReadPassage(
        row.text,
        row.pk,
        row.pk,
        row.page,
        row.language,
        stance=row.stance,  # type: ignore[arg-type]  # stored values are the reader's words
        vector=bytes(row.vector),
    )
    return Proof(passage, str(row.reading.paper_id), code, strength, role, 1.0)


def _commonness(actor: Actor) -> Any:
    shares = queries.target_commonness(actor)
    return np.array([shares.get(code, 0.0) for code in CODES], dtype=np.float32)


def _ids(lines: Iterable[Line]) -> list[int]:
    return [proof.passage.start for line in lines for proof in (line.first, line.second)]


def _lines(
    lines: Iterable[Line], shown: Mapping[int, Any], decided: Mapping[str, TopicSuggestion]
) -> Iterator[LineRecord]:
    """Yield the lines as shown; one whose passage was replaced meanwhile is left out."""
    for line in lines:
        ids = line.first.passage.start, line.second.passage.start
        if any(one not in shown for one in ids):
            continue
        first, second = (queries.for_target(shown[one], line.code) for one in ids)
        decision = decided.get(rules.pair_mark(first.fingerprint, second.fingerprint, line.code))
        yield LineRecord(
            kind=line.kind,
            code=line.code,
            first=first,
            second=second,
            score=line.score,
            similarity=line.similarity,
            strength=line.strength,
            decision=decision.decision if decision else "",
            reason=decision.reason if decision else "",
            decision_id=decision.pk if decision else None,
            proposed_as=decision.proposed_as_id if decision else None,
        )


def _decisions(office_id: uuid.UUID | None, actor: Actor) -> dict[str, TopicSuggestion]:
    if office_id is None:
        return {}
    found = TopicSuggestion.objects.visible_to(actor).current().of_office(office_id)
    return {one.pair: one for one in found}
