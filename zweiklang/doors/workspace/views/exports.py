# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files out: the whole workbook, and each list as a table."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import get_language

from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.doors.ui import downloads
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office
from zweiklang.foundation.records import record_types
from zweiklang.outputs.workbook.exporting import export_table, export_workbook
from zweiklang.outputs.workbook.lists import Form
from zweiklang.outputs.workbook.shapes import TooLong


@in_office
def export(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """Send everything the member may see of the office as a workbook."""
    language = get_language() or "en"
    content = export_workbook(request.actor, office, language)
    return downloads.attachment(content, "xlsx", office.key)


@in_office
def table(request: WorkspaceRequest, office: Office, slug: str, form: str) -> HttpResponse:
    """Send one list as the member may see it; `partnership` keeps what stands below one."""
    if slug not in record_types():
        raise Http404(slug)
    below = request.GET.get("partnership", "")
    own = Partnership.objects.visible_to(request.actor).of_office(office.pk).filter(key=below)
    chosen = own.first() if below else None
    if below and chosen is None:
        raise Http404(below)
    language = get_language() or "en"
    wanted: Form = "xlsx" if form == "xlsx" else "csv"
    subject = chosen.pk if chosen else None
    try:
        content = export_table(request.actor, office, slug, language, wanted, subject)
    except TooLong as error:
        return downloads.too_long(error)
    return downloads.attachment(content, wanted, office.key, below, slug)
