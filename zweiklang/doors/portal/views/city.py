# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a city works on, seeks and offers, as its released papers say."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from zweiklang.domain.places.models import Place
from zweiklang.domain.topics import queries
from zweiklang.domain.topics.cities import SURE, surely_says
from zweiklang.domain.topics.records import TopicRecord
from zweiklang.doors.portal import reading
from zweiklang.doors.portal.frame import page
from zweiklang.doors.portal.tables import goals as tables
from zweiklang.doors.ui.downloads import Listing, asked_list
from zweiklang.doors.ui.frame import Link
from zweiklang.drawing.sides import Tone
from zweiklang.outputs.drawings import goals as drawn

#: Topics shown in each part.
MOST = 8


def profile(request: HttpRequest, office: str, place: str) -> HttpResponse:
    """Show a city's topics; there is no page for a city of which nothing is to be seen."""
    own, actor = reading.office_or_404(office), reading.actor_of(request)
    city = Place.objects.current().filter(key=place).first()
    if city is None:
        raise Http404(place)
    found = queries.city_profile(city.pk, actor)
    if not found.papers:
        raise Http404(place)
    goals = {goal for goal, strength in found.goals.items() if strength >= SURE}
    goals |= {int(topic.code) for topic in found.named}
    parts = (
        ("doing", _("What the city works on"), _readable(found.doing)),
        ("need", _("Lacking or sought"), _said("need", found.need)),
        ("offer", _("Offered"), _said("offer", found.offer)),
    )
    listing = Listing(
        str(city), tables.PROFILE,
        lambda: ((title, one) for _key, title, topics in parts for one in _sure(topics)),
    )  # fmt: skip
    if answer := asked_list(request, {"": listing}, own.key, city.key):
        return answer
    return page(
        request,
        "city",
        own,
        "goals",
        (Link(reverse("portal:goals", args=[own.key]), _("Goals")), Link("", str(city))),
        city=city,
        papers=found.papers,
        wheel=drawn.city_wheel(goals, Tone.A if city.pk == own.place_id else Tone.B),
        goals=[str(goal) for goal in sorted(goals)],
        parts=[
            (key, title, rows) for key, title, topics in parts if (rows := _sure(topics)[:MOST])
        ],
    )


def _readable(topics: tuple[TopicRecord, ...]) -> tuple[TopicRecord, ...]:
    """Return the topics without rows of tables; those without a passage to read come last."""
    told = [
        replace(topic, passages=tuple(one for one in topic.passages if one.is_readable))
        for topic in topics
    ]
    return tuple(sorted(told, key=lambda topic: not topic.passages))


def _said(stance: str, topics: tuple[TopicRecord, ...]) -> tuple[TopicRecord, ...]:
    """Return the topics of which the papers surely say so, each with the passages that do.

    What was only done is not offered yet.
    """
    told = []
    for topic in topics:
        passages = tuple(one for one in topic.passages if surely_says(one, stance))
        if passages:
            told.append(replace(topic, passages=passages))
    return tuple(told)


def _sure(topics: tuple[TopicRecord, ...]) -> list[TopicRecord]:
    return [topic for topic in topics if topic.strength >= SURE]
