# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms for members, invitations and support access."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.memberships import Terms
from zweiklang.domain.people.models import Membership, Office, User
from zweiklang.foundation import clock
from zweiklang.foundation.fields import TranslatedTextField
from zweiklang.foundation.lists import labelled

ROLE_HINTS = (
    (Membership.Role.READER, _("reads everything, changes nothing")),
    (Membership.Role.CONTRIBUTOR, _("adds and changes entries")),
    (Membership.Role.COORDINATOR, _("also decides what is public")),
    (Membership.Role.DECIDER, _("reads everything, and gives the consent of the city")),
    (Membership.Role.ADMINISTRATOR, _("also adds members and renames the office")),
)


class LanguageField(forms.ChoiceField):
    """Asks for one of the languages offered, each under its own name, or for none."""

    def __init__(self, none: Any, **kwargs: Any) -> None:
        choices = [("", none), *settings.LANGUAGES]
        super().__init__(choices=choices, required=False, **kwargs)


class TermsForm(forms.Form):
    """Asks for what a member may do."""

    role = forms.ChoiceField(
        label=_("Role"),
        choices=[(role.value, role.label) for role, _hint in ROLE_HINTS],
        widget=forms.RadioSelect,
    )
    also_decides = forms.BooleanField(
        label=Membership._meta.get_field("also_decides").verbose_name,
        help_text=Membership._meta.get_field("also_decides").help_text,
        required=False,
    )
    scope = forms.MultipleChoiceField(
        label=_("Only for these partnerships"),
        help_text=_("Without a tick the person works for the whole office."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, office: Office, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        hints = [(role.value, labelled(role.label, hint)) for role, hint in ROLE_HINTS]
        self.fields["role"].choices = hints  # type: ignore[attr-defined]
        rows = Partnership.objects.of_office(office.pk).current()
        rows = rows.prefetch_related("parties__place").order_by("key")
        names = [(str(one.pk), str(one)) for one in rows]
        self.fields["scope"].choices = names  # type: ignore[attr-defined]
        if not names:
            del self.fields["scope"]

    def terms(self) -> Terms:
        """Return what was entered as terms."""
        entered = self.cleaned_data
        scope = [uuid.UUID(one) for one in entered.get("scope", [])]
        return Terms.of(entered["role"], also_decides=entered["also_decides"], scope=scope or None)


class InviteForm(TermsForm):
    """Asks whom to invite into the own office, and to what."""

    email = forms.EmailField(label=_("E-mail address"), max_length=150)
    full_name = forms.CharField(
        label=_("Name"),
        required=False,
        max_length=150,
        help_text=_("Stands in the history beside what this person changes."),
    )
    language = forms.ChoiceField(label=_("Language of the invitation"), choices=settings.LANGUAGES)

    field_order = ("email", "full_name", "language", "role", "also_decides", "scope")


class CityInviteForm(forms.Form):
    """Asks where the invitation to another city goes, and in which language."""

    side = forms.ChoiceField(label=_("City"))
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=150,
        required=False,
        help_text=_("Leave it empty to print a page with a code, for a partner without e-mail."),
    )
    language = forms.ChoiceField(label=_("Language of the invitation"), choices=settings.LANGUAGES)

    def __init__(self, seats: list[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        cities = [(one.side, str(one.place)) for one in seats]
        self.fields["side"].choices = cities  # type: ignore[attr-defined]
        if len(cities) == 1:
            self.fields["side"].widget = forms.HiddenInput()


class SupportForm(forms.Form):
    """Asks whom to let in for support, until when, why, and whether to write."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=150,
        help_text=_("Of the person who runs this installation."),
    )
    until = forms.DateField(
        label=_("Until"),
        help_text=_("It ends by itself after this day, at the latest in 30 days."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    reason = forms.CharField(
        label=_("Why"),
        max_length=500,
        help_text=_("Everybody in the office reads this. No personal data, please."),
    )
    writes = forms.BooleanField(label=_("May also change entries"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.fields["until"].initial = clock.today() + dt.timedelta(days=7)


class NewcomerForm(forms.Form):
    """Asks who accepts an invitation: for an office to found its name, for an account the rest."""

    office_name = forms.CharField(
        label=_("Name of your office"),
        max_length=150,
        help_text=_("As it stands on letters, such as International Relations."),
    )
    full_name = forms.CharField(
        label=_("Your name or function"),
        max_length=150,
        help_text=_("Stands in the history beside what you change."),
    )
    email = forms.EmailField(label=_("Your e-mail address"), max_length=150)
    password = forms.CharField(
        label=_("Your password"),
        help_text=_("At least 12 characters; a sentence is easy to remember."),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(
        self, *args: Any, founds: bool, has_account: bool, has_email: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        if not founds:
            del self.fields["office_name"]
        for name in ("full_name", "email", "password") if has_account else ():
            del self.fields[name]
        if has_email and not has_account:
            del self.fields["email"]


class CodeForm(forms.Form):
    """Asks for the code of an invitation."""

    code = forms.CharField(
        label=_("Code"), max_length=40, help_text=_("As it is printed, such as k7mp-3xwq-…")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class OfficeForm(forms.Form):
    """Asks for the office's name, and for the language it writes and is written to in."""

    def __init__(self, office: Office, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = Office._meta.get_field("name")
        assert isinstance(field, TranslatedTextField)  # noqa: S101
        self.fields["name"] = field.formfield()
        self.fields["name"].before = office.name  # type: ignore[attr-defined]
        self.initial["name"] = office.name
        self.fields["language"] = LanguageField(
            _("as the installation"),
            label=_("Language of the office"),
            help_text=_(
                "Of its letters and e-mails, and of the first page after signing in. Everybody may "
                "choose another one for themselves: Account."
            ),
        )
        self.initial["language"] = office.language
        self.label_suffix = ""


class OwnLanguageForm(forms.Form):
    """Asks for the language of an account."""

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"] = LanguageField(_("as my office"), label=_("Language"))
        self.initial["language"] = user.language
        self.label_suffix = ""


def add_errors(form: forms.Form, error: ValidationError) -> None:
    """Put the errors of an action at the fields they belong to."""
    by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    for name, texts in by_field.items():
        form.add_error(name if name in form.fields else None, ValidationError(texts))
