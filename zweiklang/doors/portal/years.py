# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the timeline of an office says beside its entries: names of cities."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import get_language

from zweiklang.domain.partnerships.models import Partnership, Party
from zweiklang.domain.partnerships.records import PartnershipFile
from zweiklang.domain.people.models import Office
from zweiklang.doors.portal.alternat import name_of, others
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.lists import with_commas

#: More cities than this make a choice nobody can use.
CITIES = 150


def cities_of(
    own: Office, actor: Actor, keys: set[str], files: Iterable[PartnershipFile] = ()
) -> dict[str, str]:
    """Return the names of the other cities by key of the partnership.

    One query, none where all partnerships are among the `files` at hand.
    """
    at_hand: dict[str, Sequence[Any]] = {f.key: f.parties for f in files if f.key in keys}
    missing = keys - {""} - at_hand.keys()
    groups = at_hand | (_parties_of(own, actor, missing) if missing else {})
    return {
        key: with_commas(name_of(party) for party in others(group, own.place_id))
        for key, group in groups.items()
    }


def _parties_of(own: Office, actor: Actor, keys: set[str]) -> dict[str, Sequence[Any]]:
    chosen = Partnership.objects.filter(office=own.pk, key__in=keys)
    found = Party.objects.visible_to(actor).current().filter(partnership__in=chosen.values("pk"))
    found = found.select_related("place", "partnership")
    groups: dict[str, list[Any]] = {}
    for party in found.order_by("side"):
        groups.setdefault(party.partnership.key, []).append(party)
    return dict(groups)


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
