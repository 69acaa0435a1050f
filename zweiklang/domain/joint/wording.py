# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a joint text says as lines for readers, in one of its languages, and what changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from django_stubs_ext import StrOrPromise

from zweiklang.agenda2030 import short_title
from zweiklang.domain.joint.differences import Pair, compare, count_changes, fold
from zweiklang.domain.joint.kinds import Content, JointField, JointKind
from zweiklang.foundation.date_words import in_words
from zweiklang.foundation.lists import labelled, with_semicolons
from zweiklang.foundation.texts import TranslatedText

_TRANSLATED: Final = frozenset({"text", "texts", "rows"})
#: Characters of a text on one page: it stays light on a weak line.
PAGE: Final = 30_000


@dataclass(frozen=True)
class Part:
    """What one field says: its lines, of one city (`side`) or of all (""), in `language`.

    `is_list`: the lines are items, not paragraphs. `stale`: the original has changed since this
    translation was made.
    """

    name: str
    label: StrOrPromise
    side: str
    lines: tuple[str, ...]
    language: str
    is_list: bool = False
    stale: bool = False


@dataclass(frozen=True)
class Difference:
    """What a change does to one part: lines side by side, and in how many places they differ."""

    part: Part
    pairs: tuple[Pair, ...]
    changes: int


def in_pages(parts: Iterable[Part], longest: int = PAGE) -> list[list[Part]]:
    """Return the parts of a text page by page, a long part divided between lines."""
    pages: list[list[Part]] = [[]]
    room = longest
    for part in parts:
        lines: list[str] = []
        for line in part.lines:
            if len(line) > room and (pages[-1] or lines):
                if lines:
                    pages[-1].append(replace(part, lines=tuple(lines)))
                pages.append([])
                lines, room = [], longest
            lines.append(line)
            room -= len(line)
        pages[-1].append(replace(part, lines=tuple(lines)))
    return pages


def changes_in_pages(found: Iterable[Difference], longest: int = PAGE) -> list[list[Difference]]:
    """Return what differs page by page, a long part divided between lines; both sides count."""
    pages: list[list[Difference]] = [[]]
    room = longest
    for one in found:
        pairs: list[Pair] = []
        for pair in one.pairs:
            length = sum(len(piece.text) for piece in (*(pair.before or ()), *(pair.after or ())))
            if length > room and (pages[-1] or pairs):
                if pairs:
                    pages[-1].append(replace(one, pairs=tuple(pairs)))
                pages.append([])
                pairs, room = [], longest
            pairs.append(pair)
            room -= length
        if pairs:
            pages[-1].append(replace(one, pairs=tuple(pairs)))
    return pages


def languages_of(*contents: Content) -> list[str]:
    """Return the languages in which any text of the contents is written, sorted."""
    found: set[str] = set()
    for content in contents:
        _gather(content, found)
    return sorted(found)


def parts(kind: JointKind, content: Content, language: str) -> list[Part]:
    """Return all that a content says, in the order of its kind's fields; empty fields are left out.

    A text without the language is given in the next best one, which `Part.language` names.
    """
    found = []
    for field in kind.fields:
        value = content.get(field.name)
        sided = sorted((value or {}).items()) if field.per_side else [("", value)]
        found += [_part(field, side, one, language) for side, one in sided if one]
    return found


def differences(
    kind: JointKind, before: Content, after: Content, language: str, *, whole: bool = False
) -> list[Difference]:
    """Return what differs between two contents in a language, field by field.

    Fields that stay are left out, and long unchanged runs of lines, unless the whole is asked for.
    """
    old = {(one.name, one.side): one for one in parts(kind, before, language)}
    new = {(one.name, one.side): one for one in parts(kind, after, language)}
    found = []
    for key in _in_order(kind, {**old, **new}):
        part = new.get(key) or old[key]
        pairs = compare(_lines(old.get(key)), _lines(new.get(key)))
        changes = count_changes(pairs)
        if changes or whole:
            shown = pairs if whole else fold(pairs)
            found.append(Difference(part, tuple(shown), changes))
    return found


def stale_languages(content: Content) -> list[str]:
    """Return the languages in which a translation is older than its original."""
    found: set[str] = set()
    _gather_stale(content, found)
    return sorted(found)


def _lines(part: Part | None) -> tuple[str, ...]:
    return part.lines if part else ()


def _in_order(kind: JointKind, keys: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    place = {field.name: number for number, field in enumerate(kind.fields)}
    return sorted(keys, key=lambda key: (place[key[0]], key[1]))


def _part(field: JointField, side: str, value: Any, language: str) -> Part:
    text = _first_text(value)
    reading = text.read(language) if text else None
    return Part(
        field.name,
        field.label,
        side,
        tuple(_WORDED[field.type](field, value, language)),
        reading.language if reading else language,
        is_list=field.type in ("texts", "rows"),
        stale=field.type in _TRANSLATED and language in stale_languages({"value": value}),
    )


def _first_text(value: Any) -> TranslatedText | None:
    if isinstance(value, list):
        value = next((one for one in value if isinstance(one, Mapping)), None)
    if isinstance(value, Mapping) and "texts" in value:
        return TranslatedText.from_json(value)
    return None


def _read(value: Any, language: str) -> str:
    return TranslatedText.from_json(value).read(language).text


def _of_text(_field: JointField, value: Any, language: str) -> list[str]:
    lines = _read(value, language).replace("\r\n", "\n").split("\n")
    return [line.strip() for line in lines if line.strip()]


def _of_texts(_field: JointField, value: Any, language: str) -> list[str]:
    return [_read(one, language) for one in value]


def _of_goals(_field: JointField, value: Any, language: str) -> list[str]:
    return [f"{code} {short_title(code, language)}" for code in value]


def _of_date(_field: JointField, value: Any, language: str) -> list[str]:
    return [in_words(dt.date.fromisoformat(value), long=True, language=language)]


def _of_choice(field: JointField, value: Any, _language: str) -> list[str]:
    return [str(dict(field.choices).get(value, value))]


def _of_choices(field: JointField, value: Any, language: str) -> list[str]:
    return [line for one in value for line in _of_choice(field, one, language)]


def _of_word(_field: JointField, value: Any, _language: str) -> list[str]:
    return [str(value)]


def _of_rows(field: JointField, value: Any, language: str) -> list[str]:
    """Return each row as one line, so that a changed row stands beside its former self."""
    return [
        with_semicolons(
            labelled(inner.label, " ".join(_WORDED[inner.type](inner, row[inner.name], language)))
            for inner in field.fields
            if row.get(inner.name)
        )
        for row in value
    ]


_WORDED: Final[dict[str, Callable[[JointField, Any, str], list[str]]]] = {
    "text": _of_text,
    "texts": _of_texts,
    "goals": _of_goals,
    "date": _of_date,
    "choice": _of_choice,
    "choices": _of_choices,
    "number": _of_word,
    "word": _of_word,
    "rows": _of_rows,
}


def _texts_in(value: Any) -> Iterable[TranslatedText]:
    if isinstance(value, Mapping):
        if "texts" in value and "original" in value:
            yield TranslatedText.from_json(value)
            return
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _texts_in(one)


def _gather(value: Any, found: set[str]) -> None:
    for text in _texts_in(value):
        found.update(text.texts)


def _gather_stale(value: Any, found: set[str]) -> None:
    for text in _texts_in(value):
        found.update(text.stale_languages())
