# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The map of an office's own city and those it works with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from zweiklang.domain.people.models import Office
from zweiklang.doors.portal.alternat import others
from zweiklang.outputs.drawings import maps

#: Partnerships that fit on one map.
MAPPED = 20


def office_maps(own: Office, partnerships: Iterable[tuple[str, list[Any]]]) -> dict[str, Any]:
    """Return the map for wide windows and phones, {} where nothing is known.

    `partnerships`: key and parties of each; of each party its place is needed.
    """
    place = own.place
    here = maps.place(str(place), place.longitude, place.latitude, "A")
    if here is None:
        return {}
    there = []
    for key, parties in partnerships:
        link = reverse("portal:partnership", args=[own.key, key])
        for party in others(parties, own.place_id):
            spot = party.place
            marked = maps.place(str(spot), spot.longitude, spot.latitude, party.side, link)
            if marked:
                there.append(marked)
    title = _("Map: %(city)s and the cities it works with") % {"city": place}
    return maps.office_maps(here, there, title=title) if there else {}
