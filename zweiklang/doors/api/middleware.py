# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every answer below /api/ has, whoever made it: errors for programs, nothing kept of ours."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from zweiklang.doors.actors import actor_of
from zweiklang.doors.api.problems import MEDIA_TYPE, answer

BELOW = "/api/"


class InterfaceMiddleware:
    """Answers unknown addresses and methods as problems; what members get is kept nowhere."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        response = self.get_response(request)
        if not request.path_info.startswith(BELOW):
            return response
        if response.headers.get("Content-Type") != MEDIA_TYPE:
            response = _as_problem(request, response)
        if actor_of(request).kind != "public":
            response.headers["Cache-Control"] = "private, no-store"
        return response


def _as_problem(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Return the answer, as a problem if no address or method of ours was asked for."""
    if response.status_code == 404:
        detail = _("There is nothing at this address. All addresses stand below /api/.")
        return answer(404, _("Not found"), detail)
    if response.status_code == 405:
        allowed = response.headers.get("Allow", "")
        detail = _("This address does not take %(method)s. It takes: %(allowed)s.")
        words = {"method": request.method, "allowed": allowed}
        problem = answer(405, _("Method not allowed"), detail % words)
        problem.headers["Allow"] = allowed
        return problem
    return response
