# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is new: the latest events, phases and agreements of an office, merged."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from zweiklang.domain.partnerships.models import Agreement, Event, Party, Phase
from zweiklang.domain.people.models import Office
from zweiklang.doors.portal.alternat import name_of, others
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.lists import with_commas
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.outputs.drawings.scores import read, short_kind


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


def facts(own: Office, actor: Actor, day: dt.date, limit: int, offset: int = 0) -> list[News]:
    """Return the latest facts that began by a day, newest first. Four queries.

    `offset` skips that many; every kind is read far enough for the page asked for.
    """
    reach = offset + limit
    rows: list[tuple[PartialDate, Any]] = []
    for model, began in ((Event, "begins"), (Phase, "begins"), (Agreement, "signed_on")):
        found = model.objects.visible_to(actor).current().of_office(own.pk)
        if model is Event:
            found = found.filter(state=Event.State.HELD)
        until = f"{day.isoformat()}~"
        found = found.filter(**{f"{began}__lte": until, "partnership__withdrawn_on": None})
        found = found.select_related("partnership").order_by(f"-{began}", "-pk")[:reach]
        rows += [(getattr(one, began), one) for one in found]
    rows.sort(key=lambda row: row[0].iso, reverse=True)
    chosen = [record for _day, record in rows[offset:reach]]
    cities = _cities(own, actor, {record.partnership_id for record in chosen})
    return [_news(own, record, cities.get(record.partnership_id, "")) for record in chosen]


def _cities(own: Office, actor: Actor, ids: set[uuid.UUID]) -> dict[uuid.UUID, str]:
    found = Party.objects.visible_to(actor).current().filter(partnership__in=ids)
    parties: dict[uuid.UUID, list[Any]] = {}
    for party in found.select_related("place").order_by("side"):
        parties.setdefault(party.partnership_id, []).append(party)
    return {
        one: with_commas(name_of(party) for party in others(group, own.place_id))
        for one, group in parties.items()
    }


def _news(own: Office, record: Any, cities: str) -> News:
    url = reverse("portal:partnership", args=[own.key, record.partnership.key])
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
        detail = record.signed_at
    return News(
        record.pk, when, title, detail, f"{url}#entry-{record.pk}", record.changed_at, record
    )


def _phase_title(phase: Phase, cities: str) -> str:
    facts = {"city": cities, "kind": short_kind(phase.kind)}
    if phase.state == Phase.State.DORMANT:
        return _("%(city)s: the partnership is dormant") % facts
    if phase.state == Phase.State.ENDED:
        return _("%(city)s: %(kind)s ended") % facts
    return _("%(city)s: %(kind)s begins") % facts
