# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asking a city without an office here whether it sees a statement the same way."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import override

from zweiklang.domain.joint import policy
from zweiklang.domain.joint import statement_links as links
from zweiklang.domain.joint.models import JointParty
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.workspace.access import WorkspaceRequest
from zweiklang.doors.workspace.views.giving.common import Place, way
from zweiklang.doors.workspace.views.joint.asking import printed
from zweiklang.foundation import files
from zweiklang.outputs.notices.links import send_statement_link, statement_address


def to_ask(place: Place) -> list[JointParty]:
    """Return the cities of the file that can only be asked by link or paper, by side."""
    parties = sorted(place.file.parties.all(), key=lambda one: one.side)
    return [one for one in parties if one.office_id is None and one.left_at is None]


def ask(request: WorkspaceRequest, place: Place, statement: Any) -> HttpResponse:
    """Send a link, show it this once to be printed, or keep the paper that confirms the statement.

    Raises Refused, ValidationError.
    """
    side, how = request.POST.get("side", ""), request.POST.get("ask", "")
    here = HttpResponseRedirect(f"{request.get_full_path()}#entry-{statement.pk}")
    if how == "paper":
        _keep_paper(request, place, statement, side)
        return here
    email = request.POST.get("email", "").strip() if how == "send" else ""
    if how == "send" and not email:
        raise ValidationError(_("Write the e-mail address the link goes to."))
    link, token = links.issue_statement_link(place.actor, statement, side, email=email)
    if email and send_statement_link(link, token, place.office, statement):
        messages.success(request, _("The link is on its way to %(email)s.") % {"email": email})
        return here
    if email:
        messages.warning(
            request, _("The mail server did not take the e-mail. Print the link instead.")
        )
    party = next(one for one in place.file.parties.all() if one.side == side)
    with override(party.language):
        about = str(statement)
    trail = [*way(place.office, place.partnership, "")[:-1], Link("", _("Link to print"))]
    back = Link(request.get_full_path(), _("Back"))
    address = statement_address(token, party.language)
    return printed(request, place.office, party, address, about, back, trail)


def _keep_paper(request: WorkspaceRequest, place: Place, statement: Any, side: str) -> None:
    policy.can_propose(place.actor, place.file).require()
    uploaded = request.FILES.get("paper")
    if uploaded is None:
        raise ValidationError(_("Choose the signed paper as a file, such as a scan (PDF)."))
    stored = files.store_upload(place.actor, place.office, uploaded)
    links.respond_by_paper(place.actor, statement, side, stored)
    city = place.names.get(side, side)
    messages.success(request, _("The word of %(city)s is kept with its paper.") % {"city": city})
