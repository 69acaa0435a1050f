# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Verbs on proposals: write, put before the others, comment, remind, withdraw, counter, renew."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from zweiklang.domain.joint import kinds, policy
from zweiklang.domain.joint.answers import accept_own, bring_into_force
from zweiklang.domain.joint.models import Comment, JointFile, JointParty, JointRecord, Proposal
from zweiklang.domain.joint.queries import content_in_force, locked_proposal, locked_record
from zweiklang.domain.joint.rules import State
from zweiklang.domain.joint.steps import log_step
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor, Refused

__all__ = [
    "bring_into_force",
    "comment",
    "counter",
    "propose",
    "remind",
    "renew",
    "revise_draft",
    "start_record",
    "submit",
    "withdraw",
]

_EFFECT = Proposal.Effect


def start_record(
    actor: Actor,
    file: JointFile,
    kind: str,
    content: kinds.Content,
    *,
    sides: str = "",
    below: JointRecord | None = None,
    language: str = "en",
    reason: str = "",
    draft: bool = False,
) -> Proposal:
    """Propose a new joint text and return the proposal; nothing of it is valid before all agree.

    `sides`: whose consent it needs, those of all who have not left unless said. `below`: the joint
    text of the same file it belongs to. Raises Refused, ValidationError by field.
    """
    party = _writing_party(actor, file)
    present = "".join(sorted(one.side for one in file.parties.all() if one.left_at is None))
    chosen = "".join(sorted(set(sides or present)))
    if len(chosen) < 2 or set(chosen) - set(present) or party.side not in chosen:
        raise ValidationError(_("A joint text needs two or more cities of the file, yours too."))
    if below is not None and below.file_id != file.pk:
        raise ValidationError(_("A joint text belongs to another one of the same file."))
    clean = kinds.cleaned(kinds.kind_of(kind), content, {}, chosen, is_draft=draft)
    with transaction.atomic():
        record = JointRecord.objects.create(
            id=uuid.uuid4(),
            file=file,
            kind=kind,
            sides=chosen,
            below=below,
            title=kinds.kind_of(kind).title(clean),
            created_at=clock.now(),
        )
        proposal = _write(actor, record, party, clean, language=language, reason=reason)
        return proposal if draft else submit(actor, proposal)


def propose(
    actor: Actor,
    record: JointRecord,
    content: kinds.Content | None = None,
    *,
    effect: str = _EFFECT.CHANGE,
    language: str = "en",
    reason: str = "",
    draft: bool = False,
    **links: Proposal | None,
) -> Proposal:
    """Propose another wording of a joint text, its release, its return or its end.

    `content` is the whole new text; the other effects leave it as it is. Returns the proposal; if
    nobody else is asked it is in force at once. Raises Refused, ValidationError.
    """
    party = _writing_party(actor, record.file)
    if party.side not in record.sides:
        raise Refused(policy.NO_PARTY.reason)
    before = content_in_force(record)
    if effect == _EFFECT.CHANGE:
        clean = kinds.cleaned(
            kinds.kind_of(record.kind), content or {}, before, record.sides, is_draft=draft
        )
        if record.revision and clean == before:
            raise ValidationError(_("Nothing differs from the text in force."))
    else:
        clean = dict(before)
    _check_effect(record, effect, reason)
    with transaction.atomic():
        locked_record(record.pk)
        proposal = _write(
            actor, record, party, clean, effect=effect, language=language, reason=reason, **links
        )
        return proposal if draft else submit(actor, proposal)


def _check_effect(record: JointRecord, effect: str, reason: str) -> None:
    errors = []
    if effect not in _EFFECT.values:
        errors.append(_("Choose one of the values offered."))
    if effect != _EFFECT.CHANGE and record.revision == 0:
        errors.append(_("This text is not in force yet. First all must agree to it."))
    if record.ended_at and effect != _EFFECT.HIDE:
        errors.append(_("This text has ended. Propose a new one."))
    if effect == _EFFECT.RELEASE and record.is_public:
        errors.append(_("This text is public already."))
    if effect == _EFFECT.HIDE and not record.is_public:
        errors.append(_("This text is not public."))
    if effect == _EFFECT.END and not reason.strip():
        errors.append(_("Say why it ends."))
    if errors:
        raise ValidationError(errors)


def revise_draft(
    actor: Actor, proposal: Proposal, content: kinds.Content, *, reason: str = ""
) -> Proposal:
    """Give a draft another content; only its own side sees it. Raises Refused, ValidationError."""
    policy.can_write(actor, proposal.record.file).require()
    party = _writing_party(actor, proposal.record.file)
    record = proposal.record
    clean = kinds.cleaned(
        kinds.kind_of(record.kind), content, content_in_force(record), record.sides, is_draft=True
    )
    with transaction.atomic():
        kept = locked_proposal(proposal.pk)
        if kept.state != State.DRAFT or kept.side != party.side:
            raise Refused(_("Only a draft of your own office can be changed."))
        kept.content, kept.reason, kept.written_at = clean, reason.strip(), clock.now()
        kept.save(update_fields=["content", "reason", "written_at"])
        log_step(
            actor,
            "drafted",
            file=record.file,
            party=party,
            record=record,
            proposal=kept,
            is_internal=True,
        )
    return kept


def submit(actor: Actor, proposal: Proposal) -> Proposal:
    """Put a draft before the other cities; a decider's own consent is given with it.

    Raises Refused; ValidationError saying what the draft still lacks.
    """
    policy.can_propose(actor, proposal.record.file).require()
    party = _writing_party(actor, proposal.record.file)
    if lacking := lacking_in(proposal):
        raise ValidationError(lacking)
    with transaction.atomic():
        record = locked_record(proposal.record_id)
        kept = locked_proposal(proposal.pk)
        if kept.state != State.DRAFT or kept.side != party.side:
            raise Refused(_("This proposal has been put before the other city already."))
        kept.state, kept.opened_at = State.OPEN.value, clock.now()
        # The text it was compared with may have changed while it lay in the drawer.
        if kept.base != record.revision:
            raise Refused(_("Another text is in force by now. Write the proposal on top of it."))
        kept.save(update_fields=["state", "opened_at"])
        log_step(
            actor,
            "proposed",
            file=record.file,
            party=party,
            record=record,
            proposal=kept,
            effect=kept.effect,
        )
        accept_own(actor, kept, party)
    return kept


def lacking_in(proposal: Proposal) -> list[str]:
    """Return what a draft still lacks before it can be put before the other cities."""
    if proposal.effect != _EFFECT.CHANGE:
        return []
    kind, record = kinds.kind_of(proposal.record.kind), proposal.record
    return kinds.missing(kind, proposal.content, content_in_force(record), record.sides)


def comment(
    actor: Actor, proposal: Proposal, text: str, *, language: str, internal: bool = False
) -> Comment:
    """Say a word on a proposal; an internal one is read by the own office only.

    Raises Refused, ValidationError.
    """
    policy.can_write(actor, proposal.record.file).require()
    party = _writing_party(actor, proposal.record.file)
    if proposal.state == State.DRAFT and proposal.side != party.side:
        raise Refused(policy.NOT_OPEN.reason)
    if not text.strip() or len(text) > 5000:
        raise ValidationError({"text": _("Write between 1 and 5,000 characters.")})
    with transaction.atomic():
        kept = Comment.objects.create(
            proposal=proposal,
            side=party.side,
            text=text.strip(),
            language=language,
            is_internal=internal,
            said_at=clock.now(),
            account_id=actor.account_id,
            actor_name=actor.name,
        )
        log_step(
            actor,
            "commented",
            file=proposal.record.file,
            party=party,
            record=proposal.record,
            proposal=proposal,
            is_internal=internal,
        )
    return kept


def remind(actor: Actor, proposal: Proposal) -> Proposal:
    """Remind the sides whose answer is missing, at most once a day. Raises Refused."""
    policy.can_propose(actor, proposal.record.file).require()
    party = _writing_party(actor, proposal.record.file)
    with transaction.atomic():
        kept = locked_proposal(proposal.pk)
        if kept.state != State.OPEN:
            raise Refused(policy.NOT_OPEN.reason)
        if kept.reminded_at and (clock.now() - kept.reminded_at).days < 1:
            raise Refused(_("A reminder was sent less than a day ago."))
        kept.reminded_at = clock.now()
        kept.save(update_fields=["reminded_at"])
        log_step(
            actor,
            "reminded",
            file=proposal.record.file,
            party=party,
            record=proposal.record,
            proposal=kept,
        )
    return kept


def withdraw(actor: Actor, proposal: Proposal, *, reason: str = "") -> Proposal:
    """Take the own side's proposal back before it is decided. Raises Refused."""
    with transaction.atomic():
        kept = locked_proposal(proposal.pk)
        policy.can_withdraw(actor, kept).require()
        _close(actor, kept, State.WITHDRAWN, "withdrawn", reason=reason.strip())
    return kept


def counter(
    actor: Actor,
    proposal: Proposal,
    content: kinds.Content,
    *,
    language: str = "en",
    reason: str = "",
) -> Proposal:
    """Answer a proposal of another side with an own one, which takes its place.

    Raises Refused, ValidationError; then the first one still waits.
    """
    with transaction.atomic():
        kept = locked_proposal(proposal.pk)
        policy.can_propose(actor, kept.record.file).require()
        party = _writing_party(actor, kept.record.file)
        if kept.state != State.OPEN:
            raise Refused(policy.NOT_OPEN.reason)
        if party.side == kept.side:
            raise Refused(_("This is your own proposal. Withdraw it and write another one."))
        if kept.effect != _EFFECT.CHANGE:
            raise Refused(_("Only a change of the text can be answered by another wording."))
        if (
            kinds.cleaned(
                kinds.kind_of(kept.record.kind),
                content,
                content_in_force(kept.record),
                kept.record.sides,
            )
            == kept.content
        ):
            raise ValidationError(_("This is the proposal itself. Agree to it, or change it."))
        _close(actor, kept, State.COUNTERED, "countered")
        return propose(actor, kept.record, content, language=language, reason=reason, counters=kept)


def renew(
    actor: Actor,
    proposal: Proposal,
    content: kinds.Content,
    *,
    language: str = "en",
    reason: str = "",
) -> Proposal:
    """Propose an overtaken proposal of the own side anew, on top of the text now in force.

    Raises Refused, ValidationError.
    """
    party = _writing_party(actor, proposal.record.file)
    if proposal.state != State.OVERTAKEN or proposal.side != party.side:
        raise Refused(_("Only an overtaken proposal of your own city can be renewed."))
    return propose(
        actor, proposal.record, content, language=language, reason=reason, renews=proposal
    )


def _close(actor: Actor, proposal: Proposal, state: State, step: str, **data: Any) -> None:
    """Give an open proposal its last state."""
    proposal.state, proposal.closed_at = state.value, clock.now()
    proposal.save(update_fields=["state", "closed_at"])
    file = proposal.record.file
    log_step(
        actor,
        step,
        file=file,
        party=policy.party_of(actor, file),
        record=proposal.record,
        proposal=proposal,
        is_internal=proposal.opened_at is None,
        **data,
    )


def _writing_party(actor: Actor, file: JointFile) -> JointParty:
    """Return the party the actor writes for; raises Refused."""
    policy.can_write(actor, file).require()
    party = policy.party_of(actor, file)
    if party is None:
        raise Refused(policy.NO_PARTY.reason)
    return party


def _write(
    actor: Actor,
    record: JointRecord,
    party: JointParty,
    content: dict[str, Any],
    *,
    effect: str = _EFFECT.CHANGE,
    language: str,
    reason: str,
    **links: Proposal | None,
) -> Proposal:
    """Write a proposal as a draft."""
    latest = record.proposals.aggregate(latest=Max("number"))["latest"] or 0
    proposal = Proposal.objects.create(
        id=uuid.uuid4(),
        record=record,
        number=latest + 1,
        base=record.revision,
        effect=effect,
        content=content,
        side=party.side,
        language=language,
        reason=reason.strip(),
        written_at=clock.now(),
        account_id=actor.account_id,
        actor_name=actor.name,
        **links,
    )
    log_step(
        actor,
        "drafted",
        file=record.file,
        party=party,
        record=record,
        proposal=proposal,
        is_internal=True,
    )
    return proposal
