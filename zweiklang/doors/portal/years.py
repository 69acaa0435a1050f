# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the timeline of an office says beside its entries: names of cities."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import get_language

from zweiklang.domain.partnerships.models import Partnership, Party
from zweiklang.domain.partnerships.queries import Also, told_by
from zweiklang.domain.partnerships.records import PartnershipFile
from zweiklang.domain.people.models import Office
from zweiklang.doors.portal.alternat import name_of, others
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.lists import with_commas

#: The key of the office that keeps a partnership, "" for the own one, and that of the partnership.
Keys = tuple[str, str]
#: More cities than this make a choice nobody can use.
CITIES = 150


def cities_of(
    own: Office, actor: Actor, keys: set[Keys], files: Iterable[PartnershipFile] = ()
) -> dict[Keys, str]:
    """Return the names of the other cities by the keys of office and partnership.

    One query, none where all partnerships are among the `files` at hand.
    """
    known = ((_keys(own, f.office_key, f.key), f.parties) for f in files)
    at_hand: dict[Keys, Sequence[Any]] = {at: parties for at, parties in known if at in keys}
    missing = {at for at in keys if at[1]} - at_hand.keys()
    groups = at_hand | (_parties_of(own, actor, missing) if missing else {})
    return {
        at: with_commas(name_of(party) for party in others(group, own.place_id))
        for at, group in groups.items()
    }


def _keys(own: Office, office_key: str, key: str) -> Keys:
    return ("" if office_key == own.key else office_key, key)


def _parties_of(own: Office, actor: Actor, keys: set[Keys]) -> dict[Keys, Sequence[Any]]:
    offices = {office_key or own.key for office_key, _key in keys}
    chosen = Partnership.objects.filter(office__key__in=offices, key__in={key for _o, key in keys})
    found = Party.objects.visible_to(actor).current().filter(partnership__in=chosen.values("pk"))
    found = found.select_related("place", "partnership__office")
    groups: dict[Keys, list[Any]] = {}
    for party in found.order_by("side"):
        one = party.partnership
        groups.setdefault(_keys(own, one.office.key, one.key), []).append(party)
    return {at: group for at, group in groups.items() if at in keys}


def cities(own: Office, actor: Actor, also: Also = ()) -> list[tuple[str, str]]:
    """Return the cities the office works with, by key and name, in order of names. One query.

    `also`: the partnerships that others keep together with it.
    Empty where there are too many to choose from; then the list of partnerships finds the city.
    """
    found = Party.objects.visible_to(actor).current().filter(told_by(own.pk, also))
    found = found.exclude(place=own.place_id).order_by()
    places = list(found.values_list("place__key", "place__name").distinct()[: CITIES + 1])
    if len(places) > CITIES:
        return []
    language = get_language() or "en"
    named = [(key, str(name.read(language))) for key, name in places]
    return sorted(named, key=lambda place: place[1])
