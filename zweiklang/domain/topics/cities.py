# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which cities work on a goal or target, seek or offer something there, as their papers say."""

from __future__ import annotations

import uuid
from collections import defaultdict
from dataclasses import dataclass

from zweiklang.agenda2030.reader.profiles import PER_DOCUMENT
from zweiklang.domain.places.models import Place
from zweiklang.domain.topics import queries, rules
from zweiklang.domain.topics.models import Paper, PaperTopic
from zweiklang.domain.topics.records import PassageRecord
from zweiklang.foundation.actors import Actor

#: A topic counts from this strength on: one sure passage is enough, a mention is not.
SURE = 0.45
#: An offer is told from this strength of a passage on: what a city has done counts half as one in
#: the finder, but no city is said in public to offer what it has only done.
OFFERED = 0.5
#: How sure the reader must be that a passage seeks or offers before the public is told so: no city
#: seeks or offers in public what only the reader takes it to.
STANCE_SURE = 0.9
#: Roles in the order they are told, and passages shown of each city.
ROLES = ("doing", "need", "offer", rules.NAMED)
PASSAGES = 2
#: Rows of papers that are looked at for one goal, the strongest.
MOST_ROWS = 1000


@dataclass(frozen=True)
class CityTopics:
    """What the papers of one city say about a goal or target. roles: of `ROLES`."""

    place: Place
    roles: tuple[str, ...]
    passages: tuple[PassageRecord, ...]


def cities_about(code: str, office_id: uuid.UUID, actor: Actor) -> list[CityTopics]:
    """Return the cities whose papers, held by an office, speak surely of a goal or target.

    Only papers the actor may see; passages only where their wording may be shown. By name of the
    city, six queries.
    """
    visible = Paper.objects.visible_to(actor).current().of_office(office_id)
    rows = PaperTopic.objects.filter(paper__in=visible).select_related("paper__place")
    rows = rows.filter(goal=int(code)) if code.isdigit() else rows.filter(code=code)
    grouped: defaultdict[tuple[Place, str], dict[str, list[PaperTopic]]] = defaultdict(dict)
    for row in rows.order_by("-strength", "pk")[:MOST_ROWS]:
        grouped[row.paper.place, row.role].setdefault(row.code, []).append(row)
    roles: defaultdict[Place, list[str]] = defaultdict(list)
    sayers: defaultdict[tuple[Place, str], set[int]] = defaultdict(set)
    best: defaultdict[Place, dict[int, tuple[float, str]]] = defaultdict(dict)
    for place, role in sorted(grouped, key=lambda one: ROLES.index(one[1])):
        for target, topics in grouped[place, role].items():
            pairs = [pair for topic in topics for pair in topic.passages[:PER_DOCUMENT]]
            pairs.sort(key=lambda pair: -pair[1])
            strength = rules.joined([p for _pk, p in pairs])
            if strength < SURE or (role == "offer" and pairs[0][1] <= OFFERED):
                continue
            if role not in roles[place]:
                roles[place].append(role)
            sayers[place, role].update(pk for pk, _p in pairs)
            for pk, p in pairs:
                best[place][pk] = max((p, target), best[place].get(pk, (0.0, "")))
    shown = queries.passages_by_id([pk for passages in best.values() for pk in passages], actor)
    for (place, role), passages in sayers.items():
        said = (surely_says(shown[pk], role) for pk in passages if pk in shown)
        if role in ("need", "offer") and not any(said):
            roles[place].remove(role)
    return [
        CityTopics(place, tuple(roles[place]), _passages(best[place], shown))
        for place in sorted(roles, key=str)
        if roles[place]
    ]


def surely_says(passage: PassageRecord, stance: str) -> bool:
    """Return whether a passage has a stance surely enough to be told in public."""
    return passage.stance == stance and passage.stance_p >= STANCE_SURE and passage.is_readable


def _passages(
    best: dict[int, tuple[float, str]], shown: dict[int, PassageRecord]
) -> tuple[PassageRecord, ...]:
    """Return the strongest passages whose wording may be shown and can be read."""
    ordered = sorted(best, key=lambda pk: (-best[pk][0], pk))
    found = [queries.for_target(shown[pk], best[pk][1]) for pk in ordered if pk in shown]
    return tuple(one for one in found if one.text and one.is_readable)[:PASSAGES]
