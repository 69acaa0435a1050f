# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Shows the values of fields to people: in histories, comparisons and lists."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Field
from django.utils.translation import gettext as _

from zweiklang.domain.partnerships.models import Party
from zweiklang.doors.workspace.forms.inputs import language_names
from zweiklang.foundation.date_words import in_words
from zweiklang.foundation.lists import labelled, with_commas
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.revisions import Difference
from zweiklang.foundation.texts import TranslatedText


class Names:
    """The names of records that pointers lead to, read once per kind, and of the cities."""

    def __init__(
        self, pairs: Iterable[tuple[Field[Any, Any], Any]], parties: Sequence[Party] = ()
    ) -> None:
        self._cities = {one.side: str(one.place) for one in parties}
        wanted: defaultdict[Any, set[Any]] = defaultdict(set)
        for field, value in pairs:
            if field.is_relation and value:
                wanted[field.related_model].add(value)
        self._names: dict[tuple[Any, str], str] = {}
        for model, ids in wanted.items():
            for row in model._default_manager.filter(pk__in=ids):
                self._names[(model, str(row.pk))] = str(row)

    def of(self, field: Any, value: Any) -> str:
        """Return the name of the record a stored pointer leads to."""
        return self._names.get((field.related_model, str(value)), _("no longer on file"))

    def city(self, side: str) -> str:
        """Return the city on a side, the letter of the side where no city is known."""
        return self._cities.get(side, side)


def shown(field: Any, value: Any, names: Names) -> list[str]:
    """Return the lines that show a field's value; none for an empty one."""
    if value is None or value == "" or value == [] or value == {}:
        return []
    if field.is_relation:
        return [names.of(field, value)]
    if isinstance(value, TranslatedText):
        return _translated(value)
    if isinstance(value, PartialDate | dt.date):
        return [in_words(value)]
    if isinstance(value, bool):
        return [_("yes") if value else _("no")]
    if isinstance(value, dict):
        return [labelled(names.city(side), text) for side, text in value.items()]
    if field.name == "sides" or isinstance(value, list):
        return [with_commas(_in_words(field, one, names) for one in value)]
    if field.choices:
        return [str(dict(field.flatchoices).get(value, value))]
    return [str(value)]


def change(found: Difference, names: Names) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield a changed field with its lines before and after; a text by the languages that differ.

    A text that only counts as translated anew is told whole.
    """
    label = str(found.field.verbose_name)
    values = [one if one is not None else "" for one in (found.before, found.after)]
    texts = [one.texts if isinstance(one, TranslatedText) else {} for one in values]
    differing = [
        code
        for code in dict.fromkeys([*texts[0], *texts[1]])
        if texts[0].get(code) != texts[1].get(code)
    ]
    if not differing:
        before, after = (shown(found.field, one, names) for one in values)
        yield label, before, after
    known = language_names()
    for code in differing:
        before, after = (one.get(code, "").splitlines() for one in texts)
        yield f"{label} ({known.get(code, code)})", before, after


def _in_words(field: Any, code: str, names: Names) -> str:
    """Return what one code of several stands for."""
    if field.name == "sides":
        return names.city(code)
    return language_names().get(code, code) if field.name == "languages" else code


def _translated(text: TranslatedText) -> list[str]:
    languages = language_names()
    stale = text.stale_languages()
    return [
        labelled(languages.get(code, code), words) + (f" ({_('stale')})" if code in stale else "")
        for code, words in text.texts.items()
    ]
