# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""One chapter of a partnership's page in full, where the page shows only a part."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from zweiklang.domain.partnerships import queries
from zweiklang.doors.portal import chapters, listings, reading
from zweiklang.doors.portal.alternat import in_alternat, names_by_side
from zweiklang.doors.portal.folding import KINDS
from zweiklang.doors.portal.frame import page
from zweiklang.doors.ui.citations import Citations
from zweiklang.doors.ui.downloads import asked_list
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.ui.knowledge import known_on
from zweiklang.foundation import clock


def detail(request: HttpRequest, office: str, key: str, name: str) -> HttpResponse:
    """Show all rows of a chapter, page by page."""
    own, actor, asked = reading.office_or_404(office), reading.actor_of(request), known_on(request)
    kind = KINDS.get(name)
    found = queries.partnership_file(own.pk, key, actor, asked.day) if kind else None
    if kind is None or found is None:
        raise Http404(name)
    pair = in_alternat(found.parties, own.place_id)
    here = " – ".join(city for _side, city in pair)
    day, names = asked.day or clock.today(), names_by_side(found.parties)
    listing = listings.of_chapter(name, found, day, names)
    if answer := asked_list(request, {"": listing}, own.key, key, name):
        return answer
    rows = kind.rows(found, day)
    shown = Paginator(rows, kind.per_page).get_page(request.GET.get("page"))
    listed: Any = shown
    if name == "actors":
        listed = chapters.actors_by_side(shown, pair)
    return page(
        request,
        "chapter",
        own,
        "partnerships",
        (
            Link(reverse("portal:partnerships", args=[own.key]), _("Partnerships")),
            Link(reverse("portal:partnership", args=[own.key, key]) + asked.query, here),
            Link("", str(kind.title)),
        ),
        chapter=kind,
        rows_template=f"portal/chapters/{name}.html",
        file=found,
        pair=pair,
        names=names,
        page=shown,
        asked=asked,
        as_of=asked.query,
        citations=Citations(),
        **{name: listed},
    )
