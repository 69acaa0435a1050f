# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Open data: the page that explains it, and the data themselves at addresses that stay."""

from __future__ import annotations

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from zweiklang.doors.portal import reading
from zweiklang.doors.portal.frame import page as portal_page
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.ui.knowledge import known_on
from zweiklang.outputs.iati.publisher import identifier_of
from zweiklang.outputs.opendata import export
from zweiklang.outputs.opendata.tables import TABLES


def page(request: HttpRequest, office: str) -> HttpResponse:
    """Show what data there are, under which licence, and where."""
    own = reading.office_or_404(office)
    return portal_page(
        request,
        "data",
        own,
        "data",
        (Link("", _("Open data")),),
        tables=list(TABLES.values()),
        iati_identifier=identifier_of(own),
        licence=export.LICENCE,
        licence_name=export.LICENCE_NAME,
        address=request.build_absolute_uri(reverse("portal:data_json", args=[own.key])),
    )


def as_json(request: HttpRequest, office: str) -> HttpResponseBase:
    """Return all public records of the office as JSON."""
    own, asked = reading.office_or_404(office), known_on(request)
    if asked.error:
        return HttpResponseBadRequest(asked.error, content_type="text/plain; charset=utf-8")
    about = {
        "office": own.key,
        "name": dict(own.name.texts),
        "place": own.place.key,
        "documentation": request.build_absolute_uri(reverse("portal:data", args=[own.key])),
    }
    pieces = export.as_json(own.pk, about, asked.day)
    return StreamingHttpResponse(pieces, content_type="application/json")


def as_csv(request: HttpRequest, office: str, table: str) -> HttpResponseBase:
    """Return one table as CSV."""
    own, asked = reading.office_or_404(office), known_on(request)
    if table not in TABLES:
        raise Http404(table)
    if asked.error:
        return HttpResponseBadRequest(asked.error, content_type="text/plain; charset=utf-8")
    pieces = export.as_csv(own.pk, table, asked.day)
    response = StreamingHttpResponse(pieces, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{own.key}-{table}.csv"'
    return response
