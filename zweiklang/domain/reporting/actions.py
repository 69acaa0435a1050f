# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Verbs on snapshots and reports: freeze, begin, write, renew, review, release, hand in."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.domain.reporting import policy, rules
from zweiklang.domain.reporting.freezing import frozen
from zweiklang.domain.reporting.gathering import gather
from zweiklang.domain.reporting.models import Report, ReportFile, ReportStep, Snapshot
from zweiklang.domain.reporting.rules import State
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.models import StoredFile
from zweiklang.foundation.periods import END_BEFORE_BEGIN


@dataclass(frozen=True)
class Choice:
    """What a snapshot is to hold: partnerships by id, a period, and as known on which day."""

    partnerships: Collection[uuid.UUID]
    begins: dt.date
    ends: dt.date
    known_on: dt.date


def freeze(actor: Actor, office: Office, choice: Choice) -> Snapshot:
    """Freeze what the actor may see of the chosen partnerships, and return the snapshot.

    One with the same content is not kept twice. Raises Refused, ValidationError by field.
    """
    policy.can_make(actor, office.pk, choice.partnerships).require()
    _check(choice)
    content = gather(
        actor, office, choice.partnerships, choice.begins, choice.ends, choice.known_on
    )
    if not content.partnerships:
        raise ValidationError(
            {"partnerships": _("Nothing was known of these partnerships on that day.")}
        )
    document, digest = frozen(content)
    with transaction.atomic():
        same = Snapshot.objects.filter(office=office, digest=digest).first()
        if same is not None and same.document == document:
            return same
        snapshot = Snapshot.objects.create(
            office=office,
            begins=choice.begins,
            ends=choice.ends,
            known_on=choice.known_on,
            document=document,
            digest=digest,
            made_at=clock.now(),
            actor_name=actor.name,
        )
        told = Partnership.objects.filter(pk__in=content.selection.partnerships)
        snapshot.partnerships.set(told)
    return snapshot


def _check(choice: Choice) -> None:
    errors: dict[str, str] = {}
    wrong = rules.wrong_period(choice.begins, choice.ends, choice.known_on, clock.today())
    if wrong == "order":
        errors["ends"] = str(END_BEFORE_BEGIN)
    elif wrong == "early":
        errors["begins"] = _("Begin in the year 1945 or later.")
    elif wrong == "future":
        errors["known_on"] = _("What will be known on a day to come, nobody can say.")
    if not choice.partnerships:
        errors["partnerships"] = _("Choose at least one partnership.")
    if errors:
        raise ValidationError(errors)


def begin(
    actor: Actor,
    snapshot: Snapshot,
    kind: str,
    language: str,
    title: str,
    entered: Mapping[str, str] | None = None,
    *,
    follows: Report | None = None,
) -> Report:
    """Begin a report of a kind from a snapshot and return it. Raises Refused, ValidationError."""
    told = set(snapshot.partnerships.values_list("pk", flat=True))
    policy.can_make(actor, snapshot.office_id, told).require()
    now = clock.now()
    with transaction.atomic():
        report = Report(
            office_id=snapshot.office_id,
            kind=kind,
            snapshot=snapshot,
            language=language,
            title=title.strip(),
            entered=_clean(entered or {}),
            follows=follows,
            created_at=now,
            changed_at=now,
        )
        report.full_clean()
        report.save(force_insert=True)
        _log(actor, report, "begun", snapshot=snapshot.digest)
    return report


def write(actor: Actor, report: Report, entered: Mapping[str, str], *, title: str = "") -> Report:
    """Keep the texts people entered; a reviewed report becomes a draft. Raises Refused."""
    with transaction.atomic():
        kept = _locked(report)
        policy.can_write(actor, kept).require()
        words = {**kept.entered, **_clean(entered)}
        texts = {name: text for name, text in words.items() if text}
        heading = title.strip() or kept.title
        if (texts, heading) == (kept.entered, kept.title):
            return kept
        changed = sorted(
            name for name in words if texts.get(name, "") != kept.entered.get(name, "")
        )
        kept.entered, kept.title, kept.state = texts, heading, State.DRAFT.value
        kept.full_clean()
        _save(kept, "entered", "title", "state")
        kept.files.all().delete()
        _log(actor, kept, "written", fields=changed)
    return kept


def renew(actor: Actor, report: Report, choice: Choice | None = None) -> Report:
    """Take a new snapshot, of another choice if one is given; the texts stay.

    The report becomes a draft if anything differs. Without a choice one as known on the day it
    was made is renewed as known today. Raises Refused, ValidationError by field.
    """
    policy.can_write(actor, report).require()
    with transaction.atomic():
        kept = _locked(report)
        policy.can_write(actor, kept).require()
        snapshot = freeze(actor, kept.office, choice or _same_choice(kept.snapshot))
        if snapshot.pk == kept.snapshot_id:
            return kept
        before = kept.snapshot.digest
        kept.snapshot, kept.state = snapshot, State.DRAFT.value
        _save(kept, "snapshot", "state")
        kept.files.all().delete()
        _log(actor, kept, "renewed", before=before, snapshot=snapshot.digest)
    return kept


def _same_choice(old: Snapshot) -> Choice:
    was_present = old.known_on == timezone.localtime(old.made_at).date()
    return Choice(
        list(old.partnerships.values_list("pk", flat=True)),
        old.begins,
        old.ends,
        clock.today() if was_present else old.known_on,
    )


def review(actor: Actor, report: Report) -> Report:
    """Say that the report has been read through. Raises Refused."""
    return _step(actor, report, State.REVIEWED, "reviewed")


def reopen(actor: Actor, report: Report, reason: str = "") -> Report:
    """Make the report a draft again; of a released one the kept files go, and a reason is due.

    Raises Refused, ValidationError.
    """
    if report.state == State.RELEASED and not reason.strip():
        raise ValidationError({"reason": _("Say why it is opened again.")})
    with transaction.atomic():
        kept = _step(actor, report, State.DRAFT, "reopened", reason=reason.strip())
        kept.released_on, kept.missing = None, []
        _save(kept, "released_on", "missing")
        kept.files.all().delete()
    return kept


def release(
    actor: Actor,
    report: Report,
    files: Mapping[str, StoredFile],
    missing: Sequence[Mapping[str, Any]],
) -> Report:
    """Release a report with its finished files by format, and what the check found missing.

    Raises Refused.
    """
    with transaction.atomic():
        kept = _step(actor, report, State.RELEASED, "released")
        kept.released_on, kept.missing = clock.today(), [dict(one) for one in missing]
        _save(kept, "released_on", "missing")
        keep_files(kept, files)
    return kept


def keep_files(report: Report, files: Mapping[str, StoredFile]) -> None:
    """Let a report's files be these, by format; earlier ones of it are given up."""
    report.files.all().delete()
    now = clock.now()
    ReportFile.objects.bulk_create(
        ReportFile(report=report, format=name, file=file, made_at=now)
        for name, file in files.items()
    )


def submit(actor: Actor, report: Report, to: str = "") -> Report:
    """Say that the report was handed in, and to whom; from then on it never changes.

    Raises Refused.
    """
    with transaction.atomic():
        kept = _locked(report)
        policy.can_step(actor, kept, State.SUBMITTED).require()
        kept.state, kept.submitted_on = State.SUBMITTED.value, clock.today()
        kept.submitted_to = to.strip()[:200]
        _save(kept, "state", "submitted_on", "submitted_to")
        _log(actor, kept, "submitted", to=kept.submitted_to)
    return kept


def _step(actor: Actor, report: Report, state: State, step: str, *, reason: str = "") -> Report:
    with transaction.atomic():
        kept = _locked(report)
        policy.can_step(actor, kept, state).require()
        kept.state = state.value
        _save(kept, "state")
        _log(actor, kept, step, reason=reason)
    return kept


def _clean(entered: Mapping[str, str]) -> dict[str, str]:
    """Return texts with line ends of one kind; raises ValidationError for one that is too long."""
    long = [name for name, text in entered.items() if len(text) > rules.LONGEST]
    if long:
        message = _("The text is longer than %(most)s characters. Put a part of it into an annex.")
        raise ValidationError({name: message % {"most": rules.LONGEST} for name in long})
    return {
        name: text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()
        for name, text in entered.items()
    }


def _locked(report: Report) -> Report:
    """Return a report, held until the transaction ends."""
    rows = Report.objects.select_for_update(of=("self",)).select_related("snapshot", "office")
    return rows.get(pk=report.pk)


def _save(report: Report, *fields: str) -> None:
    report.changed_at = clock.now()
    report.save(update_fields=[*fields, "changed_at"])


def _log(actor: Actor, report: Report, step: str, *, reason: str = "", **data: Any) -> None:
    ReportStep.objects.create(
        report=report,
        step=step,
        taken_at=clock.now(),
        account_id=actor.account_id,
        actor_name=actor.name,
        reason=reason,
        data=data,
    )
