# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which cities the pages of topics speak of, and where their pages lie."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from zweiklang.domain.partnerships.models import Party
from zweiklang.domain.people.models import Office
from zweiklang.domain.places.models import Place
from zweiklang.domain.topics import queries
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.workspace.crumbs import topic_url as city_url
from zweiklang.foundation.actors import Actor

__all__ = ["all_cities", "city_url", "crumbs", "finder_url", "names_of", "place_or_404"]


def place_or_404(key: str) -> Place:
    """Return a city on file; raises Http404 for any other key."""
    found: Place | None = Place.objects.current().filter(key=key).first()
    if found is None:
        raise Http404(key)
    return found


def own_cities(office: Office, actor: Actor) -> list[Place]:
    """Return the office's city, then those of its partnerships that the actor sees, by name."""
    parties = Party.objects.visible_to(actor).filter(office=office).current().values("place")
    others = Place.objects.filter(pk__in=parties).exclude(pk=office.place_id).current()
    return [office.place, *sorted(others, key=str)]


def all_cities(office: Office, actor: Actor) -> list[Place]:
    """Return the office's cities, then the others of which the actor may see papers."""
    own = own_cities(office, actor)
    known = {place.pk for place in own}
    others = [place for place in queries.cities_with_papers(actor) if place.pk not in known]
    return [*own, *others]


def finder_url(office: Office, first: Place, second: Place) -> str:
    """Return the address of the topic finder for two cities."""
    address = reverse("workspace:topics_finder", kwargs={"office": office.key})
    return f"{address}?first={first.key}&second={second.key}"


def crumbs(office: Office, *further: Link) -> list[Link]:
    """Return the way from the start of topics to a page below it."""
    start = Link(reverse("workspace:topics", kwargs={"office": office.key}), _("Topics"))
    return [start, *further]


def names_of(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Any]:
    """Return cities by id; one query."""
    return {place.pk: place for place in Place.objects.filter(pk__in=set(ids))}
