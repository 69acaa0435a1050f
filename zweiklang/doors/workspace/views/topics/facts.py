# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is filed with papers that come together: kind, unit, date, and what may be shown."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zweiklang.domain.people.models import Office
from zweiklang.domain.places.models import Place, Unit
from zweiklang.domain.topics.models import Paper
from zweiklang.doors.workspace.forms.references import ReferenceField
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.form_fields import PartialDateFormField


class FactsForm(forms.Form):
    """Asks what holds for all of the papers."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=Paper.Kind.choices)
    dated_on = PartialDateFormField(label=gettext_lazy("Date"), required=False)
    right = forms.ChoiceField(
        label=gettext_lazy("What may be shown once it is released"),
        choices=Paper.Right.choices,
        widget=forms.RadioSelect,
        initial=Paper.Right.PASSAGES,
    )

    def __init__(
        self, actor: Actor, office: Office, place: Place, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        rows = Unit.objects.visible_to(actor).filter(office=office, place=place)
        units = rows.current().order_by("key")
        self.fields["unit"] = ReferenceField(
            units.select_related("place").prefetch_related("names"),
            group_of=lambda unit: str(unit.get_kind_display()),
            label=_("Responsible unit"),
            required=False,
        )
        self.fields["right"].help_text = _("Until then nothing of it leaves your office.")
