# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The topic finder: what two cities both work on, what one seeks and the other offers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from zweiklang.agenda2030 import goals, short_title
from zweiklang.domain.people.models import Office
from zweiklang.domain.places.models import Place, UnitName
from zweiklang.domain.topics import actions, queries
from zweiklang.domain.topics.finder import find_topics
from zweiklang.domain.topics.models import Passage, TopicSuggestion
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.ui.numbers import number_word
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.views.topics import places
from zweiklang.doors.workspace.views.topics.filters import (
    filters_for,
    papers_chosen,
    read_choice,
)
from zweiklang.doors.workspace.views.topics.lines import (
    Failed,
    learning_sentence,
    sort_out,
    turn_to,
    with_passages,
)
from zweiklang.foundation.actors import READER_ONLY, WRITING_ROLES


@in_office
def finder(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """Compare two cities, or ask which; a post decides on one line."""
    chosen = _two_cities(request, office)
    if chosen is None:
        return _ask(request, office)
    if request.method == "POST":
        return _decide(request, office, chosen)
    return _compare(request, office, chosen)


def _two_cities(request: WorkspaceRequest, office: Office) -> tuple[Place, Place] | None:
    """Return the two cities the address names, the own city first; None if it names none."""
    keys = [request.GET.get(name, "") for name in ("first", "second")]
    if not all(keys) or keys[0] == keys[1]:
        return None
    if keys[1] == office.place.key:
        keys.reverse()
    found = {place.key: place for place in Place.objects.current().filter(key__in=keys)}
    return (found[keys[0]], found[keys[1]]) if len(found) == 2 else None


def _ask(request: WorkspaceRequest, office: Office) -> HttpResponse:
    counts = queries.paper_counts(request.actor)
    cities = [
        {"place": place}
        for place in places.all_cities(office, request.actor)
        if counts.get(place.pk, (0, 0))[1]
    ]
    context = {"cities": cities, "crumbs": places.crumbs(office, Link("", _("Topic finder")))}
    return show(request, "topics/which_two.html", context, office=office, section="topics")


def _compare(
    request: WorkspaceRequest,
    office: Office,
    cities: tuple[Place, Place],
    failed: Failed | None = None,
) -> HttpResponse:
    first, second = cities
    papers = queries.papers_read(request.actor, [first.pk, second.pk])
    units = _unit_names({unit for _place, unit, _kind, _date in papers if unit})
    choice = read_choice(request, units)
    found = find_topics(
        first.pk,
        second.pk,
        request.actor,
        office_id=office.pk,
        goal=choice.goal,
        chosen=papers_chosen(choice, units),
    )
    lists = sort_out(found.both, found.exchange, choice)
    page, on_page = turn_to(lists, request.GET.get("page"))
    on_page = with_passages(on_page, failed)
    seeks, offers = (
        on_page.of(line for line in on_page.exchange if line.kind == kind)
        for kind in ("seek-offer", "offer-seek")
    )
    counts = [sum(place == one.pk for place, *_rest in papers) for one in cities]
    context: dict[str, Any] = {
        "first": first,
        "second": second,
        "headline": _headline(first, second, lists.count),
        "lead": _lead(first, second, counts),
        "missing": [
            {"place": one, "url": places.city_url("papers", office, one)}
            for one, count in zip(cities, counts, strict=True)
            if not count
        ],
        "choice": choice,
        "filters": filters_for(choice, papers, units, _goal_titles()),
        "unsure": lists.unsure,
        "page": page,
        "both": on_page.of(on_page.both),
        "sides": [(second, "B", first, "A", offers), (first, "A", second, "B", seeks)],
        "decided": on_page.of(on_page.decided),
        "learning": learning_sentence(lists, first, second),
        "crumbs": places.crumbs(office, Link("", _("Topic finder"))),
    }
    status = 422 if failed else 200
    return show(
        request, "topics/finder.html", context, office=office, section="topics", status=status
    )


def _unit_names(units: set[Any]) -> list[UnitName]:
    """Return the units by their latest name; one query."""
    rows = UnitName.objects.filter(unit__in=units).current().select_related("unit__place")
    return list({name.unit_id: name for name in rows.order_by("begins")}.values()) if units else []


def _goal_titles() -> dict[str, str]:
    language = get_language() or "en"
    return {goal.code: f"{goal.code} {short_title(goal.code, language)}" for goal in goals()}


def _headline(first: Place, second: Place, count: int) -> str:
    names = {"first": first, "second": second, "number": number_word(count)}
    if not count:
        return _("%(first)s and %(second)s: no common task found yet.") % names
    return (
        ngettext(
            "%(first)s and %(second)s work on one common task.",
            "%(first)s and %(second)s work on %(number)s common tasks.",
            count,
        )
        % names
    )


def _lead(first: Place, second: Place, counts: list[int]) -> str:
    parts = [
        ngettext("one paper from %(city)s", "%(count)s papers from %(city)s", count)
        % {"count": count, "city": place}
        for place, count in zip((first, second), counts, strict=True)
    ]
    return _("Found in %(first)s and %(second)s, each passage with its page.") % {
        "first": parts[0],
        "second": parts[1],
    }


# -- Decisions -----------------------------------------------------------------------------------
def _decide(request: WorkspaceRequest, office: Office, cities: tuple[Place, Place]) -> HttpResponse:
    if not request.actor.holds(office.pk, WRITING_ROLES):
        READER_ONLY.require()
    said = {name: request.POST.get(name, "") for name in ("kind", "code", "decision")}
    reason = request.POST.get("reason", "").strip()[:300]
    first, second = (_passage(request, name) for name in ("first", "second"))
    if first is None or second is None:
        messages.warning(request, _("The papers were read again meanwhile. Please look anew."))
        return HttpResponseRedirect(request.get_full_path())
    try:
        kept = actions.decide_line(
            request.actor, office, first=first, second=second, reason=reason, **said
        )
    except ValidationError as error:
        mark = f"{said['kind']}-{said['code']}-{first.pk}-{second.pk}"
        return _compare(request, office, cities, Failed(mark, tuple(error.messages), reason))
    messages.success(request, _kept_message(kept, cities[1]))
    return HttpResponseRedirect(request.get_full_path())


def _passage(request: WorkspaceRequest, name: str) -> Passage | None:
    """Return a passage the form names, if it still stands and the actor may see it."""
    number = request.POST.get(name, "")
    pk = int(number) if number.isdecimal() and len(number) < 16 else 0
    if pk not in queries.passages_by_id([pk], request.actor):
        return None
    rows = Passage.objects.select_related("reading__paper__place")
    found: Passage = get_object_or_404(rows, pk=pk)
    return found


def _kept_message(kept: TopicSuggestion, other: Place) -> str:
    if kept.decision == TopicSuggestion.Decision.ACCEPTED:
        text = _(
            "Suggested as a common topic: %(title)s. Nothing is published; talk to %(city)s about "
            "it."
        )
    elif kept.decision == TopicSuggestion.Decision.PARKED:
        text = _("Parked: %(title)s. It stands below, among what is decided.")
    else:
        text = _("Left out: %(title)s. It stands below with your reason and can be taken back.")
    title = f"{kept.target} {short_title(kept.target, get_language() or 'en')}"
    return text % {"title": title, "city": other}
