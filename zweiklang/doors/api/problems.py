# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers errors as problem details (RFC 9457) that say what to do."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from zweiklang.doors.api.mistakes import sentence_of
from zweiklang.foundation.actors import Refused

MEDIA_TYPE = "application/problem+json"
#: What Ninja says where the session cookie came without the mark against forged requests.
_CSRF = "CSRF check Failed"


class NotFound(Exception):
    """There is nothing at this address; `detail` says where to look instead."""

    def __init__(self, detail: str) -> None:
        self.detail = detail
        super().__init__(detail)


def answer(
    status: int, title: str, detail: str, errors: list[dict[str, str]] | None = None
) -> HttpResponse:
    """Return a problem as an HTTP answer."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": detail,
        "errors": errors or [],
    }
    return JsonResponse(body, status=status, content_type=MEDIA_TYPE)


def handle_errors(api: NinjaAPI) -> None:
    """Let the interface answer every expected error as a problem."""

    @api.exception_handler(NotFound)
    def not_found(request: HttpRequest, error: NotFound) -> HttpResponse:
        return answer(404, _("Not found"), error.detail)

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        mistakes = [
            {"where": ".".join(str(part) for part in one["loc"][1:]), "what": sentence_of(one)}
            for one in error.errors
        ]
        return answer(
            422, _("Invalid request"), _("Correct the values named under errors."), mistakes
        )

    @api.exception_handler(AuthenticationError)
    def signed_out(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
        detail = _("Sign in to the workspace and send the session cookie along.")
        return answer(401, _("Sign-in needed"), detail)

    @api.exception_handler(Refused)
    def refused(request: HttpRequest, error: Refused) -> HttpResponse:
        return answer(403, _("Not allowed"), str(error.reason))

    @api.exception_handler(HttpError)
    def failed(request: HttpRequest, error: HttpError) -> HttpResponse:
        detail = str(error)
        if detail == _CSRF:
            detail = _(
                "The request lacks its safety mark: send the value of the cookie csrftoken "
                "along as the head X-CSRFToken."
            )
        return answer(error.status_code, _("Request failed"), detail)
