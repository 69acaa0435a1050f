# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asking a city without an office here: by a link that works once, or for its signed paper."""

from __future__ import annotations

import io
import uuid
from collections.abc import Sequence
from typing import Any

import segno
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import override

from zweiklang.domain.joint import kinds, links, policy
from zweiklang.domain.joint.models import Answer, JointParty, Proposal
from zweiklang.domain.people.models import Office
from zweiklang.doors.joint_reading import names_of
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.views.joint import common
from zweiklang.doors.workspace.views.joint.common import acting, url, way
from zweiklang.foundation import files
from zweiklang.foundation.actors import Actor
from zweiklang.outputs.notices.links import link_address, send_link


def context(proposal: Proposal, consents: Sequence[Any]) -> dict[str, Any]:
    """Return the cities that can only be asked by link or paper, with the links that still work."""
    waiting = [one for one in consents if not one.answer and one.party.office_id is None]
    if not waiting:
        return {"to_ask": [], "links": []}
    issued = proposal.links.filter(used_at=None, revoked_at=None).order_by("issued_at")
    return {"to_ask": waiting, "links": list(issued), "days": links.DAYS}


def issue(
    request: WorkspaceRequest, office: Office, actor: Actor, proposal: Proposal
) -> HttpResponse:
    """Issue a link: send it by e-mail, or show it this once, to be printed."""
    side, email = request.POST.get("side", ""), request.POST.get("email", "").strip()
    if "send" in request.POST and not email:
        raise ValidationError(_("Write the e-mail address the link goes to."))
    link, token = links.issue_link(
        actor, proposal, side, email=email if "send" in request.POST else ""
    )
    party = next(one for one in proposal.record.file.parties.all() if one.side == side)
    if link.email:
        if send_link(link, token, office):
            messages.success(request, _("The link is on its way to %(email)s.") % {"email": email})
            return HttpResponseRedirect(url("proposal", office, proposal_id=proposal.pk))
        messages.warning(
            request, _("The mail server did not take the e-mail. Print the link instead.")
        )
    return _printed(request, office, proposal, party, token)


def _printed(
    request: WorkspaceRequest, office: Office, proposal: Proposal, party: JointParty, token: str
) -> HttpResponse:
    """Show the link with its square code; the page is kept nowhere."""
    with override(party.language):
        kind = str(kinds.kind_of(proposal.record.kind).label)
    back = Link(url("proposal", office, proposal_id=proposal.pk), _("Back to the proposal"))
    crumbs = way(
        office,
        proposal.record.file,
        Link(back.url, _("Proposal")),
        Link("", _("Link to print")),
    )
    return printed(request, office, party, link_address(token, party.language), kind, back, crumbs)


def printed(
    request: WorkspaceRequest,
    office: Office,
    party: JointParty,
    address: str,
    about: str,
    back: Link,
    crumbs: list[Link],
) -> HttpResponse:
    """Show the address of a link with its square code, to be printed; kept by no cache."""
    drawn = io.BytesIO()
    segno.make(address, error="m").save(
        drawn,
        kind="svg",
        scale=5,
        border=4,
        xmldecl=False,
        svgclass="zk-code-square",
        lineclass=None,
    )
    context = {
        "address": address,
        "square": drawn.getvalue().decode(),
        "party": party,
        "about": about,
        "days": links.DAYS,
        "back": back,
        "crumbs": crumbs,
    }
    answer = show(request, "joint/link.html", context, office=office, section="partnerships")
    answer["Cache-Control"] = "no-store"
    return answer


def file_paper(request: WorkspaceRequest, office: Office, actor: Actor, proposal: Proposal) -> str:
    """Keep the signed paper of a city without an office here, and its consent by it."""
    policy.can_decide(actor, proposal.record.file).require()
    uploaded = request.FILES.get("paper")
    if uploaded is None:
        raise ValidationError(_("Choose the signed paper as a file, such as a scan (PDF)."))
    # A decider need not have a role that writes records; what is kept here is part of the consent.
    stored = files.store_upload(Actor.system(actor.name), office, uploaded)
    side = request.POST.get("side", "")
    links.answer_by_paper(
        actor, proposal, side, stored, reason=request.POST.get("reason", "")[:500]
    )
    city = names_of(proposal.record.file).get(side, side)
    return _("The consent of %(city)s is kept with its paper.") % {"city": city}


@in_office
def joint_paper(
    request: WorkspaceRequest, office: Office, proposal_id: uuid.UUID, side: str
) -> HttpResponseBase:
    """Hand the signed paper of an answer to members of the cities."""
    proposal = common.proposal_or_404(acting(request, office), proposal_id)
    found: Answer | None = proposal.answers.filter(side=side).select_related("paper").first()
    if found is None or found.paper is None:
        raise Http404
    kept = found.paper
    return FileResponse(files.open_file(kept), as_attachment=True, filename=kept.name)
