# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the reader of papers does and does not do, for officers and data-protection officers."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

from zweiklang.agenda2030.reader import Reader
from zweiklang.domain.people.models import Office
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.views.topics import places


@in_office
def reader(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """Explain how papers are read, who sees what, and how to object."""
    context = {
        "version": Reader().model,
        "levels": (0.94, 0.8, 0.6, 0.3),
        "crumbs": places.crumbs(office, Link("", _("What the reader does and does not do"))),
    }
    return show(request, "topics/reader.html", context, office=office, section="topics")
