# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What has changed lately, by others: record by record, and what was written at once as one."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.text import capfirst

from zweiklang.domain.people.models import Office
from zweiklang.doors.workspace.naming import records_by_id
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.models import Revision, SearchEntry
from zweiklang.foundation.records import record_types
from zweiklang.foundation.search.contents import title_for_reader

#: Rows read at once, and how often at most: imports may stand between the changes of people.
READ_AT_MOST = 60
ROUNDS = 3


@dataclass(frozen=True)
class Change:
    """One change: its revision, how many records it touched, and what of them to name.

    Of several records written at one moment `title` is the reason or the last step, `kind` and
    `url` are empty. `about` names the partnership that a record belongs to.
    """

    revision: Revision
    count: int = 1
    kind: str = ""
    title: str = ""
    url: str = ""
    about: str = ""


def latest(offices: Collection[Office], actor: Actor, limit: int = 6) -> list[Change]:
    """Return what others changed last, newest first, each record once.

    Ten queries at most, and two for each kind of record that the search does not name.

    Records written at one moment, as imports and releases write them, are one change.
    """
    keys = {office.pk: office.key for office in offices}
    found = Revision.objects.filter(_seen(actor, list(keys)), record_type__in=record_types())
    if actor.account_id is not None:
        found = found.filter(~Q(account=actor.account_id) | Q(account=None))
    chosen = _newest(found, limit)
    single = [row for row, count in chosen if count == 1]
    titles = _titles(single)
    about = _partnerships(single)
    kinds = record_types()
    return [
        Change(row, count, title=row.why or capfirst(row.get_step_display()))
        if count > 1
        else Change(
            row,
            kind=str(kinds[row.record_type]._meta.verbose_name),
            title=titles.get(row.record_id, ""),
            url=_history(keys[row.office_id], row) if row.office_id else "",
            about=about.get(row.pk, ""),
        )
        for row, count in chosen
    ]


def _seen(actor: Actor, office_ids: list[uuid.UUID]) -> Q:
    """Return the condition on revisions: of offices seen whole, else of what the actor may see."""
    seen = Q(office__in=[one for one in office_ids if one not in actor.scopes])
    for office_id, scope in actor.scopes.items():
        for model in record_types().values():
            ids = model._base_manager.filter(model.within(scope), office=office_id).values("pk")
            seen |= Q(office=office_id, record_type=model.slug, record_id__in=ids)
    return seen


def _newest(found: QuerySet[Revision], limit: int) -> list[tuple[Revision, int]]:
    """Return the newest revision of each change with the number of records it touched."""
    ordered = found.defer("data", "changed").order_by("-recorded_at", "-pk")
    chosen: list[tuple[Revision, int]] = []
    told: set[uuid.UUID] = set()
    before: dt.datetime | None = None
    for _round in range(ROUNDS):
        rows = list((ordered.filter(recorded_at__lt=before) if before else ordered)[:READ_AT_MOST])
        cut = _moment_of(rows[-1]) if len(rows) == READ_AT_MOST else None
        for moment, group in _by_moment(rows).items():
            records = {row.record_id for row in group}
            if not records <= told:
                count = _count(found, group[0]) if moment == cut else len(records)
                chosen.append((group[0], count))
            told |= records
            if len(chosen) == limit:
                return chosen
        if cut is None:
            break
        before = rows[-1].recorded_at
    return chosen


def _moment_of(row: Revision) -> tuple[Any, ...]:
    return row.recorded_at, row.office_id, row.account_id, row.actor_name


def _by_moment(rows: Collection[Revision]) -> dict[tuple[Any, ...], list[Revision]]:
    groups: dict[tuple[Any, ...], list[Revision]] = {}
    for row in rows:
        groups.setdefault(_moment_of(row), []).append(row)
    return groups


def _count(found: QuerySet[Revision], row: Revision) -> int:
    """Return how many records the change of a revision touched."""
    same = found.filter(
        recorded_at=row.recorded_at,
        office=row.office_id,
        account=row.account_id,
        actor_name=row.actor_name,
    )
    return same.order_by().values("record_id").distinct().count()


def _titles(rows: Collection[Revision]) -> dict[uuid.UUID, str]:
    """Return how the records are called; the search has no entry for parts and what is gone."""
    found = _searched([row.record_id for row in rows])
    unnamed: defaultdict[str, list[uuid.UUID]] = defaultdict(list)
    for row in rows:
        if not found.get(row.record_id):
            unnamed[row.record_type].append(row.record_id)
    return found | {pk: str(record) for pk, record in records_by_id(unnamed).items()}


def _partnerships(rows: Collection[Revision]) -> dict[int, str]:
    """Return by revision the name of the partnership that its record belonged to."""
    told = Revision.objects.filter(pk__in=[row.pk for row in rows])
    leads = dict(told.values_list("pk", "data__partnership"))
    titles = _searched([uuid.UUID(value) for value in leads.values() if value])
    return {pk: titles.get(uuid.UUID(value), "") for pk, value in leads.items() if value}


def _searched(record_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    found = SearchEntry.objects.filter(record_id__in=record_ids)
    return {pk: title_for_reader(titles) for pk, titles in found.values_list("record_id", "titles")}


def _history(office_key: str, row: Revision) -> str:
    here = {"office": office_key, "slug": row.record_type, "record_id": row.record_id}
    return reverse("workspace:record_history", kwargs=here)
