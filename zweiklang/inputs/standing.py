# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finds the records an import names, in few queries whatever their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from zweiklang.domain.people.models import Office
from zweiklang.foundation.models import Source
from zweiklang.foundation.records import Record, record_types
from zweiklang.foundation.workbook.cells import Reference
from zweiklang.foundation.workbook.layout import identity_fields
from zweiklang.inputs.drafts import Draft

_BATCH = 500
_ENOUGH = 200


class Standing:
    """The records as they stand in the database, by kind and key."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.kinds = record_types()
        self._by_key: dict[str, dict[str, Record]] = defaultdict(dict)
        self._by_id: dict[Any, Any] = {}
        self._only: dict[str, Record] = {}

    def load(self, drafts: Iterable[Draft]) -> None:
        """Read every record the drafts are or refer to."""
        wanted: defaultdict[str, set[str]] = defaultdict(set)
        for draft in drafts:
            wanted[draft.slug].add(draft.key)
            model = self.kinds[draft.slug]
            for name, value in draft.values.items():
                if isinstance(value, Reference):
                    field: Any = model._meta.get_field(name)
                    if field.related_model is not Source:
                        wanted[field.related_model.slug].add(value.text)
        for slug, keys in wanted.items():
            self._load(slug, sorted(keys))
        self._load_targets()

    def _mine(self, model: type[Record]) -> Any:
        """Return the records in reach of the office: its own and the shared ones."""
        reach = (
            Q(office=None)
            if "office" not in identity_fields(model)
            else (Q(office=None) | Q(office=self.office))
        )
        return model._default_manager.filter(reach)

    def _load(self, slug: str, keys: list[str]) -> None:
        model = self.kinds[slug]
        found: list[Record] = []
        if "key" not in identity_fields(model):
            found = list(model._default_manager.filter(office=self.office))
            self._only |= {record.slug: record for record in found}
        for start in range(0, len(keys), _BATCH):
            found += self._mine(model).filter(key__in=keys[start : start + _BATCH])
        # The office's own come last and win over shared ones with the same key.
        for record in sorted(found, key=lambda record: record.office_id is not None):
            self._by_key[slug][record.key] = record
            self._by_id[record.pk] = record

    def _load_targets(self) -> None:
        """Read what the loaded records refer to, for rules and for showing what was there."""
        wanted: defaultdict[Any, set[Any]] = defaultdict(set)
        for record in list(self._by_id.values()):
            for field in record._meta.concrete_fields:
                if field.is_relation and field.name != "office":
                    value = getattr(record, field.attname)
                    if value is not None and value not in self._by_id:
                        wanted[field.related_model].add(value)
        for model, ids in wanted.items():
            keys = list(ids)
            for start in range(0, len(keys), _BATCH):
                self._by_id.update(model._default_manager.in_bulk(keys[start : start + _BATCH]))
        for record in self._by_key_records():
            _link(record, self._by_id, self.office)

    def _by_key_records(self) -> list[Record]:
        return [record for records in self._by_key.values() for record in records.values()]

    def find(self, slug: str, key: str) -> Record | None:
        """Return the record with this key, or the only one of a kind that has one per office."""
        return self._only.get(slug) or self._by_key[slug].get(key)

    def by_id(self, record_id: Any) -> Any:
        """Return a loaded record or source by its id, or None."""
        return self._by_id.get(record_id)

    def sources(self) -> list[Source]:
        """Return the sources of the loaded records, whichever office has added them."""
        return [one for one in self._by_id.values() if isinstance(one, Source)]

    def similar_keys(self, slug: str, key: str) -> set[str]:
        """Return keys that begin alike, to suggest one."""
        near = self._mine(self.kinds[slug]).filter(key__startswith=key[:2])
        return set(near.values_list("key", flat=True)[:_ENOUGH])


def _link(record: Record, known: dict[Any, Any], office: Office) -> None:
    """Set the related records, so that rules and labels ask the database for nothing."""
    for field in record._meta.concrete_fields:
        if not field.is_relation:
            continue
        value = getattr(record, field.attname)
        target = office if value == office.pk else known.get(value)
        if target is not None:
            field.set_cached_value(record, target)  # type: ignore[attr-defined]  # a relation, see above
