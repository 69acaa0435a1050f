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
from django.utils.translation import ngettext

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
from zweiklang.doors.ui.numbers import as_headline, number_word
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.outputs.drawings.scores import short_kind

PER_PAGE = 50
#: Up to so many rows, order by kind and age helps to find one; beyond, the filters do.
SORTED = 500
#: Partnerships that offices of other cities keep, below the own ones.
SHARED = 12


def listing(request: HttpRequest, office: str) -> HttpResponse:
    """Show the partnerships, narrowed to a kind, a country and a goal."""
    own, actor = reading.office_or_404(office), reading.actor_of(request)
    today = clock.today()
    chosen = {name: request.GET.get(name, "") for name in ("kind", "country", "goal")}
    narrowed = any(chosen.values())
    everything: QuerySet[Any] = queries.partnerships_of(own.pk, actor, on=today)
    paginator = _in_order(_narrow(everything, own, actor, **chosen), actor)
    shared = [] if narrowed else _shared(own, actor)
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
        title=_title(paginator.count + len(shared)),
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


def _narrow(
    found: QuerySet[Any], own: Office, actor: Actor, kind: str, country: str, goal: str
) -> QuerySet[Any]:
    """Return the partnerships of a kind, with a country and serving a goal; "" asks for nothing."""
    if kind in Phase.Kind.values:
        found = found.filter(kind_now=kind)
    found = _in_country(found, own, actor, country) if country else found
    return _serving(found, actor, goal) if goal.isdigit() else found


def _in_order(found: QuerySet[Any], actor: Actor) -> Paginator[Any]:
    """Return the pages of partnerships, with `kind_since`: by kind and age while they are few."""
    same = Phase.objects.visible_to(actor).current().filter(partnership=OuterRef("pk"))
    begins = same.filter(kind=OuterRef("kind_now")).order_by("begins").values("begins")
    found = found.annotate(kind_since=Subquery(begins[:1]))
    paginator = Paginator(found.order_by("key"), PER_PAGE)
    if paginator.count <= SORTED:
        paginator.object_list = found.order_by("kind_now", "kind_since", "key")
    return paginator


def _shared(own: Office, actor: Actor) -> list[PartnershipFile]:
    """Return what other offices keep together with this one."""
    also = queries.shared_with(own.pk, actor)[:SHARED]
    return queries.partnership_files([], actor, parts=queries.SCORE_PARTS, also=also)


def _title(count: int) -> str:
    title = ngettext("One partnership", "%(number)s partnerships", count)
    return as_headline(title % {"number": number_word(count)})


def _in_country(found: QuerySet[Any], own: Office, actor: Actor, country: str) -> QuerySet[Any]:
    there = (
        Party.objects.visible_to(actor)
        .current()
        .filter(partnership=OuterRef("pk"), place__country=country.upper())
    )
    return found.filter(Exists(there.exclude(place=own.place_id)))


def _serving(found: QuerySet[Any], actor: Actor, goal: str) -> QuerySet[Any]:
    served = ServedGoal.objects.visible_to(actor).current().filter(partnership=OuterRef("pk"))
    return found.filter(Exists(served.filter(Q(code=goal) | Q(code__startswith=f"{goal}."))))


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
        "since": sentences.first_of_kind(one, phase.kind).begins if phase else None,
        "dormant_since": phase.begins if phase and phase.state == "dormant" else None,
        "has_ended": bool(phase and phase.state == "ended"),
        "topics": one.topics,
    }
