# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything of one partnership as rows to work on, and as the file its score is drawn from."""

from __future__ import annotations

import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from zweiklang.domain.coordination.models import Deadline, OpenQuestion
from zweiklang.domain.mandate.models import CouncilItem, FollowUp
from zweiklang.domain.partnerships import shaping
from zweiklang.domain.partnerships.loading import CHILDREN
from zweiklang.domain.partnerships.models import Agreement, Basis, Partnership, Phase
from zweiklang.domain.partnerships.records import PartnershipFile
from zweiklang.domain.people.models import Office
from zweiklang.domain.places.models import UnitName
from zweiklang.foundation.actors import Actor

#: What a kind is sorted by in the file; the oldest first.
ORDER = {
    "party": "side",
    "phase": "begins",
    "agreement": "signed_on",
    "event": "begins",
    "served-goal": "code",
    "deadline": "due_on",
    "council-item": "dated_on",
    "follow-up": "due_on",
}


@dataclass(frozen=True)
class Workbench:
    """One partnership's records by kind, and the file made of them."""

    partnership: Partnership
    rows: dict[str, list[Any]]
    file: PartnershipFile
    unit_names: dict[uuid.UUID, list[UnitName]] = field(default_factory=dict)


def load(actor: Actor, office: Office, key: str) -> Workbench | None:
    """Return a partnership of the office with all its records; fifteen queries at most."""
    found = Partnership.objects.filter(office=office, key=key).current().select_related("source")
    partnership: Partnership | None = found.first()
    if partnership is None:
        return None
    partnership.office = office
    rows = {model.slug: _below(model, partnership, related) for model, related in CHILDREN.items()}
    rows |= {model.slug: _below(model, partnership, ()) for model in (Deadline, OpenQuestion)}
    items = _council_items(office, rows)
    duties = _duties(items)
    names = _unit_names(rows["involvement"])
    file = shaping.shape_file(partnership, rows, items, duties, {}, names, None)
    rows["council-item"], rows["follow-up"] = list(items.values()), duties
    for slug, order in ORDER.items():
        rows[slug].sort(key=lambda row: getattr(row, order))
    for row in rows["party"]:
        row.partnership = partnership
    partnership._prefetched_objects_cache = {"parties": rows["party"]}  # type: ignore[attr-defined]
    return Workbench(partnership, rows, file, names)


def _below(model: Any, partnership: Partnership, related: tuple[str, ...]) -> list[Any]:
    found = model.objects.filter(partnership=partnership).current()
    rows = list(found.select_related("source", *related))
    for row in rows:
        row.partnership = partnership
        row.office = partnership.office
    return rows


def _council_items(office: Office, rows: dict[str, list[Any]]) -> dict[uuid.UUID, Any]:
    wanted = {row.mandate_id for model in (Phase, Agreement) for row in rows[model.slug]}
    wanted |= {row.council_item_id for row in rows[Basis.slug]}
    wanted |= {row.point.council_item_id for row in rows[Basis.slug] if row.point_id}
    wanted.discard(None)
    found = CouncilItem.objects.filter(pk__in=wanted).current().select_related("source", "unit")
    items: dict[uuid.UUID, Any] = {}
    for item in found:
        item.office = office
        items[item.pk] = item
    for row in rows[Basis.slug]:
        row.council_item = items.get(row.council_item_id)
    return items


def _duties(items: dict[uuid.UUID, Any]) -> list[Any]:
    found = list(
        FollowUp.objects.filter(council_item__in=list(items)).current().select_related("source")
    )
    for duty in found:
        duty.council_item = items[duty.council_item_id]
    return found


def _unit_names(involvements: list[Any]) -> dict[uuid.UUID, list[UnitName]]:
    names: defaultdict[uuid.UUID, list[UnitName]] = defaultdict(list)
    units = {row.unit_id for row in involvements}
    if units:
        for name in UnitName.objects.filter(unit__in=units).current().order_by("begins"):
            names[name.unit_id].append(name)
    for row in involvements:
        row.unit._prefetched_objects_cache = {"names": names[row.unit_id]}
    return dict(names)
