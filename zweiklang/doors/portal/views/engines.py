# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What search engines are told: where they may look, and which pages there are."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import override

from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.languages import complete

SECTIONS = ("home", "partnerships", "goals", "news", "office", "mandate", "data")
#: The protocol allows no more addresses in one file.
MOST = 50_000


def robots(request: HttpRequest) -> HttpResponse:
    """Return what engines shall leave out: pages behind the sign-in, days and filters."""
    lines = ["User-agent: *"]
    for code, _name in settings.LANGUAGES:
        lines += [f"Disallow: /{code}/workspace/", f"Disallow: /{code}/accounts/"]
    lines += [
        "Disallow: /*?",
        f"Sitemap: {request.build_absolute_uri(reverse('site:sitemap'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain")


def sitemap(request: HttpRequest) -> StreamingHttpResponse:
    """Return every public page in every complete language, as the sitemap protocol asks for it."""
    return StreamingHttpResponse(_pieces(request), content_type="application/xml")


def _pieces(request: HttpRequest) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    yield '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    languages = complete()
    left = MOST // len(languages)
    for path in _paths():
        if not left:
            break
        left -= 1
        for code in languages:
            address = escape(request.build_absolute_uri(f"/{code}{path}"))
            yield f"<url><loc>{address}</loc></url>\n"
    yield "</urlset>\n"


def _paths() -> Iterator[str]:
    """Yield the paths of all public pages without their language."""
    prefix = len("/en")
    with override("en"):
        for office in Office.objects.order_by("key"):
            for name in SECTIONS:
                yield reverse(f"portal:{name}", args=[office.key])[prefix:]
            for number in range(1, 18):
                yield reverse("portal:goal", args=[office.key, str(number)])[prefix:]
            public = Partnership.objects.visible_to(Actor.public()).current().of_office(office.pk)
            for key in public.order_by("key").values_list("key", flat=True):
                yield reverse("portal:partnership", args=[office.key, key])[prefix:]
