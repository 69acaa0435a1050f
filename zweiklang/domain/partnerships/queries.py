# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads partnerships: lists with their present kind, and whole files as known on a day."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db.models import (
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Cast

from zweiklang.domain.partnerships import loading
from zweiklang.domain.partnerships.models import (
    Agreement,
    Event,
    Partnership,
    Party,
    Phase,
)
from zweiklang.domain.partnerships.records import PartnershipFile
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.records import record_types

#: Ids named in one query; beyond, all are read.
MOST_IDS = 500


def partnerships_of(
    office_id: uuid.UUID, actor: Actor, *, on: dt.date, kinds: Iterable[str] | None = None
) -> QuerySet[Partnership]:
    """Return an office's partnerships with `kind_now`, `state_now` and `since_now` on a day.

    Parties and places are prefetched; `kinds` keeps those whose present phase is of these kinds.
    """
    day = on.isoformat()
    present = (
        Phase.objects.visible_to(actor)
        .current()
        .filter(partnership=OuterRef("pk"), begins__lte=day)
        .filter(Q(ends=None) | Q(ends__reaches=day))
        .order_by("-begins")
    )
    parties = Party.objects.visible_to(actor).current().select_related("place").order_by("side")
    found: QuerySet[Partnership] = (
        Partnership.objects.visible_to(actor)
        .current()
        .of_office(office_id)
        .annotate(
            kind_now=Subquery(present.values("kind")[:1]),
            state_now=Subquery(present.values("state")[:1]),
            since_now=Subquery(present.values("begins")[:1]),
        )
        .prefetch_related(Prefetch("parties", parties))
        .order_by("key")
    )
    if kinds is not None:
        found = found.filter(Q(kind_now__in=list(kinds)))
    return found


def partnership_file(
    office_id: uuid.UUID,
    key: str,
    actor: Actor,
    known_on: dt.date | None = None,
    parts: frozenset[type[Any]] | None = None,
) -> PartnershipFile | None:
    """Return everything of one partnership the actor may see, None if there is nothing to see.

    `parts` names the kinds of record to load where a page needs only some.
    """
    found = Partnership.objects.of_office(office_id).filter(key=key)
    files = _files(found, actor, known_on, parts)
    return files[0] if files else None


#: Ids of partnerships, or the query that finds them.
Also = Collection[uuid.UUID] | QuerySet[Any, Any]


def shared_with(office_id: uuid.UUID, actor: Actor) -> QuerySet[Partnership]:
    """Return what other offices keep of partnerships in whose joint file an office has a seat.

    Only where the office keeps no file of its own that the actor may see.
    """
    visible = Partnership.objects.visible_to(actor).current()
    own = visible.of_office(office_id).filter(joint_file=OuterRef("joint_file"))
    # From the seats, which are few, to the partnerships, which may be many.
    found = visible.filter(
        ~Exists(own), joint_file__parties__office=office_id, joint_file__parties__left_at=None
    )
    return found.exclude(office=office_id).order_by("office__key", "key")


def told_by(office_id: uuid.UUID, also: Also = (), path: str = "partnership__in") -> Q:
    """Return the condition on what an office tells of: what it keeps, and what others keep with it.

    `also`: the partnerships of `shared_with`, by id; a query of ids is asked along, not before.
    `path` leads to the partnership.
    """
    kept = Q(office=office_id)
    if isinstance(also, QuerySet):
        return kept | Q(**{path: also})
    return kept | Q(**{path: list(also)}) if also else kept


def events_for(code: str, actor: Actor) -> QuerySet[Event]:
    """Return the events that carry a goal or target, or a part of it, the newest first."""
    found: QuerySet[Event] = (
        Event.objects.visible_to(actor)
        .current()
        .exclude(state=Event.State.CANCELLED)
        .annotate(codes=Cast("goals", TextField()))
        .filter(Q(codes__contains=f'"{code}"') | Q(codes__contains=f'"{code}.'))
    )
    return found.filter(partnership__withdrawn_on=None).order_by("-begins", "-pk")


def replacing(actor: Actor, known_on: dt.date | None = None) -> QuerySet[Agreement]:
    """Return the agreements that took the place of an earlier one, as known on a day.

    The same as `rules.mark_replaced`, for lists that do not hold all agreements of a partnership.
    """
    found = Agreement.objects.visible_to(actor).filter(
        replaces__isnull=False, signed_on__gt=F("replaces__signed_on")
    )
    if known_on is None:
        return found.current()
    return found.filter(known_since__lte=known_on).exclude(withdrawn_on__lte=known_on)


def mark_replacements(
    agreements: Collection[Agreement], actor: Actor, known_on: dt.date | None = None
) -> None:
    """Set `replaced_on` of agreements: when another took their place, as known on a day."""
    found = replacing(actor, known_on)
    if len(agreements) <= MOST_IDS:
        found = found.filter(replaces__in=[one.pk for one in agreements])
    rows = found.order_by("-signed_on").values_list("replaces", "signed_on")
    signed: dict[Any, Any] = dict(rows)
    for one in agreements:
        one.replaced_on = signed.get(one.pk)


def joint_file_of(partnership_id: uuid.UUID) -> uuid.UUID | None:
    """Return the joint file a partnership points to, by its id."""
    found = Partnership.objects.filter(pk=partnership_id).values_list("joint_file", flat=True)
    return found.first()


def partnerships_behind(
    records: Iterable[tuple[str, uuid.UUID]],
) -> dict[tuple[str, uuid.UUID], Partnership]:
    """Return, for records given as kind and id, the partnership each stands below; four queries.

    Records that stand below none are left out. Who may see them has been asked before.
    """
    by_kind: defaultdict[str, list[uuid.UUID]] = defaultdict(list)
    for slug, record_id in records:
        by_kind[slug].append(record_id)
    parts = [
        model._default_manager.filter(pk__in=by_kind[slug])
        .exclude(partnership=None)
        .annotate(slug=Value(slug))
        .values_list("slug", "pk", "partnership_id")
        for slug, model in record_types().items()
        if by_kind.get(slug) and any(one.name == "partnership" for one in model._meta.fields)
    ]
    if not parts:
        return {}
    rows = list(parts[0].union(*parts[1:], all=True))
    ids = {partnership_id for _slug, _pk, partnership_id in rows}
    found = Partnership.objects.filter(pk__in=ids).prefetch_related("parties__place").in_bulk()
    return {(slug, pk): found[partnership_id] for slug, pk, partnership_id in rows}


#: What a short score in a list needs; everything else of the files stays empty.
SCORE_PARTS: frozenset[type[Any]] = frozenset({Party, Phase, Agreement, Event})


def partnership_files(
    ids: Sequence[uuid.UUID],
    actor: Actor,
    known_on: dt.date | None = None,
    parts: frozenset[type[Any]] | None = None,
    also: QuerySet[Partnership] | None = None,
) -> list[PartnershipFile]:
    """Return the files of several partnerships in the order of `ids`; the queries stay as few.

    `parts` names the kinds of record to load where a list needs only some; without it, all. `also`:
    partnerships whose files follow, in no order.
    """
    chosen = Q(pk__in=ids) if also is None else Q(pk__in=ids) | Q(pk__in=also.values("pk"))
    files = {
        one.id: one for one in _files(Partnership.objects.filter(chosen), actor, known_on, parts)
    }
    return [files.pop(one) for one in ids if one in files] + list(files.values())


def _files(
    found: Any,
    actor: Actor,
    known_on: dt.date | None,
    parts: frozenset[type[Any]] | None = None,
) -> list[PartnershipFile]:
    visible = found.visible_to(actor).select_related("source", "office")
    files = loading.load(visible, actor, known_on, parts).files()
    return files if known_on is None else [file for file in files if file.says_something()]
