# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""All partnerships of an office side by side in time: their order and the year it all begins."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, Subquery

from zweiklang.domain.partnerships.models import Agreement, Event, Partnership, Party, Phase
from zweiklang.domain.partnerships.queries import Also, told_by
from zweiklang.domain.people.models import Office
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor

#: What gives a partnership a place in time, and the field that says when.
DATED: tuple[tuple[type[Any], str], ...] = (
    (Phase, "begins"),
    (Agreement, "signed_on"),
    (Event, "begins"),
)


@dataclass(frozen=True)
class Overview:
    """The partnerships of which anything dated is known, the oldest relation first.

    `first_year` is that of the earliest dated fact, `latest_year` that of the newest event up to
    the day, each None if there is none.
    """

    ids: list[uuid.UUID]
    first_year: int | None
    latest_year: int | None


def overview(
    own: Office,
    actor: Actor,
    *,
    city: str = "",
    known_on: dt.date | None = None,
    also: Also = (),
) -> Overview:
    """Return the partnerships in their order, and the years between which they happen.

    `city` is the key of a place that takes part; `also`: partnerships that others keep. One query.
    """
    among = told_by(own.pk, also, "pk__in")
    found = _kept(Partnership.objects.visible_to(actor).filter(among), known_on)
    if city:
        found = found.filter(pk__in=with_city(actor, city, known_on))
    known = Q()
    for model, _begin in DATED:
        below = _known(model, actor, known_on).filter(partnership=OuterRef("pk"))
        known |= Q(Exists(below))
    phases = _known(Phase, actor, known_on).filter(partnership=OuterRef("pk")).order_by("begins")
    ordered = (
        found.filter(known)
        .annotate(first=Subquery(phases.values("begins")[:1]))
        .annotate(**_ends(told_by(own.pk, also), actor, city, known_on))
        .order_by(F("first").asc(nulls_last=True), "key")
    )
    rows = list(ordered.values_list("pk", *_ENDS))
    latest, *firsts = rows[0][1:] if rows else (None,)
    begun = [day.iso for day in firsts if day]
    return Overview(
        [pk for pk, *_days in rows],
        int(min(begun)[:4]) if begun else None,
        latest.year if latest else None,
    )


_ENDS = ("latest", *(f"first_{model.slug}" for model, _begin in DATED))


def _ends(among: Q, actor: Actor, city: str, known_on: dt.date | None) -> dict[str, Subquery]:
    """Return the newest event and the earliest of each kind, the same for every partnership."""
    below = {"partnership__in": with_city(actor, city, known_on)} if city else {}
    events = Event.objects.visible_to(actor).current().filter(among, **below)
    events = events.filter(begins__lte=f"{(known_on or clock.today()).year}~").order_by("-begins")
    # The first row of each index, not the least of all rows.
    return {"latest": Subquery(events.values("begins")[:1])} | {
        f"first_{model.slug}": Subquery(
            _known(model, actor, known_on).filter(among, **below).order_by(begin).values(begin)[:1]
        )
        for model, begin in DATED
    }


def with_city(actor: Actor, city: str, known_on: dt.date | None = None) -> Any:
    """Return the ids of the partnerships that a city takes part in."""
    parties = Party.objects.visible_to(actor).filter(place__key=city)
    return _kept(parties, known_on).values("partnership")


def _known(model: type[Any], actor: Actor, known_on: dt.date | None) -> Any:
    found = _kept(model.objects.visible_to(actor), known_on)
    return found if known_on is None else found.filter(known_since__lte=known_on)


def _kept(found: Any, known_on: dt.date | None) -> Any:
    kept = Q(withdrawn_on=None)
    return found.filter(kept if known_on is None else kept | Q(withdrawn_on__gt=known_on))
