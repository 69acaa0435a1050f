# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Gathers what is wrong in one or several forms into one list with links to the fields."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import ngettext

from zweiklang.doors.ui.numbers import as_headline, number_word


@dataclass(frozen=True)
class FieldError:
    """One error: its words, the field's label and the id to jump to ("" if it has no field)."""

    text: str
    label: str = ""
    target: str = ""


@dataclass(frozen=True)
class Fix:
    """A correction that is known: a form offers it in its dict `fixes` by field name.

    `sends` names the button: "fix" puts the value into the field, others do as the form says.
    """

    value: str
    label: str
    sends: str = "fix"


def error_list(form_or_forms: forms.BaseForm | Iterable[forms.BaseForm]) -> list[FieldError]:
    """Return all errors of the forms in the order of the fields; none for an unsent form."""
    if isinstance(form_or_forms, forms.BaseForm):
        form_or_forms = [form_or_forms]
    found: list[FieldError] = []
    for form in form_or_forms:
        if not form or not form.is_bound:
            continue
        found += [FieldError(str(text)) for text in form.non_field_errors()]
        for field in form:
            found += [
                FieldError(str(text), str(field.label), target(field)) for text in field.errors
            ]
    return found


def target(field: forms.BoundField) -> str:
    """Return the id an error links to: the input itself, or the group of inputs."""
    return str(field.auto_id if field.use_fieldset else field.id_for_label)


def error_title(errors: list[FieldError]) -> str:
    """Return the headline of the list: “Drei Angaben fehlen noch oder passen nicht”."""
    sentence = ngettext(
        "One entry is missing or does not fit",
        "%(number)s entries are missing or do not fit",
        len(errors),
    )
    return as_headline(sentence % {"number": number_word(len(errors))})


def fix_of(field: Any) -> Fix | None:
    """Return the correction a form knows for one of its fields."""
    fixes: dict[str, Fix] = getattr(field.form, "fixes", {})
    return fixes.get(field.name)
