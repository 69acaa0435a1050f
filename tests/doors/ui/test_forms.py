# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import re

from django import forms
from django.template import Context, Template
from django.utils.translation import override

from zweiklang.doors.ui.errors import Fix, error_list
from zweiklang.foundation.form_fields import (
    PartialDateFormField,
    TranslatedTextFormField,
)
from zweiklang.foundation.texts import TranslatedText


class AgreementForm(forms.Form):
    """One of every kind of field."""

    title = TranslatedTextFormField(label="Titel", required=True)
    kind = forms.ChoiceField(label="Art", choices=[("mou", "MoU"), ("charter", "Urkunde")])
    sides = forms.ChoiceField(
        label="Wer", choices=[("A", "A"), ("B", "B")], widget=forms.RadioSelect
    )
    languages = forms.MultipleChoiceField(
        label="Sprachen",
        choices=[("de", "Deutsch"), ("ak", "Twi")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    until = PartialDateFormField(label="Gilt bis", required=False, help_text="Tag, Monat, Jahr")
    online = forms.BooleanField(label="Online unterzeichnet", required=False)
    paper = forms.FileField(label="Papier", required=False)
    note = forms.CharField(label="Notiz", widget=forms.Textarea, required=False)

    def clean(self) -> dict[str, object]:
        """Complain about the whole."""
        raise forms.ValidationError("Passt nicht zusammen.")


def render(form: forms.Form, template: str = "{{ form }}") -> str:
    with override("de"):
        return Template(template).render(Context({"form": form}))


def test_every_input_has_a_label_or_stands_in_a_named_group() -> None:
    html = render(AgreementForm())
    for found in re.findall(r"<(?:input|select|textarea)[^>]*>", html):
        name = re.search(r'id="([^"]+)"', found)
        assert name is not None, found
        assert f'for="{name[1]}"' in html, found


def test_error_stands_at_its_field_and_is_tied_to_it() -> None:
    form = AgreementForm({"until": "31.02.2022"})
    html = render(form)
    field = html[html.index('for="id_until"') :]
    assert 'aria-invalid="true"' in field
    assert "id_until_error" in re.findall(r'aria-describedby="([^"]+)"', field)[0]
    assert 'id="id_until_error"' in field
    assert "31.02.2022" in field


def test_summary_counts_all_errors_and_leads_to_each() -> None:
    form = AgreementForm({"until": "31.02.2022"})
    html = render(form, '{% include "ui/error_summary.html" with forms=form %}{{ form }}')
    assert "Fünf Angaben fehlen noch oder passen nicht" in html
    summary = html[: html.index("</ul>")]
    for target in re.findall(r'href="#([^"]+)"', summary):
        assert f'id="{target}"' in html[len(summary) :]
    assert "Passt nicht zusammen." in summary
    assert 'tabindex="-1"' in summary


def test_unsent_form_has_no_errors() -> None:
    assert error_list(AgreementForm()) == []


def test_known_correction_is_offered_as_a_button() -> None:
    form = AgreementForm({"until": "x"})
    form.fixes = {"until": Fix("2022-10-07", "7. Oktober 2022 übernehmen")}  # type: ignore[attr-defined]  # forms take fixes, Django's type does not know
    assert 'value="until=2022-10-07"' in render(form)


def test_stale_translation_is_marked_beside_its_language() -> None:
    stale = TranslatedText.of(de="Alt", en="Old").with_text("de", "Neu")
    html = render(AgreementForm(initial={"title": stale}))
    english = html[html.index("English") :]
    assert "Original inzwischen geändert" in english
    assert "Original inzwischen geändert" not in html[: html.index("English")]


def test_hidden_fields_carry_no_style() -> None:
    class Hidden(forms.Form):
        secret = forms.CharField(widget=forms.HiddenInput, initial="x")

    assert "kern-" not in render(Hidden())
