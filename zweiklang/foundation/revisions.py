# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Turns records into revisions and back, and answers what was known on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Field, QuerySet

from zweiklang.foundation.models import Revision
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.records import Record, data_fields, is_known_on
from zweiklang.foundation.texts import TranslatedText

R = TypeVar("R", bound=Record)


def to_json(value: Any) -> Any:
    """Return a field's value in the form a revision stores."""
    if isinstance(value, TranslatedText):
        return value.to_json()
    if isinstance(value, PartialDate):
        return value.iso
    if value is None or isinstance(value, bool | int | str | list | dict):
        return value
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    return str(value)


def snapshot(record: Record) -> dict[str, Any]:
    """Return the data of a record as JSON values by field name."""
    return {
        field.name: to_json(getattr(record, field.attname)) for field in data_fields(type(record))
    }


def apply(record: Record, data: dict[str, Any]) -> None:
    """Set the record's fields from a revision's data; fields unknown today are left out."""
    for field in data_fields(type(record)):
        if field.name in data:
            setattr(record, field.attname, from_json(field, data[field.name]))


def from_json(field: Field[Any, Any], value: Any) -> Any:
    """Return the Python value of a stored one."""
    return field.target_field.to_python(value) if field.is_relation else field.to_python(value)


def known_on(records: QuerySet[R], day: dt.date | None) -> list[R]:
    """Return the records as they were known on a day; without a day, as they stand.

    `records` may contain withdrawn ones: asked for a day before the withdrawal, they return.
    Records changed since get the state of the last revision known by that day. Two queries at
    most, whatever the number of records.
    """
    if day is None:
        return list(records.filter(withdrawn_on=None))
    known = [record for record in records.filter(known_since__lte=day) if is_known_on(record, day)]
    later = [record for record in known if record.known_at and record.known_at > day]
    if later:
        _take_back(later, day)
    return known


def _take_back(records: Iterable[Record], day: dt.date) -> None:
    """Set the records to the newest revision known by the day."""
    by_id = {record.pk: record for record in records}
    newest: dict[Any, Revision] = {}
    slug = next(iter(by_id.values())).slug
    steps = Revision.objects.filter(
        record_type=slug, record_id__in=list(by_id), known_from__lte=day
    ).order_by("number")
    for revision in steps:
        newest[revision.record_id] = revision
    for record_id, revision in newest.items():
        apply(by_id[record_id], revision.data)


@dataclass(frozen=True)
class Difference:
    """One field that two revisions have differently."""

    field: Field[Any, Any]
    before: Any
    after: Any


def differences(model: type[Record], before: dict[str, Any], after: dict[str, Any]) -> list[Difference]:
    """Return the fields that differ between two revisions' data, in model order."""
    return [
        Difference(
            field, from_json(field, before.get(field.name)), from_json(field, after.get(field.name))
        )
        for field in data_fields(model)
        if before.get(field.name) != after.get(field.name)
    ]


def history(record: Record) -> QuerySet[Revision]:
    """Return all revisions of a record, newest first."""
    return Revision.objects.filter(record_type=record.slug, record_id=record.pk).order_by("-number")
