# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Choosing a city by name, in any spelling, from the directory: a plain input and a list."""

from __future__ import annotations

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zweiklang.domain.partnerships.models import Phase
from zweiklang.domain.people import setup_code
from zweiklang.doors.workspace.forms.keys import key_from
from zweiklang.foundation.form_fields import PartialDateFormField


class CitySearchForm(forms.Form):
    """Asks for the name of a city."""

    city = forms.CharField(
        label=gettext_lazy("Name of the city"),
        max_length=100,
        help_text=gettext_lazy("In any common spelling or language, such as Lwiw or Lviv"),
    )


class FirstOfficeForm(forms.Form):
    """Asks for all that a new installation needs, once the city is chosen."""

    name_de = forms.CharField(label=gettext_lazy("Name of the office in German"), max_length=150)
    name_en = forms.CharField(label=gettext_lazy("Name of the office in English"), max_length=150)
    key = forms.CharField(
        label=gettext_lazy("Short name"),
        max_length=60,
        help_text=gettext_lazy("Stands in addresses, such as dortmund. It never changes."),
    )
    full_name = forms.CharField(
        label=gettext_lazy("Your name or function"),
        max_length=150,
        help_text=gettext_lazy("Stands in the history beside what you change."),
    )
    email = forms.EmailField(label=gettext_lazy("Your e-mail address"), max_length=150)
    password = forms.CharField(
        label=gettext_lazy("Your password"),
        help_text=gettext_lazy("At least 12 characters; a sentence is easy to remember."),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    code = forms.CharField(
        label=gettext_lazy("Set-up code"),
        max_length=40,
        help_text=gettext_lazy(
            "So that nobody else claims this installation. bin/run prints it when it starts; where "
            "Zweiklang runs as a service, the command zweiklang setup-code does. See “Install it” "
            "in the operator's documentation."
        ),
    )

    def clean_key(self) -> str:
        """Return the short name as addresses write it."""
        return key_from(self.cleaned_data["key"])

    def clean_password(self) -> str:
        """Return the password; raises ValidationError for one that is easy to guess."""
        password = str(self.cleaned_data["password"])
        validate_password(password)
        return password

    def clean_code(self) -> str:
        """Return the set-up code; raises ValidationError for any other."""
        code = str(self.cleaned_data["code"])
        if not setup_code.matches(code):
            raise ValidationError(
                _(
                    "This is not the set-up code. bin/run prints it when it starts, and the "
                    "command zweiklang setup-code at any time."
                )
            )
        return code


class PartnershipForm(forms.Form):
    """Asks for what is known of a new partnership, once the other city is chosen."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=Phase.Kind.choices)
    begins = PartialDateFormField(
        label=gettext_lazy("Since when"),
        required=False,
        help_text=gettext_lazy("Day, month or only the year. Leave empty if you do not know."),
    )
    source = forms.CharField(
        label=gettext_lazy("Source"),
        required=False,
        max_length=1000,
        help_text=gettext_lazy(
            "Link or place of finding. Without a source the entry stays internal."
        ),
    )
    key = forms.CharField(
        label=gettext_lazy("Short name"),
        max_length=120,
        help_text=gettext_lazy("Stands in addresses, such as kumasi. It never changes."),
    )

    def clean_key(self) -> str:
        """Return the short name as addresses write it."""
        return key_from(self.cleaned_data["key"])
