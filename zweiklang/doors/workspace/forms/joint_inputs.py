# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""One input for each kind of field a joint text has; each knows the JSON its value is kept as."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from zweiklang.domain.joint.kinds import JointField
from zweiklang.foundation.form_fields import (
    CodesFormField,
    TranslatedTextFormField,
    TranslatedTextWidget,
)
from zweiklang.foundation.texts import TranslatedText


@dataclass(frozen=True)
class Lines:
    """A list of texts as an input starts with it."""

    texts: tuple[TranslatedText, ...] = ()

    def languages(self) -> list[str]:
        """Return the languages in which there is a line."""
        return sorted({code for text in self.texts for code in text.texts})

    def stale_languages(self) -> list[str]:
        """Return the languages in which a line is older than its original."""
        return sorted({code for text in self.texts for code in text.stale_languages()})


class LinesWidget(TranslatedTextWidget):
    """One area per language, one text in each line."""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Add the stale marks of the lines."""
        context = super().get_context(name, value, attrs)
        stale = value.stale_languages() if isinstance(value, Lines) else []
        for sub in context["widget"]["subwidgets"]:
            sub["stale"] = sub["language"] in stale
        return context

    def decompress(self, value: Any) -> list[str]:
        """Return the lines per language."""
        texts = value.texts if isinstance(value, Lines) else ()
        return [
            "\n".join(text.texts.get(code, "") for text in texts) if _has(texts, code) else ""
            for code in self.languages
        ]


def _has(texts: Sequence[TranslatedText], code: str) -> bool:
    return any(text.texts.get(code) for text in texts)


class LinesFormField(TranslatedTextFormField):
    """Reads a list of texts in several languages: line by line they belong together."""

    inputs = LinesWidget

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(long=True, **kwargs)
        self.known: tuple[TranslatedText, ...] = ()

    def compress(self, data_list: list[str]) -> Any:
        """Return the texts; a line whose original stays keeps its marks, see `TranslatedText`."""
        columns = {}
        for code, words in zip(self.widget.languages, data_list or [], strict=False):
            lines = [line.strip() for line in (words or "").splitlines()]
            if any(lines):
                columns[code] = lines if all(lines) else [line for line in lines if line]
        counts = {len(lines) for lines in columns.values()}
        if len(counts) > 1:
            raise ValidationError(
                _("Write as many lines in each language: line by line they belong together.")
            )
        return Lines(tuple(self._line(columns, place) for place in range(max(counts, default=0))))

    def _line(self, columns: Mapping[str, list[str]], place: int) -> TranslatedText:
        words = {code: lines[place] for code, lines in columns.items()}
        text = self._former(words, place)
        for code in sorted(words, key=lambda one: one != text.original):
            if words[code] != text.texts.get(code, ""):
                text = text.with_text(code, words[code])
        for code in set(self.widget.languages) - set(words):
            text = text.with_text(code, "")
        return text

    def _former(self, words: Mapping[str, str], place: int) -> TranslatedText:
        """Return the line this one was: one with the same original, else the one at its place."""
        for text in self.known:
            if text.texts.get(text.original) == words.get(text.original):
                return text
        return self.known[place] if place < len(self.known) else TranslatedText()


@dataclass(frozen=True)
class Input:
    """How a type of field is asked for: the form field, its start value, and its value as JSON."""

    build: Callable[[JointField, dict[str, Any]], forms.Field]
    start: Callable[[Any], Any]
    as_json: Callable[[Any], Any]


def _text(field: JointField, said: dict[str, Any]) -> forms.Field:
    return TranslatedTextFormField(long=field.long, **said)


def _texts(_field: JointField, said: dict[str, Any]) -> forms.Field:
    said["help_text"] = said["help_text"] or _("One in each line, in the same order everywhere.")
    return LinesFormField(**said)


def _goals(_field: JointField, said: dict[str, Any]) -> forms.Field:
    said["help_text"] = said["help_text"] or _("Numbers of goals or targets, such as 11.6, 13.")
    return CodesFormField(**said)


def _date(_field: JointField, said: dict[str, Any]) -> forms.Field:
    shown = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(widget=shown, input_formats=["%Y-%m-%d", "%d.%m.%Y"], **said)


def _choice(field: JointField, said: dict[str, Any]) -> forms.Field:
    return forms.ChoiceField(choices=[("", ""), *field.choices], **said)


def _choices(field: JointField, said: dict[str, Any]) -> forms.Field:
    return forms.MultipleChoiceField(
        choices=field.choices, widget=forms.CheckboxSelectMultiple, **said
    )


def _word(_field: JointField, said: dict[str, Any]) -> forms.Field:
    return forms.CharField(max_length=500, **said)


def _number(_field: JointField, said: dict[str, Any]) -> forms.Field:
    return forms.CharField(max_length=30, widget=forms.TextInput({"inputmode": "decimal"}), **said)


def _plain(value: Any) -> Any:
    return value


def _decimal(value: Any) -> str:
    """Return a number as it is kept; the comma of other languages is the point of ours."""
    return str(value or "").strip().replace(" ", "").replace(",", ".")


INPUTS: dict[str, Input] = {
    "text": Input(_text, TranslatedText.from_json, lambda text: text.to_json() if text else {}),
    "texts": Input(
        _texts,
        lambda value: Lines(tuple(TranslatedText.from_json(one) for one in value or ())),
        lambda lines: [text.to_json() for text in lines.texts] if lines else [],
    ),
    "goals": Input(_goals, lambda value: list(value or ()), _plain),
    "date": Input(
        _date,
        lambda value: dt.date.fromisoformat(value) if value else None,
        lambda value: value.isoformat() if value else "",
    ),
    "choice": Input(_choice, _plain, _plain),
    "choices": Input(_choices, lambda value: list(value or ()), _plain),
    "number": Input(_number, _plain, _decimal),
    "word": Input(_word, _plain, _plain),
}
