# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The topic finder: what cities work on together, what one seeks and the other offers."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

from django.db.models import Q

from zweiklang.agenda2030.reader.matching import SIDES, Kind, Line, all_three, line_of, match
from zweiklang.agenda2030.reader.profiles import Proof
from zweiklang.domain.topics import queries, rules
from zweiklang.domain.topics.comparing import Cities, cities
from zweiklang.domain.topics.models import TopicSuggestion
from zweiklang.domain.topics.records import LineRecord, PassageRecord
from zweiklang.foundation.actors import Actor

Decided = Sequence[tuple[Line, TopicSuggestion]]
_REJECTED = TopicSuggestion.Decision.REJECTED
_TURNED: dict[str, Kind] = {"seek-offer": "offer-seek", "offer-seek": "seek-offer"}


@dataclass(frozen=True)
class Found:
    """Both lists for two cities: decided lines first, then the best."""

    both: tuple[LineRecord, ...]
    exchange: tuple[LineRecord, ...]


@dataclass(frozen=True)
class FoundOfThree:
    """What all three cities work on, and both lists of each two of them, by their positions."""

    all: tuple[LineRecord, ...]
    pairs: Mapping[tuple[int, int], Found]


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
    the lines; where it rejected one, the next best passages of the target take its place. Nine
    queries, whatever the number of papers.
    """
    compared = cities((first, second), actor, goal, chosen)
    (pair,) = _pairs(compared, _decisions(office_id, actor), most).values()
    shown = _Shown.load([*pair.both, *pair.exchange], actor, pair.decided)
    return pair.found(shown)


def find_topics_of_three(
    places: tuple[uuid.UUID, uuid.UUID, uuid.UUID],
    actor: Actor,
    *,
    office_id: uuid.UUID | None = None,
    goal: str = "",
    chosen: Q | None = None,
    most: int = 50,
) -> FoundOfThree:
    """Return what connects three cities; arguments and number of queries as in `find_topics`."""
    compared = cities(places, actor, goal, chosen)
    suggestions = _decisions(office_id, actor)
    pairs = _pairs(compared, suggestions, most)
    decided = list(_decided_of_three(compared, suggestions))
    settled = {line.code for line, said in decided if said.decision != _REJECTED}
    one, two, three = compared.profiles
    found = all_three((one, two, three), compared.commonness, most, _together(decided))
    lines = [*(line for line, _said in decided), *(x for x in found if x.code not in settled)]
    every = [*lines, *(line for pair in pairs.values() for line in (*pair.both, *pair.exchange))]
    said = [*decided, *(one for pair in pairs.values() for one in pair.decided)]
    shown = _Shown.load(every, actor, said)
    return FoundOfThree(
        tuple(shown.lines(lines)), {at: pair.found(shown) for at, pair in pairs.items()}
    )


# -- Two cities of those compared ----------------------------------------------------------------
@dataclass(frozen=True)
class _Pair:
    """The lines of two cities with the decisions on them."""

    both: list[Line]
    exchange: list[Line]
    decided: Decided

    def found(self, shown: _Shown) -> Found:
        """Return both lists as they are shown."""
        return Found(tuple(shown.lines(self.both)), tuple(shown.lines(self.exchange)))


def _pairs(
    compared: Cities, suggestions: Sequence[TopicSuggestion], most: int
) -> dict[tuple[int, int], _Pair]:
    """Return the lines of each two cities, by their positions."""
    found = {}
    for one, other in combinations(range(len(compared.places)), 2):
        decided = list(_decided(compared, (one, other), suggestions))
        settled = {(x.kind, x.code) for x, said in decided if said.decision != _REJECTED}
        profiles = compared.profiles[one], compared.profiles[other]
        lines = match(*profiles, compared.commonness, most, _together(decided))
        mine = [line for line, _said in decided]
        both, exchange = (
            [
                *(line for line in mine if (line.kind == "both") == is_both),
                *(line for line in new if (line.kind, line.code) not in settled),
            ]
            for is_both, new in ((True, lines.both), (False, lines.exchange))
        )
        found[one, other] = _Pair(both, exchange, decided)
    return found


# -- Decisions -----------------------------------------------------------------------------------
def _decisions(office_id: uuid.UUID | None, actor: Actor) -> list[TopicSuggestion]:
    if office_id is None:
        return []
    return list(TopicSuggestion.objects.visible_to(actor).current().of_office(office_id))


def _decided(
    compared: Cities, at: tuple[int, int], suggestions: Iterable[TopicSuggestion]
) -> Iterator[tuple[Line, TopicSuggestion]]:
    """Yield the lines of two cities on which was decided, as far as their passages still stand."""
    first, second = (compared.places[place] for place in at)
    one, other = (compared.profiles[place].proofs for place in at)
    for said in suggestions:
        if said.third_place_id or {said.first_place_id, said.second_place_id} != {first, second}:
            continue
        kind = said.kind if said.first_place_id == first else _TURNED.get(said.kind, said.kind)
        # The stance may have been corrected since: then the pair stands in another list.
        for sort in sorted(SIDES, key=lambda name: name != kind):
            left, right = SIDES[sort]
            sides = one.get((left, said.target), ()), other.get((right, said.target), ())
            if proofs := _marked(said, compared, sides):
                yield line_of(sort, said.target, proofs), said
                break


def _decided_of_three(
    compared: Cities, suggestions: Iterable[TopicSuggestion]
) -> Iterator[tuple[Line, TopicSuggestion]]:
    for said in suggestions:
        named = {said.first_place_id, said.second_place_id, said.third_place_id}
        if named == set(compared.places):
            sides = [one.proofs.get(("doing", said.target), ()) for one in compared.profiles]
            if proofs := _marked(said, compared, sides):
                yield line_of("all", said.target, proofs), said


def _marked(
    said: TopicSuggestion, compared: Cities, sides: Sequence[Sequence[Proof]]
) -> tuple[Proof, ...]:
    """Return the passages on which was decided, () if they are not among these."""
    for proofs in product(*sides):
        marks = (compared.fingerprints[proof.passage.start] for proof in proofs)
        if rules.line_mark(said.target, marks) == said.pair:
            return proofs
    return ()


def _together(decided: Decided) -> set[Any]:
    """Return the passages that make no further line."""
    return {(line.code, *(proof.where for proof in line.proofs)) for line, _said in decided}


# -- As shown ------------------------------------------------------------------------------------
@dataclass(frozen=True)
class _Shown:
    """Passages by id and decisions by the line's mark."""

    passages: Mapping[int, PassageRecord]
    said: Mapping[str, TopicSuggestion]

    @classmethod
    def load(cls, lines: Iterable[Line], actor: Actor, decided: Decided) -> _Shown:
        ids = [proof.passage.start for line in lines for proof in line.proofs]
        passages = queries.passages_by_id(ids, actor)
        return cls(passages, {said.pair: said for _line, said in decided})

    def lines(self, lines: Iterable[Line]) -> Iterator[LineRecord]:
        """Yield the lines; one whose passage was replaced meanwhile is left out."""
        for line in lines:
            ids = [proof.passage.start for proof in line.proofs]
            if all(pk in self.passages for pk in ids):
                shown = [queries.for_target(self.passages[pk], line.code) for pk in ids]
                yield self._line(line, shown)

    def _line(self, line: Line, shown: Sequence[PassageRecord]) -> LineRecord:
        mark = rules.line_mark(line.code, [passage.fingerprint for passage in shown])
        said = self.said.get(mark)
        return LineRecord(
            kind=line.kind,
            code=line.code,
            first=shown[0],
            second=shown[1],
            third=shown[2] if len(shown) > 2 else None,
            score=line.score,
            similarity=line.similarity,
            strength=line.strength,
            decision=said.decision if said else "",
            reason=said.reason if said else "",
            decision_id=said.pk if said else None,
        )
