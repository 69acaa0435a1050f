# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The start page of an office, and the list of offices."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zweiklang.domain.partnerships import queries, timeline
from zweiklang.domain.partnerships.models import Partnership, Party
from zweiklang.domain.people.models import Office
from zweiklang.doors.portal import newest, reading, sentences
from zweiklang.doors.portal.alternat import name_of, others, side_of
from zweiklang.doors.portal.drawn import both_forms
from zweiklang.doors.portal.frame import page
from zweiklang.doors.portal.mapped import MAPPED, office_maps
from zweiklang.doors.portal.relations import Relation, relations_on
from zweiklang.doors.portal.scored import score_rows
from zweiklang.doors.portal.tables.office import OFFICES
from zweiklang.doors.ui.downloads import Listing, asked_list
from zweiklang.doors.ui.frame import Frame, Link
from zweiklang.doors.ui.numbers import as_headline, number_word
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.lists import with_commas
from zweiklang.outputs.drawings import goals
from zweiklang.outputs.drawings.sheets import sheet_of, sheets

#: What fits on a start page; the list of partnerships holds the rest.
SCORES, TWINS, NEWS = 6, 60, 4
_OF_PLACES = ("key", "name", "country", "latitude", "longitude")
#: Where there are no projects: what binds cities most comes first.
RANKS = ("partnership", "friendship", "project", "contact")
#: Present kinds that are told among the projects: what is still one, and what grew out of one.
TOLD = frozenset({"project", "partnership"})


def offices(request: HttpRequest) -> HttpResponse:
    """Lead to the only office, or list all; an empty installation leads to its set-up."""
    found = list(Office.objects.select_related("place").order_by("key"))
    if not found:
        return redirect("workspace:setup")
    if len(found) == 1:
        return redirect("portal:home", found[0].key)
    if answer := asked_list(
        request, {"": Listing(_("Offices"), OFFICES, lambda: found)}, "offices"
    ):
        return answer
    sign_in = Link(reverse("workspace:home"), _("Sign in"))
    frame = Frame(
        _("Zweiklang"),
        home=request.path,
        aside=sign_in,
        footer=(sign_in,),
        demonstration=found[0].is_demonstration,
    )
    return render(request, "portal/offices.html", {"offices": found, "frame": frame})


def home(request: HttpRequest, office: str) -> HttpResponse:
    """Show what the office stands for, whom it works with and what is new."""
    own, actor, today = reading.office_or_404(office), reading.actor_of(request), clock.today()
    standing = reading.standing(own)
    known = relations_on(own, actor, today, standing)
    twins = [one for one in known if one.kind == "partnership" and one.state != "ended"]
    # A twin town that grew out of a project partnership is told among the projects too.
    projects = [
        one for one in known if "project" in one.first and one.kind in TOLD and one.state != "ended"
    ]
    projects.sort(key=lambda one: (one.kind != "partnership", one.first["project"]))
    grown = sum(one.kind == "partnership" for one in projects)
    chosen = [one.id for one in projects] or _all_public(own, actor, known)
    # One partnership alone has room for its full score.
    alone = len(chosen) == 1
    files = queries.partnership_files(
        chosen[:SCORES],
        actor,
        parts=queries.SCORE_PARTS,
        also=queries.shared_with(own.pk, actor)[: reading.SHARED],
    )
    shown = [one for one in files if one.office_id == own.pk]
    shared = [one for one in files if one.office_id != own.pk]
    are_twins = len(chosen) == len(twins)
    # Where all twin towns stand in rows, a list of them would say it twice.
    in_rows = not projects and len(chosen) <= SCORES
    twins = [] if in_rows else twins
    also = tuple(one.id for one in shared)
    agreed = reading.agreed(own, actor, standing, also)
    latest = newest.facts(own, actor, today, NEWS, agreed=agreed, also=also)
    mapped = [*chosen[: SCORES if projects else MAPPED], *also]
    told = {*(one.id for one in twins[:TWINS]), *(one.partnership_id for one in latest)}
    rows = _listed(actor, {*mapped, *told})
    counts = reading.partnerships_per_goal(own, actor, today, standing, also, agreed)
    context: dict[str, Any] = {
        "about": reading.page_of(own, actor),
        "notices": reading.notices_on(own, actor, today),
        "maps": office_maps(
            own,
            [
                (rows[one].office_key, rows[one].key, rows[one].parties)
                for one in mapped
                if one in rows
            ],
        ),
        "rows": score_rows(own, shown, today),
        "own_side": side_of((file.parties for file in shown), own.place_id),
        "shared": score_rows(own, shared, today),
        **(_full_score(shown[0]) if alone and shown and shown[0].says_something() else {}),
        "rows_title": _rows_title(len(projects), len(chosen), are_twins=in_rows and are_twins),
        "rows_kind": "project" if projects else "",
        "projects_grown": _grown(grown, len(projects)),
        "rows_more": len(chosen) > SCORES,
        "twins": [_twin(own, rows[one.id], one) for one in twins[:TWINS] if one.id in rows],
        "twins_more": len(twins) > TWINS,
        "twins_title": sentences.twins_title(len(twins)),
        "counts": counts,
        "keys": goals.keys(counts, hrefs=_goal_links(own)) if counts else "",
        "goals_title": _goals_title(len(counts)),
        "news": newest.told(own, latest, {one: row.parties for one, row in rows.items()}),
        "is_home": True,
    }
    return page(request, "home", own, **context)


@dataclass
class Listed:
    """A partnership as twin towns and map show it: its keys and its cities by side."""

    key: str
    office_key: str
    parties: list[Party]


def _listed(actor: Actor, chosen: set[uuid.UUID]) -> dict[uuid.UUID, Listed]:
    """Return the partnerships that have a city to show, by id. One query."""
    parties = Party.objects.visible_to(actor).current().order_by("side")
    parties = parties.filter(partnership__in=chosen)
    parties = parties.select_related("place", "partnership__office").only(
        "partnership__key",
        "partnership__office__key",
        "side",
        *(f"place__{name}" for name in _OF_PLACES),
    )
    found: dict[uuid.UUID, Listed] = {}
    for party in parties:
        one = party.partnership
        listed = Listed(one.key, one.office.key, [])
        found.setdefault(one.pk, listed).parties.append(party)
    return found


def _grown(grown: int, all_projects: int) -> str:
    """Return the sentence on project partnerships that have become twin towns, "" if none has."""
    if not grown:
        return ""
    if grown == all_projects:
        return _("All of them have become twin towns.")
    sentence = ngettext(
        "One of them has become a twin town.",
        "%(number)s of them have become twin towns.",
        grown,
    )
    return as_headline(sentence % {"number": number_word(grown)})


def _all_public(own: Office, actor: Actor, known: Iterable[Relation]) -> list[uuid.UUID]:
    """Return all partnerships: those that bind most first, then without public phase, then ended.

    One query.
    """
    ranked = sorted(
        (one for one in known if one.kind and one.state != "ended"),
        key=lambda one: (RANKS.index(one.kind), one.sort_key),
    )
    public = Partnership.objects.visible_to(actor).current().of_office(own.pk).order_by("key")
    ids, told = list(public.values_list("pk", flat=True)), {one.id for one in known}
    silent = [one for one in ids if one not in told]
    first = [one.id for one in ranked if one.id in set(ids)]
    over = told.difference(first)
    return [*first, *silent, *(one for one in ids if one in over)]


def _rows_title(projects: int, count: int, *, are_twins: bool) -> str:
    """Return what stands above the scores: projects, else what the partnerships are."""
    if not projects:
        return sentences.twins_title(count) if are_twins else sentences.partnerships_title(count)
    title = ngettext("One project partnership", "%(number)s project partnerships", projects)
    return as_headline(title % {"number": number_word(projects)})


def _goals_title(count: int) -> str:
    title = ngettext("One of 17 goals", "%(number)s of 17 goals", count)
    return as_headline(title % {"number": number_word(count)})


def _goal_links(own: Office) -> dict[int, str]:
    return {n: reverse("portal:goal", args=[own.key, str(n)]) for n in range(1, 18)}


def _full_score(found: Any) -> dict[str, str]:
    """Return the newest sheet of a partnership's full score, in both forms."""
    return both_forms(found, sheet_of(sheets(timeline.entries(found)), ""))


def _twin(own: Office, one: Listed, relation: Relation) -> dict[str, Any]:
    cities = with_commas(name_of(p) for p in others(one.parties, own.place_id))
    return {
        "key": one.key,
        "name": cities,
        "since": relation.first["partnership"][:4],
        "dormant_since": relation.since[:4] if relation.state == "dormant" else "",
    }
