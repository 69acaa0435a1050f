# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The colour scheme a reader chooses, and the pages that say what went wrong."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

THEMES = ("light", "dark")
ONE_YEAR = 365 * 24 * 3600


# No token: it would need a cookie on every public page, and nothing but colours is at stake.
@csrf_exempt
@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Keep the chosen scheme in a cookie, or forget it, and lead back to the page."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = "/"
    response = HttpResponseRedirect(back)
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        response.set_cookie(
            "theme", chosen, ONE_YEAR, secure=settings.HTTPS, httponly=True, samesite="Lax"
        )
    else:
        response.delete_cookie("theme", samesite="Lax")
    return response


def _page(request: HttpRequest, status: int) -> HttpResponse:
    return render(request, f"{status}.html", {"error_page": True}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the page for a request the server cannot read."""
    return _page(request, 400)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the page that says why something is not allowed and who may do it."""
    reason = getattr(exception, "reason", "") or str(exception)
    return render(request, "403.html", {"error_page": True, "reason": reason}, status=403)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Return the page for a form whose safety mark has run out; what was typed is one step back."""
    return render(request, "403_form.html", {"error_page": True}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the page for an address that leads nowhere."""
    return _page(request, 404)


def broken(request: HttpRequest) -> HttpResponse:
    """Return the page for a fault of the server; it needs no database and no reader."""
    words = {
        "error_page": True,
        "language": translation.get_language() or settings.LANGUAGE_CODE,
        "text_direction": "rtl" if translation.get_language_bidi() else "ltr",
    }
    return HttpResponse(render_to_string("500.html", words), status=500)
