# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the office says of itself, and the pages the law asks for."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from zweiklang.doors.portal import reading
from zweiklang.doors.portal.frame import page
from zweiklang.doors.ui.frame import Link
from zweiklang.foundation import clock


def introduction(request: HttpRequest, office: str) -> HttpResponse:
    """Show introduction, mandate, whom the office works with, and how to reach it."""
    own, actor = reading.office_or_404(office), reading.actor_of(request)
    return page(
        request,
        "office",
        own,
        "office",
        (Link("", _("The office")),),
        about=reading.page_of(own, actor),
        notices=reading.notices_on(own, actor, clock.today()),
    )


def accessibility(request: HttpRequest, office: str) -> HttpResponse:
    """Show the accessibility statement: what was tried, what is missing, whom to tell."""
    own, actor = reading.office_or_404(office), reading.actor_of(request)
    about = reading.page_of(own, actor)
    crumbs = (Link("", _("Accessibility")),)
    return page(request, "accessibility", own, "accessibility", crumbs, about=about)


def privacy(request: HttpRequest, office: str) -> HttpResponse:
    """Show what the installation keeps of its readers, and the office's own notice."""
    own, actor = reading.office_or_404(office), reading.actor_of(request)
    about = reading.page_of(own, actor)
    return page(request, "privacy", own, "privacy", (Link("", _("Privacy")),), about=about)


def imprint(request: HttpRequest, office: str) -> HttpResponse:
    """Show who answers for the pages."""
    own, actor = reading.office_or_404(office), reading.actor_of(request)
    about = reading.page_of(own, actor)
    return page(request, "imprint", own, "imprint", (Link("", _("Imprint")),), about=about)
