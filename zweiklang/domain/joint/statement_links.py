# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a city without an office here says to a statement: by a link that works once, or on paper.

The response is a record without an office. What it says is public as soon as the statement is: the
page behind the link says so before anybody answers.
"""

from __future__ import annotations

import secrets
import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from zweiklang.domain.joint import policy
from zweiklang.domain.joint.links import beginning, hash_of, seat_without_office, use_up, working
from zweiklang.domain.joint.models import JointFile, JointParty, StatementLink
from zweiklang.domain.joint.rules import Assurance
from zweiklang.domain.joint.shared import Response, SharedRecord
from zweiklang.domain.joint.steps import log_step
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor, Refused
from zweiklang.foundation.models import StoredFile
from zweiklang.foundation.records import record_types
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import release_record, save_record


def issue_statement_link(
    actor: Actor, statement: SharedRecord, side: str, *, email: str = ""
) -> tuple[StatementLink, str]:
    """Make a link for a city without an office here; return it and its secret, told only now.

    An older link of the same side and statement stops working. Raises Refused, ValidationError.
    """
    policy.can_propose(actor, statement.file).require()
    if email:
        validate_email(email)
    with transaction.atomic():
        file = JointFile.objects.select_for_update().get(pk=statement.file_id)
        _other_side(file, statement, side)
        StatementLink.objects.filter(
            subject_id=statement.pk, side=side, used_at=None, revoked_at=None
        ).update(revoked_at=clock.now())
        token = secrets.token_urlsafe(32)
        link = StatementLink.objects.create(
            file=file,
            subject_type=statement.slug,
            subject_id=statement.pk,
            **beginning(side, token, email),
        )
        party = policy.party_of(actor, file)
        log_step(
            actor, "link-issued", file=file, party=party, subject=statement.identity(), to=side
        )
    return link, token


def find_statement_link(token: str) -> StatementLink:
    """Return the link of a secret; raises Refused, saying why it does not work."""
    found = StatementLink.objects.select_related("file").filter(token_hash=hash_of(token)).first()
    return working(found)


def statement_of(link: StatementLink) -> Any:
    """Return the statement a link asks about; raises Refused once it was withdrawn."""
    found = record_types()[link.subject_type]._default_manager.filter(pk=link.subject_id).first()
    if found is None or found.withdrawn_on is not None:
        raise Refused(policy.NOT_OPEN.reason)
    return found


def response_by(link: StatementLink) -> Response | None:
    """Return what the link's city has said to the statement."""
    return Response.objects.filter(subject_id=link.subject_id, side=link.side).first()


def respond_by_link(
    token: str, decision: str, *, function: str, text: str = "", language: str = "en"
) -> Response:
    """Confirm a statement or see it differently by its link, once; return the response.

    `function`: the office that answers, such as "Mayor of Dabola"; no person's name is asked for.
    Raises Refused, ValidationError.
    """
    link = find_statement_link(token)
    with transaction.atomic():
        file = JointFile.objects.select_for_update().get(pk=link.file_id)
        use_up(StatementLink.objects.select_for_update().get(pk=link.pk), function)
        seat = seat_without_office(file, link.side)
        words = TranslatedText.of(**{language: text.strip()}) if text.strip() else TranslatedText()
        actor = Actor.system(function.strip()[:200])
        return _keep(
            actor, seat, statement_of(link), decision, words, assurance=Assurance.LINK, paper=None
        )


def respond_by_paper(
    actor: Actor, statement: SharedRecord, side: str, paper: StoredFile
) -> Response:
    """Keep that a city without an office here has confirmed a statement on a signed paper.

    The one who files it answers for that: the level is "declared". Raises Refused.
    """
    policy.can_propose(actor, statement.file).require()
    party = policy.party_of(actor, statement.file)
    if party is None or paper.office_id != party.office_id:
        raise Refused(policy.NO_PARTY.reason)
    with transaction.atomic():
        file = JointFile.objects.select_for_update().get(pk=statement.file_id)
        seat = _other_side(file, statement, side)
        return _keep(
            Actor.system(actor.name), seat, statement, Response.Decision.CONFIRMED,
            TranslatedText(), assurance=Assurance.DECLARED, paper=paper,
        )  # fmt: skip


def _other_side(file: JointFile, statement: SharedRecord, side: str) -> JointParty:
    """Return the seat that is asked; raises Refused where it says its own words or cannot yet."""
    if statement.shared_on is None or statement.withdrawn_on is not None or side == statement.side:
        raise Refused(policy.NO_PARTY.reason)
    return seat_without_office(file, side)


def _keep(
    actor: Actor,
    seat: JointParty,
    statement: SharedRecord,
    decision: str,
    text: TranslatedText,
    **how: Any,
) -> Response:
    """Write the response of a seat, public as soon as the statement is, and log it."""
    if decision not in Response.Decision.values:
        raise ValidationError({"decision": policy.NOT_OPEN.reason})
    response = Response.objects.filter(subject_id=statement.pk, side=seat.side).first() or Response(
        key=f"response-{uuid.uuid4().hex[:16]}",
        file=seat.file,
        side=seat.side,
        subject_type=statement.slug,
        subject_id=statement.pk,
    )
    response.decision, response.text, response.shared_on = decision, text, clock.today()
    for name, value in how.items():
        setattr(response, name, value)
    kept = release_record(actor, save_record(actor, response))
    log_step(actor, decision, file=seat.file, party=seat, subject=statement.identity())
    return kept
