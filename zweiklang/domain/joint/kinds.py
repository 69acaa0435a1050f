# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Kinds of joint text and what each holds. Higher apps register theirs in their `apps.py`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from zweiklang.agenda2030.codes import CodeError, sort_key
from zweiklang.agenda2030.framework import find_code
from zweiklang.foundation.lists import labelled
from zweiklang.foundation.texts import TranslatedText

FieldType = Literal["text", "texts", "goals", "date", "choice", "choices", "number", "word", "rows"]
Content = Mapping[str, Any]
Errors = dict[str, list[str]]
#: Characters of one text; a paper of 50 pages has about 150,000.
LONGEST = 400_000
MOST_ROWS = 200


@dataclass(frozen=True)
class JointField:
    """One field of a joint text.

    `type`: text (in several languages), texts (a list of such), goals (codes of
    goals and targets), date (ISO day), choice
    (one of `choices`), choices (several), number, word (short text without language), rows (a list
    of mappings with `fields`). `per_side`: a mapping from side to such a value, one for each city.
    `long`: a text of several lines; `short`: a word of a few letters.
    """

    name: str
    label: StrOrPromise
    type: FieldType
    help: StrOrPromise = ""
    required: bool = False
    long: bool = False
    short: bool = False
    choices: tuple[tuple[str, StrOrPromise], ...] = ()
    fields: tuple[JointField, ...] = ()
    per_side: bool = False


@dataclass(frozen=True)
class JointKind:
    """A kind of joint text: its fields and what must hold between them.

    `check(content, before, sides)` returns further errors by field name; `before` is the content in
    force, {} before the first one. `is_free`: such a text can be begun on the page of the joint
    file; others begin on pages of their own subject.
    """

    slug: str
    label: StrOrPromise
    fields: tuple[JointField, ...]
    title_field: str = "title"
    is_free: bool = True
    check: Callable[[Content, Content, str], Errors] = field(default=lambda *_given: {})

    def field(self, name: str) -> JointField:
        """Return a field by its name."""
        return next(one for one in self.fields if one.name == name)

    def title(self, content: Content) -> TranslatedText:
        """Return the title of a content, the kind's own name where it has none."""
        found = TranslatedText.from_json(content.get(self.title_field) or {})
        return found or TranslatedText.of(en=str(self.label))


_KINDS: dict[str, JointKind] = {}


def register(kind: JointKind) -> None:
    """Make a kind known; the same one twice is no error."""
    _KINDS[kind.slug] = kind


def registered() -> dict[str, JointKind]:
    """Return every kind by its slug."""
    return dict(_KINDS)


def kind_of(slug: str) -> JointKind:
    """Return a kind; raises KeyError if no app has registered it."""
    return _KINDS[slug]


def cleaned(
    kind: JointKind, content: Content, before: Content, sides: str, *, is_draft: bool = False
) -> dict[str, Any]:
    """Return a content in its canonical shape: known fields only, empty ones left out.

    A draft may leave out what the kind asks for. Raises ValidationError by field, all errors at
    once.
    """
    errors: Errors = {}
    result: dict[str, Any] = {}
    for one in kind.fields:
        field = replace(one, required=False) if is_draft else one
        try:
            value = _clean(field, content.get(one.name), sides)
        except ValidationError as error:
            errors[one.name] = error.messages
            continue
        if value not in (None, "", [], {}):
            result[one.name] = value
    unknown = sorted(set(content) - {one.name for one in kind.fields})
    if unknown:
        errors["__all__"] = [_("There is no field %(name)s here.") % {"name": unknown[0]}]
    for name, messages in ({} if is_draft else kind.check(result, before, sides)).items():
        errors.setdefault(name, []).extend(messages)
    if errors:
        raise ValidationError(errors)
    return result


def missing(kind: JointKind, content: Content, before: Content, sides: str) -> list[str]:
    """Return what a draft still lacks before others can be asked, each with its field."""
    try:
        cleaned(kind, content, before, sides)
    except ValidationError as error:
        labels = {one.name: str(one.label) for one in kind.fields}
        return [
            labelled(labels[name], text) if name in labels else text
            for name, texts in error.message_dict.items()
            for text in texts
        ]
    return []


def _clean(one: JointField, value: Any, sides: str) -> Any:
    if one.per_side:
        return _clean_sides(one, value or {}, sides)
    return _clean_value(one, value)


def _clean_sides(one: JointField, value: Any, sides: str) -> dict[str, Any]:
    if not isinstance(value, Mapping) or set(value) - set(sides):
        raise ValidationError(_("Give one value for each city, by its side."))
    return {
        side: clean
        for side in sorted(sides)
        if (clean := _clean_value(one, value.get(side))) not in (None, "", [], {})
    }


def _clean_value(one: JointField, value: Any) -> Any:
    if value in (None, "", [], {}):
        if one.required:
            raise ValidationError(_("Please fill this in."))
        return None
    return _CLEANERS[one.type](one, value)


def _clean_text(one: JointField, value: Any) -> dict[str, Any]:
    try:
        text = TranslatedText.from_json(value) if isinstance(value, Mapping) else None
    except (KeyError, TypeError, ValueError) as error:
        raise ValidationError(_("This is no text with its language.")) from error
    if text is None or not all(isinstance(word, str) for word in text.texts.values()):
        raise ValidationError(_("This is no text with its language."))
    if any(len(word) > LONGEST for word in text.texts.values()):
        raise ValidationError(
            _("The text is longer than %(most)s characters. Put a part of it into an annex.")
            % {"most": LONGEST}
        )
    if one.required and not text:
        raise ValidationError(_("Please fill this in."))
    return text.to_json()


def _clean_texts(one: JointField, value: Any) -> list[dict[str, Any]]:
    found = [_clean_text(one, item) for item in _sequence(value)]
    return [item for item in found if item]


def _clean_goals(_one: JointField, value: Any) -> list[str]:
    codes, wrong = [], []
    for code in _sequence(value):
        try:
            codes.append(find_code(str(code)).code)
        except CodeError as error:
            wrong.append(str(error))
    if wrong:
        raise ValidationError(wrong)
    return sorted(set(codes), key=sort_key)


def _clean_date(_one: JointField, value: Any) -> str:
    try:
        return dt.date.fromisoformat(str(value)).isoformat()
    except ValueError as error:
        raise ValidationError(
            _("%(value)s is not a day of the calendar. Write 2026-10-07.") % {"value": value}
        ) from error


def _clean_choice(one: JointField, value: Any) -> str:
    if str(value) not in {key for key, _label in one.choices}:
        raise ValidationError(_("Choose one of the values offered."))
    return str(value)


def _clean_choices(one: JointField, value: Any) -> list[str]:
    return sorted({_clean_choice(one, item) for item in _sequence(value)})


def _clean_number(_one: JointField, value: Any) -> str:
    """Return a number as decimal text: JSON's floating numbers would round it."""
    text = str(value).strip()
    whole = text.removeprefix("-").replace(".", "", 1)
    if not whole.isdigit() or not whole.isascii() or len(text) > 30 or text.endswith("."):
        raise ValidationError(_("Write a number such as 12 or 12.5."))
    return text


def _clean_word(_one: JointField, value: Any) -> str:
    if not isinstance(value, str) or len(value) > 500:
        raise ValidationError(_("Write at most 500 characters."))
    return value.strip()


def _clean_rows(one: JointField, value: Any) -> list[dict[str, Any]]:
    rows = _sequence(value)
    if len(rows) > MOST_ROWS:
        raise ValidationError(_("At most %(most)s rows fit here.") % {"most": MOST_ROWS})
    result, errors = [], []
    for number, row in enumerate(rows, 1):
        if not isinstance(row, Mapping):
            raise ValidationError(_("This is no list of rows."))
        clean: dict[str, Any] = {}
        for inner in one.fields:
            try:
                found = _clean_value(inner, row.get(inner.name))
            except ValidationError as error:
                place = _("Row %(number)s, %(field)s: ") % {"number": number, "field": inner.label}
                errors += [place + message for message in error.messages]
                continue
            if found is not None:
                clean[inner.name] = found
        result.append(clean)
    if errors:
        raise ValidationError(errors)
    return result


def _sequence(value: Any) -> Sequence[Any]:
    if isinstance(value, str | Mapping) or not isinstance(value, Sequence):
        raise ValidationError(_("This is no list."))
    return value


_CLEANERS: dict[FieldType, Callable[[JointField, Any], Any]] = {
    "text": _clean_text,
    "texts": _clean_texts,
    "goals": _clean_goals,
    "date": _clean_date,
    "choice": _clean_choice,
    "choices": _clean_choices,
    "number": _clean_number,
    "word": _clean_word,
    "rows": _clean_rows,
}
