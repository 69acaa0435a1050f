# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""All partnerships of an office side by side in time: their order and the year it all begins."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, Subquery

from zweiklang.domain.partnerships.models import Agreement, Event, Partnership, Party, Phase
from zweiklang.domain.people.models import Office
from zweiklang.foundation.actors import Actor

#: What gives a partnership a place in time, and the field that says when.
DATED: tuple[tuple[type[Any], str], ...] = (
    (Phase, "begins"),
    (Agreement, "signed_on"),
    (Event, "begins"),
)


def in_order(
    own: Office, actor: Actor, *, city: str = "", known_on: dt.date | None = None
) -> list[uuid.UUID]:
    """Return the partnerships of which anything dated is known, the oldest relation first.

    `city` is the key of a place that takes part. One query.
    """
    found = _kept(Partnership.objects.visible_to(actor).of_office(own.pk), known_on)
    if city:
        found = found.filter(pk__in=with_city(actor, city, known_on))
    known = Q()
    for model, _begin in DATED:
        below = _known(model, actor, known_on).filter(partnership=OuterRef("pk"))
        known |= Q(Exists(below))
    phases = _known(Phase, actor, known_on).filter(partnership=OuterRef("pk")).order_by("begins")
    first = Subquery(phases.values("begins")[:1])
    ordered = found.filter(known).annotate(first=first)
    return list(
        ordered.order_by(F("first").asc(nulls_last=True), "key").values_list("pk", flat=True)
    )


def first_year(
    own: Office, actor: Actor, *, city: str = "", known_on: dt.date | None = None
) -> int | None:
    """Return the year of the earliest dated fact, None if there is none. One query."""
    below = {"partnership__in": with_city(actor, city, known_on)} if city else {}
    # The first row of each index, not the least of all rows.
    earliest = {
        f"first_{model.slug}": Subquery(
            _known(model, actor, known_on)
            .of_office(own.pk)
            .filter(**below)
            .order_by(begin)
            .values(begin)[:1]
        )
        for model, begin in DATED
    }
    found = Office.objects.filter(pk=own.pk).annotate(**earliest).values_list(*earliest).first()
    days = [day.iso for day in found or () if day]
    return int(min(days)[:4]) if days else None


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
