# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What waits for our side and what for the others, in joint files, as lines of the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from zweiklang.domain.joint import kinds, policy, queries, sentences
from zweiklang.domain.joint.models import JointParty, Proposal
from zweiklang.domain.people.models import Office
from zweiklang.doors.joint_reading import names_of
from zweiklang.foundation.actors import Actor


@dataclass(frozen=True)
class Line:
    """One line: what is to be done, the cities it is about, where, and since when."""

    title: str
    note: str
    cities: tuple[tuple[str, Any], ...]
    url: str
    verb: str
    age: str
    reminded_at: dt.datetime | None = None


def lines(actor: Actor, offices: Sequence[Office]) -> tuple[list[Line], list[Line]]:
    """Return what waits for the actor's cities and what waits for the others; six queries."""
    keys = {one.pk: one.key for one in offices}
    ours, theirs = queries.waiting(actor)
    seats = [_of_seat(one, offices) for one in queries.seats_open_to(actor)]
    return (
        [*(_of_proposal(actor, one, keys, ours=True) for one in ours), *seats],
        [_of_proposal(actor, one, keys, ours=False) for one in theirs],
    )


def _of_proposal(actor: Actor, proposal: Proposal, keys: dict[Any, str], *, ours: bool) -> Line:
    names = names_of(proposal.record.file)
    own = policy.party_of(actor, proposal.record.file)
    missing = queries.missing_answers(proposal)
    shown = [proposal.side] if ours else missing
    here = {"office": keys[own.office_id] if own else "", "proposal_id": proposal.pk}
    return Line(
        title=sentences.headline_with_title(proposal, names),
        note=str(kinds.kind_of(proposal.record.kind).label),
        cities=tuple((side, names[side]) for side in shown),
        url=reverse("workspace:joint_proposal", kwargs=here),
        verb=_("Read the proposal"),
        age=sentences.age(proposal.opened_at),
        reminded_at=proposal.reminded_at,
    )


def _of_seat(seat: JointParty, offices: Sequence[Office]) -> Line:
    office = next(one for one in offices if one.place_id == seat.place_id)
    others = tuple(
        (one.side, one.place) for one in seat.file.parties.all() if one.place_id != seat.place_id
    )
    return Line(
        title=_("A joint file is open for your city."),
        note=_("Joint file"),
        cities=others,
        url=reverse("workspace:joint_join", kwargs={"office": office.key, "file_id": seat.file_id}),
        verb=_("Take part"),
        age=sentences.age(seat.file.opened_at),
    )
