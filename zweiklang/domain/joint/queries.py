# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads joint files, records and proposals, as far as an actor may see them."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from zweiklang.domain.joint import sealing
from zweiklang.domain.joint.models import (
    Comment,
    JointFile,
    JointParty,
    JointRecord,
    JointRevision,
    JointStep,
    Proposal,
)
from zweiklang.domain.joint.policy import party_of
from zweiklang.domain.joint.rules import State, missing_sides
from zweiklang.domain.joint.seats import seats_of
from zweiklang.domain.people.models import Office
from zweiklang.foundation.actors import Actor


def files_visible_to(actor: Actor) -> QuerySet[JointFile]:
    """Return the joint files the actor reads, with their parties: those of its offices."""
    files = JointFile.objects.prefetch_related(
        Prefetch("parties", JointParty.objects.select_related("place", "office").order_by("side"))
    )
    return files if actor.kind == "system" else files.filter(_is_party(actor, OuterRef("pk")))


def records_visible_to(actor: Actor) -> QuerySet[JointRecord]:
    """Return the joint texts the actor reads: of its offices' files all that were ever proposed to
    it, of others what all sides have made public.
    """
    records = JointRecord.objects.select_related("file").prefetch_related(
        Prefetch(
            "file__parties", JointParty.objects.select_related("place", "office").order_by("side")
        )
    )
    if actor.kind == "system":
        return records
    proposed = Exists(_proposals_shown(actor).filter(record=OuterRef("pk")))
    inside = _is_party(actor, OuterRef("file_id")) & (Q(revision__gt=0) | proposed)
    return records.filter(Q(is_public=True) | inside)


def proposals_visible_to(actor: Actor) -> QuerySet[Proposal]:
    """Return the proposals the actor reads, with answers; drafts only of its own side."""
    proposals = Proposal.objects.select_related("record__file").prefetch_related(
        "answers",
        Prefetch(
            "record__file__parties",
            JointParty.objects.select_related("place", "office").order_by("side"),
        ),
    )
    if actor.kind == "system":
        return proposals
    shown = _proposals_shown(actor).filter(pk=OuterRef("pk"))
    return proposals.filter(_is_party(actor, OuterRef("record__file_id")), Exists(shown))


def comments_visible_to(actor: Actor, proposal: Proposal) -> QuerySet[Comment]:
    """Return the words on a proposal, oldest first; internal ones of other offices are left out."""
    comments = proposal.comments.order_by("said_at", "pk")
    own = party_of(actor, proposal.record.file)
    return comments.filter(Q(is_internal=False) | Q(side=own.side if own else ""))


def _is_party(actor: Actor, file_id: Any) -> Any:
    """Return the condition that one of the actor's offices is a party of the file."""
    return Exists(JointParty.objects.filter(seats_of(actor), file=file_id, left_at=None))


def _proposals_shown(actor: Actor) -> QuerySet[Proposal]:
    """Return all proposals but the drafts of other sides."""
    own = JointParty.objects.filter(
        seats_of(actor), file=OuterRef("record__file_id"), side=OuterRef("side")
    )
    # A draft withdrawn before it was shown to anybody stays in its own office, too.
    return Proposal.objects.filter(Q(opened_at__isnull=False) | Exists(own))


def content_in_force(record: JointRecord) -> dict[str, Any]:
    """Return the content of a joint text as it is in force, {} before the first consent."""
    return content_of(record, record.revision)


def content_of(record: JointRecord, number: int) -> dict[str, Any]:
    """Return the content of one revision, {} for number 0."""
    found = record.revisions.filter(number=number).values_list("document", flat=True).first()
    content: dict[str, Any] = json.loads(found)["content"] if found else {}
    return content


def content_date(proposal: Proposal) -> dt.datetime | None:
    """Return since when the text is in force that a proposal would change, None without one."""
    found = proposal.record.revisions.filter(number=proposal.base).only("in_force_from").first()
    return found.in_force_from if found else None


def steps_visible_to(actor: Actor, file: JointFile) -> QuerySet[JointStep]:
    """Return the log of a file, newest first; what other offices did for themselves is left out.

    Drafting is told as long as the draft is one: afterwards the proposal says it.
    """
    steps = JointStep.objects.filter(file=file).order_by("-taken_at", "-pk")
    steps = steps.exclude(~Q(proposal__state=State.DRAFT), step="drafted").select_related("record")
    if actor.kind == "system":
        return steps
    return steps.filter(Q(is_internal=False) | Q(office__in=actor.office_ids))


def missing_answers(proposal: Proposal) -> list[str]:
    """Return the sides that have not answered a proposal yet, in order."""
    return missing_sides(proposal.record.sides, [one.side for one in proposal.answers.all()])


def seats_open_to(actor: Actor) -> list[JointParty]:
    """Return the seats that wait for an office of the actor: its city is a party, no office acts
    for it yet.
    """
    places = Office.objects.filter(pk__in=actor.office_ids).values("place")
    seats = JointParty.objects.filter(place__in=places, office=None, left_at=None)
    seats = seats.select_related("file", "place").prefetch_related("file__parties__place")
    return list(seats.order_by("file__opened_at"))


def waiting(actor: Actor) -> tuple[list[Proposal], list[Proposal]]:
    """Return the open proposals that wait for an answer of the actor's cities, and those that wait
    for other cities only, each oldest first; three queries.
    """
    found = proposals_visible_to(actor).filter(state=State.OPEN.value).order_by("opened_at")
    ours: list[Proposal] = []
    theirs: list[Proposal] = []
    for one in found:
        (ours if _missing_own(actor, one) else theirs).append(one)
    return ours, theirs


def waiting_for(actor: Actor) -> list[Proposal]:
    """Return the open proposals that wait for an answer of the actor's cities, oldest first."""
    return waiting(actor)[0]


def waiting_for_others(actor: Actor) -> list[Proposal]:
    """Return the open proposals that only other cities have yet to answer, oldest first."""
    return waiting(actor)[1]


def _missing_own(actor: Actor, proposal: Proposal) -> bool:
    answered = {answer.side for answer in proposal.answers.all()}
    own = party_of(actor, proposal.record.file)
    return own is not None and own.side in proposal.record.sides and own.side not in answered


def exported(record: JointRecord) -> dict[str, Any]:
    """Return a joint text with all its revisions and seals as `zweiklang verify` reads it."""
    revisions = list(
        JointRevision.objects.filter(record=record)
        .order_by("number")
        .prefetch_related("seals__key__office__place")
    )
    seals = [list(revision.seals.all()) for revision in revisions]
    keys = {seal.key_id: seal.key for group in seals for seal in group}
    return sealing.export(
        [
            {
                "jwk": key.public,
                "office": str(key.office_id),
                "city": dict(key.office.place.name.texts),
                "held_by": "installation",
            }
            for key in sorted(keys.values(), key=lambda one: one.name)
        ],
        [
            (
                revision.document,
                [
                    {"side": seal.side, "key": seal.key.name, "jws": seal.jws}
                    for seal in sorted(group, key=lambda one: one.side)
                ],
            )
            for revision, group in zip(revisions, seals, strict=True)
        ],
    )


def locked_record(record_id: uuid.UUID) -> JointRecord:
    """Return a record, held until the transaction ends."""
    return (
        JointRecord.objects.select_for_update(of=("self",)).select_related("file").get(pk=record_id)
    )


def locked_proposal(proposal_id: uuid.UUID) -> Proposal:
    """Return a proposal, held until the transaction ends."""
    return (
        Proposal.objects.select_for_update(of=("self",))
        .select_related("record__file")
        .get(pk=proposal_id)
    )
