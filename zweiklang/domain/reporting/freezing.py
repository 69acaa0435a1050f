# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Turns a snapshot's content into canonical JSON and back: the same bytes for the same facts.

Canonical JSON is RFC 8785, the digest SHA-256, as for joint texts (`domain.joint.sealing`). What is
empty is left out, so that a field added later does not change the digest of what is old.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import types
import typing
import uuid
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

from zweiklang.domain.joint.sealing import canonical, digest_of
from zweiklang.domain.reporting.records import FORMAT, Content
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText

T = TypeVar("T")


class UnknownFormat(ValueError):
    """A frozen content of a format this version cannot read."""


def frozen(content: Content) -> tuple[str, str]:
    """Return a content as canonical JSON, and the SHA-256 of that, hexadecimal."""
    text = canonical(plain(content))
    return text, digest_of(text)


def content_from(text: str) -> Content:
    """Return the content frozen as canonical JSON. Raises UnknownFormat."""
    document = json.loads(text)
    if document.get("format") != FORMAT:
        raise UnknownFormat(document.get("format", ""))
    return restored(Content, document)


def plain(value: Any) -> Any:
    """Return a record, or anything it holds, as JSON has it; empty fields are left out."""
    if dataclasses.is_dataclass(value) and not isinstance(value, PartialDate | TranslatedText):
        return {
            one.name: plain(told)
            for one in dataclasses.fields(value)
            if not _is_left_out(one, told := getattr(value, one.name))
        }
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    return _plain_value(value)


def _is_left_out(one: dataclasses.Field[Any], value: Any) -> bool:
    """Return whether a field is empty and reads back as empty without being written."""
    if value is None or value is False:
        return True
    if isinstance(value, int | float | Decimal | dt.date | uuid.UUID):
        return False
    return not value and one.default in (dataclasses.MISSING, "")


def _plain_value(value: Any) -> Any:
    if isinstance(value, TranslatedText):
        return value.to_json()
    if isinstance(value, PartialDate):
        return value.iso
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, uuid.UUID):
        return str(value)
    return value


def restored(shape: type[T], document: Mapping[str, Any]) -> T:
    """Return the record of a shape that `plain` made a document of."""
    read: Callable[[Any], T] = _reader(typing.cast(Any, shape))
    return read(document)


Reader = Callable[[Any], Any]
_SIMPLE: dict[Any, Reader] = {
    TranslatedText: TranslatedText.from_json,
    PartialDate: PartialDate.parse,
    dt.date: dt.date.fromisoformat,
    Decimal: Decimal,
    uuid.UUID: uuid.UUID,
    float: float,
}


@cache
def _reader(shape: Any) -> Reader:
    """Return what reads a value of a type back from JSON."""
    if shape in _SIMPLE:
        return _SIMPLE[shape]
    if dataclasses.is_dataclass(shape):
        return _record_reader(typing.cast(type[Any], shape))
    origin, inner = typing.get_origin(shape), typing.get_args(shape)
    if origin is tuple:
        each = _reader(inner[0])
        return lambda rows: tuple(each(row) for row in rows)
    if origin is dict:
        value = _reader(inner[1])
        return lambda rows: {key: value(row) for key, row in rows.items()}
    if origin in (types.UnionType, typing.Union):
        return _reader(next(one for one in inner if one is not type(None)))
    return lambda value: value


def _record_reader(shape: type[Any]) -> Reader:
    hints = typing.get_type_hints(shape)
    readers: dict[str, Reader] = {}
    empty: dict[str, Any] = {}
    for one in dataclasses.fields(shape):
        readers[one.name] = _reader(hints[one.name])
        if one.default is dataclasses.MISSING and one.default_factory is dataclasses.MISSING:
            empty[one.name] = _empty(hints[one.name])

    def read(document: Mapping[str, Any]) -> Any:
        found = {name: readers[name](value) for name, value in document.items() if name in readers}
        return shape(**{**empty, **found})

    return read


def _empty(shape: Any) -> Any:
    """Return the value of a required field that was left out because it was empty."""
    origin = typing.get_origin(shape)
    if origin is tuple:
        return ()
    if shape in (str, TranslatedText):
        return shape()
    return None
