# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The only way records are written: permission, validation, write, revision, announcement.

Each function runs in one transaction: either everything of it happened or nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from zweiklang.foundation import clock, policy
from zweiklang.foundation.actors import Actor, Refused
from zweiklang.foundation.events import announce
from zweiklang.foundation.models import Revision
from zweiklang.foundation.reasons import known
from zweiklang.foundation.records import Record
from zweiklang.foundation.revisions import apply, snapshot, to_json
from zweiklang.foundation.telling_keys import tells_of

_RESTORED = known(gettext_noop("State of revision %(number)s restored"))

R = TypeVar("R", bound=Record)


class Conflict(Exception):
    """Somebody else has changed the record meanwhile; `current` is how it stands now."""

    def __init__(self, current: Record) -> None:
        self.current = current
        super().__init__(f"{current.identity()} is at revision {current.revision}")


def save_record(
    actor: Actor,
    record: R,
    *,
    reason: str = "",
    known_from: dt.date | None = None,
    expected_revision: int | None = None,
) -> R:
    """Add or change a record and return it; nothing is written if nothing changed.

    `known_from` is the day since when the state given here is known: today unless said. Raises
    Refused, ValidationError (all fields at once) or Conflict if `expected_revision` is past.
    """
    policy.can_write(actor, record).require()
    with transaction.atomic():
        before = _lock(record)
        if before is not None:
            policy.can_write(actor, before).require()
        if before and expected_revision is not None and before.revision != expected_revision:
            raise Conflict(before)
        day = known_from or (clock.today() if before else record.known_since or clock.today())
        record.known_since = record.known_since or (before and before.known_since) or day
        # What is known of a fact cannot be older than that the fact is known at all.
        day = max(day, record.known_since)
        record.full_clean(validate_constraints=True)
        data_before = snapshot(before) if before else {}
        data = snapshot(record)
        if before and data == data_before:
            return record
        step = Revision.Step.CHANGED if before else Revision.Step.ADDED
        changed = [name for name, value in data.items() if data_before.get(name) != value]
        _write(actor, record, before, step, day, reason, changed)
    return record


def withdraw_record(
    actor: Actor, record: R, *, reason: str, known_from: dt.date | None = None
) -> R:
    """Mark a record as wrong or no longer kept; its history stays. The reason is required."""
    policy.can_write(actor, record).require()
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the entry is withdrawn.")})
    with transaction.atomic():
        before = _lock(record)
        if before is None or before.withdrawn_on:
            return record
        day = known_from or clock.today()
        record.withdrawn_on = day
        _write(actor, record, before, Revision.Step.WITHDRAWN, day, reason, [])
    return record


def restore_revision(actor: Actor, record: R, number: int, *, reason: str = "") -> R:
    """Give a record the state of an earlier revision, as a new revision known from today."""
    policy.can_write(actor, record).require()
    with transaction.atomic():
        before = _lock(record)
        if before is None:
            raise ValidationError(_("The record no longer exists."))
        data = Revision.objects.get(
            record_type=record.slug, record_id=record.pk, number=number
        ).data
        data_before = snapshot(before)
        apply(record, data)
        policy.can_write(actor, record).require()
        record.withdrawn_on = None
        record.full_clean()
        changed = [name for name, value in snapshot(record).items() if data_before[name] != value]
        text = reason or _RESTORED % {"number": number}
        _write(actor, record, before, Revision.Step.RESTORED, clock.today(), text, changed)
    return record


def release_record(actor: Actor, record: R, *, reason: str = "") -> R:
    """Let the public see a record from today on."""
    policy.can_release(actor, record).require()
    return _set_release(actor, record, clock.today(), Revision.Step.RELEASED, reason)


def hide_record(actor: Actor, record: R, *, reason: str = "") -> R:
    """Take a record back from the public."""
    policy.can_hide(actor, record).require()
    return _set_release(actor, record, None, Revision.Step.HIDDEN, reason)


def erase_personal_data(
    actor: Actor, record: R, *, reason: str, only: Collection[str] | None = None
) -> R:
    """Empty the personal fields of a record in all its revisions, and log that it happened.

    only: the fields to empty, if not all of them. A key that was made from them, or that somebody
    made of the name, gives way to one that tells nothing, in all revisions too. The last revision
    names what went in `changed`.

    Raises ValidationError without a reason and Refused where there is nothing personal.
    """
    policy.can_erase(actor, record).require()
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the data are erased.")})
    if not record.personal_fields:
        raise Refused(_("Entries of this kind hold no personal data."))
    with transaction.atomic():
        before = _lock(record)
        if before is None:
            return record
        names = [one for one in record.personal_fields if only is None or one in only]
        revisions = list(Revision.objects.filter(record_type=record.slug, record_id=record.pk))
        fields: list[Any] = [record._meta.get_field(name) for name in names]
        empty = {field.name: to_json(field.get_default()) for field in fields}
        gone = [name for name in names if any(one.data.get(name) for one in revisions)]
        if _key_tells(record, revisions, names):
            empty["key"] = f"{record.slug}-{record.pk.hex[:12]}"
            gone.append("key")
        apply(record, empty)
        for revision in revisions:
            revision.data = {**revision.data, **empty}
            revision.reason = ""
            revision.save(update_fields=["data", "reason"])
        _write(actor, record, before, Revision.Step.ERASED, clock.today(), reason, gone)
    return record


def _key_tells(record: Record, revisions: list[Revision], names: Collection[str]) -> bool:
    """Return whether the key holds something of the erased fields, or was left by an erasure."""
    telling = [name for name in record.telling_fields if name in names]
    values = {str(one.data.get(name) or "") for one in revisions for name in telling}
    if telling and not any(values):
        # What was erased before can no longer be compared with the key.
        return any(one.step == Revision.Step.ERASED for one in revisions)
    return tells_of(record.key, values)


def _set_release(
    actor: Actor, record: R, day: dt.date | None, step: Revision.Step, reason: str
) -> R:
    with transaction.atomic():
        before = _lock(record)
        if before is None or (before.released_on is None) == (day is None):
            return record
        record.released_on = day
        _write(actor, record, before, step, record.known_at or clock.today(), reason, [])
    return record


def _lock(record: R) -> R | None:
    """Return the stored record, held until the transaction ends; None if it is new."""
    if record._state.adding:
        return None
    stored: Any = type(record)._default_manager.select_for_update(of=("self",))
    found: R | None = stored.filter(pk=record.pk).first()
    return found


def _write(
    actor: Actor,
    record: Record,
    before: Record | None,
    step: Revision.Step,
    day: dt.date,
    reason: str,
    changed: list[str],
) -> None:
    """Write the record with its next revision and announce it."""
    record.revision = (before.revision if before else 0) + 1
    record.known_at = day
    record.changed_at = clock.now()
    record.save(force_insert=before is None)
    Revision.objects.create(
        record_type=record.slug,
        record_id=record.pk,
        number=record.revision,
        step=step,
        office_id=record.office_id,
        known_from=day,
        recorded_at=record.changed_at,
        account_id=actor.account_id,
        actor_name=actor.name,
        reason=reason,
        data=snapshot(record),
        changed=changed,
    )
    announce("record_written", actor=actor, record=record, before=before, step=step.value)
