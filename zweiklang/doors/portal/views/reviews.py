# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The public reviews of the years, once an office has released them."""

from __future__ import annotations

import uuid

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from zweiklang.domain.people.models import Office
from zweiklang.domain.reporting.models import Report
from zweiklang.domain.reporting.queries import published_reports
from zweiklang.doors.portal import reading
from zweiklang.doors.portal.frame import page
from zweiklang.doors.portal.tables import office as tables
from zweiklang.doors.ui.downloads import form_asked, send_list
from zweiklang.doors.ui.frame import Link
from zweiklang.foundation import clock
from zweiklang.foundation.files import open_file
from zweiklang.outputs.reports import making
from zweiklang.outputs.reports.formats import FORMATS
from zweiklang.outputs.reports.writers.page import fragment
from zweiklang.outputs.reports.year_review import KIND

#: Years on one page; a city writes one review a year.
SHOWN = 60


def listing(request: HttpRequest, office: str) -> HttpResponse:
    """List the reviews, the latest year first."""
    own = reading.office_or_404(office)
    found = published_reports(own.pk, KIND.slug)
    if form := form_asked(request):
        name = _("Years in review")
        return send_list(form, name, tables.REVIEWS, found, own.key, "reviews")
    return page(
        request, "reviews", own, "office", (Link("", _("Years in review")),), reviews=found[:SHOWN],
        last_year=str(clock.today().year - 1),
    )  # fmt: skip


def review(request: HttpRequest, office: str, report_id: uuid.UUID) -> HttpResponse:
    """Show a review as a page, in the language it was written in."""
    own = reading.office_or_404(office)
    found = _review(own, report_id)
    told = making.told(found)
    crumbs = (
        Link(reverse("portal:reviews", args=[own.key]), _("Years in review")),
        Link("", found.title),
    )
    return page(
        request, "review", own, "office", crumbs, review=found,
        told=fragment(told, making.look_for(found)), files=_files(found),
    )  # fmt: skip


def review_file(
    request: HttpRequest, office: str, report_id: uuid.UUID, name: str
) -> HttpResponseBase:
    """Hand out a file of a review as it was released."""
    found = _review(reading.office_or_404(office), report_id)
    kept = next((one.file for one in found.files.all() if one.format == name), None)
    if kept is None:
        raise Http404
    try:
        stream = open_file(kept)
    except FileNotFoundError as missing:
        raise Http404 from missing
    return FileResponse(
        stream, as_attachment=True, filename=kept.name, content_type=kept.media_type
    )


def _review(own: Office, report_id: uuid.UUID) -> Report:
    rows = published_reports(own.pk, KIND.slug).select_related("follows__snapshot")
    return get_object_or_404(rows, pk=report_id)


def _files(found: Report) -> list[Link]:
    """Return the kept files with what they are called."""
    address = [found.office.key, found.pk]
    return [
        Link(reverse("portal:review_file", args=[*address, one.format]), FORMATS[one.format].label)
        for one in found.files.all()
        if one.format in FORMATS
    ]
