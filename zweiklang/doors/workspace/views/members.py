# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who belongs to the office and may do what; only administrators come here."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people import actions, invitations
from zweiklang.domain.people.models import Membership, Office
from zweiklang.domain.people.tongues import choose_office_language
from zweiklang.doors.ui.downloads import Listing, asked_list, form_asked, send_list
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.workspace import letters
from zweiklang.doors.workspace.access import ADMINISTRATORS, WorkspaceRequest, in_office, only, show
from zweiklang.doors.workspace.forms.members import InviteForm, OfficeForm, TermsForm, add_errors
from zweiklang.doors.workspace.tables import people as tables
from zweiklang.foundation.numbers import whole_number

PER_PAGE = 50


@in_office
@only(ADMINISTRATORS)
def members(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """List members, invitations and requests; invite somebody, take back, answer a request."""
    start = {"role": "reader", "language": office.language or request.LANGUAGE_CODE}
    form = InviteForm(office, request.POST if "add" in request.POST else None, initial=start)
    if request.method == "POST":
        done = _invite(request, office, form) if "add" in request.POST else _act(request, office)
        if done:
            return HttpResponseRedirect(_list_url(office))
    found = Membership.objects.in_force().filter(office=office).select_related("user")
    found = found.order_by("user__email")
    if wanted := form_asked(request):
        columns = tables.members(_names(office, list(found)))
        return send_list(wanted, _("Members"), columns, found, office.key, "members")
    if answer := asked_list(request, _lists(office), office.key):
        return answer
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    names = _names(office, list(page))
    context = {
        "form": form,
        "page": page,
        "rows": [(one, [names.get(pk, "") for pk in one.scope or ()]) for one in page],
        "invitations": invitations.open_invitations(office),
        "requests": invitations.requests_to(office),
        "roles": Membership.Role.choices,
    }
    status = 422 if form.is_bound else 200
    return show(request, "members.html", context, office=office, section="desk", status=status)


@in_office
@only(ADMINISTRATORS)
def member(request: WorkspaceRequest, office: Office, member_id: int) -> HttpResponse:
    """Change what one member may do, or end the membership."""
    found = Membership.objects.in_force().select_related("user").filter(office=office, pk=member_id)
    one = found.first()
    if one is None:
        raise Http404
    start = {"role": one.role, "also_decides": one.also_decides, "scope": one.scope or []}
    posted = request.method == "POST" and "remove" not in request.POST
    form = TermsForm(office, request.POST if posted else None, initial=start)
    if request.method == "POST" and _change(request, office, one, form):
        return HttpResponseRedirect(_list_url(office))
    trail = [
        Link(reverse("workspace:desk", kwargs={"office": office.key}), _("Office")),
        Link(_list_url(office), _("Members")),
        Link("", one.user.label),
    ]
    context = {"form": form, "member": one, "crumbs": trail, "back": _list_url(office)}
    status = 422 if form.is_bound else 200
    return show(request, "member.html", context, office=office, section="desk", status=status)


def _lists(office: Office) -> dict[str, Listing]:
    """Return the further lists: invitations under way, who asks to be let in."""
    return {
        "invitations": Listing(
            _("Invitations under way"), tables.INVITATIONS,
            lambda: invitations.open_invitations(office),
        ),
        "requests": Listing(
            _("Who asks to be let in"), tables.REQUESTS,
            lambda: invitations.requests_to(office),
        ),
    }  # fmt: skip


def _list_url(office: Office) -> str:
    return reverse("workspace:members", kwargs={"office": office.key})


def _names(office: Office, rows: list[Membership]) -> dict[str, str]:
    """Return the names of the partnerships that members are limited to, by id; two queries."""
    ids = {pk for one in rows for pk in one.scope or ()}
    found = Partnership.objects.filter(pk__in=ids, office=office)
    return {str(one.pk): str(one) for one in found.prefetch_related("parties__place")}


def _change(request: WorkspaceRequest, office: Office, one: Membership, form: TermsForm) -> bool:
    """Write what was chosen; return False, with the errors in the form, if it cannot be."""
    try:
        if "remove" in request.POST:
            actions.remove_member(request.actor, office, one.pk)
            messages.success(request, _("The membership has ended. What was written stays."))
            return True
        if not form.is_valid():
            return False
        actions.change_member(request.actor, office, one.pk, form.terms())
    except ValidationError as error:
        if form.is_bound:
            add_errors(form, error)
        else:
            messages.error(request, " ".join(error.messages))
        return False
    messages.success(request, _("What %(name)s may do is changed.") % {"name": one.user.label})
    return True


def _invite(request: WorkspaceRequest, office: Office, form: InviteForm) -> bool:
    """Send an invitation; without a mail server show its link to be handed over."""
    if not form.is_valid():
        return False
    entered = form.cleaned_data
    try:
        invitation, code = invitations.invite_member(
            request.actor,
            office,
            entered["email"],
            form.terms(),
            full_name=entered["full_name"],
            language=entered["language"],
        )
    except ValidationError as error:
        add_errors(form, error)
        return False
    link = letters.send_invitation(invitation, code)
    if settings.EMAIL_HOST:
        text = _("%(email)s gets an e-mail with the invitation.")
    else:
        text = _(
            "%(email)s is invited. No mail server is set up: hand over this link yourself: %(link)s"
        )
    messages.success(request, text % {"email": invitation.email, "link": link})
    return True


def _act(request: WorkspaceRequest, office: Office) -> bool:
    """Take an invitation back, or answer a request; return True."""
    try:
        if "revoke" in request.POST:
            invitations.revoke(request.actor, office, _number(request.POST["revoke"]))
            messages.success(request, _("The invitation is taken back. Its link no longer works."))
        elif "decline" in request.POST:
            number = _number(request.POST["decline"])
            invitations.answer_request(request.actor, office, number, "")
            messages.success(request, _("The request is declined."))
        elif "agree" in request.POST:
            number = _number(request.POST["agree"])
            role = request.POST.get("role", "")
            member = invitations.answer_request(request.actor, office, number, role or "reader")
            if member is not None:
                words = {"email": member.user.email}
                messages.success(request, _("%(email)s belongs to the office now.") % words)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return True


def _number(text: str) -> int:
    return whole_number(text) or 0


@in_office
@only(ADMINISTRATORS)
def office_name(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """Change the name and the language of the office."""
    form = OfficeForm(office, request.POST if request.method == "POST" else None)
    if form.is_valid():
        with transaction.atomic():
            actions.rename_office(request.actor, office, form.cleaned_data["name"])
            choose_office_language(request.actor, office, form.cleaned_data["language"])
        messages.success(request, _("Name and language of the office are kept."))
        return HttpResponseRedirect(reverse("workspace:desk", kwargs={"office": office.key}))
    status = 422 if form.is_bound else 200
    return show(
        request, "office_name.html", {"form": form}, office=office, section="desk", status=status
    )
