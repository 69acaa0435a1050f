# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The handover sheet of a partnership, to read and to print."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from zweiklang.domain.people.models import Office
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.workspace.access import WorkspaceRequest, frame_for, in_office
from zweiklang.foundation import clock
from zweiklang.outputs.handover.sheet import handover_sheet


@in_office
def handover(request: WorkspaceRequest, office: Office, key: str) -> HttpResponse:
    """Show what a successor must know about one partnership today."""
    sheet = handover_sheet(request.actor, office.pk, key, clock.today())
    if sheet is None:
        raise Http404
    here = {"office": office.key}
    context = {
        "sheet": sheet,
        "frame": frame_for(request, office, "partnerships"),
        "crumbs": [
            Link(reverse("workspace:partnerships", kwargs=here), _("Partnerships")),
            Link(reverse("workspace:partnership", kwargs={**here, "key": key}), sheet.city_names),
            Link("", _("Handover sheet")),
        ],
    }
    return render(request, "handover/sheet.html", context)
