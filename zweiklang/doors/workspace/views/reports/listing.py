# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The office's reports, and the kinds that can be begun."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _

from zweiklang.domain.people.models import Office
from zweiklang.domain.reporting.models import STATES
from zweiklang.domain.reporting.queries import reports_of
from zweiklang.doors.ui.downloads import form_asked, send_list
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.tables import reports as tables
from zweiklang.doors.workspace.views.reports.common import acting
from zweiklang.outputs.reports.registry import report_kinds

PER_PAGE = 25


@in_office
def reports(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """List the reports the actor may read, the latest first, below the kinds there are."""
    found = reports_of(acting(request, office), office.pk).filter(kind__in=list(report_kinds()))
    if form := form_asked(request):
        columns = tables.reports(report_kinds())
        return send_list(form, _("Reports"), columns, found, office.key, "reports")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "kinds": list(report_kinds().values()),
        "page": page,
        "rows": [(one, report_kinds()[one.kind].name) for one in page.object_list],
        "states": dict(STATES),
    }
    return show(request, "reports/list.html", context, office=office, section="reports")
