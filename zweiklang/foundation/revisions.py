# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Turns records into revisions and back, and answers what was known on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Field, ForeignKey, QuerySet

from zweiklang.foundation.fields import TranslatedTextField
from zweiklang.foundation.models import Revision, Source
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
    """Return the Python value of a stored one; for a relation, the id it points to."""
    return (field.target_field if isinstance(field, ForeignKey) else field).to_python(value)


def known_on(records: QuerySet[R], day: dt.date | None) -> list[R]:
    """Return the records as they were known on a day; without a day, as they stand.

    `records` may contain withdrawn ones: asked for a day before the withdrawal, they return.
    Records changed since get the state of the last revision known by that day. Two queries at
    most, whatever the number of records.
    """
    found = kept_on(records, day)
    if day is not None:
        take_back(found, day)
    return found


def kept_on(records: QuerySet[R], day: dt.date | None) -> list[R]:
    """Return the records that were known on a day, in the state of today; see `take_back`."""
    if day is None:
        return list(records.filter(withdrawn_on=None))
    if not records.model.is_frame:
        records = records.filter(known_since__lte=day)
    found = [record for record in records if is_known_on(record, day)]
    for record in found:
        _forget_later_source(record, day)
    return found


def take_back(records: Iterable[Record], day: dt.date, bare: Iterable[Record] = ()) -> None:
    """Set records of any kinds to the newest revision known by the day, with one query.

    A frame that was written down only later loses its words: they were not known yet. Sources of
    an earlier state take one more; those of `bare` records are fetched later, or by nobody.
    """
    records, bare = list(records), list(bare)
    later = {
        (record.slug, record.pk): record
        for record in (*records, *bare)
        if record.known_at and record.known_at > day
    }
    if not later:
        return
    steps = Revision.objects.filter(
        record_id__in=[record_id for _slug, record_id in later], known_from__lte=day
    ).order_by("number")
    newest = {(step.record_type, step.record_id): step.data for step in steps}
    for identity, record in later.items():
        apply(record, newest.get(identity) or _wordless(record))
    fetch_sources([record for record in records if (record.slug, record.pk) in later], day)


def fetch_sources(records: Collection[Record], day: dt.date | None) -> None:
    """Fetch with one query the sources that the records lack, as known on a day.

    Of the records of a page many have the same source: that is less to read than one for each.
    """
    lacking = [one for one in records if one.source_id and not _is_fetched(one)]
    found = Source.objects.in_bulk({one.source_id for one in lacking}) if lacking else {}
    for one in lacking:
        one.source = found.get(one.source_id)
    if day is not None:
        for one in records:
            _forget_later_source(one, day)


def _forget_later_source(record: Record, day: dt.date) -> None:
    """Take from a record a source that was published later: nobody could name it on the day."""
    source = record.source if _is_fetched(record) else None
    if source is not None and source.published_on and source.published_on.first > day:
        record.source = None


def _is_fetched(record: Record) -> bool:
    return record._meta.get_field("source").is_cached(record)


def _wordless(record: Record) -> dict[str, Any]:
    """Return the data that empty a record's texts and notes."""
    fields = data_fields(type(record))
    texts: dict[str, Any] = {
        field.name: {} for field in fields if isinstance(field, TranslatedTextField)
    }
    return {**texts, "source": None}


@dataclass(frozen=True)
class Difference:
    """One field that two revisions have differently."""

    field: Field[Any, Any]
    before: Any
    after: Any


def differences(
    model: type[Record], before: dict[str, Any], after: dict[str, Any]
) -> list[Difference]:
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
