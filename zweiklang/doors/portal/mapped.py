# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The map of an office's own city and those it works with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from zweiklang.domain.people.models import Office
from zweiklang.doors.portal.alternat import name_of, others
from zweiklang.outputs.drawings import maps

#: Partnerships that fit on one map.
MAPPED = 20


def office_maps(
    own: Office, partnerships: Iterable[tuple[str, str, Sequence[Any]]]
) -> dict[str, Any]:
    """Return the map for wide windows and phones, {} where nothing is known.

    `partnerships`: of each the key of the office that keeps it, its own key, and its parties with
    their places, or as records. The own city has the tone of its side in the first of them.
    """
    place, found = own.place, list(partnerships)
    sides = [p.side for _office, _key, parties in found for p in parties if p.place_id == place.pk]
    here = maps.place(str(place), place.longitude, place.latitude, sides[0] if sides else "A")
    if here is None:
        return {}
    there = []
    for office_key, key, parties in found:
        link = reverse("portal:partnership", args=[office_key, key])
        for party in others(parties, own.place_id):
            spot = getattr(party, "place", party)  # the record of a party says itself where it is
            marked = maps.place(name_of(party), spot.longitude, spot.latitude, party.side, link)
            if marked:
                there.append(marked)
    title = _("Map: %(city)s and the cities it works with") % {"city": place}
    return maps.office_maps(here, there, title=title) if there else {}
