# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads organisational units: the tree of a day, the history of one."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TypeVar

from django.utils.translation import get_language

from zweiklang.domain.places import rules
from zweiklang.domain.places.models import Unit, UnitName, UnitPlacement
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.folding import fold
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.periods import in_order

Step = TypeVar("Step", UnitName, UnitPlacement)


@dataclass(frozen=True)
class UnitNode:
    """A unit on a day: its name then, and what stood below it then."""

    unit: Unit
    name: str
    short: str
    below: tuple[UnitNode, ...] = ()
    #: The other names it has borne or will bear, oldest first, each until the next one began.
    other_names: tuple[UnitStep, ...] = ()

    def walk(self, depth: int = 0) -> Iterator[tuple[int, UnitNode]]:
        """Yield the unit and all below it, each with its depth, in the order of reading."""
        yield depth, self
        for node in self.below:
            yield from node.walk(depth + 1)


def told_to(actor: Actor, names: Iterable[UnitName]) -> list[UnitName]:
    """Return the names of a unit that the actor is told, oldest first.

    A new name stays with its office until that releases it. Of a unit without any released name
    the first one stands for it: whoever shows a unit calls it something.
    """
    ordered = in_order(names)
    told = [one for one in ordered if one.released_on or one.office_id in (None, *actor.roles)]
    return ordered if actor.kind == "system" else told or ordered[:1]


@dataclass(frozen=True)
class UnitStep:
    """One step in the life of a unit: a name or a place in the tree, from and until."""

    begins: PartialDate | None
    ends: PartialDate | None
    record: UnitName | UnitPlacement
    is_name: bool


@dataclass(frozen=True)
class UnitHistory:
    """Where a unit comes from, what it was called and stood below, and what came after."""

    unit: Unit
    predecessors: tuple[Unit, ...]
    steps: tuple[UnitStep, ...] = field(default=())
    successors: tuple[Unit, ...] = ()


def unit_tree(
    office_id: uuid.UUID, actor: Actor, on: dt.date, with_closed: bool = False
) -> tuple[UnitNode, ...]:
    """Return the units of a day that the actor may see, as trees, by city and name; three queries.

    A unit belongs to the day if one of its names was valid then, or if it has no name yet; with
    `with_closed` the others are there too, under the last name they bore. One whose parent is not
    there (closed, or hidden from the actor) stands at the top.
    """
    units = {
        unit.pk: unit
        for unit in Unit.objects.visible_to(actor)
        .current()
        .of_office(office_id)
        .select_related("place")
    }
    names = _by_unit(UnitName.objects.visible_to(actor).current().filter(unit__office=office_id))
    placements = _by_unit(
        UnitPlacement.objects.visible_to(actor).current().filter(unit__office=office_id)
    )
    valid = {key: rules.valid_on(names[key], on) for key in units}
    there = {key for key in units if with_closed or valid[key] is not None or not names[key]}
    below: defaultdict[uuid.UUID | None, list[uuid.UUID]] = defaultdict(list)
    for key in there:
        placement = rules.valid_on(placements[key], on)
        parent = placement.parent_id if placement else None
        below[parent if parent in there else None].append(key)

    def node(key: uuid.UUID) -> UnitNode:
        ordered = in_order(names[key])
        name = valid[key] or (ordered[-1] if ordered else None)
        text = str(name.name.read(get_language() or "en")) if name else units[key].key
        others = tuple(step for step in _name_steps(ordered) if step.record is not name)
        return UnitNode(units[key], text, name.short if name else "", grow(key), others)

    def grow(parent: uuid.UUID | None) -> tuple[UnitNode, ...]:
        return tuple(sorted((node(key) for key in below[parent]), key=_by_city_and_name))

    return grow(None)


def unit_history(unit: Unit, actor: Actor) -> UnitHistory:
    """Return predecessors (nearest first), names and placements in order, and successors."""
    names = UnitName.objects.visible_to(actor).current().filter(unit=unit)
    placements = (
        UnitPlacement.objects.visible_to(actor)
        .current()
        .filter(unit=unit)
        .select_related("parent")
        .prefetch_related("parent__names")
    )
    steps = [
        *(UnitStep(one.begins, one.ends, one, True) for one in names),
        *(UnitStep(one.begins, one.ends, one, False) for one in placements),
    ]
    successors = Unit.objects.visible_to(actor).current().filter(predecessor=unit)
    return UnitHistory(
        unit,
        tuple(_predecessors(unit, actor)),
        tuple(in_order(steps)),
        tuple(successors.prefetch_related("names").order_by("key")),
    )


def _predecessors(unit: Unit, actor: Actor) -> Iterator[Unit]:
    """Yield the units this one took over from, nearest first; stops where a circle would begin."""
    seen = {unit.pk}
    visible = Unit.objects.visible_to(actor).current().prefetch_related("names")
    following = unit.predecessor_id
    while following and following not in seen:
        seen.add(following)
        before: Unit | None = visible.filter(pk=following).first()
        if before is None:
            return
        yield before
        following = before.predecessor_id


def _name_steps(ordered: list[UnitName]) -> Iterator[UnitStep]:
    """Yield each name with its end; one without an end of its own ends before the next begins."""
    for name, following in zip_longest(ordered, ordered[1:]):
        ends = name.ends
        if ends is None and following is not None and following.begins is not None:
            ends = rules.last_before(following.begins)
        yield UnitStep(name.begins, ends, name, True)


def _by_city_and_name(node: UnitNode) -> tuple[str, str]:
    place = node.unit.place
    return (place.key if place else "", fold(node.name))


def _by_unit(rows: Iterable[Step]) -> defaultdict[uuid.UUID, list[Step]]:
    grouped: defaultdict[uuid.UUID, list[Step]] = defaultdict(list)
    for row in rows:
        grouped[row.unit_id].append(row)
    return grouped
