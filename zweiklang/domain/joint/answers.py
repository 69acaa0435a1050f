# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Consent: answering a proposal, and what comes into force by the consent of all, sealed."""

from __future__ import annotations

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from zweiklang.domain.joint import keys, kinds, policy, sealing
from zweiklang.domain.joint.models import (
    Answer,
    JointParty,
    JointRecord,
    JointRevision,
    OfficeKey,
    Proposal,
    Seal,
)
from zweiklang.domain.joint.queries import locked_proposal, locked_record
from zweiklang.domain.joint.rules import Assurance, State, missing_sides, weakest
from zweiklang.domain.joint.steps import log_step
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor, Refused
from zweiklang.foundation.models import StoredFile

_ACCEPTED = Answer.Decision.ACCEPTED
_EFFECT = Proposal.Effect


def answer(actor: Actor, proposal: Proposal, decision: str, *, reason: str = "") -> Proposal:
    """Give or refuse the consent of the actor's city and return the proposal as it stands then.

    With the last missing consent it comes into force, sealed for all sides with a key; with one
    refusal it is declined. Raises Refused, ValidationError.
    """
    with transaction.atomic():
        record = locked_record(proposal.record_id)
        kept = locked_proposal(proposal.pk)
        policy.can_answer(actor, kept).require()
        party = policy.party_of(actor, record.file)
        if party is None:
            raise Refused(policy.NO_PARTY.reason)
        return write_answer(
            actor, kept, party, decision, reason=reason, assurance=Assurance.COUNTERSIGNED
        )


def accept_own(actor: Actor, proposal: Proposal, party: JointParty) -> None:
    """Give the proposing side's consent if the actor decides for it; nothing happens otherwise."""
    if actor.decides(party.office_id):
        write_answer(actor, proposal, party, _ACCEPTED, assurance=Assurance.COUNTERSIGNED)


def write_answer(
    actor: Actor,
    proposal: Proposal,
    party: JointParty,
    decision: str,
    *,
    assurance: Assurance,
    reason: str = "",
    paper: StoredFile | None = None,
) -> Proposal:
    """Keep a side's answer and what follows from it; the callers have asked for permission.

    Call it with record and proposal locked. Raises ValidationError, Refused.
    """
    if proposal.state != State.OPEN:
        raise Refused(policy.NOT_OPEN.reason)
    if decision not in Answer.Decision.values:
        raise ValidationError({"decision": _("Agree or decline.")})
    if decision != _ACCEPTED and not reason.strip():
        raise ValidationError({"reason": _("Say why, so that the other city can answer it.")})
    if proposal.answers.filter(side=party.side).exists():
        raise Refused(_("Your city has answered already. An answer is never changed."))
    Answer.objects.create(
        proposal=proposal,
        side=party.side,
        decision=decision,
        reason=reason.strip(),
        assurance=assurance,
        paper=paper,
        answered_at=clock.now(),
        account_id=actor.account_id,
        actor_name=actor.name,
    )
    log_step(
        actor,
        str(decision),
        file=proposal.record.file,
        party=party,
        record=proposal.record,
        proposal=proposal,
        assurance=str(assurance),
        reason=reason.strip(),
    )
    if decision != _ACCEPTED:
        _close(proposal, State.DECLINED)
    elif not missing_sides(proposal.record.sides, _accepted(proposal)):
        bring_into_force(actor, proposal)
    return proposal


def bring_into_force(actor: Actor, proposal: Proposal) -> JointRevision:
    """Make a proposal to which all have agreed the text in force, sealed; others are overtaken."""
    record = proposal.record
    if missing_sides(record.sides, _accepted(proposal)) or proposal.base != record.revision:
        raise Refused(policy.NOT_OPEN.reason)
    _close(proposal, State.IN_FORCE)
    record.revision += 1
    record.title = kinds.kind_of(record.kind).title(proposal.content)
    if proposal.effect == _EFFECT.RELEASE:
        record.is_public = True
    elif proposal.effect == _EFFECT.HIDE:
        record.is_public = False
    elif proposal.effect == _EFFECT.END:
        record.ended_at = clock.now()
    else:
        record.unnamed = ""  # who agrees to a new wording stands below it again
    record.save()
    answers = list(proposal.answers.all())
    revision = seal_revision(
        record,
        content=proposal.content,
        effect=proposal.effect,
        consents=[(one.side, one.assurance, one.answered_at.isoformat()) for one in answers],
        proposal=proposal,
    )
    _overtake_others(actor, proposal)
    log_step(
        actor,
        "in-force",
        file=record.file,
        record=record,
        proposal=proposal,
        number=record.revision,
    )
    return revision


def unname(actor: Actor, record: JointRecord, *, reason: str) -> JointRevision:
    """Take the own city's name back from a joint text, alone; the text stays and says so.

    Returns the revision that tells it, sealed by the one side. Raises Refused, ValidationError.
    """
    with transaction.atomic():
        kept = locked_record(record.pk)
        policy.can_unname(actor, kept).require()
        if not reason.strip():
            raise ValidationError({"reason": _("Say why, so that readers understand it.")})
        party = policy.party_of(actor, kept.file)
        if party is None:
            raise Refused(policy.NO_PARTY.reason)
        latest = kept.revisions.order_by("-number")[0]
        kept.unnamed = "".join(sorted({*kept.unnamed, party.side}))
        kept.revision += 1
        kept.save(update_fields=["unnamed", "revision"])
        revision = seal_revision(
            kept,
            content=json.loads(latest.document)["content"],
            effect="unname",
            consents=[(party.side, Assurance.COUNTERSIGNED.value, clock.now().isoformat())],
            needed=party.side,
            reason=reason.strip(),
        )
        for open_one in kept.proposals.filter(state=State.OPEN.value):
            _close(open_one, State.OVERTAKEN)
        log_step(actor, "unnamed", file=kept.file, party=party, record=kept, reason=reason.strip())
    return revision


def seal_revision(
    record: JointRecord,
    *,
    content: dict[str, Any],
    effect: str,
    consents: list[tuple[str, str, str]],
    needed: str = "",
    proposal: Proposal | None = None,
    reason: str = "",
) -> JointRevision:
    """Write the next revision of a record with the seals of all consenting sides that have keys.

    `consents`: side, assurance and moment of each. No personal data enters the document.
    """
    before = record.revisions.order_by("-number").first()
    moment = clock.now()
    document: dict[str, Any] = {
        "format": sealing.FORMAT,
        "file": str(record.file_id),
        "record": str(record.pk),
        "kind": record.kind,
        "number": record.revision,
        "previous": before.digest if before else None,
        "in_force_from": moment.isoformat(),
        "effect": str(effect),
        "public": record.is_public,
        "ended": record.ended_at.isoformat() if record.ended_at else None,
        "parties": [_party(one, record) for one in _parties(record)],
        "proposed_by": proposal.side if proposal else None,
        "reason": reason or (proposal.reason if proposal else ""),
        "needed": list(needed or record.sides),
        "consents": [
            {"side": side, "assurance": str(level), "at": at}
            for side, level, at in sorted(consents)
        ],
        "content": content,
    }
    if record.below_id:
        document["below"] = str(record.below_id)
    text = sealing.canonical(document)
    revision = JointRevision.objects.create(
        record=record,
        number=record.revision,
        document=text,
        digest=sealing.digest_of(text),
        previous=before.digest if before else "",
        assurance=weakest([level for _side, level, _at in consents]),
        in_force_from=moment,
        proposal=proposal,
    )
    countersigned = {side for side, level, _at in consents if level == Assurance.COUNTERSIGNED}
    # In the order of the offices, whatever side they have here: two texts that make the first keys
    # of two offices at the same moment then wait for each other in one direction only.
    for party in sorted(_parties(record), key=lambda one: str(one.office_id)):
        if party.side in countersigned and party.office is not None:
            key, jws = keys.sign_for(party.office, text)
            _seal(revision, party.side, key, jws)
    return revision


def _seal(revision: JointRevision, side: str, key: OfficeKey, jws: str) -> Seal:
    return Seal.objects.create(revision=revision, side=side, key=key, jws=jws)


def _parties(record: JointRecord) -> list[JointParty]:
    found = record.file.parties.select_related("place", "office").order_by("side")
    return [one for one in found if one.side in record.sides]


def _party(party: JointParty, record: JointRecord) -> dict[str, Any]:
    """Return how a document names a city: by its names, country and the office's identity."""
    return {
        "side": party.side,
        "city": dict(party.place.name.texts),
        "country": party.place.country,
        "office": str(party.office_id) if party.office_id else None,
        "named": party.side not in record.unnamed,
    }


def _accepted(proposal: Proposal) -> list[str]:
    return list(proposal.answers.filter(decision=_ACCEPTED).values_list("side", flat=True))


def _overtake_others(actor: Actor, proposal: Proposal) -> None:
    """Close the other proposals on the former text: they must be renewed on top of the new one."""
    others = proposal.record.proposals.select_for_update().filter(state=State.OPEN.value)
    for other in others.exclude(pk=proposal.pk):
        _close(other, State.OVERTAKEN)
        log_step(
            actor, "overtaken", file=proposal.record.file, record=proposal.record, proposal=other
        )


def _close(proposal: Proposal, state: State) -> None:
    proposal.state, proposal.closed_at = state.value, clock.now()
    proposal.save(update_fields=["state", "closed_at"])
