# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Gathers what goes into a workbook: an office's records, shared ones they name, sources."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from zweiklang.domain.people.models import Office
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.models import Source, StoredFile
from zweiklang.foundation.records import Record, record_types
from zweiklang.foundation.revisions import known_on as as_known_on
from zweiklang.foundation.workbook.layout import identity_fields

_BATCH = 500
_KEY_LENGTH = 60
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


@dataclass
class Holdings:
    """What an actor may see of an office, ready to be written."""

    records: dict[str, list[Record]] = field(default_factory=dict)
    sources: list[Source] = field(default_factory=list)
    keys: dict[uuid.UUID, str] = field(default_factory=dict)


def gather(office: Office, actor: Actor, known_on: dt.date | None = None) -> Holdings:
    """Return the holdings, as they stand or as they were known on a day, in a steady order.

    Who does not belong to the office gets the released records, and names of no others.
    """
    found = Holdings()
    shared: list[type[Record]] = []
    for slug, model in record_types().items():
        if "office" in identity_fields(model):
            records = as_known_on(
                model._default_manager.of_office(office.pk).visible_to(actor), known_on
            )
            found.records[slug] = sorted(records, key=lambda record: record.key)
        else:
            shared.append(model)
    for model in shared:
        found.records[model.slug] = _named(model, found, office, actor)
    found.records = {slug: found.records[slug] for slug in record_types()}
    inside = actor.is_inside(office.pk)
    _name_records(found, office, inside=inside)
    _name_sources(found, office, inside=inside)
    return found


def _named(model: type[Record], found: Holdings, office: Office, actor: Actor) -> list[Record]:
    """Return the shared records of a kind that the office's own records name."""
    ids = {value for record in _all(found) for value in _targets(record, model)}
    if model is type(office.place):
        ids.add(office.place_id)
    records: list[Record] = []
    wanted = sorted(ids)
    for start in range(0, len(wanted), _BATCH):
        of_ids = model._default_manager.filter(pk__in=wanted[start : start + _BATCH])
        records += of_ids.visible_to(actor)
    return sorted(records, key=lambda record: record.key)


def _all(found: Holdings) -> list[Record]:
    return [record for records in found.records.values() for record in records]


def _targets(record: Record, model: type[Any]) -> list[Any]:
    """Return the ids of records of a kind that this one refers to."""
    fields = (one for one in record._meta.concrete_fields if one.related_model is model)
    values = (getattr(record, one.attname) for one in fields)
    return [value for value in values if value is not None]


def _name_records(found: Holdings, office: Office, *, inside: bool) -> None:
    """Note the key of every record others may refer to; withdrawn ones only for insiders."""
    found.keys.update({record.pk: record.key for record in _all(found)})
    if not inside:
        return
    missing: defaultdict[type[Any], set[Any]] = defaultdict(set)
    for record in _all(found):
        for one in record._meta.concrete_fields:
            model: Any = one.related_model
            value = getattr(record, one.attname)
            if model is not None and issubclass(model, Record) and value is not None:
                missing[model].add(value)
    for model, ids in missing.items():
        wanted = sorted(ids - found.keys.keys())
        for start in range(0, len(wanted), _BATCH):
            batch = model._default_manager.filter(pk__in=wanted[start : start + _BATCH])
            found.keys.update(dict(batch.values_list("pk", "key")))


def _name_sources(found: Holdings, office: Office, *, inside: bool) -> None:
    """Give each source a key of its own inside the workbook, made from its title."""
    used = {record.source_id for record in _all(found) if record.source_id is not None}
    sources = Source.objects.filter(office=office)
    if not inside:
        sources = sources.filter(pk__in=used)
    elsewhere = used - set(sources.values_list("pk", flat=True))
    found.sources = sorted(
        [*sources, *Source.objects.filter(pk__in=elsewhere)],
        key=lambda one: (one.title, one.url, str(one.pk)),
    )
    taken: set[str] = set()
    for source in found.sources:
        stem = _plain(source.title)
        key, number = stem, 1
        while key in taken:
            number += 1
            key = f"{stem}-{number}"
        taken.add(key)
        found.keys[source.pk] = key


def _plain(title: str) -> str:
    """Return a short key: Latin letters, digits and hyphens."""
    spelt = title.casefold().translate(_UMLAUTS)
    ascii_only = unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only)[:_KEY_LENGTH].strip("-") or "source"


def has_files(model: type[Record]) -> bool:
    """Return whether records of this kind hold files, which the workbook leaves out."""
    return any(one.related_model is StoredFile for one in model._meta.concrete_fields)
