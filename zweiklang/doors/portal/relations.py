# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What each partnership of an office is today and since when, read from its phases at one go."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, field
from functools import lru_cache

from django.db.models import CharField
from django.db.models.functions import Cast

from zweiklang.domain.partnerships.models import Phase
from zweiklang.domain.people.models import Office
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.standing import Standing


@dataclass(slots=True)
class Relation:
    """The present kind and state of a partnership, and when it first had each kind.

    Days and ids are texts as stored: thousands are compared, few are shown.
    """

    text_id: str
    kind: str = ""
    state: str = ""
    since: str = ""
    first: dict[str, str] = field(default_factory=dict)

    @property
    def id(self) -> uuid.UUID:
        """Return the partnership's id."""
        return uuid.UUID(self.text_id)

    @property
    def sort_key(self) -> tuple[str, str]:
        """Return what puts the oldest relation of the present kind first."""
        return (self.first[self.kind] if self.kind else "9999", self.text_id)


def relations_on(
    own: Office, actor: Actor, day: dt.date, standing: Standing
) -> tuple[Relation, ...]:
    """Return every partnership that has begun, oldest of its kind first. One query at most.

    Worked out once for each standing of the records; nobody may change what is returned.
    """
    return _relations(standing, own.pk, actor.is_inside(own.pk), day)


@lru_cache(maxsize=4)
def _relations(
    standing: Standing, office_id: uuid.UUID, inside: bool, day: dt.date
) -> tuple[Relation, ...]:
    """Return the relations as members of the office see them, or everybody.

    A list of phases in the order of their begins tells it all; asking the database for the present
    phase of each of 5,000 partnerships would take three times as long.
    """
    reader = Actor("member", roles={office_id: "reader"}) if inside else Actor.public()
    found = Phase.objects.visible_to(reader).current().of_office(office_id)
    found = found.filter(partnership__withdrawn_on=None, begins__lte=f"{day.isoformat()}~")
    one, begun, ended = (Cast(name, CharField()) for name in ("partnership", "begins", "ends"))
    rows = found.order_by("begins").values_list(one, "kind", "state", begun, ended)
    iso = day.isoformat()
    known: dict[str, Relation] = {}
    for partnership, kind, state, begins, ends in rows:
        relation = known.get(partnership)
        if relation is None:
            relation = known[partnership] = Relation(partnership)
        if kind not in relation.first:
            relation.first[kind] = begins
        over = ends is not None and f"{ends}~" < iso
        relation.kind, relation.state, relation.since = (
            ("", "", "") if over else (kind, state, begins)
        )
    return tuple(sorted(known.values(), key=lambda one: one.sort_key))
