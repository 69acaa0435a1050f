# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is new, as a page and as an Atom feed."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zweiklang.domain.people.models import Office
from zweiklang.doors.portal import newest, reading
from zweiklang.doors.portal.frame import page
from zweiklang.doors.portal.tables import office as tables
from zweiklang.doors.ui.downloads import form_asked, send_list
from zweiklang.doors.ui.frame import Link
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.numbers import whole_number
from zweiklang.outputs.opendata import feed as atom

PER_PAGE = 20
#: Further back the timeline tells it better, year by year.
LAST_PAGE = 25


def listing(request: HttpRequest, office: str) -> HttpResponse:
    """Show the latest events, phases and agreements."""
    own, actor = reading.office_or_404(office), reading.actor_of(request)
    also = reading.shared(own, actor)
    agreed = reading.agreed(own, actor, reading.standing(own), also)
    if form := form_asked(request):
        facts = newest.facts(
            own, actor, clock.today(), PER_PAGE * LAST_PAGE, agreed=agreed, also=also
        )
        every = newest.told(own, facts, newest.parties_of(actor, facts))
        return send_list(form, _("What is new"), tables.NEWS, every, own.key, "news")
    number = min(whole_number(request.GET.get("page", "")) or 1, LAST_PAGE)
    found = newest.facts(
        own, actor, clock.today(), PER_PAGE + 1, (number - 1) * PER_PAGE, agreed=agreed, also=also
    )
    return page(
        request,
        "news",
        own,
        "news",
        (Link("", pgettext("what is new", "News")),),
        news=newest.told(own, found[:PER_PAGE], newest.parties_of(actor, found)),
        newer=number - 1,
        older=number + 1 if len(found) > PER_PAGE and number < LAST_PAGE else None,
    )


def feed(request: HttpRequest, office: str) -> HttpResponse:
    """Return the latest public facts as Atom; everybody gets the same."""
    own, everybody = reading.office_or_404(office), Actor.public()
    also = reading.shared(own, everybody)
    agreed = reading.agreed(own, everybody, reading.standing(own), also)
    facts = newest.facts(own, everybody, clock.today(), PER_PAGE, agreed=agreed, also=also)
    entries = [
        atom.Entry(
            id=f"urn:uuid:{one.id}",
            title=one.title,
            url=request.build_absolute_uri(one.url),
            updated=one.updated,
            summary=one.detail,
            published=timezone.make_aware(dt.datetime.combine(one.when.first, dt.time())),
        )
        for one in newest.told(own, facts, newest.parties_of(everybody, facts))
    ]
    return HttpResponse(
        atom.to_atom(_feed(request, own), entries), content_type="application/atom+xml"
    )


def _feed(request: HttpRequest, own: Office) -> atom.Feed:
    name = str(own.name.read(request.LANGUAGE_CODE))
    return atom.Feed(
        id=request.build_absolute_uri(request.path),
        title=_("%(city)s: what is new") % {"city": own.place},
        author=name,
        url=request.build_absolute_uri(reverse("portal:news", args=[own.key])),
        language=request.LANGUAGE_CODE,
    )
