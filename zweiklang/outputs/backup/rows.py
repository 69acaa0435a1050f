# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Turns table rows into lines of JSON and back, the same on every database."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.apps.registry import Apps
from django.db import connection, models

from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText

#: Tables that say nothing that lasts: who is signed in, work in progress, and what is derived.
LEFT_OUT = frozenset(
    {
        "auth.permission",
        "contenttypes.contenttype",
        "coordination.derivedby",  # so that what an older program derived is derived anew
        "django_tasks_database.dbtaskresult",
        "foundation.searchentry",
        "sessions.session",
        "usersessions.usersession",
    }
)
_CHUNK = 1000
_Model = type[models.Model]


def tables() -> list[_Model]:
    """Return the models whose rows are backed up, ordered by name."""
    return [model for model in all_tables(apps) if not _is_left_out(model)]


def all_tables(registry: Apps) -> list[_Model]:
    """Return the models that have a table, of today or of an earlier state, ordered by name."""
    found = [
        model
        for model in registry.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    ]
    return sorted(found, key=lambda model: model._meta.label_lower)


def part_name(model: _Model) -> str:
    """Return the name of a table's part of the archive."""
    return f"tables/{model._meta.label_lower}.jsonl"


def passing_tables() -> list[_Model]:
    """Return the models left out whose rows a restore deletes: they speak of what was before."""
    kept = {"auth.permission", "contenttypes.contenttype"}
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if _is_left_out(model) and model._meta.label_lower not in kept
    ]


def _is_left_out(model: _Model) -> bool:
    """Return whether a table is left out, or only links to one that is."""
    if model._meta.label_lower in LEFT_OUT:
        return True
    targets = (one.related_model for one in model._meta.concrete_fields if one.is_relation)
    return bool(model._meta.auto_created) and any(
        isinstance(one, type) and one._meta.label_lower in LEFT_OUT for one in targets
    )


def lines(model: _Model) -> Iterator[bytes]:
    """Yield each row as a line of JSON, ordered by primary key; memory stays small."""
    fields = model._meta.concrete_fields
    rows = model._base_manager.order_by("pk").iterator(chunk_size=_CHUNK)
    for row in rows:
        data = {one.attname: _plain(getattr(row, one.attname)) for one in fields}
        text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        yield text.encode() + b"\n"


def table_hash(model: _Model) -> str:
    """Return the SHA-256 of a table's lines."""
    digest = hashlib.sha256()
    for line in lines(model):
        digest.update(line)
    return digest.hexdigest()


def content_hash(hashes: dict[str, str]) -> str:
    """Return one hash over the hashes of all tables."""
    text = "".join(f"{name} {digest}\n" for name, digest in sorted(hashes.items()))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    """Return a value as JSON has it, without traces of the database it comes from."""
    if isinstance(value, TranslatedText):
        return value.to_json()
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, PartialDate):
        return value.iso
    if isinstance(value, uuid.UUID | Decimal):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return {"base64": base64.b64encode(bytes(value)).decode()}
    return value


def insert(model: _Model, rows: Iterable[bytes]) -> int:
    """Write lines into the table exactly as they are, and return how many there were."""
    waiting: list[models.Model] = []
    size = _batch_size(model)
    count = 0
    for row in rows:
        waiting.append(_instance(model, json.loads(row)))
        count += 1
        if len(waiting) >= size:
            _insert(model, waiting)
            waiting = []
    if waiting:
        _insert(model, waiting)
    return count


def _instance(model: _Model, data: dict[str, Any]) -> models.Model:
    values: dict[str, Any] = {}
    for one in model._meta.concrete_fields:
        value = data[one.attname]
        if isinstance(one, models.BinaryField) and value is not None:
            values[one.attname] = base64.b64decode(value["base64"])
        elif value is None or isinstance(one, models.JSONField):
            values[one.attname] = one.to_python(value) if value is not None else None
        else:
            target: Any = one.target_field if one.is_relation else one  # type: ignore[attr-defined]  # a relation has a target
            values[one.attname] = target.to_python(value)
    return model(**values)


def _batch_size(model: _Model) -> int:
    fields = list(model._meta.concrete_fields)
    return max(1, min(500, connection.ops.bulk_batch_size(fields, [None] * 500)))


def _insert(model: _Model, rows: list[models.Model]) -> None:
    """Insert as raw data: dates of creation are not set anew."""
    manager: Any = model._base_manager
    manager._insert(rows, fields=list(model._meta.concrete_fields), using="default", raw=True)
