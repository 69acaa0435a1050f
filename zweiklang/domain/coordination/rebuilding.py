# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeps the stored warnings true: rewrites those that a changed record touches.

It happens in the transaction of the change. An import opens `collected()`, and the work is done
once at its end, a few queries for all records together.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Q

from zweiklang.domain.coordination import deriving, rules
from zweiklang.domain.coordination.models import DerivedBy, Warning
from zweiklang.domain.coordination.rules import Derived
from zweiklang.domain.mandate.models import FollowUp
from zweiklang.domain.partnerships.models import Agreement, Basis, Partnership, Phase
from zweiklang.domain.partnerships.rules import mark_replaced
from zweiklang.domain.people.models import Contact
from zweiklang.domain.places.models import UnitName
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.records import Record, record_types

K = Warning.Kind
#: These follow from a partnership with its phases and agreements; all others from one record alone.
PARTNERSHIP_KINDS = (K.AGREEMENT_ENDS, K.NO_AGREEMENT, K.NO_PHASE)
RELATED = {"follow-up": ("council_item",), "contact": ("successor", "unit")}
PREFETCHED = {"contact": ("unit__names",)}
CHUNK = 400


@dataclass
class Changes:
    """What must be derived anew: records, partnerships, duties of items, contacts of units."""

    records: defaultdict[str, set[uuid.UUID]] = field(default_factory=lambda: defaultdict(set))
    partnerships: set[uuid.UUID] = field(default_factory=set)
    council_items: set[uuid.UUID] = field(default_factory=set)
    units: set[uuid.UUID] = field(default_factory=set)

    def note(self, record: Record, before: Record | None) -> None:
        """Add what a written record touches, as it was and as it is."""
        if record.office_id is None:
            return
        self.records[record.slug].add(record.pk)
        for state in (before, record):
            if isinstance(state, Partnership):
                self.partnerships.add(state.pk)
            elif isinstance(state, Phase | Agreement):
                self.partnerships.add(state.partnership_id)
                self.council_items |= {state.mandate_id} - {None}  # type: ignore[arg-type]  # None is taken out
            elif isinstance(state, Basis):
                item = state.point.council_item_id if state.point else state.council_item_id
                self.council_items |= {item} - {None}  # type: ignore[arg-type]  # None is taken out
            elif isinstance(state, UnitName):
                self.units.add(state.unit_id)
        if record.slug == "council-item":
            self.council_items.add(record.pk)


_collecting: ContextVar[Changes | None] = ContextVar("collected_changes", default=None)


@contextmanager
def collected() -> Iterator[None]:
    """Derive warnings once at the end of the block instead of after each record.

    The block becomes one transaction: after an error neither records nor warnings are written.
    """
    if _collecting.get() is not None:
        yield
        return
    changes = Changes()
    with transaction.atomic():
        token = _collecting.set(changes)
        try:
            yield
        finally:
            _collecting.reset(token)
        rebuild(changes)


def on_record_written(*, actor: Actor, record: Record, before: Record | None, step: str) -> None:
    """Rewrite the warnings a change touches, now or when the collecting block ends."""
    changes = _collecting.get()
    if changes is not None:
        changes.note(record, before)
        return
    changes = Changes()
    changes.note(record, before)
    rebuild(changes)


def rebuild(changes: Changes) -> None:
    """Derive and store the warnings of everything noted; the queries grow with chunks only."""
    for ids in _chunks(changes.council_items):
        duties = FollowUp.objects.filter(council_item__in=ids).values_list("pk", flat=True)
        changes.records["follow-up"].update(duties)
    for ids in _chunks(changes.records.get("contact", ())):
        left = Contact.objects.filter(successor__in=ids).values_list("pk", flat=True)
        changes.records["contact"].update(left)
    for ids in _chunks(changes.units):
        gone = Contact.objects.filter(unit__in=ids, ends__isnull=False)
        changes.records["contact"].update(gone.values_list("pk", flat=True))
    for slug, records in changes.records.items():
        for ids in _chunks(records):
            _rebuild_records(record_types()[slug], ids)
    for ids in _chunks(changes.partnerships):
        _rebuild_partnerships(ids)


def rebuild_warnings(partnership_ids: Iterable[uuid.UUID]) -> None:
    """Derive anew what phases and agreements of the partnerships give rise to."""
    with transaction.atomic():
        rebuild(Changes(partnerships=set(partnership_ids)))


def rebuild_if_outdated() -> bool:
    """Derive every warning anew if other rules than today's have derived them; return whether."""
    with transaction.atomic():
        if DerivedBy.objects.select_for_update().filter(version=rules.VERSION).exists():
            return False
        DerivedBy.objects.all().delete()
        rebuild_all()
        DerivedBy.objects.create(version=rules.VERSION)
    return True


def rebuild_all() -> None:
    """Derive every warning anew, after a change of the rules."""
    changes = Changes()
    for slug, model in record_types().items():
        kept = model._default_manager.filter(office__isnull=False)
        changes.records[slug] = set(kept.values_list("pk", flat=True))
    changes.partnerships = set(changes.records["partnership"])
    with transaction.atomic():
        Warning.objects.all().delete()
        rebuild(changes)


def _chunks(ids: Iterable[uuid.UUID]) -> Iterator[list[uuid.UUID]]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), CHUNK):
        yield ordered[start : start + CHUNK]


def _rebuild_records(model: type[Record], ids: Sequence[uuid.UUID]) -> None:
    """Rewrite the warnings that follow from these records alone."""
    Warning.objects.filter(record_type=model.slug, record_id__in=ids).exclude(
        kind__in=PARTNERSHIP_KINDS
    ).delete()
    kept = model._default_manager.filter(pk__in=ids, withdrawn_on=None)
    kept = kept.prefetch_related(*PREFETCHED.get(model.slug, ()))
    rows: list[Any] = list(kept.select_related(*RELATED.get(model.slug, ())))
    partnerships = _carried(rows) if model is FollowUp else {}
    Warning.objects.bulk_create(
        _row(derived, row.office_id, partnerships.get(row.pk) or _partnership_of(row))
        for row in rows
        for derived in deriving.own_warnings(row)
    )


def _partnership_of(row: Any) -> uuid.UUID | None:
    found = row.pk if row.slug == "partnership" else getattr(row, "partnership_id", None)
    return found if isinstance(found, uuid.UUID) else None


def _carried(duties: Sequence[FollowUp]) -> dict[uuid.UUID, uuid.UUID]:
    """Return for each duty the partnership it is about, if it is about exactly one."""
    items = {duty.council_item_id for duty in duties}
    linked: defaultdict[uuid.UUID | None, set[uuid.UUID]] = defaultdict(set)
    resting: defaultdict[uuid.UUID | None, set[uuid.UUID]] = defaultdict(set)
    for phase in Phase.objects.current().filter(mandate__in=items):
        linked[phase.mandate_id].add(phase.partnership_id)
        if phase.state in rules.QUIET_STATES:
            resting[phase.mandate_id].add(phase.partnership_id)
    for agreement in Agreement.objects.current().filter(mandate__in=items):
        linked[agreement.mandate_id].add(agreement.partnership_id)
    named = Q(council_item__in=items) | Q(point__council_item__in=items)
    for basis in Basis.objects.current().filter(named).select_related("point"):
        item = basis.point.council_item_id if basis.point else basis.council_item_id
        linked[item].add(basis.partnership_id)
    found = {}
    for duty in duties:
        about = linked[duty.council_item_id] - resting[duty.council_item_id]
        if len(about) == 1:
            found[duty.pk] = next(iter(about))
    return found


def _rebuild_partnerships(ids: Sequence[uuid.UUID]) -> None:
    """Rewrite what phases and agreements of these partnerships give rise to."""
    Warning.objects.filter(partnership__in=ids, kind__in=PARTNERSHIP_KINDS).delete()
    phases: defaultdict[uuid.UUID, list[Phase]] = defaultdict(list)
    agreements: defaultdict[uuid.UUID, list[Agreement]] = defaultdict(list)
    for phase in Phase.objects.current().filter(partnership__in=ids):
        phases[phase.partnership_id].append(phase)
    for agreement in Agreement.objects.current().filter(partnership__in=ids):
        agreements[agreement.partnership_id].append(agreement)
    for papers in agreements.values():
        mark_replaced(papers)
    Warning.objects.bulk_create(
        _row(derived, one.office_id, one.pk)
        for one in Partnership.objects.current().filter(pk__in=ids)
        for derived in (
            *rules.partnership_warnings(phases[one.pk], agreements[one.pk]),
            *rules.no_phase(one.pk, one.known_since or clock.today(), phases[one.pk]),
        )
    )


def _row(derived: Derived, office_id: uuid.UUID, partnership_id: uuid.UUID | None) -> Warning:
    return Warning(
        office_id=office_id,
        partnership_id=partnership_id,
        kind=derived.kind,
        record_type=derived.record_type,
        record_id=derived.record_id,
        shows_from=derived.shows_from,
        due_on=derived.due_on,
        settled_on=derived.settled_on,
        facts=dict(derived.facts),
    )
