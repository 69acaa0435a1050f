# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lessons of all partnerships one may read: what was taken over, what not and why."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zweiklang.domain.people.models import Office
from zweiklang.domain.topics import meeting
from zweiklang.doors.ui.downloads import form_asked, send_list
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.ui.numbers import as_headline, number_word
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.tables import together as tables
from zweiklang.doors.workspace.views.joint.common import acting
from zweiklang.doors.workspace.views.topics import places

PER_PAGE = 20


@in_office
def topics_lessons(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """List lessons, those with all words that are asked for."""
    text = request.GET.get("q", "").strip()[:100]
    rows = meeting.lessons_like(acting(request, office), text)
    if form := form_asked(request):
        return send_list(form, _("Lessons"), tables.LESSONS, rows, office.key, "lessons")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    count = page.paginator.count
    found = ngettext("One lesson.", "%(number)s lessons.", count) % {"number": number_word(count)}
    context = {
        "page": page,
        "text": text,
        "headline": as_headline(found) if count else _("No lesson found."),
        "crumbs": places.crumbs(office, Link("", _("Lessons"))),
    }
    return show(request, "together/lessons.html", context, office=office, section="topics")
