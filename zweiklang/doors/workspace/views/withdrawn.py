# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages that list what was withdrawn: of a partnership's file, of a kind of the office."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.domain.places.models import Place
from zweiklang.doors.ui.downloads import form_asked, send_list
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.workspace import crumbs, withdrawn
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.kinds import OFFICE_KINDS, model_of
from zweiklang.doors.workspace.tables import office as tables
from zweiklang.foundation import policy

PER_PAGE = 40


@in_office
def withdrawn_of_file(request: WorkspaceRequest, office: Office, key: str) -> HttpResponse:
    """List what was withdrawn from a partnership's file."""
    rows = Partnership.objects.visible_to(request.actor).current()
    one = get_object_or_404(rows, office=office, key=key)
    policy.can_write(request.actor, one).require()
    list_url = reverse("workspace:partnerships", kwargs={"office": office.key})
    home = crumbs.partnership_url(office, one)
    way = [Link(list_url, _("Partnerships")), Link(home, str(one)), Link("", _("Withdrawn"))]
    found = withdrawn.of_partnership(request.actor, one)
    return _page(request, office, found, str(one), way, "partnerships")


@in_office
def withdrawn_of_kind(request: WorkspaceRequest, office: Office, slug: str) -> HttpResponse:
    """List what was withdrawn of a kind that the office keeps besides partnerships."""
    if slug not in OFFICE_KINDS:
        raise Http404
    model = model_of(slug)
    policy.can_write(request.actor, model(office=None if model is Place else office)).require()
    plural = str(model._meta.verbose_name_plural)
    desk_url = reverse("workspace:desk", kwargs={"office": office.key})
    home = crumbs.list_url(office, slug)
    way = [Link(desk_url, _("Office")), Link(home, plural), Link("", _("Withdrawn"))]
    found = withdrawn.of_kind(request.actor, office, slug)
    return _page(request, office, found, plural, way, "desk")


def _page(
    request: WorkspaceRequest,
    office: Office,
    found: QuerySet[Any, Any],
    name: str,
    way: list[Link],
    section: str,
) -> HttpResponse:
    if form := form_asked(request):
        every = withdrawn.lines(office, list(found))
        return send_list(form, _("Withdrawn"), tables.WITHDRAWN, every, office.key, "withdrawn")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "name": name,
        "rows": withdrawn.lines(office, list(page.object_list)),
        "crumbs": way,
        "back": way[-2].url,
    }
    return show(request, "withdrawn.html", context, office=office, section=section)
