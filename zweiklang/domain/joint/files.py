# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Verbs on the joint file itself: opening it, and offices joining and leaving."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from zweiklang.domain.joint.models import JointFile, JointParty
from zweiklang.domain.joint.policy import NO_DECIDER, NO_PARTY, can_decide, party_of
from zweiklang.domain.joint.steps import log_step
from zweiklang.domain.people.models import Office
from zweiklang.domain.places.models import Place
from zweiklang.foundation import clock
from zweiklang.foundation.actors import (
    NOT_RELEASING,
    RELEASING_ROLES,
    SIGN_IN,
    Actor,
    Decision,
    Refused,
)


def open_file(
    actor: Actor, office: Office, places: Mapping[str, Place], languages: Mapping[str, str]
) -> JointFile:
    """Open a joint file of two or more cities and return it; the own office is a party at once.

    `places` and `languages` (of letters to the city) by side. Offices of the other cities on this
    installation join by themselves, see `join_file`. Raises Refused, ValidationError.
    """
    if actor.kind == "public":
        raise Refused(SIGN_IN.reason)
    if not actor.holds(office.pk, RELEASING_ROLES) and not actor.decides(office.pk):
        raise Refused(NOT_RELEASING.reason)
    own = [side for side, place in places.items() if place.pk == office.place_id]
    if len(places) < 2 or len({place.pk for place in places.values()}) < len(places):
        raise ValidationError(_("A joint file needs two or more different cities."))
    if not own:
        raise ValidationError(_("The city of your office must be one of the cities."))
    with transaction.atomic():
        file = JointFile.objects.create(id=uuid.uuid4(), opened_at=clock.now())
        seats: dict[str, JointParty] = {}
        for side, place in sorted(places.items()):
            is_own = side == own[0]
            party = JointParty.objects.create(
                file=file,
                side=side,
                place=place,
                office=office if is_own else None,
                language=languages.get(side, "en"),
                joined_at=clock.now() if is_own else None,
            )
            seats[side] = party
        log_step(actor, "opened", file=file, party=seats[own[0]])
    return file


def can_join(actor: Actor, file: JointFile, office: Office) -> Decision:
    """Return whether the actor may make its office the one that acts for its city in the file."""
    if actor.kind == "public":
        return SIGN_IN
    seat = next((one for one in file.parties.all() if one.place_id == office.place_id), None)
    if seat is None or (seat.office_id and seat.office_id != office.pk):
        return NO_PARTY
    may = actor.holds(office.pk, RELEASING_ROLES) or actor.decides(office.pk)
    return Decision(True) if may else NOT_RELEASING


def join_file(actor: Actor, file: JointFile, office: Office) -> JointParty:
    """Let an office take its city's seat in a joint file; return the party. Raises Refused."""
    can_join(actor, file, office).require()
    with transaction.atomic():
        seat = file.parties.select_for_update().get(place=office.place_id)
        if seat.office_id == office.pk and seat.left_at is None:
            return seat
        seat.office, seat.joined_at, seat.left_at = office, clock.now(), None
        seat.save(update_fields=["office", "joined_at", "left_at"])
        log_step(actor, "joined", file=file, party=seat)
    return seat


def leave_file(actor: Actor, file: JointFile, *, reason: str) -> JointParty:
    """Let a city leave: its office no longer reads or writes what follows. Deciders alone may.

    What is in force stays and shows since when the city is gone. Raises Refused, ValidationError.
    """
    can_decide(actor, file).require()
    if not reason.strip():
        raise ValidationError({"reason": _("Say why your city leaves.")})
    party = party_of(actor, file)
    if party is None:
        raise Refused(NO_DECIDER.reason)
    with transaction.atomic():
        party.left_at = clock.now()
        party.save(update_fields=["left_at"])
        log_step(actor, "left", file=file, party=party, reason=reason.strip())
    return party
