# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where topics begin: the cities with their papers, what two of them share, what was suggested."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zweiklang.domain.people.models import Office
from zweiklang.domain.places.models import Place
from zweiklang.domain.topics import queries
from zweiklang.domain.topics.models import TopicSuggestion
from zweiklang.doors.ui.downloads import Listing, asked_list
from zweiklang.doors.ui.numbers import as_headline, number_word
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.tables import topics as tables
from zweiklang.doors.workspace.views.topics import places
from zweiklang.doors.workspace.views.topics.like import LikeForm

#: Suggestions shown; more stand on the pages of the finder.
SUGGESTIONS = 12


@dataclass(frozen=True)
class City:
    """A city in the list: how many papers it has, how many of them are read."""

    place: Place
    papers: int
    read: int
    papers_url: str
    profile_url: str
    finder_url: str

    @property
    def is_own(self) -> bool:
        """Return whether it is the office's own city, which has no finder with itself."""
        return not self.finder_url


@in_office
def topics(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """Show the cities with their papers, and the ways to finder, profiles and search."""
    counts = queries.paper_counts(request.actor)
    cities = [
        _city(office, place, counts.get(place.pk, (0, 0)))
        for place in places.all_cities(office, request.actor)
    ]
    rows = TopicSuggestion.objects.visible_to(request.actor).current().of_office(office.pk)
    accepted = _suggestions(rows.filter(decision=TopicSuggestion.Decision.ACCEPTED))
    lists = {
        "": Listing(_("Topics"), tables.CITIES, lambda: cities),
        "suggestions": Listing(
            _("Suggested as common topics"), tables.SUGGESTIONS,
            lambda: accepted.select_related("first_paper", "second_paper", "third_paper"),
        ),
    }  # fmt: skip
    if answer := asked_list(request, lists, office.key, "topics"):
        return answer
    context = {
        "headline": _headline(cities),
        "cities": [one for one in cities if one.papers or one.is_own],
        "without": [one for one in cities if not one.papers and not one.is_own],
        "with_papers": [one for one in cities if one.read],
        "suggestions": accepted[:SUGGESTIONS],
        "like_form": LikeForm(),
    }
    return show(request, "topics/home.html", context, office=office, section="topics")


def _city(office: Office, place: Place, counted: tuple[int, int]) -> City:
    own = place.pk == office.place_id
    return City(
        place,
        *counted,
        places.city_url("papers", office, place),
        places.city_url("profile", office, place),
        "" if own else places.finder_url(office, office.place, place),
    )


def _headline(cities: list[City]) -> str:
    read = sum(one.read for one in cities)
    if not read:
        return _("No paper has been read yet.")
    count = sum(bool(one.read) for one in cities)
    papers = ngettext("One paper", "%(number)s papers", read) % {"number": number_word(read)}
    sentence = ngettext(
        "%(papers)s from one city.", "%(papers)s from %(number)s cities.", count
    ) % {"papers": papers, "number": number_word(count)}
    return as_headline(sentence)


def _suggestions(rows: Any) -> Any:
    """Return suggestions with their cities, the latest first."""
    chosen = rows.select_related("first_place", "second_place", "third_place")
    return chosen.order_by("-changed_at")
