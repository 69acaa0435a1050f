# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the search knows of a record: its titles, its other names and its text."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import Field, URLField
from django.utils.translation import get_language, override

from zweiklang.foundation.date_words import in_words
from zweiklang.foundation.folding import index_text
from zweiklang.foundation.models import Source
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.records import Record, entry_fields
from zweiklang.foundation.search.snippets import Line
from zweiklang.foundation.texts import TranslatedText

_NOT_SEARCHED = frozenset({"alternate_names", "known_since"})


#: Titles by language of records already met, by id.
Titles = dict[uuid.UUID, dict[str, str]]


def languages() -> list[str]:
    """Return the languages in which titles and labels are found; texts are in any."""
    return list(settings.TEXT_LANGUAGES)


@dataclass(frozen=True)
class Contents:
    """Titles by language, other names, and the text, one line per field and language."""

    titles: dict[str, str]
    names: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def folded_title(self) -> str:
        """Return titles and names as the index compares them."""
        return index_text(" ".join(dict.fromkeys([*self.titles.values(), *self.names])))

    @property
    def text(self) -> str:
        """Return the text as snippets are cut from it: each line with its language."""
        return "\n".join(line.written() for line in self.lines if line.is_shown)

    @property
    def folded_text(self) -> str:
        """Return the text as the index compares it."""
        return index_text(" ".join(line.text for line in self.lines))


def contents_of(record: Record, known: Titles | None = None) -> Contents:
    """Return what the search knows of a record; its relations should be loaded already.

    `known` keeps titles of records that many others stand below, from one call to the next.
    """
    known = {} if known is None else known
    lines = [line for field in text_fields(type(record)) for line in _lines(record, field, known)]
    more = getattr(record, "search_text", None)
    lines += [Line(text) for text in (more() if more else ())]
    names = getattr(record, "search_names", None)
    return Contents(
        titles_of(record),
        tuple(dict.fromkeys(names())) if names else (),
        tuple(dict.fromkeys(line for line in lines if line.text)),
    )


def title_for_reader(titles: Mapping[str, str]) -> str:
    """Return the title in the reader's language, else in English, else in the first there is."""
    language = get_language() or "en"
    return titles.get(language) or titles.get("en") or next(iter(titles.values()), "")


def titles_of(record: Record) -> dict[str, str]:
    """Return how the record is called in each language of the interface."""
    titles = {}
    for language in languages():
        with override(language):
            titles[language] = str(record)
    return titles


@cache
def text_fields(model: type[Record]) -> tuple[Field[Any, Any], ...]:
    """Return the fields a record is found by."""
    left_out = _NOT_SEARCHED | frozenset(getattr(model, "not_searched", ()))
    return tuple(
        field
        for field in entry_fields(model)
        if field.name not in left_out
        and not isinstance(field, URLField)
        and (not field.is_relation or _leads_to_words(field))
    )


def linked_fields(model: type[Record]) -> list[str]:
    """Return the names of the foreign keys among the fields a record is found by."""
    return [field.name for field in text_fields(model) if field.is_relation]


def _leads_to_words(field: Field[Any, Any]) -> bool:
    target: Any = field.related_model
    return isinstance(target, type) and issubclass(target, Record | Source)


def _may_be_named(record: Record, field: Field[Any, Any], other: Record) -> bool:
    """Return whether everybody who sees the record may see the other one too.

    Otherwise the title of an internal record could be read in the snippet of a public one.
    """
    inside = not record.may_be_public or field.name in record.release_parents
    return inside or other.office_id is None


def _lines(record: Record, field: Field[Any, Any], known: Titles) -> Iterator[Line]:
    """Yield what one field contributes."""
    value = getattr(record, field.name)
    if value is None or value == "" or isinstance(value, bool):
        return
    texts: dict[str, str] = {}
    if isinstance(value, TranslatedText):
        texts = dict(value.texts)
    elif isinstance(value, Record):
        if not _may_be_named(record, field, value):
            return
        if value.pk not in known:
            known[value.pk] = titles_of(value)
        texts = known[value.pk]
    elif field.choices:
        yield from _only_found(_labels(field, value))
        return
    elif isinstance(value, dt.date | PartialDate):
        # A date is found however it is written; a passage of its writings tells nobody anything.
        day = value if isinstance(value, PartialDate) else PartialDate.of(value)
        yield from _only_found(written(day))
        return
    else:
        is_words = field.name != "key"
        for text in _words(value):
            yield Line(text, is_shown=is_words and any(sign.isalpha() for sign in text))
    if len(set(texts.values())) == 1:
        yield Line(next(iter(texts.values())))
        return
    yield from (Line(text, language) for language, text in texts.items())


def _only_found(texts: Mapping[str, str]) -> Iterator[Line]:
    return (Line(text, language, is_shown=False) for language, text in texts.items())


def _words(value: Any) -> Iterable[str]:
    """Return the text of a plain value."""
    if isinstance(value, dict):
        return [str(one) for one in value.values()]
    if isinstance(value, list):
        return [" ".join(str(one) for one in value)] if value else []
    return [str(value)]


@cache
def written(date: PartialDate) -> dict[str, str]:
    """Return a date by language as people write it: 7. Oktober 2020 · 07.10.2020 · 2020-10-07."""
    figures = [date.first.strftime("%d.%m.%Y")] if date.precision == "day" else []
    return {
        language: " · ".join(
            dict.fromkeys([in_words(date, long=True, language=language), *figures, date.iso])
        )
        for language in languages()
    }


def _labels(field: Field[Any, Any], value: Any) -> dict[str, str]:
    """Return the label of a choice by language of the interface."""
    labels = {}
    for language in languages():
        with override(language):
            labels[language] = str(dict(field.flatchoices).get(value, value))
    return labels
