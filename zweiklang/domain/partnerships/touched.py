# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which years an entry of a timeline touches, as the database asks it; see `timeline.touches`."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from zweiklang.domain.mandate.models import CouncilItem, FollowUp
from zweiklang.domain.partnerships.models import Agreement, Event, Phase
from zweiklang.domain.partnerships.rules import end_of
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.periods import effective_ends, in_order

#: Kind of entry to model and the field that says when it began.
MODELS: dict[str, tuple[Any, str]] = {
    "event": (Event, "begins"),
    "agreement": (Agreement, "signed_on"),
    "phase": (Phase, "begins"),
    "council-item": (CouncilItem, "dated_on"),
    "follow-up": (FollowUp, "due_on"),
}
#: The fields that say when it ended; the earliest of them counts.
ENDS = {"event": ("ends",), "agreement": ("ended_on", "valid_until"), "phase": ("ends",)}


def touching(name: str, year: int, replacing: QuerySet[Agreement] | None = None) -> Q:
    """Return `timeline.touches` as the database asks it: the earliest end on file is the end.

    `replacing`: for agreements, those that took the place of others (`queries.replacing`).
    """
    began = beginning(name, year)
    return began | lasting(name, year, replacing) if name in ENDS else began


def beginning(name: str, year: int) -> Q:
    """Return the condition on what began in the year."""
    _model, began = MODELS[name]
    return Q(**{f"{began}__gte": str(year), f"{began}__lt": str(year + 1)})


def lasting(name: str, year: int, replacing: QuerySet[Agreement] | None) -> Q:
    """Return the condition on what began before the year and ends in it or later."""
    _model, began = MODELS[name]
    before_it = Q(**{f"{began}__lt": str(year)})
    ends = ENDS[name]
    if len(ends) == 1 and replacing is None:
        return before_it & Q(**{f"{ends[0]}__gte": str(year)})
    kept, some = Q(), Q()
    for end in ends:
        kept &= Q(**{end: None}) | Q(**{f"{end}__gte": str(year)})
        some |= Q(**{f"{end}__isnull": False})
    if replacing is not None:
        # The eve of the later signing is the end: on 1 January it lay in the year before.
        new_year = Q(signed_on=f"{year}-01-01")
        before = replacing.filter(Q(signed_on__lt=str(year)) | new_year)
        within = replacing.filter(~new_year, signed_on__gte=str(year))
        some |= Q(pk__in=within.values("replaces"))
        kept &= ~Q(pk__in=before.values("replaces"))
    return before_it & some & kept


def until_the_next(year: int, actor: Actor) -> Q:
    """Return the condition on phases without an end that the next one ended in the year or later.

    The eve of that one's begin is the end: on 1 January it lay in the year before.
    """
    following = (
        Phase.objects.visible_to(actor)
        .current()
        .filter(partnership=OuterRef("partnership"), begins__gt=OuterRef("begins"))
    )
    new_year = f"{year}-01-01"
    return (
        Q(begins__lt=str(year), ends=None)
        & Q(Exists(following.filter(begins__gt=new_year)))
        & ~Q(Exists(following.filter(begins__lte=new_year)))
    )


def ends_of_phases(phases: Iterable[Phase]) -> dict[uuid.UUID, PartialDate | None]:
    """Return by phase when it ended: its own end, else the eve of the next; all must be given."""
    below: defaultdict[uuid.UUID, list[Phase]] = defaultdict(list)
    for phase in phases:
        below[phase.partnership_id].append(phase)
    found: dict[uuid.UUID, PartialDate | None] = {}
    for group in below.values():
        ordered = in_order(group)
        for phase, last in zip(ordered, effective_ends(ordered), strict=True):
            found[phase.pk] = phase.ends or (PartialDate.of(last) if last else None)
    return found


def until_of(name: str, record: Any) -> PartialDate | None:
    """Return the end of a record, None where it has or knows none."""
    if isinstance(record, Agreement):
        return end_of(record)
    return next((getattr(record, field) for field in ENDS.get(name, ())), None)
