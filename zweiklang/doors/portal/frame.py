# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The frame of an office's public pages."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zweiklang.domain.people.models import Office
from zweiklang.doors.ui.frame import Frame, Link
from zweiklang.foundation import clock
from zweiklang.foundation.date_words import in_words


def office_frame(request: HttpRequest, office: Office, section: str = "") -> Frame:
    """Return the frame of an office's page; `section` names the entry of the bar it belongs to."""

    def link(name: str, label: str) -> Link:
        return Link(reverse(f"portal:{name}", args=[office.key]), label, name == section)

    workspace = reverse("workspace:home")
    return Frame(
        name=office.name.read(_language(request)).text,
        city=_("City of %(city)s") % {"city": office.place},
        home=reverse("portal:home", args=[office.key]),
        nav=(
            link("partnerships", _("Partnerships")),
            link("goals", _("Goals")),
            link("news", pgettext("what is new", "News")),
            link("office", _("The office")),
        ),
        search=link("search", _("Search")),
        footer=(
            Link(reverse("portal:office", args=[office.key]) + "#contact", _("Contact")),
            link("timeline", _("Timeline")),
            link("reviews", _("Years in review")),
            link("data", _("Open data")),
            link("accessibility", _("Accessibility")),
            link("privacy", _("Privacy")),
            link("imprint", _("Imprint")),
            Link(workspace, _("Sign in")),
        ),
        demonstration=office.is_demonstration,
        printed=_("%(office)s, as of %(day)s, %(address)s")
        % {
            "office": office.name.read(_language(request)).text,
            "day": in_words(clock.today()),
            "address": request.build_absolute_uri(),
        },
        feeds=(Link(reverse("portal:news_feed", args=[office.key]), _("What is new")),),
    )


def _language(request: HttpRequest) -> str:
    return str(getattr(request, "LANGUAGE_CODE", "en"))


def page(
    request: HttpRequest,
    template: str,
    office: Office,
    section: str = "",
    crumbs: tuple[Link, ...] = (),
    **context: Any,
) -> HttpResponse:
    """Return a page of the office's portal; `crumbs` lead from its start page to here."""
    frame = office_frame(request, office, section)
    start = (Link(frame.home, _("Start")),) if crumbs else ()
    context |= {"frame": frame, "office": office, "crumbs": start + crumbs}
    return render(request, f"portal/{template}.html", context)
