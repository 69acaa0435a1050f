# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may manage an office's members, invite, and grant support access."""

from __future__ import annotations

import uuid

from django.utils.translation import gettext_lazy as _

from zweiklang.foundation.actors import ALLOWED, RELEASING_ROLES, SIGN_IN, Actor, Decision


def can_administer(actor: Actor, office_id: uuid.UUID) -> Decision:
    """Return whether the actor may add, change and remove members: administrators."""
    if actor.kind == "public":
        return SIGN_IN
    if actor.holds(office_id, frozenset({"administrator"})):
        return ALLOWED
    return Decision(
        False, _("Only administrators may do this. Ask an administrator of your office.")
    )


def can_invite(actor: Actor, office_id: uuid.UUID) -> Decision:
    """Return whether the actor may invite people into the office: administrators."""
    return can_administer(actor, office_id)


def can_grant_support(actor: Actor, office_id: uuid.UUID) -> Decision:
    """Return whether the actor may let the operator's people in: administrators, in person.

    The installation itself may not: the operator would let itself in.
    """
    if actor.kind == "system":
        return Decision(False, _("Support access is given by the office, never by the server."))
    return can_administer(actor, office_id)


def can_revoke(actor: Actor, office_id: uuid.UUID, *, of_city: bool) -> Decision:
    """Return whether the actor may take an invitation back: who may have sent it."""
    if of_city and (actor.holds(office_id, RELEASING_ROLES) or actor.decides(office_id)):
        return ALLOWED
    return can_administer(actor, office_id)
