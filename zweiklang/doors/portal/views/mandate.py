# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The mandate: council items, what follows from which, and the library of laws."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from zweiklang.domain.mandate.bases import policy_bases
from zweiklang.domain.mandate.models import CouncilItem, FollowUp, ResolutionPoint
from zweiklang.domain.partnerships.models import Agreement, Basis, Phase
from zweiklang.doors.portal import reading
from zweiklang.doors.portal.frame import page
from zweiklang.doors.ui.citations import Citations
from zweiklang.doors.ui.frame import Link
from zweiklang.outputs.drawings.scores import read, short_kind

PER_PAGE = 50


def tree(request: HttpRequest, office: str) -> HttpResponse:
    """Show the council items as a tree, each below the one it builds on, and the laws."""
    own, actor = reading.office_or_404(office), reading.actor_of(request)
    found = CouncilItem.objects.visible_to(actor).current().of_office(own.pk)
    items = list(found.select_related("source").order_by("-dated_on", "key")[:500])
    roots = Paginator(_roots(items), PER_PAGE).get_page(request.GET.get("page"))
    language = request.LANGUAGE_CODE
    library = [
        {
            "basis": basis,
            "title": basis.title_in(language),
            "summary": basis.summary_in(language),
            "doubt": basis.doubt_in(language),
        }
        for basis in policy_bases().values()
    ]
    return page(
        request,
        "mandate",
        own,
        "mandate",
        (Link("", _("Mandate")),),
        page=roots,
        library=library,
        citations=Citations(),
    )


@dataclass(frozen=True)
class Branch:
    """A council item and what builds on it."""

    item: CouncilItem
    below: list[Branch]


def _roots(items: list[CouncilItem]) -> list[Branch]:
    """Return the items nothing stands above, each with what builds on it, oldest below first."""
    known = {item.pk for item in items}
    below: dict[Any, list[CouncilItem]] = {}
    for item in reversed(items):
        below.setdefault(item.follows_id if item.follows_id in known else None, []).append(item)

    def branch(item: CouncilItem, seen: frozenset[Any]) -> Branch:
        next_ones = [one for one in below.get(item.pk, []) if one.pk not in seen]
        return Branch(item, [branch(one, seen | {one.pk}) for one in next_ones])

    return [branch(item, frozenset({item.pk})) for item in reversed(below.get(None, []))]


def item(request: HttpRequest, office: str, key: str) -> HttpResponse:
    """Show one council item: what it says, what it carries, which duties it leaves."""
    own, actor = reading.office_or_404(office), reading.actor_of(request)
    found = CouncilItem.objects.visible_to(actor).current().of_office(own.pk)
    found = found.select_related("source", "unit", "follows").prefetch_related(
        Prefetch(
            "points", ResolutionPoint.objects.visible_to(actor).current().order_by("position")
        ),
        Prefetch("follow_ups", FollowUp.objects.visible_to(actor).current().order_by("due_on")),
        Prefetch("followed_by", CouncilItem.objects.visible_to(actor).current()),
    )
    try:
        shown = found.get(key=key)
    except CouncilItem.DoesNotExist as error:
        raise Http404(key) from error
    above = shown.follows
    return page(
        request,
        "council_item",
        own,
        "mandate",
        (Link(reverse("portal:mandate", args=[own.key]), _("Mandate")), Link("", str(shown))),
        item=shown,
        above=above if above and not above.withdrawn_on and _visible(above, actor) else None,
        carried=sorted(_carried(own.key, shown, actor), key=lambda one: one.label),
        backed=_backed(shown, actor),
        citations=Citations(),
    )


def _visible(record: Any, actor: Any) -> bool:
    return record.is_public or record.office_id in actor.office_ids


def _carried(office: str, item: CouncilItem, actor: Any) -> Iterable[Link]:
    """Return links to the partnerships whose phases, agreements and bases rest on the item."""
    told = set()
    for model in (Phase, Agreement):
        found = model.objects.visible_to(actor).current().filter(mandate=item)
        for one in found.select_related("partnership").prefetch_related(
            "partnership__parties__place"
        ):
            told.add(one.partnership_id)
            yield _link(office, one.partnership, _what(one))
    found = Basis.objects.visible_to(actor).current().filter(council_item=item)
    for one in found.select_related("partnership").prefetch_related("partnership__parties__place"):
        if one.note or one.partnership_id not in told:
            yield _link(office, one.partnership, read(one.note))


def _what(record: Any) -> str:
    if isinstance(record, Agreement):
        return read(record.title) or str(record.get_kind_display())
    return short_kind(record.kind)


def _link(office: str, partnership: Any, what: str) -> Link:
    url = reverse("portal:partnership", args=[office, partnership.key])
    return Link(url, f"{partnership}: {what}" if what else str(partnership))


def _backed(item: CouncilItem, actor: Any) -> dict[Any, list[Any]]:
    """Return which partnerships back each point of a resolution, by id of the point."""
    found = Basis.objects.visible_to(actor).current().filter(point__council_item=item)
    backed: dict[Any, list[Any]] = {}
    for one in found.select_related("partnership").prefetch_related("partnership__parties__place"):
        backed.setdefault(one.point_id, []).append(one.partnership)
    return backed
