# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The mandate: council items, what follows from which, and the library of laws."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from zweiklang.domain.mandate.bases import bases_in
from zweiklang.domain.partnerships.mandate import Branch, Decided, find_branch, mandate_tree
from zweiklang.doors.portal import reading
from zweiklang.doors.portal.frame import page
from zweiklang.doors.portal.tables import mandate as tables
from zweiklang.doors.ui.citations import Citations
from zweiklang.doors.ui.downloads import Listing, asked_list
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.ui.knowledge import KnownOn, known_on
from zweiklang.foundation import clock
from zweiklang.foundation.lists import labelled
from zweiklang.outputs.drawings.scores import read, short_kind

PER_PAGE = 50


def tree(request: HttpRequest, office: str) -> HttpResponse:
    """Show the council items as a tree, each below the one it builds on, and the laws."""
    own, actor, asked = reading.office_or_404(office), reading.actor_of(request), known_on(request)
    branches = mandate_tree(own.pk, actor, asked.day, told_of=())
    language, bases = request.LANGUAGE_CODE, bases_in(own.place.country)
    lists = {
        "": Listing(
            _("Council items"), tables.COUNCIL_ITEMS, lambda: tables.council_items(branches)
        ),
        "laws": Listing(
            _("Laws and guidelines"), tables.library(language), lambda: bases
        ),
    }  # fmt: skip
    if answer := asked_list(request, lists, own.key, "mandate"):
        return answer
    roots = Paginator(branches[::-1], PER_PAGE).get_page(request.GET.get("page"))
    library = [
        {
            "basis": basis,
            "title": basis.title_in(language),
            "summary": basis.summary_in(language),
            "doubt": basis.doubt_in(language),
        }
        for basis in bases
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
        **_as_of(asked, reverse("portal:mandate", args=[own.key])),
    )


def item(request: HttpRequest, office: str, key: str) -> HttpResponse:
    """Show one council item: what it says, what it carries, which duties it leaves."""
    own, actor, asked = reading.office_or_404(office), reading.actor_of(request), known_on(request)
    branches = mandate_tree(own.pk, actor, asked.day, told_of=(key,))
    branch = find_branch(branches, key)
    if branch is None:
        raise Http404(key)
    shown, backed = branch.item, _backed(own.key, branch)
    lists = {
        "points": Listing(_("Point by point"), tables.points(backed), lambda: shown.points),
        "duties": Listing(_("What is to follow"), tables.DUTIES, lambda: shown.duties),
    }
    if answer := asked_list(request, lists, own.key, key):
        return answer
    every = (one for root in branches for one in root.walk())
    above = next((one.item for one in every if one.item.id == shown.follows_id), None)
    return page(
        request,
        "council_item",
        own,
        "mandate",
        (
            Link(reverse("portal:mandate", args=[own.key]), _("Mandate")),
            Link("", read(shown.title) or shown.number),
        ),
        item=shown,
        above=above,
        further=[one.item for one in branch.then],
        carried=sorted(_carried(own.key, branch), key=lambda one: one.label),
        backed=backed,
        citations=Citations(),
        **_as_of(asked, reverse("portal:council_item", args=[own.key, key])),
    )


def _as_of(asked: KnownOn, here: str) -> dict[str, object]:
    """Return what the line about the day needs."""
    return {"asked": asked, "day": asked.day or clock.today(), "here": here}


def _carried(office: str, branch: Branch) -> Iterable[Link]:
    """Yield links to the partnerships whose phases, agreements and bases rest on the item."""
    told = set()
    bases = []
    for one in branch.decided:
        if one.kind == "basis":
            bases += [one] if one.point_id is None else []
            continue
        told.add(one.partnership_id)
        yield _link(office, one)
    yield from (_link(office, one) for one in bases if one.title or one.partnership_id not in told)


def _link(office: str, one: Decided) -> Link:
    what = short_kind(one.choice) if one.kind == "phase" else read(one.title) or one.label
    url = reverse("portal:partnership", args=[office, one.partnership_key])
    return Link(url, labelled(_cities(one), what) if what else _cities(one))


def _cities(one: Decided) -> str:
    return " – ".join(read(city) for city in one.cities) or one.partnership_key


def _backed(office: str, branch: Branch) -> dict[uuid.UUID, list[Link]]:
    """Return links to the partnerships that back each point of a resolution, by its id."""
    return {
        point.id: [
            Link(reverse("portal:partnership", args=[office, one.partnership_key]), _cities(one))
            for one in branch.backing(point)
        ]
        for point in branch.item.points
    }
