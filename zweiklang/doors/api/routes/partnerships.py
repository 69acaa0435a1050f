# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Partnerships, their timelines, agreements and events."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router

from zweiklang.domain.partnerships import chronicle, models, queries, shaping, timeline, touched
from zweiklang.domain.partnerships.records import PartnershipFile
from zweiklang.doors.actors import actor_of
from zweiklang.doors.api import schemas
from zweiklang.doors.api.problems import NotFound
from zweiklang.doors.api.reading import office_or_404, one_page
from zweiklang.doors.api.values import Key, KnownOn, OfficeKey, Page, PageNumber, PerPage, Year
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.models import Source

router = Router(tags=["Partnerships"])
#: What a line of the list shows; the rest of the files is not read.
LINE_PARTS: frozenset[type[Any]] = frozenset({models.Party, models.Phase, models.Agreement, Source})
Kinds = Annotated[
    list[str],
    Query(description="Only these kinds, such as agreement, event, visit.", max_length=20),
]
GoalCode = Annotated[
    str,
    Query(
        description="Only what serves this goal or target.",
        pattern=r"^(\d{1,2}(\.[0-9a-z]{1,2})?)?$",
    ),
]

EntryKind = Annotated[
    Literal["", "event", "agreement", "phase", "council-item", "follow-up"],
    Query(description="Only entries of this kind."),
]
CityKey = Annotated[
    str,
    Query(
        description="Only partnerships in which this city takes part, by its place_key.",
        pattern=r"^([a-z0-9]+(-[a-z0-9]+)*)?$",
        max_length=120,
    ),
]


@router.get("/partnerships", response=Page[schemas.PartnershipLine], summary="All partnerships")
def list_partnerships(
    request: HttpRequest,
    office: OfficeKey,
    known_on: KnownOn = None,
    page: PageNumber = 1,
    per_page: PerPage = 25,
) -> Any:
    """Return an office's partnerships by key, with what is in force on the day asked for."""
    actor, day = actor_of(request), known_on or clock.today()
    own = office_or_404(office)
    found = models.Partnership.objects.visible_to(actor).of_office(own.pk)
    if known_on is None:
        found = found.current()
    else:
        kept = Q(withdrawn_on=None) | Q(withdrawn_on__gt=known_on)
        found = found.filter(kept, known_since__lte=known_on)
    ids = found.order_by("key").values_list("pk", flat=True)

    def lines(rows: list[Any]) -> list[dict[str, Any]]:
        files = queries.partnership_files(rows, actor, known_on, LINE_PARTS)
        return [_line(file, day) for file in files]

    return one_page(ids, page, per_page, lines)


@router.get("/partnerships/{key}", response=schemas.Partnership, summary="One partnership")
def show_partnership(
    request: HttpRequest, office: OfficeKey, key: Key, known_on: KnownOn = None
) -> Any:
    """Return everything of one partnership, as known on a day."""
    return _file(office, key, actor_of(request), known_on)


@router.get(
    "/partnerships/{key}/timeline",
    response=list[schemas.TimelineEntry],
    summary="Timeline of a partnership",
)
def show_timeline(
    request: HttpRequest,
    office: OfficeKey,
    key: Key,
    known_on: KnownOn = None,
    kind: Kinds = [],  # noqa: B006 - Ninja reads the list, nothing changes it
    year: Year = None,
    goal: GoalCode = "",
) -> Any:
    """Return what happened, oldest first, narrowed to kinds, a year, a goal."""
    file = _file(office, key, actor_of(request), known_on)
    entries = timeline.narrow(timeline.entries(file), kinds=kind, year=year, goal=goal)
    return [_entry(entry) for entry in entries]


@router.get(
    "/timeline",
    response=Page[schemas.OfficeTimelineEntry],
    summary="Timeline of an office or a city",
)
def show_office_timeline(
    request: HttpRequest,
    office: OfficeKey,
    known_on: KnownOn = None,
    kind: EntryKind = "",
    year: Year = None,
    goal: GoalCode = "",
    city: CityKey = "",
    page: PageNumber = 1,
    per_page: PerPage = 25,
) -> Any:
    """Return what happened in all partnerships, oldest first, narrowed as asked."""
    own, actor = office_or_404(office), actor_of(request)
    choice = chronicle.Choice(year, kind, city, goal, known_on)
    found = chronicle.spots(own, actor, choice)

    def entries(rows: list[Any]) -> list[dict[str, Any]]:
        shown = chronicle.entries_at(own, actor, rows)
        return [
            _entry(one)
            | {"partnership_key": one.partnership_key, "partnership_keys": one.partnership_keys}
            for one in shown
        ]

    return one_page(found, page, per_page, entries)


@router.get("/agreements", response=Page[schemas.AgreementLine], summary="All agreements")
def list_agreements(
    request: HttpRequest,
    office: OfficeKey,
    valid_on: Annotated[dt.date | None, Query(description="Only those in force on a day.")] = None,
    page: PageNumber = 1,
    per_page: PerPage = 25,
) -> Any:
    """Return an office's agreements by day of signing."""
    actor = actor_of(request)
    found = _below(models.Agreement, office, actor).select_related("file")
    if valid_on is not None:
        day = valid_on.isoformat()
        found = found.filter(
            Q(valid_until=None) | Q(valid_until__reaches=day),
            Q(ended_on=None) | Q(ended_on__reaches=day),
            signed_on__lte=day,
        )
        gone = Q(signed_on=day) | ~Q(signed_on__reaches=day)
        found = found.exclude(pk__in=queries.replacing(actor).filter(gone).values("replaces"))

    def shaped(rows: list[models.Agreement]) -> list[dict[str, Any]]:
        queries.mark_replacements(rows, actor)
        return [_with_key(shaping.agreement_record(row), row) for row in rows]

    return one_page(found.order_by("signed_on", "key"), page, per_page, shaped)


@router.get("/events", response=Page[schemas.EventLine], summary="All events")
def list_events(
    request: HttpRequest,
    office: OfficeKey,
    year: Year = None,
    page: PageNumber = 1,
    per_page: PerPage = 25,
) -> Any:
    """Return an office's events by day, those of a year if one is given."""
    found = _below(models.Event, office, actor_of(request)).select_related("place")
    if year is not None:
        found = found.filter(touched.touching("event", year))
    return one_page(found.order_by("begins", "key"), page, per_page, _events)


def _below(model: type[Any], office: str, actor: Actor) -> Any:
    """Return an office's visible records of a kind, of partnerships that are kept."""
    own = office_or_404(office)
    found = model.objects.visible_to(actor).current().of_office(own.pk)
    return found.filter(partnership__withdrawn_on=None).select_related("source", "partnership")


def _events(rows: list[Any]) -> list[dict[str, Any]]:
    return [_with_key(shaping.event_record(row), row) for row in rows]


def _with_key(record: Any, row: Any) -> dict[str, Any]:
    names = (*type(record).__dataclass_fields__, "last_day")
    values = {name: getattr(record, name) for name in names if hasattr(record, name)}
    return {**values, "partnership_key": row.partnership.key}


def _file(office: str, key: str, actor: Actor, known_on: dt.date | None) -> PartnershipFile:
    own = office_or_404(office)
    file = queries.partnership_file(own.pk, key, actor, known_on)
    if file is None:
        raise NotFound(
            _("There is no partnership “%(key)s” for you to see. All: %(list)s")
            % {"key": key, "list": f"/api/v1/offices/{office}/partnerships"}
        )
    return file


def _line(file: PartnershipFile, day: dt.date) -> dict[str, Any]:
    return {
        "id": file.id,
        "key": file.key,
        "title": file.title,
        "summary": file.summary,
        "topics": file.topics,
        "parties": file.parties,
        "phase": file.phase_on(day),
        "agreements": file.agreements_on(day),
        "is_public": file.is_public,
    }


def _entry(entry: timeline.TimelineEntry) -> dict[str, Any]:
    return {
        "kind": entry.kind,
        "when": entry.when,
        "until": entry.until,
        "sides": entry.sides,
        "label": entry.label,
        "title": entry.title,
        "planned": entry.planned,
        "goals": entry.goals,
        "record_id": entry.fact.id if entry.fact else None,
    }
