# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes many records at once, all or none, by the rules of `writing` with few queries.

Permission, validation, revision and announcement are those of a single save. A rehearsal does
everything up to the revisions and takes it back, so that a preview finds what the writing would.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ObjectDoesNotExist, ValidationError
from django.db import DatabaseError, DataError, IntegrityError, transaction
from django.utils.translation import gettext as _

from zweiklang.foundation import clock, policy
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.events import announce
from zweiklang.foundation.lists import with_commas
from zweiklang.foundation.models import Revision
from zweiklang.foundation.records import Record
from zweiklang.foundation.revisions import snapshot
from zweiklang.foundation.writing import Conflict

BATCH = 500


@dataclass
class Change:
    """One record to write: how it shall stand, how it stood when that was decided.

    `release` publishes (True), hides (False) or leaves it (None). `errors` is filled by the
    writing.
    """

    record: Record
    before: Record | None = None
    release: bool | None = None
    errors: list[ValidationError] = field(default_factory=list)
    steps: list[tuple[str, list[str]]] = field(default_factory=list)

    @property
    def kind(self) -> type[Record]:
        """Return the model."""
        return type(self.record)


def write_all(
    actor: Actor,
    changes: Sequence[Change],
    *,
    reason: str = "",
    known_from: dt.date | None = None,
    rehearse: bool = False,
) -> bool:
    """Write every change or none; return whether all are valid, the errors are in the changes.

    All steps carry the same moment, by which lists of changes tell them as one. Raises Conflict
    where a record has been changed since its `before` was read.
    """
    with transaction.atomic(), clock.one_moment():
        _check_permissions(actor, changes)
        _lock(changes)
        incomplete = []
        for change in changes:
            is_refused = bool(change.errors)
            _prepare(change, known_from)
            _check_fields(change)
            if change.errors and not is_refused:
                incomplete.append(change)
        valid = [change for change in changes if not change.errors]
        for kind, of_kind in _by_kind(valid).items():
            _store(kind, of_kind)
        for change in valid:
            if not change.errors:
                _check_record(change)
        for change in incomplete:
            _check_the_rest(change)
        good = not any(change.errors for change in changes)
        if rehearse or not good:
            transaction.set_rollback(True)
        else:
            _keep_history(actor, changes, reason)
            for change in changes:
                _announce(actor, change)
    return good


def _check_permissions(actor: Actor, changes: Iterable[Change]) -> None:
    for change in changes:
        decision = policy.can_write(actor, change.record)
        if decision and change.before:
            decision = policy.can_write(actor, change.before)
        if not decision:
            change.errors.append(ValidationError(str(decision.reason)))
        elif change.release is not None:
            decision = policy.can_release(actor, change.record)
            if not decision:
                change.errors.append(ValidationError({"released": str(decision.reason)}))


def _by_kind(changes: Iterable[Change]) -> dict[type[Record], list[Change]]:
    found: defaultdict[type[Record], list[Change]] = defaultdict(list)
    for change in changes:
        found[change.kind].append(change)
    return found


def _lock(changes: Iterable[Change]) -> None:
    """Hold the stored records until the transaction ends; raise Conflict where one has moved on."""
    for kind, of_kind in _by_kind(one for one in changes if one.before).items():
        expected = {one.before.pk: one.before.revision for one in of_kind if one.before}
        keys = list(expected)
        for start in range(0, len(keys), BATCH):
            stored: Any = kind._default_manager.select_for_update(of=("self",))
            for record in stored.filter(pk__in=keys[start : start + BATCH]):
                if record.revision != expected[record.pk]:
                    raise Conflict(record)


def _prepare(change: Change, known_from: dt.date | None) -> None:
    """Set clocks, revision and release as `writing` does for one record."""
    record, before = change.record, change.before
    change.steps = []
    # A rehearsal may have gone before: start again from the bookkeeping as it was.
    record.released_on = before.released_on if before else None
    record.known_at = before.known_at if before else None
    today = clock.today()
    day = known_from or (today if before else record.known_since or today)
    record.known_since = record.known_since or (before and before.known_since) or day
    day = max(day, record.known_since)
    data, data_before = snapshot(record), snapshot(before) if before else {}
    changed = [name for name, value in data.items() if data_before.get(name) != value]
    if changed:
        step = Revision.Step.CHANGED if before else Revision.Step.ADDED
        change.steps.append((step.value, changed))
        record.known_at = day
    if change.release is not None and change.release != (record.released_on is not None):
        record.released_on = today if change.release else None
        step = Revision.Step.RELEASED if change.release else Revision.Step.HIDDEN
        change.steps.append((step.value, []))
    if change.steps:
        record.revision = (before.revision if before else 0) + len(change.steps)
        record.changed_at = clock.now()


def _check_fields(change: Change) -> None:
    """Check each field by itself; references are set as records and need no look-up."""
    exclude = {one.name for one in change.record._meta.concrete_fields if one.is_relation}
    wrong = None
    try:
        # Some kinds set here what follows from a reference: what is missing is looked at after it.
        change.record.clean_fields(exclude=exclude)
    except ValidationError as error:
        wrong = error
    missing = {
        one.name: one.error_messages["null"]
        for one in change.record._meta.concrete_fields
        if one.is_relation and not one.null and getattr(change.record, one.attname) is None
    }
    if missing:
        change.errors.append(ValidationError(missing))
    if wrong is not None:
        change.errors.append(wrong)


def _check_record(change: Change) -> None:
    """Check the record among its neighbours, all of which are stored by now."""
    try:
        change.record.clean()
    except ValidationError as error:
        change.errors.append(error)


def _check_the_rest(change: Change) -> None:
    """Check a record with faulty fields among its neighbours, too: all errors come at once.

    What is said of its faulty fields, or of the whole, may come from those faults and is left out.
    """
    faulty = {name for error in change.errors for name in getattr(error, "error_dict", ())}
    try:
        with transaction.atomic():
            change.record.clean()
    except ValidationError as error:
        rest = {
            name: errors
            for name, errors in getattr(error, "error_dict", {}).items()
            if name != NON_FIELD_ERRORS and name not in faulty
        }
        if rest:
            change.errors.append(ValidationError(rest))
    except (ObjectDoesNotExist, DatabaseError, AttributeError, LookupError, TypeError, ValueError):
        return  # a rule that rests on a faulty field: it is asked again once that is right


def _store(kind: type[Record], changes: list[Change]) -> None:
    """Write the rows at once; where the database refuses one, find out which."""
    try:
        with transaction.atomic():
            _store_rows(kind, changes)
    except (IntegrityError, DataError):
        for change in changes:
            try:
                with transaction.atomic():
                    _store_rows(kind, [change])
            except (IntegrityError, DataError) as refusal:
                change.errors.append(_why(change.record, refusal))


def _store_rows(kind: type[Record], changes: list[Change]) -> None:
    rows: Any = kind._default_manager
    added = [change.record for change in changes if not change.before]
    kept = [change.record for change in changes if change.before and change.steps]
    if added:
        rows.bulk_create(added, batch_size=BATCH)
    if kept:
        names = [one.name for one in kind._meta.concrete_fields if not one.primary_key]
        rows.bulk_update(kept, names, batch_size=50)


def _why(record: Record, refusal: Exception) -> ValidationError:
    """Return in words what the database has refused."""
    for constraint in record._meta.constraints:
        try:
            constraint.validate(type(record), record)
        except ValidationError as error:
            names = getattr(constraint, "fields", ())
            if not names:
                return error
            labels = [str(record._meta.get_field(name).verbose_name) for name in names]  # type: ignore[union-attr]  # constraints name concrete fields
            return ValidationError(
                _("Another entry has the same %(fields)s. Change one of the two.")
                % {"fields": with_commas(labels)}
            )
    return ValidationError(str(refusal))


def _keep_history(actor: Actor, changes: Iterable[Change], reason: str) -> None:
    """Add one revision per step of each record."""
    revisions = []
    for change in changes:
        first = change.record.revision - len(change.steps) + 1
        data = snapshot(change.record)
        for number, (step, changed) in enumerate(change.steps, first):
            revisions.append(
                Revision(
                    record_type=change.record.slug,
                    record_id=change.record.pk,
                    number=number,
                    step=step,
                    office_id=change.record.office_id,
                    known_from=change.record.known_at or clock.today(),
                    recorded_at=change.record.changed_at or clock.now(),
                    account_id=actor.account_id,
                    actor_name=actor.name,
                    reason=reason,
                    data=data,
                    changed=changed,
                )
            )
    Revision.objects.bulk_create(revisions, batch_size=BATCH)


def _announce(actor: Actor, change: Change) -> None:
    """Tell of each record once, with its last step: the listeners look at how it stands."""
    if change.steps:
        announce(
            "record_written",
            actor=actor,
            record=change.record,
            before=change.before,
            step=change.steps[-1][0],
        )
