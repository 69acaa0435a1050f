# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Loads partnerships with all below them: one query per kind, whatever their number."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from zweiklang.domain.mandate.models import CouncilItem, FollowUp
from zweiklang.domain.partnerships import carried, models, shaping
from zweiklang.domain.partnerships.records import PartnershipFile
from zweiklang.domain.places.models import Population, UnitName
from zweiklang.domain.places.queries import told_to
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.models import Source
from zweiklang.foundation.periods import in_order
from zweiklang.foundation.revisions import fetch_sources, kept_on, take_back
from zweiklang.foundation.revisions import known_on as as_known_on

#: The kinds that stand directly below a partnership, and what to fetch along with each.
CHILDREN: dict[type[Any], tuple[str, ...]] = {
    models.Party: ("place",),
    models.Phase: (),
    models.Agreement: ("file",),
    models.Event: ("place",),
    models.Involvement: ("unit",),
    models.ServedGoal: (),
    models.Basis: ("council_item", "point__council_item"),
    models.Picture: ("file",),
}


@dataclass(frozen=True)
class Loaded:
    """The rows of partnerships by kind, with the council items, duties and names they need.

    `populations` are by office and place, `unit_names` by unit.
    """

    partnerships: list[Any]
    below: dict[type[Any], list[Any]]
    items: dict[uuid.UUID, Any]
    duties: list[Any]
    populations: dict[tuple[uuid.UUID, uuid.UUID], list[Any]]
    unit_names: dict[uuid.UUID, list[UnitName]]
    known_on: dt.date | None

    def files(self) -> list[PartnershipFile]:
        """Return the file of each partnership."""
        rows = {model.slug: _grouped(records) for model, records in self.below.items()}
        return [
            shaping.shape_file(
                one,
                {slug: groups.get(one.pk, []) for slug, groups in rows.items()},
                self.items,
                self.duties,
                self.populations,
                self.unit_names,
                self.known_on,
            )
            for one in self.partnerships
        ]


def load(
    found: QuerySet[Any],
    actor: Actor,
    known_on: dt.date | None,
    parts: frozenset[type[Any]] | None = None,
) -> Loaded:
    """Return the rows of the partnerships, as the actor may see them, as known on a day.

    `parts` limits them to some kinds of record, council items, populations and sources among them.
    """

    def wanted(model: type[Any]) -> bool:
        return parts is None or model in parts

    partnerships = kept_on(found, known_on)
    by_id = {one.pk: one for one in partnerships}
    below = {
        model: _children(model, by_id, actor, known_on) if wanted(model) else []
        for model in CHILDREN
    }
    facts = [*partnerships, *(one for rows in below.values() for one in rows)]
    if known_on is not None:
        take_back([], known_on, bare=facts)
    items, duties = _mandates(below, actor, known_on) if wanted(CouncilItem) else ([], [])
    people = _populations(below[models.Party], actor, known_on) if wanted(Population) else []
    later = [*items, *duties, *people]
    if known_on is not None:
        take_back([], known_on, bare=later)
    if wanted(Source):
        fetch_sources([*facts, *later], known_on)
    else:
        for one in (*facts, *later):
            one.source = None
    by_item = {item.pk: item for item in items}
    units = _unit_names(below[models.Involvement], actor, known_on)
    return Loaded(partnerships, below, by_item, duties, _by_place(people), units, known_on)


def _children(
    model: type[Any], parents: dict[uuid.UUID, Any], actor: Actor, known_on: dt.date | None
) -> list[Any]:
    found = (
        model.objects.visible_to(actor)
        .filter(partnership__in=list(parents))
        .select_related(*CHILDREN[model])
    )
    records: list[Any] = kept_on(found, known_on)
    for record in records:
        record.partnership = parents[record.partnership_id]
    return records


def _grouped(records: Iterable[Any]) -> dict[uuid.UUID, list[Any]]:
    groups: defaultdict[uuid.UUID, list[Any]] = defaultdict(list)
    for record in records:
        groups[record.partnership_id].append(record)
    return groups


def _mandates(
    below: dict[type[Any], list[Any]], actor: Actor, known_on: dt.date | None
) -> tuple[list[Any], list[Any]]:
    """Return the council items the records point to, and the duties they leave."""
    wanted = {carried.item_of(one) for model in carried.WAYS for one in below[model]} - {None}
    if not wanted:
        return [], []
    items = kept_on(
        CouncilItem.objects.visible_to(actor)
        .filter(pk__in=wanted)
        .select_related("unit", "office", "file"),
        known_on,
    )
    by_id = {item.pk: item for item in items}
    duties = kept_on(FollowUp.objects.visible_to(actor).filter(council_item__in=by_id), known_on)
    for duty in duties:
        duty.council_item = by_id[duty.council_item_id]
    return items, duties


def _populations(parties: list[Any], actor: Actor, known_on: dt.date | None) -> list[Any]:
    """Return how many people were counted in the places of the parties."""
    places = {party.place_id for party in parties}
    if not places:
        return []
    return kept_on(Population.objects.visible_to(actor).filter(place__in=places), known_on)


def _by_place(records: list[Any]) -> dict[tuple[uuid.UUID, uuid.UUID], list[Any]]:
    """Return population records by office and place."""
    groups: defaultdict[tuple[uuid.UUID, uuid.UUID], list[Any]] = defaultdict(list)
    for record in records:
        groups[(record.office_id, record.place_id)].append(record)
    return groups


def _unit_names(
    involvements: list[Any], actor: Actor, known_on: dt.date | None
) -> dict[uuid.UUID, list[UnitName]]:
    """Return the names of the units by unit, oldest first, as the actor is told them on a day.

    Of a unit whose names were written down only later, the first one stands for it.
    """
    units = {one.unit_id for one in involvements}
    if not units:
        return {}
    names = UnitName.objects.filter(unit__in=units)
    known = _by_unit(as_known_on(names, known_on))
    unnamed = units - known.keys()
    if known_on is not None and unnamed:
        later = _by_unit(names.filter(unit__in=unnamed).current())
        known |= {unit_id: rows[:1] for unit_id, rows in later.items()}
    return {unit_id: told_to(actor, rows) for unit_id, rows in known.items()}


def _by_unit(names: Iterable[UnitName]) -> dict[uuid.UUID, list[UnitName]]:
    groups: defaultdict[uuid.UUID, list[UnitName]] = defaultdict(list)
    for name in in_order(names):
        groups[name.unit_id].append(name)
    return dict(groups)
