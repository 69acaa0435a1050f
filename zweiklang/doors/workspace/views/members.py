# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who belongs to the office and may do what; only administrators come here."""

from __future__ import annotations

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zweiklang.domain.people import actions
from zweiklang.domain.people.models import Membership, Office, User
from zweiklang.doors.workspace.access import ADMINISTRATORS, WorkspaceRequest, in_office, only, show
from zweiklang.foundation.fields import TranslatedTextField

PER_PAGE = 50
ROLE_HINTS = (
    (Membership.Role.READER, gettext_lazy("reads everything, changes nothing")),
    (Membership.Role.CONTRIBUTOR, gettext_lazy("adds and changes entries")),
    (Membership.Role.COORDINATOR, gettext_lazy("also decides what is public")),
    (Membership.Role.ADMINISTRATOR, gettext_lazy("also adds members and renames the office")),
)


class MemberForm(forms.Form):
    """Asks for a new member's address and role."""

    email = forms.EmailField(label=gettext_lazy("E-mail address"), max_length=150, label_suffix="")
    full_name = forms.CharField(
        label=gettext_lazy("Name"),
        required=False,
        max_length=150,
        help_text=gettext_lazy("Stands in the history beside what this person changes."),
    )
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=Membership.Role.choices)

    field_order = ("email", "full_name", "role")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # what Form takes is passed on
        choices = [(role.value, f"{role.label}: {hint}") for role, hint in ROLE_HINTS]
        self.fields["role"].choices = choices  # type: ignore[attr-defined]  # the field made above
        self.fields["role"].widget = forms.RadioSelect(choices=choices)


class OfficeForm(forms.Form):
    """Asks for the office's name in all languages."""

    def __init__(self, office: Office, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # what Form takes is passed on
        field = Office._meta.get_field("name")
        assert isinstance(field, TranslatedTextField)  # noqa: S101 - tells mypy the type
        self.fields["name"] = field.formfield()
        self.fields["name"].before = office.name  # type: ignore[attr-defined]  # the field made above
        self.initial["name"] = office.name


@in_office
@only(ADMINISTRATORS)
def members(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """List the members; add one, change a role, remove one."""
    form = MemberForm(request.POST if "add" in request.POST else None, initial={"role": "reader"})
    if request.method == "POST":
        answer = _add(request, office, form) if "add" in request.POST else _change(request, office)
        if answer is not None:
            return answer
    found = Membership.objects.filter(office=office).select_related("user")
    page = Paginator(found.order_by("user__email"), PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "roles": Membership.Role.choices}
    status = 422 if form.is_bound else 200
    return show(request, "members.html", context, office=office, section="desk", status=status)


def _here(office: Office) -> HttpResponse:
    return HttpResponseRedirect(reverse("workspace:members", kwargs={"office": office.key}))


def _add(request: WorkspaceRequest, office: Office, form: MemberForm) -> HttpResponse | None:
    if not form.is_valid():
        return None
    entered = form.cleaned_data
    try:
        membership, is_new = actions.add_member(
            request.actor, office, entered["email"], entered["role"], entered["full_name"]
        )
    except ValidationError as error:
        form.add_error(None, ValidationError(error.messages))
        return None
    if is_new:
        _invite(request, office, membership.user)
    else:
        messages.success(
            request, _("%(email)s belongs to the office now.") % {"email": membership.user.email}
        )
    return _here(office)


def _invite(request: WorkspaceRequest, office: Office, user: User) -> None:
    """Send the link for the first password; without a mail server show it to be handed over."""
    link = first_password_link(user)
    context = {"office": office, "link": link}
    send_mail(
        _("Your account at %(office)s") % {"office": office},
        render_to_string("workspace/mail/invitation.txt", context),
        settings.DEFAULT_FROM_EMAIL,
        [user.email],
        fail_silently=False,
    )
    if settings.EMAIL_HOST:
        text = _("%(email)s gets an e-mail with a link for the first password.")
    else:
        text = _(
            "%(email)s is added. No mail server is set up: hand over this link for the first "
            "password yourself: %(link)s"
        )
    messages.success(request, text % {"email": user.email, "link": link})


def first_password_link(user: User) -> str:
    """Return the address under which an account sets its first password, for three days."""
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    uidb36, _sep, token = key.partition("-")
    where = {"uidb36": uidb36, "key": token}
    return settings.PUBLIC_ADDRESS + reverse("account_reset_password_from_key", kwargs=where)


def _change(request: WorkspaceRequest, office: Office) -> HttpResponse:
    number = request.POST.get("member", "")
    member = int(number) if number.isdigit() and len(number) < 18 else 0
    try:
        if "remove" in request.POST:
            actions.remove_member(request.actor, office, member)
            messages.success(request, _("The membership has ended. What was written stays."))
        else:
            actions.change_role(request.actor, office, member, request.POST.get("role", ""))
            messages.success(request, _("The role is changed."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return _here(office)


@in_office
@only(ADMINISTRATORS)
def office_name(request: WorkspaceRequest, office: Office) -> HttpResponse:
    """Change the name of the office."""
    form = OfficeForm(office, request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.rename_office(request.actor, office, form.cleaned_data["name"])
        messages.success(request, _("The office has its new name."))
        return HttpResponseRedirect(reverse("workspace:desk", kwargs={"office": office.key}))
    status = 422 if form.is_bound else 200
    return show(
        request, "office_name.html", {"form": form}, office=office, section="desk", status=status
    )
