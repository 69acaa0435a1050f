# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The IATI files of an office: what everybody may see of it, the same XML as elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.utils.translation import gettext as _
from ninja import Router

from zweiklang.domain.people.models import Office
from zweiklang.doors.api.problems import NotFound
from zweiklang.doors.api.reading import office_or_404
from zweiklang.doors.api.values import OfficeKey
from zweiklang.outputs.iati.export import NoIdentifier, activity_file, organisation_file
from zweiklang.outputs.opendata.export import LICENCE

router = Router(tags=["IATI"])
MEDIA_TYPE = "application/xml"
_XML: dict[str, Any] = {
    "responses": {
        200: {
            "description": "IATI 2.03, released records only",
            "content": {MEDIA_TYPE: {"schema": {"type": "string"}}},
        },
        404: {"description": "No such office, or it has no organisation identifier"},
    }
}


@router.get("/iati/activities.xml", summary="IATI activities", openapi_extra=_XML)
def show_activities(request: HttpRequest, office: OfficeKey) -> StreamingHttpResponse:
    """Return what the office makes public of its partnerships and projects as IATI 2.03."""
    return _file(office, activity_file)


@router.get("/iati/organisation.xml", summary="IATI organisation", openapi_extra=_XML)
def show_organisation(request: HttpRequest, office: OfficeKey) -> StreamingHttpResponse:
    """Return the city as an organisation in IATI 2.03."""
    return _file(office, organisation_file)


def _file(key: str, make: Callable[[Office], Iterator[bytes]]) -> StreamingHttpResponse:
    try:
        pieces = make(office_or_404(key))
    except NoIdentifier as error:
        raise NotFound(
            _("This office publishes no IATI files: it has no organisation identifier.")
        ) from error
    response = StreamingHttpResponse(pieces, content_type=MEDIA_TYPE)
    response.headers["Link"] = f'<{LICENCE}>; rel="license"'
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
