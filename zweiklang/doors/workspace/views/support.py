# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whom the office lets in for support, until when and why: seen by all its members."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from zweiklang.domain.people import actions
from zweiklang.domain.people import support as granting
from zweiklang.domain.people.memberships import membership_log
from zweiklang.domain.people.models import Office
from zweiklang.domain.people.policy import can_grant_support
from zweiklang.doors.ui.downloads import Listing, asked_list
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.workspace import letters
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.forms.members import SupportForm, add_errors
from zweiklang.doors.workspace.tables import people as tables
from zweiklang.foundation.models import Revision
from zweiklang.foundation.numbers import whole_number
from zweiklang.foundation.reasons import known

_ENDED = known(gettext_noop("Support access ended"))

SHOWN = 20


@in_office
def support(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """Show the support access that stands and what there was; administrators grant and end it."""
    may_grant = can_grant_support(request.actor, office.pk)
    form = SupportForm(request.POST if "grant" in request.POST else None)
    if request.method == "POST":
        may_grant.require()
        if _grant(request, office, form) if "grant" in request.POST else _end(request, office):
            return HttpResponseRedirect(request.path)
    past = membership_log(office).filter(data__has_key="support")
    lists = {
        "": Listing(_("Support access"), tables.SUPPORT, lambda: granting.support_of(office)),
        "log": Listing(
            _("Support access"), tables.SUPPORT_LOG,
            lambda: ((step, _last_day(step)) for step in past),
        ),
    }  # fmt: skip
    if answer := asked_list(request, lists, office.key, "support"):
        return answer
    desk = Link(reverse("workspace:desk", kwargs={"office": office.key}), _("Office"))
    context = {
        "form": form if may_grant else None,
        "standing": granting.support_of(office),
        "log": [(step, _last_day(step)) for step in past[:SHOWN]],
        "crumbs": [desk, Link("", _("Support access"))],
    }
    status = 422 if form.is_bound else 200
    return show(request, "support.html", context, office=office, section="desk", status=status)


def _last_day(step: Revision) -> dt.date | None:
    until = step.data.get("until")
    return dt.date.fromisoformat(until) if until else None


def _grant(request: WorkspaceRequest, office: Office, form: SupportForm) -> bool:
    if not form.is_valid():
        return False
    entered = form.cleaned_data
    try:
        granted, is_new = granting.grant_support(
            request.actor,
            office,
            entered["email"],
            until=entered["until"],
            reason=entered["reason"],
            writes=entered["writes"],
        )
    except ValidationError as error:
        add_errors(form, error)
        return False
    words = {"email": granted.user.email}
    text = _("%(email)s has support access. Everybody in the office can see that.") % words
    if is_new:
        link = letters.send_first_password(office, granted.user)
        text += " " + _("Link for the first password: %(link)s") % {"link": link}
    messages.success(request, text)
    return True


def _end(request: WorkspaceRequest, office: Office) -> bool:
    member = whole_number(request.POST.get("end", "")) or 0
    try:
        actions.remove_member(request.actor, office, member, reason=_ENDED)
        messages.success(request, _("The support access has ended."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return True
