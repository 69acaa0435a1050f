# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Form fields for partial dates, translated texts and codes; how they look is the doors' matter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from zweiklang.foundation.languages import own_name, written
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText

#: Letters that a line of a form shows in half its width.
_IN_ONE_LINE = 34
_BREAK = re.compile(r"\s*[\r\n]+\s*")


class PartialDateFormField(forms.CharField):
    """Reads 07.10.2020, 10.2020, 2020 and ISO forms; shows German dates to German readers."""

    def to_python(self, value: Any) -> Any:
        """Return a PartialDate or None; raises ValidationError that shows how to write it."""
        text = super().to_python(value)
        if not text:
            return None
        try:
            return PartialDate.parse(text)
        except ValueError as error:
            raise ValidationError(
                _("%(value)s is not a day of the calendar. Write 07.10.2020, 10.2020 or 2020."),
                code="invalid",
                params={"value": text},
            ) from error

    def prepare_value(self, value: Any) -> Any:
        """Return the date as people write it: day.month.year, as far as known."""
        if not isinstance(value, PartialDate):
            return value
        parts = [f"{part:02d}" for part in (value.day, value.month) if part]
        return ".".join([*parts, str(value.year)])

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether another date is meant, however it is written."""
        return super().has_changed(self.prepare_value(initial), data)


class TranslatedTextWidget(forms.MultiWidget):
    """One input per language that is written here, named field_de, field_en and so on."""

    template_name = "ui/widgets/translated_text.html"

    def __init__(
        self,
        long: bool = False,
        attrs: dict[str, Any] | None = None,
        *,
        also: Iterable[str] = (),
    ) -> None:
        self.languages = written(also)
        kind = forms.Textarea if long else forms.TextInput
        self.long = long
        inputs: dict[str, forms.Widget | type[forms.Widget]] = {
            code: kind({"lang": code, "dir": "auto"}) for code in self.languages
        }
        super().__init__(inputs, attrs)

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Add language names and stale marks for the template; no line hides its end."""
        context = super().get_context(name, value, attrs)
        stale = value.stale_languages() if isinstance(value, TranslatedText) else []
        inputs = context["widget"]["subwidgets"]
        longest = max(len(sub["value"] or "") for sub in inputs)
        for code, sub in zip(self.languages, inputs, strict=True):
            sub["language"], sub["language_name"] = code, own_name(code)
            sub["stale"] = code in stale
            if not self.long and longest > _IN_ONE_LINE:
                sub["template_name"] = forms.Textarea.template_name
                sub["attrs"] |= {"rows": -(-longest // _IN_ONE_LINE), "class": "zk-area--line"}
        return context

    def decompress(self, value: Any) -> list[str]:
        """Return the words per language."""
        text = value if isinstance(value, TranslatedText) else TranslatedText()
        return [text.texts.get(code, "") for code in self.languages]


class TranslatedTextFormField(forms.MultiValueField):
    """Reads one text in several languages; the first one filled in is the original.

    `also`: languages that have an input besides the usual ones, such as those it has words in.
    """

    inputs = TranslatedTextWidget

    def __init__(self, *, long: bool = False, also: Iterable[str] = (), **kwargs: Any) -> None:
        required = kwargs.pop("required", True)
        kwargs.pop("max_length", None)
        self.before = TranslatedText()
        widget = self.inputs(long=long, also=also)
        super().__init__(
            fields=[forms.CharField(required=False) for _code in widget.languages],
            widget=widget,
            require_all_fields=False,
            required=required,
            **kwargs,
        )

    def compress(self, data_list: list[str]) -> TranslatedText:
        """Return the text; languages that have no input here are kept from `before`.

        A changed original leaves untouched translations behind as stale.
        """
        languages = self.widget.languages
        given = data_list or [""] * len(languages)
        if not self.widget.long:
            given = [_BREAK.sub(" ", words) for words in given]
        words = dict(zip(languages, given, strict=True))
        text = self.before
        order = sorted(languages, key=lambda code: code != text.original)
        for code in order:
            if words[code] != text.texts.get(code, ""):
                text = text.with_text(code, words[code])
        return text

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether any language differs."""
        return bool(self.widget.decompress(initial) != [part or "" for part in data or []])


class CodesFormField(forms.CharField):
    """Reads codes separated by commas, semicolons or spaces."""

    def to_python(self, value: Any) -> Any:
        """Return the list of codes."""
        if isinstance(value, list):
            return value
        text = super().to_python(value) or ""
        return [code for code in text.replace(";", " ").replace(",", " ").split() if code]

    def prepare_value(self, value: Any) -> Any:
        """Return the codes as one line."""
        return ", ".join(value) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether other codes are meant."""
        return bool(self.to_python(initial or []) != self.to_python(data))
