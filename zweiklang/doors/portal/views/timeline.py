# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Timelines: of one partnership as a list, of a whole office or one city as drawing and list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from zweiklang.agenda2030 import short_title, sort_key
from zweiklang.domain.partnerships import overview as overviews
from zweiklang.domain.partnerships import queries, timeline
from zweiklang.domain.partnerships.chronicle import Choice, Spot, entries_at, spots
from zweiklang.domain.partnerships.records import PartnershipFile
from zweiklang.domain.people.models import Office
from zweiklang.doors.portal import chapters, overview, reading, years
from zweiklang.doors.portal.alternat import in_alternat, names_by_side, side_of
from zweiklang.doors.portal.frame import page
from zweiklang.doors.portal.tables import office as tables
from zweiklang.doors.portal.views.partnership import not_known_then
from zweiklang.doors.ui.citations import Citations
from zweiklang.doors.ui.downloads import form_asked, send_list
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.ui.knowledge import known_on
from zweiklang.doors.ui.numbers import as_headline, number_word
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.lists import labelled
from zweiklang.foundation.numbers import whole_number

PER_PAGE = 60
#: Partnerships on a page of the office's timeline, and entries of the list below.
ROWS, PER_YEAR = 12, 20
#: Partnerships that a line of this list names, where a council item carries many.
CITIES_NAMED = 4
GOALS = range(1, 18)
#: What the choice of another day leaves as it is.
KEPT = ("since", "city", "kind", "year", "goal")


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
        return not_known_then(request, own, key, asked.day)
    everything = timeline.entries(found)
    chosen = _chosen(request)
    narrowed = timeline.narrow(
        everything,
        kinds=[chosen["kind"]] if chosen["kind"] else (),
        year=int(chosen["year"]) if chosen["year"] else None,
        goal=chosen["goal"],
    )
    if form := form_asked(request):
        columns = tables.entries(names_by_side(found.parties), by_partnership=False)
        rows = [chapters.entry_row(entry) for entry in narrowed]
        return send_list(form, _("Timeline"), columns, rows, own.key, key, "timeline")
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
        years=sorted({year for entry in everything for year in entry.years}, reverse=True),
        goals=sorted({code for entry in everything for code in entry.goals}, key=sort_key),
        asked=asked,
        day=asked.day or clock.today(),
        here=reverse("portal:partnership_timeline", args=[own.key, key]),
        kept=[(name, value) for name, value in chosen.items() if value],
        citations=Citations(),
        show_years=True,
    )


def of_office(request: HttpRequest, office: str) -> HttpResponse:
    """Show all partnerships of the office, or those with one city, on one time axis.

    Below stands what touches one year as a list.
    """
    own, actor, asked = reading.office_or_404(office), reading.actor_of(request), known_on(request)
    chosen = _chosen(request)
    city = request.GET.get("city", "")[:120]
    day = asked.day or clock.today()
    # What has changed since an earlier day takes queries of its own.
    also: queries.Also = (reading.shared_rows if asked.day else reading.shared)(own, actor)
    found = overviews.overview(own, actor, city=city, known_on=asked.day, also=also)
    year = int(chosen["year"] or found.latest_year or day.year)
    choice = Choice(year, chosen["kind"], city, chosen["goal"], asked.day, also)
    everything = spots(own, actor, choice)
    if form := form_asked(request):
        rows = _rows(own, actor, everything)
        columns = tables.entries({"": str(own.place)}, by_partnership=True)
        return send_list(form, str(year), columns, rows, own.key, "timeline", str(year))
    shown = Paginator(found.ids, ROWS).get_page(request.GET.get("rows"))
    files = queries.partnership_files(list(shown), actor, asked.day, queries.SCORE_PARTS)
    begin = found.first_year or day.year
    since = _since(request, begin, day.year)
    cities = years.cities(own, actor, also)
    name = dict(cities).get(city, "")
    return page(
        request,
        "office_timeline",
        own,
        "timeline",
        (Link("", _("Timeline")),),
        title=_title(len(found.ids), begin, name, is_narrowed=bool(city or asked.day)),
        lead=overview.valid_sentence(files, day) if shown.paginator.num_pages == 1 else "",
        drawing=overview.drawing(own, files, since, day),
        own_side=side_of((file.parties for file in files), own.place_id),
        rows=shown,
        since=since,
        begins=_begins(begin, day.year),
        asked=asked,
        day=day,
        here=reverse("portal:timeline", args=[own.key]),
        kept=[(name, request.GET[name]) for name in KEPT if request.GET.get(name)],
        cities=cities,
        city=name,
        citations=Citations(),
        **_list(request, own, everything, chosen | {"year": str(year), "city": city}, files),
    )


def _list(
    request: HttpRequest,
    own: Office,
    everything: Sequence[Spot],
    chosen: dict[str, Any],
    files: list[PartnershipFile],
) -> dict[str, Any]:
    """Return what the list under the drawing shows: one year, narrowed by kind, city and goal."""
    actor, as_of, year = reading.actor_of(request), known_on(request).day, int(chosen["year"])
    shown = Paginator(everything, PER_YEAR).get_page(request.GET.get("page"))
    last = as_of.year if as_of else clock.today().year + 5
    return {
        "entries": _rows(own, actor, shown, CITIES_NAMED, files),
        "by_city": True,
        "page": shown,
        "chosen": chosen,
        "kinds": [one for one in kind_choices() if one[0] != "gap"],
        "goals": [(str(n), f"{n} {short_title(str(n), get_language() or 'en')}") for n in GOALS],
        "list_title": _("%(year)s in order") % {"year": year},
        "previous_year": year - 1,
        "next_year": year + 1 if year < last else None,
    }


def _rows(
    own: Office,
    actor: Actor,
    found: Iterable[Spot],
    most: int | None = None,
    files: Iterable[PartnershipFile] = (),
) -> list[chapters.EntryRow]:
    """Return the entries in words, each with the cities of at most so many partnerships.

    The `files` are those the page has read already.
    """
    entries = entries_at(own, actor, found)
    keys = {keys for entry in entries for keys in chapters.places_of(entry, most)}
    where = years.cities_of(own, actor, keys, files)
    return [chapters.entry_row(entry, where, most) for entry in entries]


def _title(count: int, begin: int, city: str, *, is_narrowed: bool) -> str:
    """Return “14 Partnerschaften seit 1960”, of one city with its name."""
    if not count and is_narrowed:
        return _("No partnership on file for this choice")
    if not count:
        return _("Nothing on the time axis yet")
    text = ngettext(
        "One partnership since %(year)s", "%(number)s partnerships since %(year)s", count
    )
    title = as_headline(text % {"number": number_word(count), "year": begin})
    return labelled(city, title) if city else title


def _since(request: HttpRequest, begin: int, last: int) -> int:
    """Return the first year drawn; what cannot be meant is the whole time."""
    since = whole_number(request.GET.get("since", ""), most=last)
    return begin if since is None or since < begin else since


def _begins(begin: int, last: int) -> list[int]:
    """Return the years the axis may begin with: the first one, then decades still to come."""
    decades = list(range(begin - begin % 10 + 10, last, 10))
    return [begin, *decades[-4:]]


def _chosen(request: HttpRequest) -> dict[str, Any]:
    """Return the filters of the request; what cannot be meant is left out."""
    kind, year, goal = (request.GET.get(name, "") for name in ("kind", "year", "goal"))
    known = {value for value, _label in kind_choices()}
    return {
        "kind": kind if kind in known else "",
        "year": year if len(year) == 4 and whole_number(year) else "",
        "goal": goal[:8],
    }
