# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The office's IATI files at addresses that stay, as the IATI registry wants them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from zweiklang.domain.people.models import Office
from zweiklang.doors.portal import reading
from zweiklang.outputs.iati.export import NoIdentifier, activity_file, organisation_file


def activities(request: HttpRequest, office: str) -> HttpResponseBase:
    """Return what the office makes public of its partnerships and projects."""
    return _file(reading.office_or_404(office), activity_file)


def organisation(request: HttpRequest, office: str) -> HttpResponseBase:
    """Return the city as an organisation."""
    return _file(reading.office_or_404(office), organisation_file)


def _file(office: Office, make: Callable[[Office], Iterator[bytes]]) -> HttpResponseBase:
    try:
        pieces = make(office)
    except NoIdentifier:
        return HttpResponse(
            _("This office publishes no IATI files: it has no organisation identifier."),
            status=404,
            content_type="text/plain; charset=utf-8",
        )
    return StreamingHttpResponse(pieces, content_type="application/xml")
