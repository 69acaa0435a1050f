# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Entries of all partnerships of an office in the order of time, read kind by kind.

Reading them file by file would read everything for every page.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, overload

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast

from zweiklang.agenda2030 import is_part
from zweiklang.domain.mandate.models import CouncilItem, FollowUp
from zweiklang.domain.mandate.shaping import duty_record
from zweiklang.domain.partnerships import carried, shaping
from zweiklang.domain.partnerships.models import Agreement, Event, Phase
from zweiklang.domain.partnerships.overview import with_city
from zweiklang.domain.partnerships.queries import Also, mark_replacements, replacing, told_by
from zweiklang.domain.partnerships.timeline import TimelineEntry, touches
from zweiklang.domain.partnerships.touched import (
    ENDS,
    MODELS,
    beginning,
    ends_of_phases,
    lasting,
    touching,
    until_of,
    until_the_next,
)
from zweiklang.domain.people.models import Office
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.revisions import kept_on, take_back
from zweiklang.foundation.texts import TranslatedText


@dataclass(frozen=True)
class Choice:
    """What a reader wants to see: a year it touches, the kind, the key of a city, a goal.

    To a city belongs what stands below its partnerships, and the council items that carry them.
    `also`: partnerships that other offices keep, told along.
    """

    year: int | None = None
    kind: str = ""
    city: str = ""
    goal: str = ""
    known_on: dt.date | None = None
    also: Also = ()

    def kinds(self) -> list[str]:
        """Return the kinds to read; only events serve goals."""
        return [
            name
            for name in MODELS
            if self.kind in ("", name) and (name == "event" or not self.goal)
        ]


@dataclass(frozen=True)
class Spot:
    """Where an entry stands.

    `record`, how long a phase lasts, and the keys of the partnerships a council item `carries`,
    are at hand only where an earlier day was asked for.
    """

    kind: str
    when: str
    id: uuid.UUID
    record: Any = None
    carries: tuple[str, ...] = ()
    until: PartialDate | None = None


class StandingSpots(Sequence[Spot]):
    """Spots of what stands on file today, in order; the database gives the part asked for.

    A year of a large office has thousands, a page fifty. A query for each part and for the number.
    """

    def __init__(self, rows: QuerySet[Any, Any]) -> None:
        self._rows = rows

    @cached_property
    def _number(self) -> int:
        return self._rows.count()

    def __len__(self) -> int:
        return self._number

    def __iter__(self) -> Iterator[Spot]:
        return (Spot(*row) for row in self._rows)

    @overload
    def __getitem__(self, place: int) -> Spot: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Spot]: ...
    def __getitem__(self, place: int | slice) -> Spot | Sequence[Spot]:
        if isinstance(place, slice):
            return [Spot(*row) for row in self._rows[place]]
        return Spot(*self._rows[place])


def spots(own: Office, actor: Actor, choice: Choice) -> Sequence[Spot]:
    """Return what the choice finds, oldest first. At most seven queries, whatever the amount."""
    if choice.known_on is not None:
        found = _known_spots(own, actor, choice, choice.known_on)
        return sorted(found, key=lambda spot: (spot.when, spot.kind, spot.id))
    parts = list(_standing(own, actor, choice))
    if not parts:
        return []
    if choice.goal:
        served = (part.values_list("entry", "when", "pk", "goals") for part in parts)
        rows = [(*row, codes) for part in served for *row, codes in part]
        found = [Spot(*row) for *row, codes in rows if _serves(codes, choice.goal)]
        return sorted(found, key=lambda spot: (spot.when, spot.kind, spot.id))
    first, *others = [part.values_list("entry", "when", "pk") for part in parts]
    return StandingSpots(first.union(*others, all=True).order_by("when", "entry", "pk"))


def _standing(own: Office, actor: Actor, choice: Choice) -> Iterator[QuerySet[Any]]:
    """Yield what stands on file today, kind by kind: what began in the year, then what lasts."""
    for name in choice.kinds():
        model, began = MODELS[name]
        every = model.objects.visible_to(actor).current().order_by()
        every = every.annotate(entry=Value(name), when=Cast(began, CharField()))
        if choice.city:
            every = every.filter(_of_city(name, with_city(actor, choice.city), actor))
        for rows in _among(every, name, own, choice):
            if choice.year is None:
                yield rows
                continue
            # Asked for at once, neither part would be found by an index.
            yield rows.filter(beginning(name, choice.year))
            if name == "phase":
                yield rows.filter(until_the_next(choice.year, actor))
            if name in ENDS:
                yield rows.filter(lasting(name, choice.year, _replacing(name, actor)))


def _among(rows: Any, name: str, own: Office, choice: Choice) -> Iterator[QuerySet[Any]]:
    """Yield the rows of the office, then those below partnerships of others."""
    if name in ITEM_PATHS:
        yield rows.of_office(own.pk)
        return
    rows = rows.filter(partnership__withdrawn_on=None)
    yield rows.of_office(own.pk)
    if choice.also:
        yield rows.filter(partnership__in=choice.also)


def _of_city(name: str, partnerships: Any, actor: Actor) -> Q:
    if name in ITEM_PATHS:
        return carried.carrying(partnerships, actor, ITEM_PATHS[name])
    return Q(partnership__in=partnerships)


def _known_spots(own: Office, actor: Actor, choice: Choice, day: dt.date) -> list[Spot]:
    """Return what was known on a day, as it was known.

    Records that have not changed since are chosen by the database; the others are taken back first.
    """
    found: list[tuple[str, Any]] = []
    below = with_city(actor, choice.city, day) if choice.city else None
    for name in choice.kinds():
        model, _began = MODELS[name]
        also = () if name in ITEM_PATHS else choice.also
        rows = model.objects.visible_to(actor).filter(told_by(own.pk, also))
        rows = rows.select_related(*RELATED[name])
        # Until when a phase lasted the others of its partnership tell, so none may be missing.
        if choice.year is not None and name != "phase":
            touched = touching(name, choice.year, _replacing(name, actor, day))
            rows = rows.filter(touched | Q(known_at__gt=day))
        if name not in ITEM_PATHS:
            kept = Q(partnership__withdrawn_on=None) | Q(partnership__withdrawn_on__gt=day)
            rows = rows.filter(kept)
            rows = rows if below is None else rows.filter(partnership__in=below)
        found += [(name, record) for record in kept_on(rows, day)]
    agreements = [record for name, record in found if name == "agreement"]
    if agreements:
        mark_replacements(agreements, actor, day)
    items = {_item_behind(name, record) for name, record in found if name in ITEM_PATHS}
    rests = carried.resting(own.pk, actor, items, day, below)
    take_back((record for _name, record in found), day, bare=rests)
    keys = carried.keys_by_item(rests)
    of_city = {carried.item_of(row) for row in rests if row.is_among}
    lasted = ends_of_phases(record for name, record in found if name == "phase")
    spots = []
    for name, record in found:
        began = getattr(record, MODELS[name][1])
        until = lasted[record.pk] if name == "phase" else until_of(name, record)
        item = _item_behind(name, record) if name in ITEM_PATHS else None
        if (
            (choice.year is None or touches(began, until, choice.year))
            and (not choice.goal or _serves(record.goals, choice.goal))
            and (not choice.city or item is None or item in of_city)
        ):
            carries = keys.get(item, ()) if item else ()
            spots.append(Spot(name, began.iso, record.pk, record, carries, until))
    return spots


def _replacing(name: str, actor: Actor, day: dt.date | None = None) -> QuerySet[Agreement] | None:
    return replacing(actor, day) if name == "agreement" else None


def _serves(codes: list[str], goal: str) -> bool:
    return any(is_part(code, goal) for code in codes)


def entries_at(own: Office, actor: Actor, spots: Iterable[Spot]) -> list[TimelineEntry]:
    """Return the entries of one page, in the order of the spots. At most eight queries."""
    spots = list(spots)
    records = {spot.id: spot.record for spot in spots if spot.record}
    carries = {spot.id: spot.carries for spot in spots}
    for name, (model, _began) in MODELS.items():
        ids = [spot.id for spot in spots if spot.kind == name and not spot.record]
        if ids:
            rows = model.objects.filter(pk__in=ids).select_related(*RELATED[name]).in_bulk()
            if name == "agreement":
                mark_replacements(list(rows.values()), actor)
            records |= rows
    items = {
        spot.id: _item_behind(spot.kind, records[spot.id])
        for spot in spots
        if spot.kind in ITEM_PATHS and not spot.record
    }
    keys = carried.keys_by_item(carried.resting(own.pk, actor, set(items.values())))
    carries |= {spot_id: keys.get(item, ()) for spot_id, item in items.items()}
    phases = [records[spot.id] for spot in spots if spot.kind == "phase" and not spot.record]
    lasted = {spot.id: spot.until for spot in spots} | _lasted(phases, actor)
    entries = []
    for spot in spots:
        record = records[spot.id]
        entry = _ENTRIES[spot.kind](own, record)
        until = lasted[spot.id] if spot.kind == "phase" else entry.until
        elsewhere = _elsewhere(own, record)
        entries.append(replace(entry, carries=carries[spot.id], until=until, office_key=elsewhere))
    return entries


def _lasted(phases: Iterable[Phase], actor: Actor) -> dict[uuid.UUID, PartialDate | None]:
    """Return until when phases of today lasted, by phase."""
    below = {phase.partnership_id for phase in phases}
    if not below:
        return {}
    return ends_of_phases(Phase.objects.visible_to(actor).current().filter(partnership__in=below))


def _elsewhere(own: Office, record: Any) -> str:
    """Return the key of the office that keeps a record, "" for the own one."""
    return "" if record.office_id == own.pk else str(record.office.key)


def _item_behind(name: str, record: Any) -> uuid.UUID:
    """Return the id of the council item a record is, or from which its duty comes."""
    found: uuid.UUID = record.council_item_id if name == "follow-up" else record.pk
    return found


def _event(own: Office, one: Event) -> TimelineEntry:
    fact = shaping.event_record(one)
    return TimelineEntry(
        "event",
        one.begins,
        one.ends,
        one.sides,
        fact.kind_label,
        one.title,
        one.partnership.key,
        fact,
        one.state == Event.State.PLANNED,
        tuple(one.goals),
    )


def _agreement(own: Office, one: Agreement) -> TimelineEntry:
    fact = shaping.agreement_record(one)
    until, key = until_of("agreement", one), one.partnership.key
    return TimelineEntry(
        "agreement", one.signed_on, until, "AB", fact.kind_label, one.title, key, fact
    )


def _phase(own: Office, one: Phase) -> TimelineEntry:
    fact = shaping.phase_record(one, one.ends.last if one.ends else None)
    key = one.partnership.key
    return TimelineEntry(
        "phase", one.begins, one.ends, "AB", fact.kind_label, TranslatedText(), key, fact
    )


def _item(own: Office, one: CouncilItem) -> TimelineEntry:
    fact = shaping.council_item_record(one, {own.place_id: "A"})
    label, day = fact.kind_label, one.dated_on
    return TimelineEntry("council-item", day, None, fact.side, label, one.title, "", fact)


def _duty(own: Office, one: FollowUp) -> TimelineEntry:
    fact, is_open = duty_record(one), one.done_on is None
    return TimelineEntry("follow-up", one.due_on, None, "", "", one.task, "", fact, is_open)


RELATED = {
    "event": ("source", "partnership", "place", "office"),
    "agreement": ("source", "partnership", "office"),
    "phase": ("source", "partnership", "office"),
    "council-item": ("source", "unit", "office"),
    "follow-up": ("source", "council_item"),
}
#: Kinds that stand below no partnership, and the path from each to its council item, which
#: carries partnerships.
ITEM_PATHS = {"council-item": "", "follow-up": "council_item__"}
_ENTRIES: dict[str, Callable[[Office, Any], TimelineEntry]] = {
    "event": _event,
    "agreement": _agreement,
    "phase": _phase,
    "council-item": _item,
    "follow-up": _duty,
}
