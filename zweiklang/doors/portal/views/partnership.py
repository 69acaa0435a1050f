# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of one partnership."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from zweiklang.agenda2030 import sort_key
from zweiklang.domain.partnerships import queries, timeline
from zweiklang.domain.partnerships.records import PartnershipFile
from zweiklang.domain.people.models import Office
from zweiklang.doors.portal import chapters, reading, sentences
from zweiklang.doors.portal.alternat import in_alternat, names_by_side
from zweiklang.doors.portal.frame import page
from zweiklang.doors.ui.citations import Citations
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.ui.knowledge import known_on
from zweiklang.foundation import clock
from zweiklang.outputs.drawings import goals, scores

#: Entries the page itself lists; the timeline page holds all of them.
LISTED = 60


def file(request: HttpRequest, office: str, key: str) -> HttpResponse:
    """Show a partnership as it is today, or as it was known on a day."""
    own, actor, asked = reading.office_or_404(office), reading.actor_of(request), known_on(request)
    found = queries.partnership_file(own.pk, key, actor, asked.day)
    if found is None:
        today = queries.partnerships_of(own.pk, actor, on=clock.today())
        if asked.day and today.filter(key=key).exists():
            return _not_known_yet(request, own, key, asked.day)
        raise Http404(key)
    day = asked.day or clock.today()
    pair = in_alternat(found.parties, own.place_id)
    entries = [chapters.entry_row(entry) for entry in timeline.entries(found)]
    context: dict[str, Any] = {
        "file": found,
        "pair": pair,
        "names": names_by_side(found.parties),
        "asked": asked,
        "day": day,
        "today": clock.today(),
        "lead": sentences.lead(found, day),
        "entries": entries[-LISTED:],
        "entry_count": len(entries),
        "goal_rows": sorted(found.goals, key=lambda one: sort_key(one.code)),
        "wheel": goals.wheel(found.goals) if found.goals else "",
        "basis": chapters.basis_rows(found, day),
        "policies": chapters.policies(found, request.LANGUAGE_CODE),
        "actors": chapters.actors_by_side(found, pair) if found.involvements else [],
        "events": [one for one in reversed(found.events) if _tells_more(one)][:20],
        "cities": chapters.city_facts(found, pair),
        "citations": Citations(),
        "hidden": _hidden(found, own, actor),
        **_score(found),
    }
    return page(request, "partnership", own, "partnerships", _crumbs(own, pair), **context)


def _score(found: PartnershipFile) -> dict[str, Any]:
    """Return both forms of the score; nothing to draw is an empty text."""
    if not (found.phases or found.agreements or found.events) or len(found.parties) < 2:
        return {"wide": "", "tall": ""}
    today = clock.today()
    return {
        "wide": scores.draw(found, today=today, orientation="wide", ids="sw"),
        "tall": scores.draw(found, today=today, orientation="tall", ids="st"),
    }


def _crumbs(own: Office, pair: list[tuple[str, str]]) -> tuple[Link, ...]:
    names = [name for _side, name in pair]
    here = ", ".join(names[1:]) if len(names) > 1 else ", ".join(names)
    return (Link(reverse("portal:partnerships", args=[own.key]), _("Partnerships")), Link("", here))


def _tells_more(event: Any) -> bool:
    """Return whether an event says more than its line in the timeline."""
    return bool(event.description or event.funding or event.doubt or event.place)


def _hidden(found: PartnershipFile, own: Office, actor: Any) -> int:
    """Return how many records only the office sees; 0 for everybody else."""
    if own.pk not in actor.office_ids:
        return 0
    return sum(not fact.is_public for fact in found.facts())


def _not_known_yet(request: HttpRequest, own: Office, key: str, day: Any) -> HttpResponse:
    return page(
        request,
        "not_known_yet",
        own,
        "partnerships",
        (Link(reverse("portal:partnerships", args=[own.key]), _("Partnerships")),),
        day=day,
        here=reverse("portal:partnership", args=[own.key, key]),
    )
