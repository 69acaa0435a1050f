# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages whose address is a secret: whoever has the link may answer, once, for a city."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from zweiklang.doors.ui.views import refused
from zweiklang.foundation.actors import Refused

logger = logging.getLogger(__name__)
View = Callable[[HttpRequest, str], HttpResponse]


def by_secret(view: View) -> View:
    """Return the view with its refusals told, kept by no cache, and its address in no log.

    No token and no cookie: who knows the address may answer, nobody else can make a browser do it.
    """

    @wraps(view)
    def guarded(request: HttpRequest, token: str) -> HttpResponse:
        try:
            answer = view(request, token)
        except Refused as refusal:
            # The secret itself never enters a log.
            logger.warning("A confirmation link was refused: %s", refusal)
            answer = refused(request, refusal)
        # Django would name the address, and with it the secret, in its log of refused requests.
        answer._has_been_logged = True  # type: ignore[attr-defined]
        answer["Referrer-Policy"] = "no-referrer"
        answer["X-Robots-Tag"] = "noindex, nofollow"
        answer["Cache-Control"] = "no-store"
        return answer

    return csrf_exempt(guarded)
