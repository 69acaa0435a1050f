# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hands out the files of a report: those kept, of a draft what is made on the spot."""

from __future__ import annotations

import uuid

from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase

from zweiklang.domain.people.models import Office
from zweiklang.domain.reporting.rules import KEPT
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office
from zweiklang.doors.workspace.views.reports import common
from zweiklang.foundation.files import open_file
from zweiklang.outputs.reports import making


@in_office
def report_file(
    request: WorkspaceRequest, office: Office, report_id: uuid.UUID, name: str
) -> HttpResponseBase:
    """Hand out a report in a format, always as a download."""
    actor = common.acting(request, office)
    report = common.report_or_404(actor, office, report_id)
    kept = next((one.file for one in report.files.all() if one.format == name), None)
    if kept is not None:
        try:
            stream = open_file(kept)
        except FileNotFoundError as missing:
            raise Http404 from missing
        return FileResponse(
            stream, as_attachment=True, filename=kept.name, content_type=kept.media_type
        )
    if name not in making.format_names(making.kind_of(report)) or report.state in KEPT:
        raise Http404
    if making.is_long(report):
        return HttpResponseRedirect(common.url("report", office, report_id=report.pk))
    made = making.make_file(report, name)
    answer = HttpResponse(made.content, content_type=made.media_type)
    answer["Content-Disposition"] = f'attachment; filename="{made.name}"'
    return answer
