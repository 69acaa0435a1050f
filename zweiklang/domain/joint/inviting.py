# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Inviting the other city's office to a joint file."""

from __future__ import annotations

from django.utils.translation import gettext as _

from zweiklang.domain.joint import policy
from zweiklang.domain.joint.models import JointFile, JointParty
from zweiklang.domain.joint.steps import log_step
from zweiklang.domain.people.invitations import write_invitation
from zweiklang.domain.people.memberships import Terms
from zweiklang.domain.people.models import Invitation, Membership
from zweiklang.foundation.actors import Actor, Decision, Refused


def can_invite_city(actor: Actor, file: JointFile) -> Decision:
    """Return whether the actor may invite the other cities: who may propose for its own."""
    return policy.can_propose(actor, file)


def seats_to_fill(file: JointFile) -> list[JointParty]:
    """Return the cities of a file for which no office acts yet, by side."""
    parties = sorted(file.parties.all(), key=lambda one: one.side)
    return [one for one in parties if one.office_id is None and one.left_at is None]


def invite_city(
    actor: Actor, file: JointFile, side: str, *, email: str = "", language: str = ""
) -> tuple[Invitation, str]:
    """Invite a city to take its seat in a joint file; return the invitation and its code.

    In the language given, that of letters to the city unless said; without an address the code is
    handed over on paper. Raises Refused, ValidationError.
    """
    can_invite_city(actor, file).require()
    own = policy.party_of(actor, file)
    seat = next((one for one in seats_to_fill(file) if one.side == side), None)
    if own is None or own.office is None:
        raise Refused(policy.NO_PARTY.reason)
    if seat is None:
        raise Refused(_("An office acts for this city already, or it has no part in the file."))
    invitation, code = write_invitation(
        actor,
        own.office,
        Terms(Membership.Role.ADMINISTRATOR, also_decides=True),
        email=email.strip(),
        language=language or seat.language,
        place=seat.place,
        subject=file.pk,
    )
    log_step(actor, "invited", file=file, party=own, to=side)
    return invitation, code
