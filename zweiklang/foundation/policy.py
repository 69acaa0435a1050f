# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may write, publish and erase records; higher apps add narrower rules of their own."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from zweiklang.foundation.actors import (
    ALLOWED,
    NOT_RELEASING,
    OTHER_OFFICE,
    OUT_OF_SCOPE,
    READER_ONLY,
    RELEASING_ROLES,
    SIGN_IN,
    WRITING_ROLES,
    Actor,
    Decision,
)
from zweiklang.foundation.records import Record


def can_see(actor: Actor, record: Record) -> Decision:
    """Return whether the actor may read the record; `visible_to` is the same rule in SQL."""
    if actor.kind == "system" or record.office_id is None or record.is_public:
        return ALLOWED
    if record.office_id in actor.roles and in_scope(actor, record):
        return ALLOWED
    return Decision(False, _("The office has not made this public."))


def in_scope(actor: Actor, record: Record) -> bool:
    """Return whether the record is part of what the actor is limited to in its office, if it is."""
    scope = actor.scopes.get(record.office_id) if record.office_id else None
    return scope is None or record.lies_within(scope)


def can_write(actor: Actor, record: Record) -> Decision:
    """Return whether the actor may add or change the record: members of its office who write.

    Who is limited to some partnerships writes only what belongs to them. Records without an
    office, such as places, are shared: whoever writes for a whole office may add them.
    """
    if actor.kind == "public":
        return SIGN_IN
    if actor.kind == "system":
        return ALLOWED
    if record.office_id is None:
        if any(actor.holds(office_id, WRITING_ROLES) for office_id in actor.whole_offices):
            return ALLOWED
        return OUT_OF_SCOPE if actor.scopes else READER_ONLY
    if record.office_id not in actor.roles:
        return OTHER_OFFICE
    if not actor.holds(record.office_id, WRITING_ROLES):
        return READER_ONLY
    return ALLOWED if in_scope(actor, record) else OUT_OF_SCOPE


def can_hide(actor: Actor, record: Record) -> Decision:
    """Return whether the actor may take the record back from the public: coordinators may."""
    may_write = can_write(actor, record)
    if not may_write:
        return may_write
    if actor.kind == "member" and not any(
        actor.holds(office_id, RELEASING_ROLES)
        for office_id in ([record.office_id] if record.office_id else actor.roles)
    ):
        return NOT_RELEASING
    return ALLOWED


def can_release(actor: Actor, record: Record) -> Decision:
    """Return whether the actor may publish the record, and whether it is fit for it."""
    allowed = can_hide(actor, record)
    if not allowed:
        return allowed
    reason = record.unfit_for_public()
    return Decision(False, reason) if reason else ALLOWED


def can_erase(actor: Actor, record: Record) -> Decision:
    """Return whether the actor may erase personal data: coordinators and administrators."""
    may_write = can_write(actor, record)
    if not may_write:
        return may_write
    return ALLOWED if actor.holds(record.office_id, RELEASING_ROLES) else NOT_RELEASING
