# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The office's own pages: what it keeps besides partnerships."""

from __future__ import annotations

import itertools
import uuid
from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zweiklang.domain.joint.keys import fingerprint_in_use
from zweiklang.domain.partnerships.models import Party
from zweiklang.domain.people.models import Office
from zweiklang.domain.people.support import support_of
from zweiklang.domain.places.models import Place, Unit
from zweiklang.domain.places.queries import UnitNode, unit_tree
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.workspace import crumbs, withdrawn
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.kinds import OFFICE_KINDS, model_of
from zweiklang.foundation import clock, policy
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.folding import fold

PER_PAGE = 50
#: What each list says at its head, and how it is ordered and fetched.
LISTS: dict[str, tuple[Any, str, tuple[str, ...], tuple[str, ...]]] = {
    "council-item": (_("Council items of the office"), "-dated_on", ("source",), ()),
    "follow-up": (_("Duties the council has left"), "due_on", ("source", "council_item"), ()),
    "partner-project": (_("Projects that others run"), "-begins", ("source",), ()),
    "contact": (_("Whom to ask, in both cities"), "unit__key", ("unit",), ("unit__names",)),
    "notice": (_("Notices on the public page"), "-begins", (), ()),
    "place": (_("Cities and places on file"), "key", (), ()),
}


@in_office
def desk(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """Show the ways to everything the office keeps."""
    context = {
        "page_url": crumbs.office_page_url(request.actor, office),
        "support": support_of(office).last(),
        "fingerprint": fingerprint_in_use(office),
        "lists": [
            Link(crumbs.list_url(office, slug), str(model_of(slug)._meta.verbose_name_plural))
            for slug in OFFICE_KINDS
        ],
    }
    return show(request, "desk.html", context, office=office, section="desk")


@in_office
def record_list(request: WorkspaceRequest, office: Office, slug: str) -> HttpResponse:
    """List the office's records of one kind; units as the tree they form."""
    if slug == Unit.slug:
        return units(request, office)
    if slug not in LISTS:
        raise Http404
    model = model_of(slug)
    title, order, related, prefetch = LISTS[slug]
    rows = model.objects.visible_to(request.actor).current()
    rows = rows.filter(office=None if slug == "place" else office)
    rows = rows.select_related(*related).prefetch_related(*prefetch).order_by(order, "key")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    for row in shown:
        row.office = None if slug == "place" else office
    context = {
        "heading": title,
        "kind": model._meta.verbose_name_plural,
        "kind_one": model._meta.verbose_name,
        "rows": shown,
        "slug": slug,
        "page": page,
        "new_url": crumbs.new_url(office, slug),
        "today": clock.today(),
        "withdrawn": _withdrawn(request, office, model),
        "crumbs": _crumbs(office, model),
    }
    return show(request, "record_list.html", context, office=office, section="desk")


def _crumbs(office: Office, model: Any) -> list[Link]:
    desk_url = reverse("workspace:desk", kwargs={"office": office.key})
    return [Link(desk_url, str(_("Office"))), Link("", str(model._meta.verbose_name_plural))]


def _withdrawn(request: WorkspaceRequest, office: Office, model: type[Any]) -> int:
    """Return how many records of the kind are withdrawn, to those who can bring them back."""
    empty = model(office=None if model is Place else office)
    if not policy.can_write(request.actor, empty):
        return 0
    return withdrawn.of_kind(request.actor, office, model.slug).count()


def units(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """Show the units of all cities as a tree, each with its names through time."""
    tree = unit_tree(office.pk, request.actor, clock.today(), with_closed=True)
    roots = sorted(tree, key=partial(_nearness, office, _partner_places(request.actor, office)))
    page = Paginator(roots, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "cities": [
            (city, list(branches))
            for city, branches in itertools.groupby(page.object_list, key=_city_of)
        ],
        "new_url": crumbs.new_url(office, Unit.slug),
        "withdrawn": _withdrawn(request, office, Unit),
        "crumbs": _crumbs(office, Unit),
    }
    return show(request, "units.html", context, office=office, section="desk")


def _partner_places(actor: Actor, office: Office) -> set[uuid.UUID]:
    """Return the cities with which the office has a partnership."""
    parties = Party.objects.visible_to(actor).current().filter(office=office)
    return set(parties.values_list("place", flat=True))


def _nearness(office: Office, partners: set[uuid.UUID], node: UnitNode) -> tuple[int, str]:
    """Return where a unit stands in the list: own city, partners, other cities, none at all."""
    place = node.unit.place
    if place is None:
        return 3, ""
    if place.pk == office.place_id:
        return 0, ""
    return (1 if place.pk in partners else 2), fold(str(place))


def _city_of(node: UnitNode) -> str:
    return str(node.unit.place or _("Beyond the cities"))
