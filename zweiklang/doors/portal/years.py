# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the timeline of an office says beside its entries: names of cities."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language

from zweiklang.domain.partnerships.models import Partnership, Party
from zweiklang.domain.people.models import Office
from zweiklang.doors.portal.alternat import name_of, others
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.lists import with_commas

#: More cities than this make a choice nobody can use.
CITIES = 150


def cities_of(own: Office, actor: Actor, keys: set[str]) -> dict[str, str]:
    """Return the names of the other cities by key of the partnership. One query."""
    chosen = Partnership.objects.filter(office=own.pk, key__in=keys - {""})
    found = Party.objects.visible_to(actor).current().filter(partnership__in=chosen.values("pk"))
    found = found.select_related("place", "partnership")
    groups: dict[str, list[Any]] = {}
    for party in found.order_by("side"):
        groups.setdefault(party.partnership.key, []).append(party)
    return {
        key: with_commas(name_of(party) for party in others(group, own.place_id))
        for key, group in groups.items()
    }


def cities(own: Office, actor: Actor) -> list[tuple[str, str]]:
    """Return the cities the office works with, by key and name, in order of names. One query.

    Empty where there are too many to choose from; then the list of partnerships finds the city.
    """
    found = Party.objects.visible_to(actor).current().of_office(own.pk)
    found = found.exclude(place=own.place_id).order_by()
    places = list(found.values_list("place__key", "place__name").distinct()[: CITIES + 1])
    if len(places) > CITIES:
        return []
    language = get_language() or "en"
    named = [(key, str(name.read(language))) for key, name in places]
    return sorted(named, key=lambda place: place[1])
