# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Puts the interface together: its description, its addresses, its errors, its licence."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI

from zweiklang.doors.actors import actor_of
from zweiklang.doors.api.problems import handle_errors
from zweiklang.doors.api.routes import (
    goals,
    iati,
    mandate,
    offices,
    partnerships,
    reports,
    search,
    topics,
    warnings,
)
from zweiklang.outputs.opendata.export import LICENCE, LICENCE_NAME

DESCRIPTION = (
    "What an office has made public about its city's partnerships, and for signed-in members what "
    "it keeps. Dates are known to the day, the month or the year: 2020-10-07, 2022-05, 2011. "
    "Texts carry all their languages, the original one and the translations that are stale. "
    "`known_on` answers with what was known on that day. Errors are problem details (RFC 9457)."
)


class Interface(NinjaAPI):
    """The interface with the licence of public data in the head of the answers to everybody."""

    def create_response(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Return the answer; any site may read it, without the reader's session."""
        response = super().create_response(request, *args, **kwargs)
        # Members see what the office keeps for itself; that is free for nobody.
        if actor_of(request).kind == "public":
            response.headers["Link"] = f'<{LICENCE}>; rel="license"'
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Vary"] = "Cookie, Accept-Language"
        return response


api = Interface(
    title="Zweiklang",
    version="1",
    description=DESCRIPTION,
    urls_namespace="api",
    docs_url=None,
    openapi_extra={"info": {"license": {"name": LICENCE_NAME, "url": LICENCE}}},
)
handle_errors(api)
api.add_router("/offices", offices.router)
api.add_router("/offices/{office}", partnerships.router)
api.add_router("/offices/{office}", mandate.router)
api.add_router("/offices/{office}", warnings.router)
api.add_router("/offices/{office}", reports.router)
api.add_router("/offices/{office}", iati.router)
api.add_router("/goals", goals.router)
api.add_router("/topics", topics.router)
api.add_router("/search", search.router)
