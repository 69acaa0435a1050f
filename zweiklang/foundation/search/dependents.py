# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which entries follow when a record gets another name or another audience."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any, cast

from django.db.models import ForeignKey, Q, QuerySet

from zweiklang.foundation.actors import Actor
from zweiklang.foundation.models import SearchEntry
from zweiklang.foundation.records import Record, record_types
from zweiklang.foundation.search.contents import text_fields

Key = ForeignKey[Any, Any]


def owner_field(model: type[Record]) -> Key | None:
    """Return the link to the record whose entry holds this kind's words; None if it has its own."""
    name = getattr(model, "searched_as", "")
    return cast(Key, model._meta.get_field(name)) if name else None


def carrying_names(
    model: type[Record], retitled: Collection[uuid.UUID], renamed: Collection[uuid.UUID]
) -> Iterator[tuple[type[Record], list[uuid.UUID]]]:
    """Yield kinds and ids of the records whose entry repeats a title or name of these records."""
    for other in record_types().values():
        owner = owner_field(other)
        for field in _links(other, model):
            if owner is not None and field.name == owner.name:
                continue
            changed = renamed if owner else retitled
            if not changed:
                continue
            rows = other._default_manager.filter(**{f"{field.name}__in": changed})
            if owner is not None:
                found = rows.values_list(owner.attname, flat=True)
                yield cast("type[Record]", owner.related_model), list(found)
            else:
                yield other, list(rows.values_list("pk", flat=True))


def show_or_hide(model: type[Record], ids: Collection[uuid.UUID] | QuerySet[Any]) -> None:
    """Set the audience of the entries below records whose own audience has changed."""
    if isinstance(ids, Collection) and not ids:
        return
    for other in record_types().values():
        for name in other.release_parents:
            if cast(Any, other._meta.get_field(name)).related_model is not model:
                continue
            below = other._default_manager.filter(**{f"{name}__in": ids})
            if not below.exists():  # a record just written: most have nothing below them yet
                continue
            if owner_field(other) is None:
                entries = SearchEntry.objects.filter(record_type=other.slug)
                # Some kinds ask for more than their own release: the queries know.
                seen = below.visible_to(Actor.public())
                public = seen.filter(public_now(other)).values("pk")
                hidden = below.exclude(pk__in=public).values("pk")
                entries.filter(record_id__in=public, is_public=False).update(is_public=True)
                entries.filter(record_id__in=hidden, is_public=True).update(is_public=False)
            show_or_hide(other, below.values("pk"))


def public_now(model: type[Record], prefix: str = "") -> Q:
    """Return `is_public` in SQL: the record and all it stands below are released."""
    condition = Q(**{f"{prefix}released_on__isnull": False, f"{prefix}withdrawn_on__isnull": True})
    for name in model.release_parents:
        parent = cast(Any, model._meta.get_field(name)).related_model
        path = f"{prefix}{name}"
        condition &= Q(**{f"{path}__isnull": True}) | public_now(parent, f"{path}__")
    return condition


@cache
def _links(model: type[Record], to: type[Record]) -> list[Key]:
    return [
        cast(Key, field)
        for field in text_fields(model)
        if field.is_relation and field.related_model is to
    ]
