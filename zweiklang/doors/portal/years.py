# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""One year of an office: entries of all its partnerships, read kind by kind, not file by file."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField
from django.db.models.functions import Cast
from django.utils.translation import get_language

from zweiklang.agenda2030 import goal_of
from zweiklang.domain.mandate.models import CouncilItem, FollowUp
from zweiklang.domain.partnerships import shaping
from zweiklang.domain.partnerships.models import Agreement, Event, Partnership, Party, Phase
from zweiklang.domain.partnerships.timeline import TimelineEntry
from zweiklang.domain.people.models import Office
from zweiklang.doors.portal.alternat import name_of, others
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.texts import TranslatedText


def latest(own: Office, actor: Actor, today: dt.date) -> int:
    """Return the newest year up to today with an event; this year if there is none."""
    found = Event.objects.visible_to(actor).current().of_office(own.pk)
    newest = found.filter(begins__lte=f"{today.year}~").order_by("-begins").first()
    return newest.begins.year if newest else today.year


#: More cities than this make a choice nobody can use.
CITIES = 150


@dataclass(frozen=True)
class Spot:
    """Where an entry stands in its year; the entry itself is read only if its page is shown."""

    kind: str
    when: str
    id: uuid.UUID


def spots_of_year(
    own: Office, actor: Actor, year: int, *, kind: str = "", city: str = "", goal: str = ""
) -> list[Spot]:
    """Return what began in a year, oldest first; `city` is the key of a place. Five queries."""
    chosen = [kind] if kind in MODELS else list(MODELS)
    found: list[Spot] = []
    for name in chosen:
        model, began = MODELS[name]
        if (goal and model is not Event) or (city and model in WITHOUT_CITY):
            continue
        rows = _found(model, own, actor, began, year, city)
        day = Cast(began, CharField())
        if goal:
            rows = rows.values_list(day, "pk", "goals")
            found += [Spot(name, text, pk) for text, pk, codes in rows if _serves(codes, goal)]
        else:
            found += [Spot(name, text, pk) for text, pk in rows.values_list(day, "pk")]
    return sorted(found, key=lambda spot: (spot.when, spot.kind, spot.id))


def _serves(codes: list[str], goal: str) -> bool:
    return any(code == goal or goal_of(code) == goal for code in codes)


def _found(model: Any, own: Office, actor: Actor, began: str, year: int, city: str) -> Any:
    found = model.objects.visible_to(actor).current().of_office(own.pk)
    found = found.filter(**{f"{began}__gte": str(year), f"{began}__lt": str(year + 1)})
    if model in WITHOUT_CITY:
        return found
    if city:
        parties = Party.objects.current().filter(place__key=city).values("partnership")
        found = found.filter(partnership__in=parties)
    return found.filter(partnership__withdrawn_on=None)


def entries_at(own: Office, spots: Iterable[Spot]) -> list[TimelineEntry]:
    """Return the entries of one page, in the order of the spots. At most five queries."""
    spots = list(spots)
    read: dict[uuid.UUID, TimelineEntry] = {}
    for name, (model, _began) in MODELS.items():
        ids = [spot.id for spot in spots if spot.kind == name]
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
    until, key = one.valid_until, one.partnership.key
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
    fact, is_open = shaping.duty_record(one), one.done_on is None
    return TimelineEntry("follow-up", one.due_on, None, "", "", one.task, "", fact, is_open)


#: Kind of entry to model and the field that says when it began.
MODELS: dict[str, tuple[Any, str]] = {
    "event": (Event, "begins"),
    "agreement": (Agreement, "signed_on"),
    "phase": (Phase, "begins"),
    "council-item": (CouncilItem, "dated_on"),
    "follow-up": (FollowUp, "due_on"),
}
RELATED = {
    "event": ("source", "partnership", "place"),
    "agreement": ("source", "partnership"),
    "phase": ("source", "partnership"),
    "council-item": ("source", "unit", "office"),
    "follow-up": ("source", "council_item"),
}
WITHOUT_CITY = frozenset({CouncilItem, FollowUp})
_ENTRIES: dict[str, Callable[[Office, Any], TimelineEntry]] = {
    "event": _event,
    "agreement": _agreement,
    "phase": _phase,
    "council-item": _item,
    "follow-up": _duty,
}


def cities_of(own: Office, actor: Actor, keys: set[str]) -> dict[str, str]:
    """Return the names of the other cities by key of the partnership. One query."""
    chosen = Partnership.objects.filter(office=own.pk, key__in=keys - {""})
    found = Party.objects.visible_to(actor).current().filter(partnership__in=chosen.values("pk"))
    found = found.select_related("place", "partnership")
    groups: dict[str, list[Any]] = {}
    for party in found.order_by("side"):
        groups.setdefault(party.partnership.key, []).append(party)
    return {
        key: ", ".join(name_of(party) for party in others(group, own.place_id))
        for key, group in groups.items()
    }


def cities(own: Office, actor: Actor) -> list[tuple[str, str]]:
    """Return the cities the office works with, by key and name, in order of names. Two queries.

    Empty where there are too many to choose from; then the list of partnerships finds the city.
    """
    found = Party.objects.visible_to(actor).current().of_office(own.pk)
    found = found.exclude(place=own.place_id).order_by()
    if found.values("place").distinct()[: CITIES + 1].count() > CITIES:
        return []
    places = found.values_list("place__key", "place__name").distinct()
    language = get_language() or "en"
    named = [(key, str(name.read(language))) for key, name in places]
    return sorted(named, key=lambda place: place[1])
