# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How joint texts stand: what is in force, who agreed to it, what waits. Many texts at once."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery

from zweiklang.domain.joint.models import (
    Answer,
    JointParty,
    JointRecord,
    JointRevision,
    Proposal,
)
from zweiklang.domain.joint.queries import proposals_visible_to
from zweiklang.domain.joint.rules import State, missing_sides
from zweiklang.foundation.actors import Actor

Stage = Literal["idea", "proposed", "agreed", "ended"]


@dataclass(frozen=True)
class Consent:
    """Which side agreed to the text in force, when, and what stands behind it."""

    side: str
    assurance: str
    at: dt.datetime


@dataclass(frozen=True)
class Standing:
    """A joint text with its content: the one in force, before that the one last proposed.

    `consents` and `reason` belong to the revision in force. `waiting`: proposals nobody has
    closed, oldest first; a draft is among them for its own side only.
    """

    record: JointRecord
    content: Mapping[str, Any]
    consents: tuple[Consent, ...] = ()
    reason: str = ""
    waiting: tuple[Proposal, ...] = ()
    parties: tuple[JointParty, ...] = field(default=())

    @property
    def stage(self) -> Stage:
        """Return how far it is: an idea of one city, proposed, agreed, ended."""
        if self.record.ended_at:
            return "ended"
        if self.record.revision:
            return "agreed"
        return "proposed" if self.open_proposal else "idea"

    @property
    def open_proposal(self) -> Proposal | None:
        """Return the proposal that waits longest for answers."""
        return next((one for one in self.waiting if one.state == State.OPEN), None)

    @property
    def draft(self) -> Proposal | None:
        """Return the own side's draft."""
        return next((one for one in self.waiting if one.state == State.DRAFT), None)

    @property
    def given(self) -> tuple[Consent, ...]:
        """Return the consents to the text in force; before that, to the proposal that waits."""
        one = self.open_proposal
        if self.record.revision or one is None:
            return self.consents
        return tuple(
            Consent(answer.side, answer.assurance, answer.answered_at)
            for answer in one.answers.all()
            if answer.decision == Answer.Decision.ACCEPTED
        )

    @property
    def missing(self) -> list[str]:
        """Return the sides that have not answered the proposal that waits."""
        one = self.open_proposal
        if one is None:
            return []
        return missing_sides(self.record.sides, [answer.side for answer in one.answers.all()])


def standings(actor: Actor, records: QuerySet[JointRecord]) -> list[Standing]:
    """Return how the texts stand, as far as the actor sees them, in their order; seven queries."""
    rows = list(records)
    ids = [row.pk for row in rows]
    documents = documents_in_force(ids)
    waiting: dict[uuid.UUID, list[Proposal]] = {}
    last: dict[uuid.UUID, Mapping[str, Any]] = {}
    unsettled = Q(state__in=[State.DRAFT.value, State.OPEN.value])
    latest = proposals_visible_to(actor).filter(record=OuterRef("record")).order_by("-number")
    first = Q(record__revision=0, number=Subquery(latest.values("number")[:1]))
    found = proposals_visible_to(actor).filter(unsettled | first, record__in=ids)
    for proposal in found.order_by("number"):
        last[proposal.record_id] = proposal.content
        if proposal.state in (State.DRAFT, State.OPEN):
            waiting.setdefault(proposal.record_id, []).append(proposal)
    return [_standing(row, documents.get(row.pk), last, waiting) for row in rows]


def documents_in_force(
    ids: Iterable[uuid.UUID], on: dt.date | None = None
) -> dict[uuid.UUID, dict[str, Any]]:
    """Return the sealed document all agreed to last, of each text, today or by a day; one query.

    A revision by which one city only took its name back says nothing new and is passed over.
    """
    agreed = JointRevision.objects.filter(proposal__isnull=False)
    if on is not None:
        agreed = agreed.filter(in_force_from__date__lte=on)
    of_record = agreed.filter(record=OuterRef("record")).values("record")
    latest = Subquery(of_record.annotate(last=Max("number")).values("last"))
    rows = agreed.filter(record__in=list(ids), number=latest)
    return {row.record_id: json.loads(row.document) for row in rows}


def consents_of(document: Mapping[str, Any]) -> tuple[Consent, ...]:
    """Return who agreed to a sealed document."""
    return tuple(
        Consent(one["side"], one["assurance"], dt.datetime.fromisoformat(one["at"]))
        for one in document["consents"]
    )


def _standing(
    row: JointRecord,
    document: Mapping[str, Any] | None,
    last: Mapping[uuid.UUID, Mapping[str, Any]],
    waiting: Mapping[uuid.UUID, list[Proposal]],
) -> Standing:
    parties = sorted(row.file.parties.all(), key=lambda one: one.side)
    return Standing(
        record=row,
        content=document["content"] if document else last.get(row.pk, {}),
        consents=consents_of(document) if document else (),
        reason=document["reason"] if document else "",
        waiting=tuple(waiting.get(row.pk, ())),
        parties=tuple(one for one in parties if one.side in row.sides),
    )
