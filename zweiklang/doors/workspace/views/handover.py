# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The handover sheet of a partnership, to read and to print, as known on a day too."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.ui.knowledge import known_on
from zweiklang.doors.workspace.access import WorkspaceRequest, frame_for, in_office
from zweiklang.foundation import clock
from zweiklang.outputs.handover.sheet import handover_sheet


@in_office
def handover(request: WorkspaceRequest, office: Office, key: str) -> HttpResponse:
    """Show what a successor must know about one partnership, today or as known on a day."""
    asked = known_on(request)
    sheet = handover_sheet(request.actor, office.pk, key, asked.day or clock.today(), asked.day)
    if sheet is None:
        rows = Partnership.objects.visible_to(request.actor).current()
        city_names = str(get_object_or_404(rows, office=office, key=key))
    else:
        city_names = sheet.city_names
    here, this = {"office": office.key}, {"office": office.key, "key": key}
    context = {
        "sheet": sheet,
        "office": office,
        "asked": asked,
        "day": asked.day,
        "here": reverse("workspace:handover", kwargs=this),
        "frame": frame_for(request, office, "partnerships"),
        "crumbs": [
            Link(reverse("workspace:partnerships", kwargs=here), _("Partnerships")),
            Link(reverse("workspace:partnership", kwargs=this), city_names),
            Link("", _("Handover sheet")),
        ],
    }
    return render(request, "handover/sheet.html" if sheet else "ui/not_known_yet.html", context)
