# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which partnerships a council item carries: those of the phases, agreements, bases resting on it.

A basis rests on an item itself or on a point of it. `WAYS` says so once; a partnership's file,
the mandate tree and the timeline of the office all read it here.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, F, Q, UUIDField, Value
from django.db.models.functions import Cast

from zweiklang.domain.mandate.models import ResolutionPoint
from zweiklang.domain.partnerships.models import Agreement, Basis, Phase
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.records import is_known_on

#: The kinds of record that rest on council items, and the paths by which they name one.
WAYS: dict[type[Any], tuple[str, ...]] = {
    Phase: ("mandate",),
    Agreement: ("mandate",),
    Basis: ("council_item", "point__council_item"),
}
#: Keys of partnerships by council item.
Keys = dict[uuid.UUID, tuple[str, ...]]
Items = Collection[uuid.UUID]


def item_of(row: Any) -> uuid.UUID | None:
    """Return the id of the council item a phase, agreement or basis rests on."""
    for way in WAYS[type(row)]:
        holder, _, name = way.rpartition("__")
        owner = getattr(row, holder) if holder else row
        found: uuid.UUID | None = getattr(owner, f"{name}_id", None)
        if found:
            return found
    return None


def carrying(partnerships: Any, actor: Actor, path: str = "") -> Q:
    """Return the condition that the council item at a path carries one of the partnerships today.

    `partnerships` is a query of ids, `path` leads to the item, such as "council_item__".
    """
    rests = Q()
    for model, ways in WAYS.items():
        rows = _standing(model, actor, None).filter(partnership__in=partnerships).order_by()
        for way in ways:
            named = rows.filter(**{f"{way}__isnull": False}).values(way)
            rests |= Q(**{f"{path}pk__in": named})
    return rests


def resting(
    office_id: uuid.UUID,
    actor: Actor,
    items: Items,
    known_on: dt.date | None = None,
    partnerships: Any = None,
) -> list[Any]:
    """Return phases, agreements and bases that may rest on one of the items. One query.

    They hold no more than what they rest on (`item_of`), `partnership_key`, and `is_among` (below
    one of the `partnerships`). For an earlier day those that have changed since are among them;
    take them back before asking what they rest on.
    """
    if not items:
        return []
    parts = []
    for model, ways in WAYS.items():
        rests = Q(known_at__gt=known_on) if known_on else Q()
        for way in ways:
            rests |= Q(**{f"{way}__in": items})
        among: Any = Value(True)
        if partnerships is not None:
            among = ExpressionWrapper(Q(partnership__in=partnerships), BooleanField())
        rows = _standing(model, actor, known_on).of_office(office_id).filter(rests).order_by()
        parts.append(
            rows.annotate(
                slug=Value(model.slug),
                item=F(f"{ways[0]}_id"),
                of_point=F("point_id") if model is Basis else _NOTHING,
                point_item=F("point__council_item_id") if model is Basis else _NOTHING,
                among=among,
            ).values_list(*_COLUMNS)
        )
    found = [_row(*columns) for columns in parts[0].union(*parts[1:], all=True)]
    return [row for row in found if known_on is None or is_known_on(row, known_on)]


_NOTHING = Cast(Value(None), UUIDField())
_COLUMNS = (
    *("slug", "pk", "partnership_id", "partnership__key", "item", "of_point", "point_item"),
    *("among", "known_since", "known_at", "withdrawn_on"),
)
_MODELS = {model.slug: model for model in WAYS}


def _row(
    slug: str,
    pk: uuid.UUID,
    partnership_id: uuid.UUID,
    key: str,
    item: uuid.UUID | None,
    of_point: uuid.UUID | None,
    point_item: uuid.UUID | None,
    among: bool,
    *days: Any,
) -> Any:
    model = _MODELS[slug]
    row = model(pk=pk, partnership_id=partnership_id, **{f"{WAYS[model][0]}_id": item})
    row.known_since, row.known_at, row.withdrawn_on = days
    row.partnership_key, row.is_among = key, bool(among)
    if of_point and point_item:
        row.point = ResolutionPoint(pk=of_point, council_item_id=point_item)
    return row


def keys_by_item(rows: Iterable[Any]) -> Keys:
    """Return the keys of the partnerships that council items carry, from what rests on them."""
    groups: defaultdict[uuid.UUID, set[str]] = defaultdict(set)
    for row in rows:
        if item_id := item_of(row):
            groups[item_id].add(row.partnership_key)
    return {item_id: tuple(sorted(keys)) for item_id, keys in groups.items()}


def _standing(model: Any, actor: Actor, known_on: dt.date | None) -> Any:
    """Return what the actor may see of a kind; without a day, only what stands today."""
    found = model.objects.visible_to(actor)
    if known_on is None:
        return found.filter(withdrawn_on=None, partnership__withdrawn_on=None)
    kept = Q(partnership__withdrawn_on=None) | Q(partnership__withdrawn_on__gt=known_on)
    return found.filter(kept)
