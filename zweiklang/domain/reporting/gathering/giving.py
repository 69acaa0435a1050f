# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads what cities give and gain, as it was told by a day; a fixed number of queries."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from zweiklang.domain.joint.shared import Response
from zweiklang.domain.reciprocity import rules
from zweiklang.domain.reciprocity.models import Benefit, Contribution
from zweiklang.domain.reporting import records
from zweiklang.domain.reporting.gathering.joint import Sides
from zweiklang.domain.reporting.gathering.sources import Sources
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.revisions import kept_on, take_back

#: Fields that an entry takes over as they are.
_SAME = ("kind", "what", "about_id", "begins", "ends", "minor", "currency", "method", "valued_on")
Given = dict[uuid.UUID, list[records.ContributionEntry]]
Gained = dict[uuid.UUID, list[records.GainEntry]]


def statements(
    actor: Actor, sides: Mapping[uuid.UUID, Sides], day: dt.date, sources: Sources
) -> tuple[Given, Gained]:
    """Return contributions and gains by joint file, oldest first, as told by a day.

    Of other cities only what they had shown by then. `is_public`: all cities released it.
    """
    files = list(sides)
    own = {(seat.file_id, seat.side) for seat in _own_seats(actor, files)}
    given: Given = defaultdict(list)
    gained: Gained = defaultdict(list)
    rows: list[Any] = []
    public: set[uuid.UUID] = set()
    for model in (Contribution, Benefit):
        seen = model.objects.visible_to(actor).filter(file__in=files)
        found: list[Any] = kept_on(seen.select_related("source"), day)
        rows += found
        everyone = model.objects.visible_to(Actor.public()).filter(file__in=files)
        public |= set(everyone.values_list("pk", flat=True))
    said = _responses(actor, [row.pk for row in rows], day)
    take_back(rows, day)
    for row in sorted(rows, key=_order):
        if not _was_shown(row, day) and (row.file_id, row.side) not in own:
            continue
        common = sources.common(row, is_public=row.pk in public)
        turned = sides[row.file_id]
        if isinstance(row, Contribution):
            given[row.file_id].append(_contribution(row, common, said, turned, sources))
        else:
            gained[row.file_id].append(_gain(row, common, said, turned, sources))
    return given, gained


def _own_seats(actor: Actor, files: list[uuid.UUID]) -> Iterable[Any]:
    from zweiklang.domain.joint.models import JointParty
    from zweiklang.domain.joint.seats import seats_of

    seats = JointParty.objects.filter(file__in=files)
    if actor.kind != "system":
        seats = seats.filter(seats_of(actor))
    return seats.only("side", "file")


def _was_shown(row: Any, day: dt.date) -> bool:
    return (row.shared_on is not None and row.shared_on <= day) or row.released_on is not None


def _order(row: Any) -> tuple[str, str]:
    return (row.begins.iso if row.begins else "9999"), row.key


def _responses(actor: Actor, ids: list[uuid.UUID], day: dt.date) -> dict[uuid.UUID, list[Response]]:
    found: defaultdict[uuid.UUID, list[Response]] = defaultdict(list)
    rows = Response.objects.visible_to(actor).filter(subject_id__in=ids).select_related("source")
    kept = kept_on(rows, day)
    take_back(kept, day)
    for row in sorted(kept, key=lambda one: one.side):
        found[row.subject_id].append(row)
    return found


def _common(
    row: Any,
    common: dict[str, Any],
    said: Mapping[uuid.UUID, list[Response]],
    sides: Sides,
    sources: Sources,
    receiver: str,
) -> dict[str, Any]:
    responses = said.get(row.pk, [])
    decisions = {one.side: one.decision for one in responses}
    if not receiver:  # a gain is confirmed by whichever city says so
        receiver = next((side for side, word in decisions.items() if word == "confirmed"), "")
    return {
        **common,
        **{name: getattr(row, name) for name in _SAME},
        "side": sides.get(row.side, row.side),
        "standing": rules.standing(row.side, receiver, decisions).value,
        "is_shared": row.shared_on is not None,
        "responses": tuple(
            records.ResponseEntry(
                **sources.common(one),
                side=sides.get(one.side, one.side),
                decision=one.decision,
                text=one.text,
            )
            for one in responses
        ),
    }


def _contribution(
    row: Contribution,
    common: dict[str, Any],
    said: Mapping[uuid.UUID, list[Response]],
    sides: Sides,
    sources: Sources,
) -> records.ContributionEntry:
    return records.ContributionEntry(
        **_common(row, common, said, sides, sources, row.receiver),
        giver=sides.get(row.giver, row.giver),
        receiver=sides.get(row.receiver, row.receiver),
        quantity=row.quantity,
        unit=row.unit,
        funded_by=row.funded_by,
        funder=row.funder,
    )


def _gain(
    row: Benefit,
    common: dict[str, Any],
    said: Mapping[uuid.UUID, list[Response]],
    sides: Sides,
    sources: Sources,
) -> records.GainEntry:
    return records.GainEntry(
        **_common(row, common, said, sides, sources, ""), evidence=row.evidence
    )
