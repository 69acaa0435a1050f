# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Consent of a city without an office here: by a link that works once, or by a signed paper."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from zweiklang.domain.joint import policy
from zweiklang.domain.joint.answers import write_answer
from zweiklang.domain.joint.models import (
    Answer,
    ConfirmationLink,
    JointFile,
    JointParty,
    Proposal,
    SingleLink,
)
from zweiklang.domain.joint.queries import locked_proposal, locked_record
from zweiklang.domain.joint.rules import Assurance, State
from zweiklang.domain.joint.steps import log_step
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor, Refused
from zweiklang.foundation.models import StoredFile

L = TypeVar("L", bound=SingleLink)

#: Days a link works; long enough for a mayor's journey.
DAYS = 30


def issue_link(
    actor: Actor, proposal: Proposal, side: str, *, email: str = ""
) -> tuple[ConfirmationLink, str]:
    """Make a link for a city without an office here; return it and its secret, told only now.

    An older link of the same side and proposal stops working. Raises Refused, ValidationError.
    """
    policy.can_propose(actor, proposal.record.file).require()
    if email:
        validate_email(email)
    with transaction.atomic():
        kept = locked_proposal(proposal.pk)
        _seat_without_office(kept, side)
        if kept.state != State.OPEN:
            raise Refused(policy.NOT_OPEN.reason)
        kept.links.filter(side=side, used_at=None, revoked_at=None).update(revoked_at=clock.now())
        token = secrets.token_urlsafe(32)
        link = ConfirmationLink.objects.create(proposal=kept, **beginning(side, token, email))
        log_step(
            actor,
            "link-issued",
            file=kept.record.file,
            party=policy.party_of(actor, kept.record.file),
            record=kept.record,
            proposal=kept,
            to=side,
        )
    return link, token


def find_link(token: str) -> ConfirmationLink:
    """Return the link of a secret, with its proposal; raises Refused, saying why it does not work.

    What came of a used one can be read until it expires.
    """
    found = (
        ConfirmationLink.objects.select_related("proposal__record__file")
        .filter(token_hash=hash_of(token))
        .first()
    )
    return working(found)


def working(found: L | None) -> L:
    """Return a link that works; raises Refused, saying why it does not."""
    if found is None or found.revoked_at:
        raise Refused(_("This link does not work. Ask the city that sent it for a new one."))
    if found.expires_at < clock.now():
        raise Refused(_("This link has expired. Ask the city that sent it for a new one."))
    return found


def beginning(side: str, token: str, email: str) -> dict[str, Any]:
    """Return what every new link holds."""
    now = clock.now()
    return {
        "side": side,
        "token_hash": hash_of(token),
        "email": email,
        "issued_at": now,
        "expires_at": now + dt.timedelta(days=DAYS),
    }


def answer_by_link(
    token: str, decision: str, *, function: str, reason: str = "", language: str = ""
) -> Proposal:
    """Give or refuse a city's consent by its link, once; return the proposal as it stands then.

    `function`: the office that answers, such as "Mayor of Dura"; no person's name is asked for.
    Raises Refused, ValidationError.
    """
    link = find_link(token)
    actor = Actor("public", function.strip()[:200])
    with transaction.atomic():
        record = locked_record(link.proposal.record_id)
        proposal = locked_proposal(link.proposal_id)
        use_up(ConfirmationLink.objects.select_for_update().get(pk=link.pk), function)
        seat = _seat_without_office(proposal, link.side)
        if language and language != seat.language:
            record.file.parties.filter(pk=seat.pk).update(language=language)
        return write_answer(
            actor, proposal, seat, decision, reason=reason, assurance=Assurance.LINK
        )


def answer_by_paper(
    actor: Actor, proposal: Proposal, side: str, paper: StoredFile, *, reason: str = ""
) -> Proposal:
    """Keep the consent of a city without an office here, as its signed paper says.

    The one who files it answers for that: the level is "declared". Raises Refused.
    """
    policy.can_decide(actor, proposal.record.file).require()
    with transaction.atomic():
        locked_record(proposal.record_id)
        kept = locked_proposal(proposal.pk)
        seat = _seat_without_office(kept, side)
        party = policy.party_of(actor, kept.record.file)
        if party is None or paper.office_id != party.office_id:
            raise Refused(policy.NO_PARTY.reason)
        return write_answer(
            actor,
            kept,
            seat,
            Answer.Decision.ACCEPTED,
            reason=reason,
            assurance=Assurance.DECLARED,
            paper=paper,
        )


def use_up(link: SingleLink, function: str) -> None:
    """Let a locked link work no more. Raises Refused if it was used, ValidationError by field."""
    if link.used_at is not None:
        raise Refused(_("This link has been used already. Each works once."))
    if not function.strip():
        raise ValidationError({"function": _("Say which office answers.")})
    link.used_at = clock.now()
    link.save(update_fields=["used_at"])


def hash_of(token: str) -> str:
    """Return what is kept of a link's secret."""
    return hashlib.sha256(token.encode()).hexdigest()


def _seat_without_office(proposal: Proposal, side: str) -> JointParty:
    """Return the party of a side; raises Refused if an office answers for it, or it has no part."""
    if side not in proposal.record.sides:
        raise Refused(policy.NO_PARTY.reason)
    return seat_without_office(proposal.record.file, side)


def seat_without_office(file: JointFile, side: str) -> JointParty:
    """Return the party of a side; raises Refused if an office answers for it or it has left."""
    seat = next((one for one in file.parties.all() if one.side == side), None)
    if seat is None or seat.left_at is not None:
        raise Refused(policy.NO_PARTY.reason)
    if seat.office_id is not None:
        raise Refused(_("This city has an office here. Its own people answer, after signing in."))
    return seat
