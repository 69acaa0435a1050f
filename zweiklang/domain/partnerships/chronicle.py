# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Entries of all partnerships of an office in the order of time, read kind by kind.

Reading them file by file would read everything for every page.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Q, Value
from django.db.models.functions import Cast

from zweiklang.agenda2030 import goal_of
from zweiklang.domain.mandate.models import CouncilItem, FollowUp
from zweiklang.domain.mandate.shaping import duty_record
from zweiklang.domain.partnerships import shaping
from zweiklang.domain.partnerships.models import Agreement, Event, Phase
from zweiklang.domain.partnerships.overview import with_city
from zweiklang.domain.partnerships.timeline import TimelineEntry, touches
from zweiklang.domain.people.models import Office
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.revisions import kept_on, take_back
from zweiklang.foundation.texts import TranslatedText


@dataclass(frozen=True)
class Choice:
    """What a reader wants to see: a year it touches, the kind, the key of a city, a goal."""

    year: int | None = None
    kind: str = ""
    city: str = ""
    goal: str = ""
    known_on: dt.date | None = None

    def kinds(self) -> list[str]:
        """Return the kinds to read; cities and goals leave out what has none."""
        if self.kind:
            return [self.kind] if self.kind in MODELS else []
        return list(MODELS)


@dataclass(frozen=True)
class Spot:
    """Where an entry stands; `record` is at hand only where an earlier day was asked for."""

    kind: str
    when: str
    id: uuid.UUID
    record: Any = None


def spots(own: Office, actor: Actor, choice: Choice) -> list[Spot]:
    """Return what the choice finds, oldest first. At most six queries, whatever the amount."""
    chosen = [
        name
        for name in choice.kinds()
        if not (choice.goal and name != "event") and not (choice.city and name in WITHOUT_CITY)
    ]
    if choice.known_on is not None:
        found = _known_spots(own, actor, choice, chosen, choice.known_on)
    else:
        found = _present_spots(own, actor, choice, chosen)
    return sorted(found, key=lambda spot: (spot.when, spot.kind, spot.id))


def _present_spots(own: Office, actor: Actor, choice: Choice, chosen: list[str]) -> list[Spot]:
    """Return what stands on file today. One query."""
    parts = []
    for name in chosen:
        model, began = MODELS[name]
        rows = _below(model, own, actor, choice).current().order_by()
        if name not in WITHOUT_CITY:
            rows = rows.filter(partnership__withdrawn_on=None)
        if choice.year is not None:
            rows = rows.filter(touching(name, choice.year))
        parts.append(rows.annotate(entry=Value(name), when=Cast(began, CharField())))
    if not parts:
        return []
    if choice.goal:
        served = parts[0].values_list("entry", "when", "pk", "goals")
        return [Spot(*spot) for *spot, codes in served if _serves(codes, choice.goal)]
    first, *others = [rows.values_list("entry", "when", "pk") for rows in parts]
    return [Spot(*spot) for spot in first.union(*others, all=True)]


def _known_spots(
    own: Office, actor: Actor, choice: Choice, chosen: list[str], day: dt.date
) -> list[Spot]:
    """Return what was known on a day, as it was known.

    Records that have not changed since are chosen by the database; the others are taken back first.
    """
    found: list[tuple[str, Any]] = []
    for name in chosen:
        model, _began = MODELS[name]
        rows = _below(model, own, actor, choice).select_related(*RELATED[name])
        if choice.year is not None:
            rows = rows.filter(touching(name, choice.year) | Q(known_at__gt=day))
        if name not in WITHOUT_CITY:
            kept = Q(partnership__withdrawn_on=None) | Q(partnership__withdrawn_on__gt=day)
            rows = rows.filter(kept)
        found += [(name, record) for record in kept_on(rows, day)]
    take_back([record for _name, record in found], day)
    return [
        Spot(name, began.iso, record.pk, record)
        for name, record in found
        for began in [getattr(record, MODELS[name][1])]
        if (choice.year is None or touches(began, _until(name, record), choice.year))
        and (not choice.goal or _serves(record.goals, choice.goal))
    ]


def touching(name: str, year: int) -> Q:
    """Return `timeline.touches` as the database asks it: the first end on file is the end."""
    _model, began = MODELS[name]
    lasts = Q(**{f"{began}__gte": str(year)})
    earlier = Q()
    for ends in ENDS.get(name, ()):
        lasts |= earlier & Q(**{f"{ends}__gte": str(year)})
        earlier &= Q(**{ends: None})
    return Q(**{f"{began}__lt": str(year + 1)}) & lasts


def _until(name: str, record: Any) -> PartialDate | None:
    """Return the end of a record, None where it has or knows none."""
    ends = (getattr(record, field) for field in ENDS.get(name, ()))
    return next((end for end in ends if end), None)


def _below(model: Any, own: Office, actor: Actor, choice: Choice) -> Any:
    found = model.objects.visible_to(actor).of_office(own.pk)
    if choice.city:
        found = found.filter(partnership__in=with_city(actor, choice.city, choice.known_on))
    return found


def _serves(codes: list[str], goal: str) -> bool:
    return any(code == goal or goal_of(code) == goal for code in codes)


def entries_at(own: Office, spots: Iterable[Spot]) -> list[TimelineEntry]:
    """Return the entries of one page, in the order of the spots. At most five queries."""
    spots = list(spots)
    read = {spot.id: _ENTRIES[spot.kind](own, spot.record) for spot in spots if spot.record}
    for name, (model, _began) in MODELS.items():
        ids = [spot.id for spot in spots if spot.kind == name and spot.id not in read]
        if ids:
            rows = model.objects.filter(pk__in=ids).select_related(*RELATED[name])
            read |= {row.pk: _ENTRIES[name](own, row) for row in rows}
    return [read[spot.id] for spot in spots]


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
    until, key = _until("agreement", one), one.partnership.key
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


#: Kind of entry to model and the field that says when it began.
MODELS: dict[str, tuple[Any, str]] = {
    "event": (Event, "begins"),
    "agreement": (Agreement, "signed_on"),
    "phase": (Phase, "begins"),
    "council-item": (CouncilItem, "dated_on"),
    "follow-up": (FollowUp, "due_on"),
}
#: The fields that say when it ended, the one that counts first.
ENDS = {"event": ("ends",), "agreement": ("ended_on", "valid_until"), "phase": ("ends",)}
RELATED = {
    "event": ("source", "partnership", "place"),
    "agreement": ("source", "partnership"),
    "phase": ("source", "partnership"),
    "council-item": ("source", "unit", "office"),
    "follow-up": ("source", "council_item"),
}
#: Kinds that stand below no partnership, hence belong to no city.
WITHOUT_CITY = frozenset({"council-item", "follow-up"})
_ENTRIES: dict[str, Callable[[Office, Any], TimelineEntry]] = {
    "event": _event,
    "agreement": _agreement,
    "phase": _phase,
    "council-item": _item,
    "follow-up": _duty,
}
