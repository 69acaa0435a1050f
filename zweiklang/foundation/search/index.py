# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes the search index: one entry per record, many records in few statements."""

from __future__ import annotations

import random
import time
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice
from threading import Lock
from typing import Any, cast

from django.db import connection, transaction

from zweiklang.foundation.models import SearchEntry
from zweiklang.foundation.records import Record, record_types
from zweiklang.foundation.search import dependents, others, schema, tasks
from zweiklang.foundation.search.contents import Titles, contents_of, linked_fields

#: Ids by kind, and whether the record is so new that nothing of it can stand in the index.
Ids = dict[type[Record], dict[uuid.UUID, bool]]
BATCH = 500
#: More entries that repeat a changed name are left to the worker.
AT_ONCE = 100
_deferred: ContextVar[Ids | None] = ContextVar("deferred_search_entries", default=None)
_ticks_lock = Lock()
_last_tick = 0


def index_record(record: Record) -> None:
    """Bring the entry of a record up to date, and those of records that carry its name."""
    index_records([record])


def index_records(records: Iterable[Record], *, new: bool = False) -> None:
    """Bring the entries of many records up to date in few statements.

    new: they were added in this transaction and have no entries yet.
    """
    waiting = _deferred.get()
    wanted: Ids = defaultdict(dict) if waiting is None else waiting
    for record in records:
        model, record_id = _owner(record)
        wanted[model].setdefault(record_id, new and model is type(record))
    if waiting is None:
        write(wanted)


def index_others(slug: str, ids: Collection[uuid.UUID]) -> None:
    """Bring the entries of things that are no records up to date."""
    with transaction.atomic():
        SearchEntry.objects.filter(record_type=slug, record_id__in=ids).delete()
        _add_others(others.registered()[slug], ids)


def reindex_if_incomplete() -> bool:
    """Build the index anew if it knows nothing of a kind of which there is something."""
    for slug, other in others.registered().items():
        if SearchEntry.objects.filter(record_type=slug).exists():
            continue
        if next(other.words(None), None) is not None:
            reindex()
            return True
    return False


def _add_others(other: others.Other, ids: Collection[uuid.UUID] | None) -> None:
    for batch in _batches(others.entries(other, ids)):
        for entry in batch:
            entry.id = _next_id(first=False)
        SearchEntry.objects.bulk_create(batch, ignore_conflicts=True)


def remove(record: Record) -> None:
    """Take a record out of the index."""
    SearchEntry.objects.filter(record_type=record.slug, record_id=record.pk).delete()


@contextmanager
def defer() -> Iterator[None]:
    """Hold the index back inside the block and write all its entries at the end, in batches.

    For imports. After an error nothing is written: the records are undone as well.
    """
    if _deferred.get() is not None:
        yield
        return
    waiting: Ids = defaultdict(dict)
    token = _deferred.set(waiting)
    try:
        yield
    finally:
        _deferred.reset(token)
    write(waiting)


def reindex() -> int:
    """Build the whole index anew and return the number of entries; oldest records first."""
    SearchEntry.objects.all().delete()
    schema.create_index(connection)
    moments = [
        (changed_at.timestamp() if changed_at else 0.0, slug, record_id)
        for slug, model in record_types().items()
        if not dependents.owner_field(model)
        for record_id, changed_at in model._default_manager.filter(withdrawn_on=None).values_list(
            "pk", "changed_at"
        )
    ]
    moments.sort(key=lambda moment: moment[:2])
    for batch in _batches(iter(moments)):
        wanted: Ids = defaultdict(dict)
        for _, slug, record_id in batch:
            wanted[record_types()[slug]][record_id] = True
        with transaction.atomic():
            for model, ids in wanted.items():
                # What somebody writes meanwhile is newer: it stays.
                SearchEntry.objects.bulk_create(_entries(model, list(ids)), ignore_conflicts=True)
    for other in others.registered().values():
        _add_others(other, None)
    return SearchEntry.objects.count()


def _owner(record: Record) -> tuple[type[Record], uuid.UUID]:
    """Return whose entry holds the record's words: its own, or that of the record it belongs to."""
    field = dependents.owner_field(type(record))
    if field is None:
        return type(record), record.pk
    return cast("type[Record]", field.related_model), getattr(record, field.attname)


def write(wanted: Ids, *, piece: int = BATCH) -> None:
    """Write the entries, and then those of the records that carry a changed name.

    Where these are many, the worker writes them soon after.
    """
    while wanted:
        following: Ids = defaultdict(dict)
        for model, ids in wanted.items():
            for batch in _batches(iter(ids), piece):
                known = [one for one in batch if not ids[one]]
                _replace(model, batch, known, following)
        wanted = following


def _replace(
    model: type[Record], ids: list[uuid.UUID], known: list[uuid.UUID], following: Ids
) -> None:
    """Replace the entries of records of one kind; adds to `following` who must follow suit.

    known: those of the ids that may have an entry.
    """
    # An error undoes the action that wrote the records as well: there is nothing to go back to.
    with transaction.atomic(savepoint=False):
        old = SearchEntry.objects.filter(record_type=model.slug, record_id__in=known)
        before = {
            entry.record_id: entry
            for entry in old.only("record_id", "titles", "folded_title", "is_public")
        }
        entries = _entries(model, ids)
        if before:
            old.delete()
        # Another writer may have added the same entry meanwhile; the latest words count.
        SearchEntry.objects.bulk_create(
            entries,
            update_conflicts=True,
            unique_fields=["record_type", "record_id"],
            update_fields=["office", "is_public", "titles", "folded_title", "folded", "text"],
        )
        after = {entry.record_id: entry for entry in entries}
        changed = _Changes(before, after)
        dependents.show_or_hide(model, changed.audience)
        carriers = list(dependents.carrying_names(model, changed.titles, changed.names))
        if sum(len(other_ids) for _other, other_ids in carriers) > AT_ONCE:
            tasks.queue(model, changed.titles, changed.names)
            return
        for other, other_ids in carriers:
            following[other].update(dict.fromkeys(other_ids, False))


class _Changes:
    """What became different: the ids of records with another title, other names, other audience."""

    def __init__(
        self, before: dict[uuid.UUID, SearchEntry], after: dict[uuid.UUID, SearchEntry]
    ) -> None:
        kept = [(old, after[key]) for key, old in before.items() if key in after]
        self.titles = [new.record_id for old, new in kept if old.titles != new.titles]
        self.names = [new.record_id for old, new in kept if old.folded_title != new.folded_title]
        self.audience = [new.record_id for old, new in kept if old.is_public != new.is_public]
        self.audience += [key for key, old in before.items() if key not in after and old.is_public]


def _entries(model: type[Record], ids: list[uuid.UUID]) -> list[SearchEntry]:
    """Return the new entries of records of one kind; withdrawn ones have none."""
    links = {*linked_fields(model), *model.release_parents}
    prefetches = [*getattr(model, "search_prefetch", ())]
    for link in links:
        related = cast(Any, model._meta.get_field(link)).related_model
        prefetches += [f"{link}__{lookup}" for lookup in getattr(related, "search_prefetch", ())]
    rows = (
        model._default_manager.filter(pk__in=ids, withdrawn_on=None)
        .select_related(*links)
        .prefetch_related(*prefetches)
    )
    by_id = {record.pk: record for record in rows}
    titles: Titles = {}
    return [_entry(by_id[record_id], titles) for record_id in ids if record_id in by_id]


def _entry(record: Record, titles: Titles) -> SearchEntry:
    contents = contents_of(record, titles)
    folded_title = contents.folded_title
    return SearchEntry(
        id=_next_id(first=getattr(record, "search_first", False)),
        record_type=record.slug,
        record_id=record.pk,
        office_id=record.office_id,
        is_public=record.may_be_public and record.is_public,
        titles=contents.titles,
        folded_title=folded_title,
        folded=folded_title + contents.folded_text,
        text=contents.text,
    )


def _next_id(*, first: bool) -> int:
    """Return an id above all earlier ones: time in steps of 10 µs, and chance for other processes.

    The ids of what is found first lie above all others. All stay below 2**56: FTS5 reads its lists
    backwards byte by byte, and skips rows where a number takes more than eight bytes.
    """
    global _last_tick
    with _ticks_lock:
        _last_tick = max(_last_tick + 1, time.time_ns() // 10_000)
        tick = _last_tick
    return (first << 54) | (tick << 6) | random.getrandbits(6)


def _batches(items: Iterator[Any], piece: int = BATCH) -> Iterator[list[Any]]:
    while batch := list(islice(items, piece)):
        yield batch
