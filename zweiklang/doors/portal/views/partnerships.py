# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of an office's partnerships as a table with filters."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from zweiklang.agenda2030 import short_title
from zweiklang.domain.partnerships import queries
from zweiklang.domain.partnerships.models import Party, Phase, ServedGoal
from zweiklang.domain.partnerships.records import PartnershipFile
from zweiklang.domain.people.models import Office
from zweiklang.doors.portal import reading, sentences
from zweiklang.doors.portal.alternat import in_alternat, others
from zweiklang.doors.portal.frame import page
from zweiklang.doors.portal.mapped import MAPPED, office_maps
from zweiklang.doors.portal.scored import score_rows
from zweiklang.doors.portal.tables import office as tables
from zweiklang.doors.ui.downloads import form_asked, send_list
from zweiklang.doors.ui.frame import Link
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.outputs.drawings.scores import short_kind

PER_PAGE = 50
#: Up to so many rows, order by kind and age helps to find one; beyond, the filters do.
SORTED = 500


def listing(request: HttpRequest, office: str) -> HttpResponse:
    """Show the partnerships, narrowed to a kind, a country and a goal."""
    own, actor = reading.office_or_404(office), reading.actor_of(request)
    today = clock.today()
    chosen = {name: request.GET.get(name, "") for name in ("kind", "country", "goal")}
    narrowed = any(chosen.values())
    everything: QuerySet[Any] = queries.partnerships_of(own.pk, actor, on=today)
    wanted = _chosen(own, actor, **chosen)
    paginator = _in_order(everything.filter(wanted), actor)
    also = queries.shared_with(own.pk, actor).filter(wanted)[: reading.SHARED]
    shared = queries.partnership_files([], actor, parts=queries.SCORE_PARTS, also=also)
    if form := form_asked(request):
        rows = [_row(own, one) for one in paginator.object_list]
        rows += [_shared_row(own, one, today) for one in shared]
        columns = tables.PARTNERSHIPS
        return send_list(form, _("Partnerships"), columns, rows, own.key, "partnerships")
    shown = paginator.get_page(request.GET.get("page"))
    mapped = [(own.key, one.key, list(one.parties.all())) for one in shown[:MAPPED]]
    mapped += [(one.office_key, one.key, list(one.parties)) for one in shared]
    return page(
        request,
        "partnerships",
        own,
        "partnerships",
        (Link("", _("Partnerships")),),
        title=sentences.partnerships_title(paginator.count + len(shared)),
        rows=[_row(own, one) for one in shown],
        shared=score_rows(own, shared, today),
        maps=office_maps(own, mapped),
        page=shown,
        chosen=chosen,
        narrowed=narrowed,
        kinds=[(value, short_kind(value)) for value in Phase.Kind.values],
        countries=_countries(own, actor),
        goals=[(str(n), f"{n} {short_title(str(n), request.LANGUAGE_CODE)}") for n in range(1, 18)],
        is_empty=not paginator.count and not everything.exists(),
    )


def _chosen(own: Office, actor: Actor, kind: str, country: str, goal: str) -> Q:
    """Return the condition that a partnership is or was of a kind, has a country, works on a goal.

    "" asks for nothing.
    """
    found = Q()
    if kind in Phase.Kind.values:
        begun = _below(Phase, actor).filter(begins__lte=f"{clock.today().isoformat()}~")
        found &= Q(Exists(begun.filter(kind=kind)))
    if country:
        there = _below(Party, actor).filter(place__country=country.upper())
        found &= Q(Exists(there.exclude(place=own.place_id)))
    return found & _working_on(own, actor, goal) if goal.isdigit() else found


def _working_on(own: Office, actor: Actor, goal: str) -> Q:
    """Return the condition that it serves a goal, agreed on it, or has an event that carries it."""
    served = _below(ServedGoal, actor).filter(Q(code=goal) | Q(code__startswith=f"{goal}."))
    events = queries.events_for(goal, actor).filter(partnership=OuterRef("pk"))
    texts = reading.agreed(own, actor, reading.standing(own), reading.shared(own, actor))
    agreed = {one.partnership_id for one in texts if one.is_worked_on and one.names(goal)}
    return Q(Exists(served)) | Q(Exists(events)) | Q(pk__in=agreed)


def _below(model: Any, actor: Actor) -> QuerySet[Any]:
    """Return what stands below the partnership that is asked about."""
    found: QuerySet[Any] = model.objects.visible_to(actor).current()
    return found.filter(partnership=OuterRef("pk"))


def _in_order(found: QuerySet[Any], actor: Actor) -> Paginator[Any]:
    """Return the pages of partnerships: by kind and age while they are few.

    `kind_since` says when they first were of their present kind, `linked_since` of any.
    """
    begins = _below(Phase, actor).order_by("begins").values("begins")
    same = begins.filter(kind=OuterRef("kind_now"))
    found = found.annotate(kind_since=Subquery(same[:1]), linked_since=Subquery(begins[:1]))
    paginator = Paginator(found.order_by("key"), PER_PAGE)
    if paginator.count <= SORTED:
        paginator.object_list = found.order_by("kind_now", "kind_since", "key")
    return paginator


def _countries(own: Office, actor: Actor) -> list[tuple[str, str]]:
    parties = Party.objects.visible_to(actor).current().of_office(own.pk)
    codes = parties.exclude(place=own.place_id).values_list("place__country", flat=True).distinct()
    return sorted(((code, reading.country_name(code)) for code in codes), key=lambda one: one[1])


def _row(own: Office, one: Any) -> dict[str, Any]:
    parties = list(one.parties.all())
    return {
        "record": one,
        "pair": in_alternat(parties, own.place_id),
        "countries": sentences.countries(others(parties, own.place_id)),
        "kind": short_kind(one.kind_now) if one.kind_now else "",
        "linked_since": one.linked_since,
        "since": one.kind_since,
        "dormant_since": one.since_now if one.state_now == "dormant" else None,
        "has_ended": one.state_now == "ended",
        "topics": one.topics,
    }


def _shared_row(own: Office, one: PartnershipFile, day: dt.date) -> dict[str, Any]:
    """Return the same of a partnership that the office of another city keeps."""
    phase = one.phase_on(day)
    return {
        "pair": in_alternat(one.parties, own.place_id),
        "countries": sentences.countries(others(one.parties, own.place_id)),
        "kind": short_kind(phase.kind) if phase else "",
        "linked_since": one.phases[0].begins if one.phases else None,
        "since": sentences.first_of_kind(one, phase.kind).begins if phase else None,
        "dormant_since": phase.begins if phase and phase.state == "dormant" else None,
        "has_ended": bool(phase and phase.state == "ended"),
        "topics": one.topics,
    }
