# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""IATI out: what the office publishes, and what a check finds in it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import Q
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.doors.ui.downloads import Listing, asked_list
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.workspace import crumbs
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.tables import reports as tables
from zweiklang.outputs.iati.checking import Notice, check_office
from zweiklang.outputs.iati.publisher import identifier_of

SHOWN = 200


@in_office
def publishing(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """Show where the files are; asked for, check them and say everything that is wrong."""
    desk = reverse("workspace:desk", kwargs={"office": office.key})
    page_url = crumbs.office_page_url(request.actor, office)
    checked = check_office(office) if "check" in request.GET else None
    found = _worst_first(checked.notices) if checked else []
    listing = Listing(_("IATI"), tables.NOTICES, lambda: found)
    if answer := asked_list(request, {"": listing}, office.key, "iati"):
        return answer
    context = {
        "crumbs": [Link(desk, _("Office")), Link("", _("IATI"))],
        "identifier": identifier_of(office),
        "page_url": page_url,
        "files": _files(request, office),
        "checked": checked,
        "notices": _linked(request, office, found[:SHOWN], page_url),
        "found": checked.errors + checked.warnings if checked else 0,
    }
    return show(request, "iati.html", context, office=office, section="desk")


def _worst_first(notices: list[Notice]) -> list[Notice]:
    return sorted(notices, key=lambda one: one.severity != "error")


def _files(request: WorkspaceRequest, office: Office) -> list[str]:
    """Return the addresses to give to the registry: one each, whatever language one reads in."""
    with override(settings.LANGUAGES[0][0]):
        return [
            request.build_absolute_uri(reverse(f"portal:{name}", kwargs={"office": office.key}))
            for name in ("iati_activities", "iati_organisation")
        ]


def _linked(
    request: WorkspaceRequest, office: Office, rows: list[Notice], page_url: str
) -> list[dict[str, Any]]:
    """Return the notices, each with the page where it can be mended."""
    subjects = [one.subject for one in rows if one.subject and not one.is_project]
    found = Partnership.objects.visible_to(request.actor).of_office(office.pk)
    below = {
        subject: one
        for one in found.filter(Q(pk__in=subjects) | Q(joint_file__in=subjects))
        for subject in (one.pk, one.joint_file_id)
    }
    return [
        {
            "severity": one.severity,
            "place": one.place,
            "message": one.message,
            "url": _page_of(office, one, below.get(one.subject), page_url),
        }
        for one in rows
    ]


def _page_of(office: Office, notice: Notice, partnership: Partnership | None, page_url: str) -> str:
    """Return the page a notice is mended on; "" where the reader may not see it."""
    here = {"office": office.key}
    if notice.subject is None:
        return page_url
    if notice.is_project:
        return reverse("workspace:joint_project", kwargs={**here, "record_id": notice.subject})
    return crumbs.partnership_url(office, partnership) if partnership else ""
