# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads council items with their points and duties, as known on a day."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from typing import Any

from zweiklang.domain.mandate.models import CouncilItem, FollowUp, ResolutionPoint
from zweiklang.domain.mandate.records import ItemRecord
from zweiklang.domain.mandate.shaping import item_record
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.revisions import kept_on, take_back


def council_items(
    office_id: uuid.UUID, actor: Actor, known_on: dt.date | None = None
) -> list[ItemRecord]:
    """Return an office's council items the actor may see, oldest first.

    Three queries, one more for a day in the past.
    """
    found = (
        CouncilItem.objects.visible_to(actor).of_office(office_id).select_related("source", "file")
    )
    items: list[Any] = kept_on(found, known_on)
    points = _below(ResolutionPoint, items, actor, known_on)
    duties = _below(FollowUp, items, actor, known_on)
    if known_on is not None:
        take_back([*items, *points, *duties], known_on)
    points_of: defaultdict[uuid.UUID, list[Any]] = defaultdict(list)
    duties_of: defaultdict[uuid.UUID, list[Any]] = defaultdict(list)
    for point in points:
        points_of[point.council_item_id].append(point)
    for duty in duties:
        duties_of[duty.council_item_id].append(duty)
    ordered = sorted(items, key=lambda item: (item.dated_on, item.key))
    return [item_record(item, points_of[item.pk], duties_of[item.pk]) for item in ordered]


def _below(model: type[Any], items: list[Any], actor: Actor, known_on: dt.date | None) -> list[Any]:
    by_id = {item.pk: item for item in items}
    found = model.objects.visible_to(actor).filter(council_item__in=list(by_id))
    found = found.select_related("source")
    rows: list[Any] = kept_on(found, known_on)
    for row in rows:
        row.council_item = by_id[row.council_item_id]
    return rows
