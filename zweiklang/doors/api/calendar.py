# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The calendar feed at its secret address; calendar programs do not sign in."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from zweiklang.domain.coordination.queries import dates_ahead, feed_by_secret
from zweiklang.domain.people.queries import actor_of
from zweiklang.domain.people.tongues import language_for
from zweiklang.foundation import clock
from zweiklang.outputs.calendar.feed import MEDIA_TYPE, write_calendar


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Return an office's deadlines as iCalendar in the member's language.

    An unknown or renewed secret is not found.
    """
    found = feed_by_secret(secret)
    if found is None:
        raise Http404
    language = found.language or language_for(found.user, found.office)
    with override(language):
        name = str(found.office.name.read(language))
        limits = actor_of(found.user).scopes
        warnings = dates_ahead([found.office_id], clock.today(), scopes=limits)
        written = write_calendar(name, warnings, language, clock.now())
    response = HttpResponse(written, content_type=MEDIA_TYPE)
    # The address is the key: it must not end up in search engines or in other sites' logs.
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "private, max-age=900"
    return response
