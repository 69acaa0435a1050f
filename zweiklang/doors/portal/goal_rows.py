# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows of a goal's page: what partnerships do for it, what they agreed, what happened."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from zweiklang.agenda2030 import is_part
from zweiklang.domain.partnerships.models import Event, Party, ServedGoal
from zweiklang.domain.people.models import Office
from zweiklang.domain.projects.joint_kinds import SLUG as PROJECT
from zweiklang.domain.projects.joint_kinds import STATE_LABELS
from zweiklang.domain.projects.rules import State
from zweiklang.domain.projects.serving import Agreed
from zweiklang.doors.portal.alternat import in_alternat, names_by_side
from zweiklang.doors.portal.anchors import in_timeline
from zweiklang.foundation.actors import Actor


def served_rows(own: Office, actor: Actor, served: list[ServedGoal]) -> list[dict[str, Any]]:
    """Return what partnerships do for a goal, with their cities."""
    parties = _parties(actor, {one.partnership_id for one in served})
    return [
        {
            "served": one,
            **_cities(own, parties.get(one.partnership_id, [])),
        }
        for one in served
    ]


def agreed_rows(own: Office, actor: Actor, agreed: list[Agreed]) -> list[dict[str, Any]]:
    """Return the agreed texts with their cities and the word for their state."""
    parties = _parties(actor, {one.partnership_id for one in agreed})
    return [
        {
            "one": one,
            **_cities(own, parties.get(one.partnership_id, [])),
            "state": STATE_LABELS[State(one.state)] if one.kind == PROJECT and one.state else "",
        }
        for one in agreed
    ]


def event_rows(
    own: Office, actor: Actor, code: str, events: Iterable[Event]
) -> list[dict[str, Any]]:
    """Return the events that carry a goal, with their cities and which parts of it they carry."""
    events = list(events)
    parties = _parties(actor, {one.partnership_id for one in events})
    return [
        {
            "event": one,
            "url": in_timeline((one.partnership.office or own).key, one.partnership.key)(
                one.pk, one.begins.year
            ),
            "parts": [part for part in one.goals if part != code and is_part(part, code)],
            **_cities(own, parties.get(one.partnership_id, [])),
        }
        for one in events
    ]


def _cities(own: Office, parties: list[Party]) -> dict[str, Any]:
    """Return the cities of a row in their order, and their names by side."""
    return {"pair": in_alternat(parties, own.place_id), "names": names_by_side(parties)}


def _parties(actor: Actor, partnerships: set[uuid.UUID]) -> dict[uuid.UUID, list[Party]]:
    parties: dict[uuid.UUID, list[Party]] = {}
    if partnerships:
        found = Party.objects.visible_to(actor).current().select_related("place").order_by("side")
        for party in found.filter(partnership__in=partnerships):
            parties.setdefault(party.partnership_id, []).append(party)
    return parties
