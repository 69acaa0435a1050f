# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was withdrawn from a partnership's file or from a list, and the way back to it."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, Value

from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.doors.workspace import crumbs
from zweiklang.doors.workspace.kinds import GROUPS, model_of
from zweiklang.doors.workspace.naming import records_by_id
from zweiklang.foundation.actors import Actor


@dataclass(frozen=True)
class Line:
    """One withdrawn record: its kind and name, since when it is gone, where it comes back."""

    kind: str
    name: str
    withdrawn_on: dt.date
    url: str


def of_partnership(actor: Actor, partnership: Partnership) -> QuerySet[Any, Any]:
    """Return kind, id and day of the withdrawn records of a file, the latest first; one query."""
    found = [_gone(actor, slug).filter(partnership=partnership) for slug in GROUPS]
    first, *others = [_told(rows, slug) for rows, slug in zip(found, GROUPS, strict=True)]
    union: QuerySet[Any, Any] = first.union(*others)
    return union.order_by("-withdrawn_on", "pk")


def of_kind(actor: Actor, office: Office, slug: str) -> QuerySet[Any, Any]:
    """Return kind, id and day of the office's withdrawn records of one kind, the latest first."""
    rows = _gone(actor, slug).filter(office=None if slug == "place" else office)
    return _told(rows, slug).order_by("-withdrawn_on", "pk")


def _gone(actor: Actor, slug: str) -> QuerySet[Any, Any]:
    found: QuerySet[Any, Any] = model_of(slug).objects.visible_to(actor)
    return found.filter(withdrawn_on__isnull=False)


def _told(rows: QuerySet[Any, Any], slug: str) -> QuerySet[Any, Any]:
    named: QuerySet[Any, Any] = rows.annotate(kind_slug=Value(slug))
    return named.values_list("kind_slug", "pk", "withdrawn_on").order_by()


def lines(office: Office, told: list[tuple[str, uuid.UUID, dt.date]]) -> list[Line]:
    """Return the records with their names; a query for each kind there is."""
    by_kind: defaultdict[str, list[uuid.UUID]] = defaultdict(list)
    for slug, pk, _day in told:
        by_kind[slug].append(pk)
    records = records_by_id(by_kind)
    return [
        Line(
            str(records[pk]._meta.verbose_name),
            str(records[pk]),
            day,
            crumbs.record_url("history", office, records[pk]),
        )
        for _slug, pk, day in told
    ]
