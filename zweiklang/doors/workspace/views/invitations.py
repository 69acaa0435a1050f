# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Invitations: sent to another city, printed for it, opened and accepted by those invited."""

from __future__ import annotations

import io
import uuid
from typing import Any

import segno
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override

from zweiklang.domain.joint import inviting
from zweiklang.domain.joint.queries import files_visible_to
from zweiklang.domain.people import invitations
from zweiklang.domain.people.invitations import Accepted, Newcomer
from zweiklang.domain.people.models import Invitation, Membership, Office
from zweiklang.doors.ui.downloads import Listing, asked_list
from zweiklang.doors.ui.frame import Frame
from zweiklang.doors.workspace import letters
from zweiklang.doors.workspace.access import WorkspaceRequest, in_office, show
from zweiklang.doors.workspace.forms.members import (
    CityInviteForm,
    CodeForm,
    NewcomerForm,
    add_errors,
)
from zweiklang.doors.workspace.tables import people as tables
from zweiklang.foundation.actors import Refused


# -- Inviting a city -----------------------------------------------------------------------------
@in_office
def city_invite(request: WorkspaceRequest, office: Office, file_id: uuid.UUID) -> HttpResponse:
    """Invite a city of a joint file that has no office here: by e-mail, or by a printed page."""
    file = files_visible_to(request.actor).filter(pk=file_id, parties__office=office).first()
    if file is None:
        raise Http404
    inviting.can_invite_city(request.actor, file).require()
    seats = inviting.seats_to_fill(file)
    start = {"side": seats[0].side, "language": seats[0].language} if seats else {}
    form = CityInviteForm(seats, request.POST or None, initial=start)
    if "revoke" in request.POST:
        number = request.POST["revoke"]
        invitations.revoke(request.actor, office, int(number) if number.isdecimal() else 0)
        messages.success(request, _("The invitation is taken back. Its link no longer works."))
        return HttpResponseRedirect(request.path)
    if form.is_valid() and (answer := _send(request, form, file)):
        return answer
    waiting = [one for one in invitations.open_invitations(office) if one.subject == file.pk]
    listing = Listing(_("Invitations under way"), tables.INVITATIONS, lambda: waiting)
    if answer := asked_list(request, {"": listing}, office.key, "invitations"):
        return answer
    context = {"form": form if seats else None, "seats": seats, "waiting": waiting}
    status = 422 if form.is_bound else 200
    return show(
        request, "invite_city.html", context, office=office, section="partnerships", status=status
    )


def _send(request: WorkspaceRequest, form: CityInviteForm, file: Any) -> HttpResponse | None:
    entered = form.cleaned_data
    try:
        invitation, code = inviting.invite_city(
            request.actor,
            file,
            entered["side"],
            email=entered["email"],
            language=entered["language"],
        )
    except ValidationError as error:
        add_errors(form, error)
        return None
    if not invitation.email:
        return _paper(request, invitation, code)
    link = letters.send_invitation(invitation, code)
    text = _("The invitation to %(city)s is on its way.") % {"city": invitation.place}
    if not settings.EMAIL_HOST:
        text += " " + _("No mail server is set up: hand over this link yourself: %(link)s") % {
            "link": link
        }
    messages.success(request, text)
    return HttpResponseRedirect(request.path)


def _paper(request: WorkspaceRequest, invitation: Invitation, code: str) -> HttpResponse:
    """Return the page to print, in the language of the city; the code is told only now."""
    link = letters.invitation_url(invitation, code)
    with override(invitation.language):
        context = {
            "invitation": invitation,
            "code": code,
            "link": link,
            "entrance": settings.PUBLIC_ADDRESS + reverse("workspace:invitation_code"),
            "square": square_code(link),
            "frame": Frame(name="Zweiklang", home=request.path),
            "back": request.path,
        }
        answer = render(request, "workspace/invitation_paper.html", context)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def square_code(address: str) -> SafeString:
    """Return an address as a square code (QR, ISO/IEC 18004): an SVG drawing without style."""
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", xmldecl=False, svgns=False, border=4, scale=5, unit="",
        svgclass="zk-square", lineclass=None, title=_("Square code of the invitation"),
    )  # fmt: skip
    return mark_safe(drawn.getvalue().decode())  # segno escapes the title


# -- Being invited -------------------------------------------------------------------------------
def invitation_code(request: WorkspaceRequest) -> HttpResponse:
    """Ask for the code of a printed invitation and lead to it."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        code = "-".join(form.cleaned_data["code"].split()).lower()
        try:
            invitations.find_invitation(code)
        except Refused as refused:
            form.add_error("code", str(refused.reason))
        else:
            here = {"code": "".join(one for one in code if one.isalnum() or one == "-")}
            return HttpResponseRedirect(reverse("workspace:invitation", kwargs=here))
    context = {"form": form, "frame": _frame(request)}
    status = 422 if form.is_bound else 200
    return render(request, "workspace/invitation_code.html", context, status=status)


def invitation(request: WorkspaceRequest, code: str) -> HttpResponse:
    """Show an invitation and take its acceptance; looking at it does not use it up."""
    try:
        found = invitations.find_invitation(code)
    except Refused as refused:
        words = {"reason": refused.reason, "frame": _frame(request)}
        return render(request, "workspace/invitation_gone.html", words, status=410)
    there = invitations.office_invited(found)
    has_account = request.user.is_authenticated
    form = NewcomerForm(
        request.POST if request.method == "POST" else None,
        founds=there is None,
        has_account=has_account,
        has_email=bool(found.email),
        initial={"full_name": found.full_name, "email": found.email},
    )
    if form.is_valid() or (request.method == "POST" and not form.fields):
        answer = _accept(request, code, form)
        if answer is not None:
            return answer
    context: dict[str, Any] = {
        "invitation": found,
        "there": there,
        "role": Membership.Role(found.role).label,
        "form": form,
        "has_account": has_account,
        "frame": _frame(request),
    }
    status = 422 if form.is_bound else 200
    answer = render(request, "workspace/invitation.html", context, status=status)
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _accept(request: WorkspaceRequest, code: str, form: NewcomerForm) -> HttpResponse | None:
    """Use the invitation and lead to the own day; None if something stands against it."""
    entered = form.cleaned_data if form.fields else {}
    account = request.user
    if not request.user.is_authenticated:
        account = Newcomer(entered["full_name"], entered.get("email", ""), entered["password"])
    try:
        accepted = invitations.accept(
            code,
            account,
            office_name=entered.get("office_name", ""),
            language=request.LANGUAGE_CODE,
        )
    except Refused as refused:
        form.add_error(None, str(refused.reason))
        return None
    except ValidationError as error:
        add_errors(form, error)
        return None
    if not request.user.is_authenticated:
        login(request, accepted.user, "django.contrib.auth.backends.ModelBackend")
    messages.success(request, _welcome(accepted))
    answer = HttpResponseRedirect(reverse("workspace:home"))
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        request.LANGUAGE_CODE,
        max_age=365 * 24 * 3600,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return answer


def _welcome(accepted: Accepted) -> str:
    if accepted.office is None:
        return _("The administrator of your city's office has been asked to let you in.")
    return _("Welcome. You work for %(office)s now.") % {"office": accepted.office}


def _frame(request: WorkspaceRequest) -> Frame:
    return Frame(name="Zweiklang", home=request.path)
