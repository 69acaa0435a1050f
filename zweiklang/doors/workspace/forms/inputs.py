# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Inputs for what the models keep as codes: sides, languages, goals, countries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from babel import Locale
from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from zweiklang.agenda2030 import goals, short_title, sort_key, targets
from zweiklang.domain.partnerships.models import Party
from zweiklang.doors.ui import marks
from zweiklang.foundation.date_words import locale_of
from zweiklang.foundation.form_fields import CodesFormField
from zweiklang.foundation.lists import with_commas


def side_label(party: Party) -> Any:
    """Return the city's name with its mark, in its tone."""
    return format_html(
        '<span class="zk-city zk-{}">{}{}</span>', party.side, marks.mark(party.side), party.place
    )


class SidesField(forms.MultipleChoiceField):
    """Asks which cities act and keeps it as their sides: A, B or AB."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, parties: Sequence[Party], **kwargs: Any) -> None:
        choices = [(party.side, side_label(party)) for party in parties]
        kwargs["help_text"] = _("One city, or all that take part.")
        super().__init__(choices=choices, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Return the sides as a list."""
        return list(value) if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        """Return the sides in the order of the alphabet."""
        return "".join(sorted(super().clean(value)))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether other sides are chosen."""
        return sorted(initial or "") != sorted(data or [])


def language_names() -> dict[str, str]:
    """Return all languages CLDR names, in the reader's language."""
    return dict(Locale.parse(locale_of(get_language() or "en")).languages)


class LanguagesWidget(forms.MultiWidget):
    """Boxes for the likely languages, one line for others."""

    template_name = "workspace/widgets/languages.html"

    def __init__(self, codes: Sequence[str]) -> None:
        self.codes = list(codes)
        names = language_names()
        boxes = [(code, names.get(code, code)) for code in self.codes]
        super().__init__(
            {"": forms.CheckboxSelectMultiple(choices=boxes), "other": forms.TextInput()}
        )

    def decompress(self, value: Any) -> list[Any]:
        """Return the ticked boxes and the other codes as one line."""
        codes = value or []
        others = [code for code in codes if code not in self.codes]
        return [[code for code in codes if code in self.codes], ", ".join(others)]


def _in_parts(widget: forms.MultiWidget, value: Any) -> Any:
    """Return a list of codes in the parts of its widget; Django takes any list for these."""
    is_codes = isinstance(value, list) and all(isinstance(one, str) for one in value)
    return widget.decompress(value) if is_codes else value


class LanguagesField(forms.Field):
    """Asks for languages and keeps their codes."""

    def __init__(self, codes: Iterable[str], **kwargs: Any) -> None:
        kwargs["widget"] = LanguagesWidget(list(dict.fromkeys(codes)))
        kwargs["help_text"] = ""
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Return stored codes in two parts, ticks and line; what was posted is in parts already."""
        return _in_parts(self.widget, value)

    def to_python(self, value: Any) -> list[str]:
        """Return the codes; other languages may be given by name or code, separated by commas."""
        boxes, line = [*(value or []), None, None][:2]
        known = language_names()
        by_name = {name.casefold(): code for code, name in known.items()}
        codes, wrong = list(boxes or []), []
        for word in re.split("[,;،؛]", line or ""):
            text = word.strip()
            code = by_name.get(text.casefold(), text)
            if text and code not in known:
                wrong.append(text)
            elif text and code not in codes:
                codes.append(code)
        if wrong:
            raise ValidationError(
                _("Unknown language: %(words)s. Write its name or its code, such as tw."),
                params={"words": with_commas(wrong)},
            )
        return codes


def goal_titles() -> list[tuple[str, str]]:
    """Return the goals by code with their short titles."""
    language = get_language() or "en"
    return [(goal.code, f"{goal.code} {short_title(goal.code, language)}") for goal in goals()]


class GoalsWidget(forms.MultiWidget):
    """One line for the numbers, and the goals with their titles to tick."""

    template_name = "workspace/widgets/goals.html"

    def __init__(self) -> None:
        boxes = forms.CheckboxSelectMultiple(choices=goal_titles())
        super().__init__(
            {"": forms.TextInput(attrs={"aria-label": gettext("Targets")}), "goal": boxes}
        )

    def decompress(self, value: Any) -> list[Any]:
        """Return the targets as one line, and the ticked goals."""
        known = {code for code, _title in goal_titles()}
        codes = value or []
        return [
            ", ".join(code for code in codes if code not in known),
            [code for code in codes if code in known],
        ]


class GoalsField(CodesFormField):
    """Asks for goals, ticked or by number, and for targets by number; keeps their codes."""

    widget: Any = GoalsWidget

    def __init__(self, **kwargs: Any) -> None:
        kwargs["help_text"] = _("Numbers of targets, such as 11.6. Goals can be ticked below.")
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Return stored codes in two parts, line and ticks; what was posted is in parts already."""
        return _in_parts(self.widget, value)

    def to_python(self, value: Any) -> Any:
        """Return the codes, each once, in the order of the goals."""
        line, boxes = [*(value or []), None, None][:2]
        codes = dict.fromkeys([*(boxes or []), *super().to_python(line or "")])
        return sorted(codes, key=_by_goal)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether other codes are meant."""
        return sorted(initial or []) != sorted(self.to_python(data))


def _by_goal(code: str) -> tuple[int, ...]:
    """Return the place of a code; what is none comes last and is refused by the record."""
    try:
        return sort_key(code)
    except ValueError:
        return (99,)


def goal_choices() -> list[Any]:
    """Return all goals, each with its targets, for a grouped list."""
    language = get_language() or "en"
    below: dict[str, list[tuple[str, str]]] = {}
    for target in targets():
        title = short_title(target.code, language)
        below.setdefault(target.goal, []).append((target.code, f"{target.code} {title}"))
    found: list[Any] = [("", "")]
    for code, title in goal_titles():
        found.append((title, [(code, title), *below.get(code, [])]))
    return found


def country_choices() -> list[tuple[str, str]]:
    """Return the countries by name in the reader's language."""
    territories = Locale.parse(locale_of(get_language() or "en")).territories
    found = [
        (code, name) for code, name in territories.items() if len(code) == 2 and code.isalpha()
    ]
    return [("", ""), *sorted(found, key=lambda one: one[1])]
