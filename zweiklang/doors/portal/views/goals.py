# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the office does for the goals of the 2030 Agenda, and with whom."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Collection
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zweiklang import agenda2030
from zweiklang.domain.partnerships import queries
from zweiklang.domain.partnerships.models import Event, ServedGoal
from zweiklang.domain.people.models import Office
from zweiklang.domain.projects.serving import Agreed
from zweiklang.domain.topics.cities import CityTopics, cities_about
from zweiklang.doors.portal import agenda_notes, goal_rows, reading
from zweiklang.doors.portal.frame import page
from zweiklang.doors.portal.tables import goals as tables
from zweiklang.doors.ui.citations import Citations
from zweiklang.doors.ui.downloads import Listing, asked_list
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.ui.numbers import as_headline, number_word
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.lists import with_commas
from zweiklang.outputs.drawings import goals as drawn

PER_PAGE = 25
#: Events on a page of a goal; the list to take away has all.
EVENTS = 12


def overview(request: HttpRequest, office: str) -> HttpResponse:
    """Show the 17 goals with the number of partnerships that work on each."""
    own, actor = reading.office_or_404(office), reading.actor_of(request)
    counts = reading.partnerships_per_goal(
        own, actor, clock.today(), reading.standing(own), reading.shared(own, actor)
    )
    links = {n: reverse("portal:goal", args=[own.key, str(n)]) for n in range(1, 18)}
    title = ngettext("One of 17 goals", "%(number)s of 17 goals", len(counts))
    rows = [(str(n), counts.get(n, 0), links[n]) for n in range(1, 18)]
    listing = Listing(_("Goals"), tables.GOALS, lambda: rows)
    if answer := asked_list(request, {"": listing}, own.key, "goals"):
        return answer
    return page(
        request,
        "goals",
        own,
        "goals",
        (Link("", _("Goals")),),
        title=as_headline(title % {"number": number_word(len(counts))}),
        keys=drawn.keys(counts, hrefs=links),
        rows=rows,
    )


def detail(request: HttpRequest, office: str, code: str) -> HttpResponse:
    """Show one goal or target: its official words, what we do for it, with whom."""
    own, actor = reading.office_or_404(office), reading.actor_of(request)
    try:
        known = agenda2030.parse_code(code)
    except agenda2030.CodeError as error:
        raise Http404(str(error)) from error
    if agenda2030.codes.kind_of(known) == "indicator":
        known = agenda2030.target_of(known)
    goal = agenda2030.goal_of(known)
    language = request.GET.get("text", "") or request.LANGUAGE_CODE
    also = reading.shared(own, actor)
    found, agreed = _served(own, actor, known, also), _agreed(own, actor, known, also)
    events = queries.events_for(known, actor).filter(queries.told_by(own.pk, also))
    events = events.select_related("partnership__office", "source")
    lists = _lists(own, actor, known, found, agreed, events)
    if answer := asked_list(request, lists, own.key, "goal", known):
        return answer
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    happened = Paginator(events, EVENTS)
    is_goal = known == goal
    crumbs: tuple[Link, ...] = (Link(reverse("portal:goals", args=[own.key]), _("Goals")),)
    if not is_goal:
        short = agenda2030.short_title(goal, request.LANGUAGE_CODE)
        crumbs += (Link(reverse("portal:goal", args=[own.key, goal]), f"{goal} {short}"),)
    official = agenda2030.official_text(known, language)
    return page(
        request,
        "goal",
        own,
        "goals",
        (*crumbs, Link("", known)),
        code=known,
        is_goal=is_goal,
        title=agenda2030.short_title(known, request.LANGUAGE_CODE),
        explanation=agenda2030.explanation(goal, request.LANGUAGE_CODE) if is_goal else "",
        official=official,
        official_direction=agenda_notes.direction(official.language),
        official_note=agenda_notes.note(official),
        languages=_languages(request, official.language),
        rows=goal_rows.served_rows(own, actor, list(shown)),
        page=shown,
        agreed=goal_rows.agreed_rows(own, actor, agreed[:PER_PAGE]),
        agreed_more=max(len(agreed) - PER_PAGE, 0),
        events=goal_rows.event_rows(own, actor, known, happened.page(1)),
        events_more=max(happened.count - EVENTS, 0),
        answer=_answer(_count(found, agreed), happened.count),
        cities=[_city(own, one) for one in cities_about(known, own.pk, actor)],
        targets=_targets(own, known, _per_target(found, agreed)) if is_goal else [],
        indicators=[] if is_goal else _indicators(known, language),
        citations=Citations(),
    )


def _lists(
    own: Office,
    actor: Actor,
    code: str,
    found: QuerySet[ServedGoal],
    agreed: list[Agreed],
    events: QuerySet[Event],
) -> dict[str, Listing]:
    """Return the lists of a goal or target: partnerships, events, what papers say, targets."""

    def cities() -> list[dict[str, Any]]:
        return [_city(own, one) for one in cities_about(code, own.pk, actor)]

    return {
        "": Listing(code, tables.SERVED, lambda: goal_rows.served_rows(own, actor, list(found))),
        "cities": Listing(code, tables.ABOUT, lambda: tables.about_rows(cities())),
        "targets": Listing(
            code,
            tables.TARGETS,
            lambda: _targets(own, code, _per_target(found, agreed)),
        ),
        "agreed": Listing(code, tables.AGREED, lambda: goal_rows.agreed_rows(own, actor, agreed)),
        "events": Listing(
            code, tables.EVENTS, lambda: goal_rows.event_rows(own, actor, code, events)
        ),
    }


def _served(
    own: Office, actor: Actor, code: str, also: Collection[uuid.UUID]
) -> QuerySet[ServedGoal]:
    found = reading.served_goals(own.pk, actor, clock.today(), also)
    found = found.filter(code__in=_with_parts(code))
    found = found.select_related("partnership__office", "source")
    return found.order_by("partnership__key", "code")


def _with_parts(code: str) -> list[str]:
    """Return the codes that count for a goal or target: its own and those of its parts."""
    targets = [one.code for one in agenda2030.targets(code)] if code.isdigit() else [code]
    parts = [one.code for target in targets for one in agenda2030.indicators(target)]
    return [*dict.fromkeys([code, *targets, *parts])]


def _agreed(own: Office, actor: Actor, code: str, also: Collection[uuid.UUID]) -> list[Agreed]:
    """Return what cities agreed and made public for a goal or target, or for parts of it."""
    known = reading.agreed(own, actor, reading.standing(own), also)
    return [one for one in known if one.is_worked_on and one.names(code)]


def _count(found: QuerySet[ServedGoal], agreed: list[Agreed]) -> int:
    """Return how many partnerships work on it, by what they serve or by what they agreed."""
    by_agreement = {one.partnership_id for one in agreed}
    served = found.exclude(partnership__in=by_agreement)
    count: int = served.aggregate(all=Count("partnership", distinct=True))["all"]
    return count + len(by_agreement)


def _per_target(found: QuerySet[ServedGoal], agreed: list[Agreed]) -> dict[str, int]:
    """Return the number of partnerships by code; an agreed one counts once."""
    by_code: defaultdict[str, set[uuid.UUID]] = defaultdict(set)
    for one in agreed:
        for code in one.codes:
            by_code[code].add(one.partnership_id)
    partnerships = {one.partnership_id for one in agreed}
    for code, partnership in found.filter(partnership__in=partnerships).values_list(
        "code", "partnership"
    ):
        by_code[code].add(partnership)
    others = found.exclude(partnership__in=partnerships).order_by().values_list("code")
    counts = Counter(dict(others.annotate(count=Count("partnership", distinct=True))))
    counts.update({code: len(found) for code, found in by_code.items()})
    return counts


def _answer(count: int, events: int) -> str:
    if not count and events:
        sentence = ngettext(
            "No partnership has agreed on it as a goal so far. But one event touches it.",
            "No partnership has agreed on it as a goal so far. But %(number)s events touch it.",
            events,
        )
        return sentence % {"number": number_word(events)}
    if not count:
        return _("So far no partnership on file works on it.")
    sentence = ngettext(
        "One partnership works on it.", "%(number)s partnerships work on it.", count
    )
    return as_headline(sentence % {"number": number_word(count)})


def _city(own: Office, found: CityTopics) -> dict[str, Any]:
    """Return a city with what its papers say it does there, in one line."""
    words = {
        "doing": _("works on it"),
        "need": _("says what is lacking or sought"),
        "offer": _("offers something"),
        "named": _("names the goal itself"),
    }
    return {
        "place": found.place,
        "says": with_commas(words[role] for role in found.roles),
        "passages": found.passages,
        "url": reverse("portal:city", args=[own.key, found.place.key]),
    }


def _targets(own: Office, goal: str, counts: dict[str, int]) -> list[dict[str, Any]]:
    return [
        {
            "code": target.code,
            "count": counts.get(target.code, 0),
            "url": reverse("portal:goal", args=[own.key, target.code]),
        }
        for target in agenda2030.targets(goal)
    ]


def _indicators(target: str, language: str) -> list[dict[str, Any]]:
    found = []
    for indicator in agenda2030.indicators(target):
        text = agenda2030.official_text(indicator.code, language)
        found.append(
            {
                "indicator": indicator,
                "text": text,
                "direction": agenda_notes.direction(text.language),
                "note": agenda_notes.note(text),
            }
        )
    return found


def _languages(request: HttpRequest, shown: str) -> list[dict[str, Any]]:
    return [
        {
            "tag": one.tag,
            "name": one.name,
            "current": one.tag == shown,
            "url": f"{request.path}?text={one.tag}#official",
        }
        for one in agenda2030.languages()
    ]
