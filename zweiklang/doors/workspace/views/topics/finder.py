# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The topic finder: what two or three cities work on, what one seeks and another offers."""

from __future__ import annotations

from itertools import combinations, permutations
from typing import Any

from django.http import HttpResponse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from zweiklang.agenda2030 import goals, short_title
from zweiklang.domain.people.models import Office
from zweiklang.domain.places.models import Place, UnitName
from zweiklang.domain.topics import queries
from zweiklang.domain.topics.finder import Found, find_topics, find_topics_of_three
from zweiklang.doors.ui.downloads import Listing, asked_list
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.ui.numbers import number_word
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.tables import topics as tables
from zweiklang.doors.workspace.views.joint.common import acting
from zweiklang.doors.workspace.views.together.suggestions import file_between
from zweiklang.doors.workspace.views.topics import places
from zweiklang.doors.workspace.views.topics.deciding import decide
from zweiklang.doors.workspace.views.topics.filters import (
    Choice,
    filters_for,
    papers_chosen,
    read_choice,
)
from zweiklang.doors.workspace.views.topics.lines import (
    TONES,
    Failed,
    Lists,
    direction,
    learning_sentence,
    sort_out,
    turn_to,
    with_passages,
)
from zweiklang.foundation.lists import list_in_words


@in_office
def finder(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """Compare two or three cities, or ask which; a post decides on one line."""
    chosen = _cities(request, office)
    if not chosen:
        return _ask(request, office)
    if request.method == "POST":
        answer = decide(request, office)
        if isinstance(answer, HttpResponse):
            return answer
        return _compare(request, office, chosen, answer)
    return _compare(request, office, chosen)


def _cities(request: WorkspaceRequest, office: Office) -> tuple[Place, ...]:
    """Return the cities the address names, the own city first; () if it does not name two."""
    keys = [request.GET.get(name, "") for name in ("first", "second", "third")]
    wanted = sorted(dict.fromkeys(filter(None, keys)), key=lambda key: key != office.place.key)
    found = {place.key: place for place in Place.objects.current().filter(key__in=wanted)}
    known = all(keys[:2]) and len(found) == len(wanted) >= 2
    return tuple(found[key] for key in wanted) if known else ()


def _with_papers(request: WorkspaceRequest, office: Office) -> list[dict[str, Place]]:
    counts = queries.paper_counts(request.actor)
    return [
        {"place": place}
        for place in places.all_cities(office, request.actor)
        if counts.get(place.pk, (0, 0))[1]
    ]


def _ask(request: WorkspaceRequest, office: Office) -> HttpResponse:
    context = {
        "cities": _with_papers(request, office),
        "crumbs": places.crumbs(office, Link("", _("Topic finder"))),
    }
    return show(request, "topics/which_two.html", context, office=office, section="topics")


def _compare(
    request: WorkspaceRequest,
    office: Office,
    cities: tuple[Place, ...],
    failed: Failed | None = None,
) -> HttpResponse:
    papers = queries.papers_read(request.actor, [one.pk for one in cities])
    units = _unit_names({unit for _place, unit, _kind, _date in papers if unit})
    choice = read_choice(request, units)
    narrow = {
        "office_id": office.pk, "goal": choice.goal, "chosen": papers_chosen(choice, units)
    }  # fmt: skip
    lists, pairs = _found(request, cities, choice, narrow)
    if answer := asked_list(request, {"": _listing(cities, lists)}, office.key, "finder"):
        return answer
    page, on_page = turn_to(lists, request.GET.get("page"), len(cities))
    on_page = with_passages(on_page, cities, failed)
    counts = [sum(place == one.pk for place, *_rest in papers) for one in cities]
    context: dict[str, Any] = {
        "cities": list(zip(cities, TONES, strict=False)),
        "headline": _headline(cities, lists.count),
        "lead": _lead(cities, counts),
        "missing": [
            {"place": one, "url": places.city_url("papers", office, one)}
            for one, count in zip(cities, counts, strict=True)
            if not count
        ],
        "has_file": file_between(acting(request, office), *cities) is not None,
        "choice": choice,
        "filters": filters_for(choice, papers, units, _goal_titles()),
        "unsure": lists.unsure,
        "has_lines": bool(lists.common or lists.exchange or lists.decided),
        "page": page,
        "common": on_page.of(on_page.common),
        "ways": _ways(cities, on_page),
        "decided": on_page.of(on_page.decided),
        "learning": learning_sentence(lists, *cities) if len(cities) == 2 else ("", ""),
        "pairs": [
            (one, other, places.finder_url(office, one, other), n) for one, other, n in pairs
        ],
        "further": _further(request, office, cities),
        "crumbs": places.crumbs(office, Link("", _("Topic finder"))),
    }
    status = 422 if failed else 200
    return show(
        request, "topics/finder.html", context, office=office, section="topics", status=status
    )


def _listing(cities: tuple[Place, ...], lists: Lists) -> Listing:
    """Return all lines of the page's lists as one to take away, with all their passages."""
    return Listing(
        _("Topic finder"), tables.lines(cities),
        lambda: tables.line_rows(lists.common, lists.exchange, lists.decided),
    )  # fmt: skip


def _found(
    request: WorkspaceRequest, cities: tuple[Place, ...], choice: Choice, narrow: dict[str, Any]
) -> tuple[Lists, list[tuple[Place, Place, int]]]:
    """Return the lists of the page; of three cities also how much each two have in common."""
    if len(cities) == 2:
        found: Found = find_topics(cities[0].pk, cities[1].pk, request.actor, **narrow)
        return sort_out(found.both, found.exchange, choice), []
    one, two, three = (city.pk for city in cities)
    among = find_topics_of_three((one, two, three), request.actor, **narrow)
    exchange = [line for pair in among.pairs.values() for line in pair.exchange]
    exchange.sort(key=lambda line: -line.score)
    pairs = [
        (cities[a], cities[b], sort_out(among.pairs[a, b].both, (), choice).count)
        for a, b in combinations(range(3), 2)
    ]
    return sort_out(among.all, exchange, choice), pairs


def _ways(cities: tuple[Place, ...], lists: Lists) -> list[tuple[Any, Any, Any]]:
    """Return who seeks, who offers, and the lines: what others seek from the own city first."""
    toned = list(zip(cities, TONES, strict=False))
    ways = sorted(
        permutations(toned, 2), key=lambda pair: (pair[1] != toned[0], pair[0] != toned[0])
    )
    return [
        (seeker, giver, lists.of(
            line for line in lists.exchange if direction(line) == (seeker[0].pk, giver[0].pk)
        ))
        for seeker, giver in ways
    ]  # fmt: skip


def _further(
    request: WorkspaceRequest, office: Office, cities: tuple[Place, ...]
) -> list[dict[str, Place]]:
    """Return the cities that can be compared as a third one."""
    if len(cities) > 2:
        return []
    return [one for one in _with_papers(request, office) if one["place"] not in cities]


def _unit_names(units: set[Any]) -> list[UnitName]:
    """Return the units by their latest name; one query."""
    rows = UnitName.objects.filter(unit__in=units).current().select_related("unit__place")
    return list({name.unit_id: name for name in rows.order_by("begins")}.values()) if units else []


def _goal_titles() -> dict[str, str]:
    language = get_language() or "en"
    return {goal.code: f"{goal.code} {short_title(goal.code, language)}" for goal in goals()}


def _joined(words: list[str]) -> str:
    """Return names as a list in the reader's language: "A, B and C"."""
    return list_in_words(words)


def _headline(cities: tuple[Place, ...], count: int) -> str:
    names = {"cities": _joined([str(one) for one in cities]), "number": number_word(count)}
    if not count:
        return _("%(cities)s: no common task found yet.") % names
    return (
        ngettext(
            "%(cities)s work on one common task.",
            "%(cities)s work on %(number)s common tasks.",
            count,
        )
        % names
    )


def _lead(cities: tuple[Place, ...], counts: list[int]) -> str:
    parts = [
        ngettext("one paper from %(city)s", "%(count)s papers from %(city)s", count)
        % {"count": count, "city": place}
        for place, count in zip(cities, counts, strict=True)
    ]
    return _("Found in %(papers)s, each passage with its page.") % {"papers": _joined(parts)}
