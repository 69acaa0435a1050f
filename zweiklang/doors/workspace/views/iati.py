# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""IATI out: what the office publishes, and what a check finds in it."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from zweiklang.domain.people.models import Office
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.outputs.iati.checking import Checked, check_office
from zweiklang.outputs.iati.publisher import identifier_of

SHOWN = 200


@in_office
def publishing(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """Show where the files are; asked for, check them and say everything that is wrong."""
    desk = reverse("workspace:desk", kwargs={"office": office.key})
    checked = check_office(office) if "check" in request.GET else None
    context = {
        "crumbs": [Link(desk, _("Office")), Link("", _("IATI"))],
        "identifier": identifier_of(office),
        "files": [
            request.build_absolute_uri(reverse(f"portal:{name}", kwargs={"office": office.key}))
            for name in ("iati_activities", "iati_organisation")
        ],
        "checked": checked,
        "notices": _linked(office, checked) if checked else [],
        "found": checked.errors + checked.warnings if checked else 0,
    }
    return show(request, "iati.html", context, office=office, section="desk")


def _linked(office: Office, checked: Checked) -> list[dict[str, object]]:
    """Return the notices, errors first, each with the page where it can be mended."""
    rows = sorted(checked.notices, key=lambda one: one.severity != "error")[:SHOWN]
    return [
        {
            "severity": one.severity,
            "place": one.place,
            "message": one.message,
            "url": _page_of(office, one.subject, is_project=one.is_project),
        }
        for one in rows
    ]


def _page_of(office: Office, subject: uuid.UUID | None, *, is_project: bool) -> str:
    here = {"office": office.key}
    if subject is None:
        return reverse("workspace:record_list", kwargs={**here, "slug": "office-page"})
    if is_project:
        return reverse("workspace:joint_project", kwargs={**here, "record_id": subject})
    return reverse("workspace:partnerships", kwargs=here)
