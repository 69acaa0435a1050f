# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is due, soonest first; done buttons; the calendar to subscribe to; the digest."""

from __future__ import annotations

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from zweiklang.domain.coordination import actions, queries
from zweiklang.domain.coordination.models import CalendarFeed, Deadline, DigestWish
from zweiklang.domain.mandate.models import FollowUp
from zweiklang.domain.people.models import Office
from zweiklang.doors.ui.downloads import form_asked, send_list
from zweiklang.doors.workspace import crumbs, duties
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.tables import day as tables
from zweiklang.doors.workspace.views.my_day import ahead_of
from zweiklang.foundation import clock

PER_PAGE = 40


@in_office
def deadlines(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """List what is late and what is due, and take what is done, renewed or chosen."""
    if request.method == "POST":
        return _act(request, office)
    today = clock.today()
    scopes = request.actor.scopes
    late_rows = queries.warning_rows([office.pk], today, kinds=queries.DATED_KINDS, scopes=scopes)
    late_rows = late_rows.filter(due_on__lt=today)
    rows = ahead_of([office.pk], today, scopes)
    if form := form_asked(request):
        due = [*queries.to_records(late_rows), *queries.to_records(rows)]
        return send_list(form, _("Deadlines"), tables.DEADLINES, due, office.key, "deadlines")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    late, ahead = (
        queries.to_records(late_rows[:PER_PAGE]),
        queries.to_records(cast(Any, page.object_list)),
    )
    lines = duties.duties([*late, *ahead], [office.place_id], today)
    counts = queries.warning_counts([office.pk], today, scopes=scopes)
    feed = CalendarFeed.objects.filter(user=request.user, office=office).first()
    wish = DigestWish.objects.filter(user=request.user, office=office).first()
    context = {
        "page": page,
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


def _act(request: WorkspaceRequest, office: Office) -> HttpResponse:
    here = HttpResponseRedirect(reverse("workspace:deadlines", kwargs={"office": office.key}))
    if "done" in request.POST:
        messages.success(request, _finish(request, office))
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


def _finish(request: WorkspaceRequest, office: Office) -> str:
    """Record that a deadline or duty is done today; return what to say."""
    slug, _sep, pk = request.POST["done"].partition(":")
    try:
        if slug == Deadline.slug:
            deadline = get_object_or_404(_seen(request, Deadline), pk=pk, office=office)
            actions.finish_deadline(request.actor, deadline)
            return _("“%(name)s” is done.") % {"name": deadline}
        if slug == FollowUp.slug:
            duty = get_object_or_404(_seen(request, FollowUp), pk=pk, office=office)
            actions.finish_follow_up(request.actor, duty)
            return _("“%(name)s” is done.") % {"name": duty}
    except ValidationError:
        raise Http404 from None
    raise Http404


def _seen(request: WorkspaceRequest, model: Any) -> Any:
    return model.objects.visible_to(request.actor).current()
