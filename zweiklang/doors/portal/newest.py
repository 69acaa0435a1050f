# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is new: the latest events, phases, agreements, topics and projects of an office, merged."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zweiklang.domain.partnerships.models import Agreement, Event, Party, Phase
from zweiklang.domain.partnerships.queries import told_by
from zweiklang.domain.people.models import Office
from zweiklang.domain.projects.joint_kinds import SLUG as PROJECT
from zweiklang.domain.projects.serving import Agreed
from zweiklang.doors.portal.alternat import name_of, others
from zweiklang.doors.portal.anchors import in_timeline
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.lists import labelled, with_commas
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.outputs.drawings.scores import read, short_kind

#: When something happened, and the record that says so.
Row = tuple[PartialDate, Any]


@dataclass(frozen=True)
class News:
    """One piece of news: when it happened, its headline, a second line and where it is told."""

    id: uuid.UUID
    when: PartialDate
    title: str
    detail: str
    url: str
    updated: dt.datetime
    record: Any


@dataclass(frozen=True)
class Fact:
    """A record that is news, and the phase that begins with it."""

    record: Any
    begun: Phase | None

    @property
    def partnership_id(self) -> uuid.UUID:
        """Return the id of its partnership."""
        found: uuid.UUID = self.record.partnership_id
        return found


def facts(
    own: Office,
    actor: Actor,
    day: dt.date,
    limit: int,
    offset: int = 0,
    *,
    agreed: Iterable[Agreed],
    also: Collection[uuid.UUID] = (),
) -> list[Fact]:
    """Return the latest facts that began by a day, newest first. Three queries.

    `agreed` are the public joint texts, `also` the partnerships that others keep. `offset` skips
    that many; every kind is read far enough for the page asked for.
    """
    reach = offset + limit
    rows: list[Row] = []
    for model, began in ((Event, "begins"), (Phase, "begins"), (Agreement, "signed_on")):
        found = model.objects.visible_to(actor).current().filter(told_by(own.pk, also))
        if model is Event:
            found = found.filter(state=Event.State.HELD)
        until = f"{day.isoformat()}~"
        found = found.filter(**{f"{began}__lte": until, "partnership__withdrawn_on": None})
        found = found.select_related("partnership__office").order_by(f"-{began}", "-pk")[:reach]
        rows += [(getattr(one, began), one) for one in found]
    rows += [
        (PartialDate.of(timezone.localtime(one.since).date()), one)
        for one in agreed
        if one.is_undertaking and timezone.localtime(one.since).date() <= day
    ]
    rows.sort(key=lambda row: row[0].iso, reverse=True)
    rows, begun = _joined(rows)
    return [Fact(record, begun.get(_id(record))) for _day, record in rows[offset:reach]]


def told(own: Office, found: Iterable[Fact], parties: Mapping[uuid.UUID, Any]) -> list[News]:
    """Return the facts in words; `parties` are the cities by partnership."""
    cities = {
        one: with_commas(name_of(party) for party in others(group, own.place_id))
        for one, group in parties.items()
    }
    return [_news(one.record, cities.get(one.partnership_id, ""), one.begun) for one in found]


def parties_of(actor: Actor, found: Iterable[Fact]) -> dict[uuid.UUID, list[Party]]:
    """Return the cities of the partnerships of facts, by partnership. One query."""
    ids = {one.partnership_id for one in found}
    rows = Party.objects.visible_to(actor).current().filter(partnership__in=ids)
    parties: dict[uuid.UUID, list[Party]] = {}
    for party in rows.select_related("place").order_by("side"):
        parties.setdefault(party.partnership_id, []).append(party)
    return parties


def _joined(rows: list[Row]) -> tuple[list[Row], dict[uuid.UUID, Phase]]:
    """Return the rows without phases that begin with an agreement of the same day, and these."""
    signed = {
        (record.partnership_id, day.iso): record.pk
        for day, record in rows
        if isinstance(record, Agreement)
    }
    begun = {
        signed[record.partnership_id, day.iso]: record
        for day, record in rows
        if isinstance(record, Phase)
        and record.state == Phase.State.ACTIVE
        and (record.partnership_id, day.iso) in signed
    }
    joined = {phase.pk for phase in begun.values()}
    return [row for row in rows if _id(row[1]) not in joined], begun


def _id(record: Any) -> uuid.UUID:
    found: uuid.UUID = record.record_id if isinstance(record, Agreed) else record.pk
    return found


def _news(record: Any, cities: str, begun: Phase | None = None) -> News:
    """Return a record as news; `begun` is the phase that an agreement brought about."""
    if isinstance(record, Agreed):
        return _agreed(record, cities)
    row = in_timeline(record.partnership.office.key, record.partnership.key)
    if isinstance(record, Event):
        when, title = record.begins, read(record.title)
        detail = f"{cities} · {record.get_kind_display()}"
    elif isinstance(record, Phase):
        when, title = record.begins, _phase_title(record, cities)
        detail = read(record.local_label)
    else:
        when = record.signed_on
        named = read(record.title) or record.get_kind_display()
        title = _("%(city)s: %(agreement)s signed") % {"city": cities, "agreement": named}
        detail = " · ".join(filter(None, [_begins(begun) if begun else "", record.signed_at]))
    url = row(record.pk, when.year)
    return News(record.pk, when, title, detail, url, record.changed_at, record)


def _agreed(one: Agreed, cities: str) -> News:
    """Return a topic or project as news; it is told in its chapter of the partnership's page."""
    url = reverse("portal:partnership", args=[one.office_key, one.partnership_key])
    chapter = "joint-projects" if one.kind == PROJECT else "common-topics"
    when = PartialDate.of(timezone.localtime(one.since).date())
    detail = _("%(kind)s, agreed") % {"kind": one.label}
    title = labelled(cities, read(one.title))
    return News(one.record_id, when, title, detail, f"{url}#{chapter}", one.changed, None)


def _begins(phase: Phase) -> str:
    """Return “Städtepartnerschaft beginnt”, without the city, which stands above it."""
    return _("%(kind)s begins") % {"kind": read(phase.local_label) or short_kind(phase.kind)}


def _phase_title(phase: Phase, cities: str) -> str:
    facts = {"city": cities, "kind": short_kind(phase.kind)}
    if phase.state == Phase.State.DORMANT:
        return _("%(city)s: the partnership is dormant") % facts
    if phase.state == Phase.State.ENDED:
        return _("%(city)s: %(kind)s ended") % facts
    return _("%(city)s: %(kind)s begins") % facts
