# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Shapes the file of a partnership into entries, without the words of a reader's language."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from typing import Any, TypeVar

from zweiklang.domain.mandate.records import DutyRecord, ItemRecord, PointRecord
from zweiklang.domain.partnerships.records import CouncilItemRecord, PartnershipFile, PartyRecord
from zweiklang.domain.places.models import Place
from zweiklang.domain.reporting import records
from zweiklang.domain.reporting.gathering.sources import Sources

E = TypeVar("E", bound=records.Entry)
_COMMON = {one.name for one in dataclasses.fields(records.Entry)}


def entry_of(shape: type[E], fact: Any, sources: Sources, **given: Any) -> E:
    """Return the entry of a row or fact: fields of the same name are taken over, others given."""
    names = {one.name for one in dataclasses.fields(shape)} - _COMMON - given.keys()
    taken = {name: getattr(fact, name) for name in names if hasattr(fact, name)}
    return shape(**sources.common(fact), **taken, **given)


def city_of(place: Place) -> records.CityEntry:
    """Return a city."""
    return records.CityEntry(
        id=place.pk,
        key=place.key,
        name=place.name,
        country=place.country,
        region=place.region,
        latitude=float(place.latitude) if place.latitude is not None else None,
        longitude=float(place.longitude) if place.longitude is not None else None,
        languages=tuple(place.languages),
        ags=place.ags,
        wikidata_id=place.wikidata_id,
    )


def partnership_of(
    file: PartnershipFile, places: dict[Any, Place], sources: Sources, **joint: Any
) -> records.PartnershipEntry:
    """Return the entry of a partnership; `joint` holds the fields that other apps keep."""
    shape = records.PartnershipEntry
    seats = joint.pop("seats")
    own_side = file.own_side

    def each(kind: type[E], facts: tuple[Any, ...]) -> tuple[E, ...]:
        return tuple(entry_of(kind, fact, sources) for fact in facts)

    return entry_of(
        shape,
        file,
        sources,
        topic_line=file.topics,
        own_side=own_side,
        parties=tuple(_party(party, file, places, seats, sources) for party in file.parties),
        phases=each(records.PhaseEntry, file.phases),
        agreements=each(records.AgreementEntry, file.agreements),
        gaps=tuple(records.GapEntry(first=gap.first, last=gap.last) for gap in file.gaps),
        events=each(records.EventEntry, file.events),
        actors=tuple(
            entry_of(records.ActorEntry, one, sources, name=one.unit_name)
            for one in sorted(file.involvements, key=lambda one: (one.side or "Z", one.key))
        ),
        goals=each(records.GoalEntry, tuple(sorted(file.goals, key=_goal_order))),
        bases=each(records.BasisEntry, tuple(sorted(file.bases, key=lambda one: one.key))),
        council_items=tuple(item_of(item, sources) for item in file.council_items),
        duties=duties_of(file.follow_ups, sources),
        **joint,
    )


def _goal_order(goal: Any) -> tuple[int, str, str]:
    number, _dot, target = goal.code.partition(".")
    return int(number), target.zfill(3), goal.key


def _party(
    party: PartyRecord,
    file: PartnershipFile,
    places: dict[Any, Place],
    seats: dict[Any, Any],
    sources: Sources,
) -> records.PartyEntry:
    seat = seats.get(party.place_id)
    counts: defaultdict[Any, list[records.PopulationEntry]] = defaultdict(list)
    for one in file.populations:
        counts[one.place_id].append(entry_of(records.PopulationEntry, one, sources))
    return entry_of(
        records.PartyEntry,
        party,
        sources,
        city=city_of(places[party.place_id]),
        language=seat.language if seat else "",
        has_office=bool(seat and seat.office_id) or party.place_id == file.office_place_id,
        populations=tuple(
            sorted(
                counts[party.place_id],
                key=lambda one: (one.counted_on.iso if one.counted_on else "", one.key),
                reverse=True,
            )
        ),
    )


def item_of(item: ItemRecord, sources: Sources) -> records.CouncilItemEntry:
    """Return a council item with its points."""
    side = item.side if isinstance(item, CouncilItemRecord) else ""
    points = tuple(_point(point) for point in item.points)
    return entry_of(records.CouncilItemEntry, item, sources, side=side, points=points)


def _point(point: PointRecord) -> records.PointEntry:
    return records.PointEntry(
        slug="resolution-point",
        id=point.id,
        key=point.key,
        is_public=point.is_public,
        number=point.number,
        part=point.part,
        text=point.text,
        goals=point.goals,
    )


def duties_of(duties: tuple[DutyRecord, ...], sources: Sources) -> tuple[records.DutyEntry, ...]:
    """Return duties, the soonest first."""
    found = [entry_of(records.DutyEntry, duty, sources) for duty in duties]
    return tuple(sorted(found, key=lambda one: (one.due_on, one.key)))
