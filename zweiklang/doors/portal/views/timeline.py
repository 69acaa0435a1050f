# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Timelines as lists: of one partnership, and of a whole office or one city year by year."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from zweiklang.domain.partnerships import queries, timeline
from zweiklang.doors.portal import chapters, reading, years
from zweiklang.doors.portal.alternat import in_alternat, names_by_side
from zweiklang.doors.portal.frame import page
from zweiklang.doors.ui.citations import Citations
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.ui.knowledge import known_on
from zweiklang.foundation import clock

PER_PAGE = 60


def kind_choices() -> list[tuple[str, str]]:
    """Return the kinds of entry a timeline can be narrowed to."""
    return [
        ("event", _("Events")),
        ("agreement", _("Agreements")),
        ("phase", _("Phases")),
        ("council-item", _("Council items")),
        ("follow-up", _("Follow-up duties")),
        ("gap", _("Gaps")),
    ]


def of_partnership(request: HttpRequest, office: str, key: str) -> HttpResponse:
    """Show everything of a partnership in order, narrowed to a kind, a year, a goal."""
    own, actor, asked = reading.office_or_404(office), reading.actor_of(request), known_on(request)
    found = queries.partnership_file(own.pk, key, actor, asked.day)
    if found is None:
        raise Http404(key)
    everything = timeline.entries(found)
    chosen = _chosen(request)
    narrowed = timeline.narrow(
        everything,
        kinds=[chosen["kind"]] if chosen["kind"] else (),
        year=int(chosen["year"]) if chosen["year"] else None,
        goal=chosen["goal"],
    )
    shown = Paginator(narrowed, PER_PAGE).get_page(request.GET.get("page"))
    pair = in_alternat(found.parties, own.place_id)
    here = " – ".join(name for _side, name in pair)
    return page(
        request,
        "timeline",
        own,
        "partnerships",
        (
            Link(reverse("portal:partnerships", args=[own.key]), _("Partnerships")),
            Link(reverse("portal:partnership", args=[own.key, key]), here),
            Link("", _("Timeline")),
        ),
        title=_("%(cities)s in order") % {"cities": here},
        entries=[chapters.entry_row(entry) for entry in shown],
        names=names_by_side(found.parties),
        page=shown,
        chosen=chosen,
        kinds=kind_choices(),
        years=sorted({entry.year for entry in everything}, reverse=True),
        goals=sorted({code for entry in everything for code in entry.goals}, key=_goal_order),
        asked=asked,
        citations=Citations(),
        show_years=True,
    )


def of_office(request: HttpRequest, office: str) -> HttpResponse:
    """Show one year of all partnerships of the office, or of those with one city."""
    own, actor = reading.office_or_404(office), reading.actor_of(request)
    chosen = _chosen(request)
    year = int(chosen["year"]) if chosen["year"] else years.latest(own, actor, clock.today())
    city = request.GET.get("city", "")[:120]
    spots = years.spots_of_year(
        own, actor, year, kind=chosen["kind"], city=city, goal=chosen["goal"]
    )
    shown = Paginator(spots, PER_PAGE).get_page(request.GET.get("page"))
    entries = years.entries_at(own, shown)
    where = years.cities_of(own, actor, {entry.partnership_key for entry in entries})
    return page(
        request,
        "timeline",
        own,
        "timeline",
        (Link("", _("Timeline")),),
        title=_("%(year)s in order") % {"year": year},
        entries=[chapters.entry_row(entry) for entry in entries],
        where=where,
        page=shown,
        chosen=chosen | {"year": str(year), "city": city},
        kinds=[choice for choice in kind_choices() if choice[0] != "gap"],
        cities=years.cities(own, actor),
        previous_year=year - 1,
        next_year=year + 1 if year < clock.today().year + 5 else None,
        citations=Citations(),
        show_years=False,
    )


def _chosen(request: HttpRequest) -> dict[str, Any]:
    """Return the filters of the request; what cannot be meant is left out."""
    kind, year, goal = (request.GET.get(name, "") for name in ("kind", "year", "goal"))
    known = {value for value, _label in kind_choices()}
    return {
        "kind": kind if kind in known else "",
        "year": year if year.isdigit() and len(year) == 4 else "",
        "goal": goal[:8],
    }


def _goal_order(code: str) -> Any:
    from zweiklang.agenda2030 import sort_key

    return sort_key(code)
