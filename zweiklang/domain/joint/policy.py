# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may read, write and decide in joint files: members of the parties' offices, all alike."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from zweiklang.domain.joint.models import JointFile, JointParty, JointRecord, Proposal
from zweiklang.domain.joint.rules import State
from zweiklang.foundation.actors import (
    ALLOWED,
    READER_ONLY,
    RELEASING_ROLES,
    SIGN_IN,
    WRITING_ROLES,
    Actor,
    Decision,
)

NO_PARTY = Decision(
    False, _("Only the cities of this joint file may do this. Yours is not one of them.")
)
NO_DECIDER = Decision(
    False,
    _("Only people who decide for the office may answer. Ask an administrator of your office."),
)
NOT_OPEN = Decision(False, _("This proposal no longer waits for answers. Look at what came of it."))


def party_of(actor: Actor, file: JointFile) -> JointParty | None:
    """Return the party the actor acts for: the one of an office of theirs, if it has not left.

    The parties should be loaded with the file.
    """
    for party in sorted(file.parties.all(), key=lambda one: one.side):
        if party.left_at is None and _acts_for(actor, party, file):
            return party
    return None


def _acts_for(actor: Actor, party: JointParty, file: JointFile) -> bool:
    """Return whether the actor belongs to the party's office, for this file too; as `seats_of`."""
    if party.office_id is None or party.office_id not in actor.roles:
        return False
    scope = actor.scopes.get(party.office_id)
    return scope is None or file.partnerships.filter(pk__in=scope).exists()


def can_read(actor: Actor, file: JointFile) -> Decision:
    """Return whether the actor reads what the cities keep together; as `files_visible_to`."""
    if actor.kind == "system" or party_of(actor, file) is not None:
        return ALLOWED
    return SIGN_IN if actor.kind == "public" else NO_PARTY


def can_write(actor: Actor, file: JointFile) -> Decision:
    """Return whether the actor may write drafts and comments for its city."""
    if actor.kind == "public":
        return SIGN_IN
    party = party_of(actor, file)
    if party is None:
        return NO_PARTY
    may = actor.holds(party.office_id, WRITING_ROLES) or actor.decides(party.office_id)
    return ALLOWED if may else READER_ONLY


def can_propose(actor: Actor, file: JointFile) -> Decision:
    """Return whether the actor may put a proposal before the others: coordinators and deciders."""
    writes = can_write(actor, file)
    party = party_of(actor, file)
    if not writes or party is None:
        return writes
    if actor.holds(party.office_id, RELEASING_ROLES) or actor.decides(party.office_id):
        return ALLOWED
    return Decision(
        False,
        _("You may write a draft. A coordinator of your office puts it before the other city."),
    )


def can_decide(actor: Actor, file: JointFile) -> Decision:
    """Return whether the actor may give or refuse its city's consent."""
    if actor.kind == "public":
        return SIGN_IN
    party = party_of(actor, file)
    if party is None:
        return NO_PARTY
    return ALLOWED if actor.decides(party.office_id) else NO_DECIDER


def can_answer(actor: Actor, proposal: Proposal) -> Decision:
    """Return whether the actor may answer this proposal now, for its side."""
    decides = can_decide(actor, proposal.record.file)
    if not decides:
        return decides
    party = party_of(actor, proposal.record.file)
    if party is None or party.side not in proposal.record.sides:
        return NO_PARTY
    if proposal.state != State.OPEN:
        return NOT_OPEN
    if any(answer.side == party.side for answer in proposal.answers.all()):
        return Decision(False, _("Your city has answered already. An answer is never changed."))
    return ALLOWED


def can_withdraw(actor: Actor, proposal: Proposal) -> Decision:
    """Return whether the actor may take the proposal back: the side that made it."""
    proposes = can_propose(actor, proposal.record.file)
    if not proposes:
        return proposes
    party = party_of(actor, proposal.record.file)
    if party is None or party.side != proposal.side:
        return Decision(False, _("Only the city that made a proposal may withdraw it."))
    return ALLOWED if proposal.state in (State.OPEN, State.DRAFT) else NOT_OPEN


def can_unname(actor: Actor, record: JointRecord) -> Decision:
    """Return whether the actor may take its city's name back from a text: its deciders, alone."""
    decides = can_decide(actor, record.file)
    party = party_of(actor, record.file)
    if not decides or party is None:
        return decides
    if party.side not in record.sides or record.revision == 0:
        return Decision(False, _("Your city's name is not below this text."))
    if party.side in record.unnamed:
        return Decision(False, _("Your city has taken its name back already."))
    return ALLOWED
