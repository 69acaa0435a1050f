# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is due, today or on a past day; done buttons; calendar to subscribe to; digest."""

from __future__ import annotations

import datetime as dt
from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from zweiklang.domain.coordination import actions, queries
from zweiklang.domain.coordination.models import CalendarFeed, DigestWish, Warning
from zweiklang.domain.people.models import Office
from zweiklang.doors.ui.downloads import form_asked, send_list
from zweiklang.doors.ui.knowledge import known_on
from zweiklang.doors.workspace import crumbs, duties
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.tables import day as tables
from zweiklang.doors.workspace.views import done
from zweiklang.doors.workspace.views.my_day import ahead_of
from zweiklang.foundation import clock

PER_PAGE = 40


@in_office
def deadlines(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """List what is late and what is due, and take what is done, renewed or chosen."""
    if request.method == "POST":
        return _act(request, office)
    asked = known_on(request)
    day, scopes = asked.day or clock.today(), request.actor.scopes
    late_rows, rows = _late_and_ahead(office, asked.day, scopes)
    if form := form_asked(request):
        due = [*queries.to_records(late_rows), *queries.to_records(rows)]
        columns = tables.deadlines(duties.owners_of(due))
        return send_list(form, _("Deadlines"), columns, due, office.key, "deadlines")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    late, ahead = (
        queries.to_records(late_rows[:PER_PAGE]),
        queries.to_records(cast(Any, page.object_list)),
    )
    found = [*late, *ahead]
    lines = duties.duties(found, day, duties.owners_of(found))
    counts = queries.warning_counts([office.pk], day, scopes=scopes)
    feed = CalendarFeed.objects.filter(user=request.user, office=office).first()
    wish = DigestWish.objects.filter(user=request.user, office=office).first()
    context = {
        "page": page,
        "asked": asked,
        "day": day,
        "done": done.latest(request.actor, office),
        "late": lines[: len(late)],
        "ahead": lines[len(late) :],
        "calendar": f"{settings.PUBLIC_ADDRESS}/calendar/{feed.secret}.ics" if feed else "",
        "calendar_language": (feed and feed.language) or settings.LANGUAGE_CODE,
        "languages": dict(settings.LANGUAGES),
        "rhythms": DigestWish.Rhythm.choices,
        "rhythm": wish.rhythm if wish else DigestWish.Rhythm.WEEKLY,
        "gaps": sum(counts.get(kind, 0) for kind in queries.GAP_KINDS),
        "new_url": crumbs.new_url(office, "deadline"),
    }
    return show(request, "deadlines.html", context, office=office, section="deadlines")


def _late_and_ahead(
    office: Office, past: dt.date | None, scopes: queries.Scopes
) -> tuple[QuerySet[Warning], QuerySet[Warning]]:
    """Return what has passed and what is due on a day; on a past one what it reminded of then."""
    day = past or clock.today()
    stands = queries.warning_rows([office.pk], day, kinds=queries.DATED_KINDS, scopes=scopes)
    if past:
        stands = queries.on_file_by(stands, past)
        return stands.filter(due_on__lt=day), stands.filter(due_on__gte=day)
    return stands.filter(due_on__lt=day), ahead_of([office.pk], day, scopes)


def _act(request: WorkspaceRequest, office: Office) -> HttpResponse:
    here = HttpResponseRedirect(reverse("workspace:deadlines", kwargs={"office": office.key}))
    if "done" in request.POST:
        done.finish(request, office)
    elif "again" in request.POST:
        done.take_back(request, office)
    elif "calendar" in request.POST:
        known = CalendarFeed.objects.filter(user=request.user, office=office).exists()
        act = actions.renew_calendar if known else actions.open_calendar
        act(request.actor, office.pk, request.LANGUAGE_CODE)
        messages.success(
            request,
            _("Your calendar has a new address. The old one no longer works.")
            if known
            else _("Your calendar has an address now."),
        )
    elif "calendar_language" in request.POST:
        actions.open_calendar(request.actor, office.pk, request.LANGUAGE_CODE)
        messages.success(request, _("Your calendar speaks your language from now on."))
    elif "rhythm" in request.POST:
        try:
            actions.choose_digest(
                request.actor, office.pk, request.POST["rhythm"], request.LANGUAGE_CODE
            )
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("Your choice of e-mails is kept."))
    return here
