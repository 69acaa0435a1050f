# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Open data: the page that explains it, and the data themselves at addresses that stay."""

from __future__ import annotations

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    JsonResponse,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from zweiklang.domain.people.models import Office
from zweiklang.doors.portal import reading
from zweiklang.doors.portal.frame import page as portal_page
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.ui.knowledge import known_on
from zweiklang.outputs.iati.publisher import identifier_of
from zweiklang.outputs.opendata import describing, export
from zweiklang.outputs.opendata.rows import LANGUAGES
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
        interface=f"/api/v1/offices/{own.key}",
        goal_example="/api/v1/goals/13",
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


def package(request: HttpRequest, office: str) -> JsonResponse:
    """Describe the data as a Data Package with the schema of each table."""
    own = reading.office_or_404(office)
    return JsonResponse(describing.data_package(_described(request, own)))


def catalogue(request: HttpRequest, office: str) -> JsonResponse:
    """Describe the data as a dataset of DCAT-AP, for open data portals to harvest."""
    own = reading.office_or_404(office)
    return JsonResponse(
        describing.dcat(_described(request, own)), content_type="application/ld+json"
    )


_ABOUT = gettext_noop(
    "Public records of the partnerships of %(city)s: cities, phases, agreements, events, goals, "
    "actors and council items, each with source, doubt and the day since when it is known."
)
_FILES = {
    "iati_activities": "IATI 2.03: activities",
    "iati_organisation": "IATI 2.03: organisation",
}


def _described(request: HttpRequest, own: Office) -> describing.Described:
    """Return the office's data with their addresses: the same in whatever language one asks."""

    def address(name: str, *args: str) -> str:
        with override(settings.LANGUAGES[0][0]):
            return request.build_absolute_uri(reverse(f"portal:{name}", args=[own.key, *args]))

    titles, about = {}, {}
    for code in LANGUAGES:
        with override(code):
            city = {"city": own.place.name.read(code).text}
            titles[code] = _("International partnerships of %(city)s") % city
            about[code] = _(_ABOUT) % city
    others = [(address("data_json"), "JSON", "application/json", "JSON")]
    if identifier_of(own):
        others += [
            (address(name), title, "application/xml", "XML") for name, title in _FILES.items()
        ]
    return describing.Described(
        key=own.key,
        page=address("data"),
        publisher=own.name.read("en").text,
        titles=titles,
        about=about,
        licence=export.LICENCE,
        licence_name=export.LICENCE_NAME,
        place=own.place.name.read("en").text,
        table=lambda name: address("data_csv", name),
        package=address("data_package"),
        others=tuple(others),
    )
