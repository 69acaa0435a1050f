# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who else works on this: cities and passages that say something alike, in any language."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from zweiklang.domain.people.models import Office
from zweiklang.domain.places.models import Place
from zweiklang.domain.topics.meaning import Hit, passages_like
from zweiklang.doors.ui.downloads import Listing, asked_list
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.ui.numbers import as_headline, number_word
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.tables import topics as tables
from zweiklang.doors.workspace.views.topics import places
from zweiklang.foundation.actors import Actor

LONGEST = 2000
MOST = 30


@dataclass(frozen=True)
class CityHits:
    """A city with its passages that come near, nearest first."""

    place: Place
    hits: list[Hit]
    papers_url: str


class LikeForm(forms.Form):
    """Asks for a topic or a paragraph."""

    q = forms.CharField(
        label=gettext_lazy("A topic or a paragraph, in any language"),
        max_length=LONGEST,
        label_suffix="",
        widget=forms.Textarea({"rows": 3}),
    )


@in_office
def like(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """Show the cities whose papers say something like the text asked for.

    The form posts it, so that no paragraph stands in an address or in a server's log.
    """
    text = (request.POST or request.GET).get("q", "").strip()[:LONGEST]
    found = by_city(office, request.actor, text)
    title = _("Who else works on this?")
    lists = {"": Listing(title, tables.LIKE, lambda: tables.like_rows(found))}
    if answer := asked_list(request, lists, office.key, "like"):
        return answer
    context = {
        "text": text,
        "like_form": LikeForm(initial={"q": text}),
        "found": found,
        "headline": _headline(text, len(found)),
        "crumbs": places.crumbs(office, Link("", title)),
    }
    return show(request, "topics/like.html", context, office=office, section="topics")


def by_city(office: Office, actor: Actor, text: str, most: int = MOST) -> list[CityHits]:
    """Return the passages near to a text below their cities, the city that comes nearest first."""
    grouped: dict[uuid.UUID, list[Hit]] = {}
    for hit in passages_like(text, actor, most=most):
        grouped.setdefault(hit.passage.paper.place_id, []).append(hit)
    cities = places.names_of(grouped)
    return [
        CityHits(cities[pk], hits, places.city_url("papers", office, cities[pk]))
        for pk, hits in grouped.items()
    ]


def _headline(text: str, count: int) -> str:
    if not text:
        return _("Who else works on this?")
    if not count:
        return _("Nobody here works on it yet, as far as the papers say.")
    sentence = ngettext("One city works on it.", "%(number)s cities work on it.", count)
    return as_headline(sentence % {"number": number_word(count)})
