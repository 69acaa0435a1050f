# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What one office says alone in a joint file: a record of its own, shown to the other cities.

The author's side is fixed. Others confirm or dispute it with a `Response` of theirs, or stay
silent; nothing of one side is ever changed by another.
"""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from zweiklang.domain.joint import policy
from zweiklang.domain.joint.models import ASSURANCES, SIDES, JointFile, JointParty
from zweiklang.domain.joint.rules import Assurance
from zweiklang.domain.joint.seats import seats_of
from zweiklang.domain.joint.steps import log_step
from zweiklang.foundation import clock
from zweiklang.foundation import policy as records_policy
from zweiklang.foundation.actors import READER_ONLY, WRITING_ROLES, Actor, Decision, Refused
from zweiklang.foundation.fields import TranslatedTextField
from zweiklang.foundation.models import StoredFile
from zweiklang.foundation.reasons import known
from zweiklang.foundation.records import Record, RecordQuerySet
from zweiklang.foundation.writing import save_record

_SHOWN = known(gettext_noop("Shown to the other cities"))

OWN_WORDS = Decision(
    False, gettext_lazy("Your city does not confirm its own words. The others do.")
)


class SharedQuerySet(RecordQuerySet):
    """Records of one office that the other cities of a joint file may read once shared."""

    def seen_by(self, actor: Actor) -> Q:
        """Return the condition: own, released, or shared with a city the actor acts for."""
        seat = JointParty.objects.filter(seats_of(actor), file=OuterRef("file"), left_at=None)
        shared = Q(Exists(seat), shared_on__isnull=False, withdrawn_on=None)
        seen = super().seen_by(actor)
        return seen | shared if actor.office_ids else seen


class SharedRecord(Record):
    """A statement of one office in a joint file. `side` is its author's and never changes.

    `shared_on`: since when the other cities read it, None while it is a draft of the office.
    """

    needs_source = False
    scope_paths = ("file__partnerships",)

    file = models.ForeignKey(
        JointFile,
        models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=gettext_lazy("Joint file"),
    )
    side = models.CharField(max_length=1, choices=SIDES, editable=False)
    shared_on = models.DateField(null=True, editable=False)

    objects: ClassVar = SharedQuerySet.as_manager()

    class Meta(Record.Meta):
        abstract = True


class Response(SharedRecord):
    """What another city says to a statement: it confirms or disputes it. One for each side."""

    slug = "response"
    begins_in_workbook = False

    class Decision(models.TextChoices):
        """Silence is no response and is shown as such."""

        CONFIRMED = "confirmed", gettext_lazy("confirmed")
        DISPUTED = "disputed", gettext_lazy("seen differently")

    subject_type = models.CharField(max_length=60, editable=False)
    subject_id = models.UUIDField(editable=False, db_index=True)
    decision = models.CharField(gettext_lazy("Response"), max_length=10, choices=Decision.choices)
    text = TranslatedTextField(gettext_lazy("How your city sees it"), long=True, blank=True)
    assurance = models.CharField(
        gettext_lazy("How sure it is"),
        max_length=14,
        choices=ASSURANCES,
        default=Assurance.COUNTERSIGNED,
        editable=False,
    )
    paper = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=gettext_lazy("Signed paper"),
    )

    class Meta(SharedRecord.Meta):
        verbose_name = gettext_lazy("Response to a statement")
        verbose_name_plural = gettext_lazy("Responses to statements")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="response_key_once"),
            models.UniqueConstraint(fields=["subject_id", "side"], name="one_response_per_side"),
        ]

    def __str__(self) -> str:
        return str(self.get_decision_display())

    def clean(self) -> None:
        """A dispute says how the city sees it."""
        if self.decision == self.Decision.DISPUTED and not self.text:
            raise ValidationError({"text": _("Say how your city sees it. Both views are kept.")})


def can_share(actor: Actor, record: SharedRecord) -> Decision:
    """Return whether the actor may show the office's statement to the other cities."""
    may = records_policy.can_write(actor, record)
    return policy.can_propose(actor, record.file) if may else may


def can_respond(actor: Actor, statement: SharedRecord) -> Decision:
    """Return whether the actor may confirm or dispute a statement: for a city not its author's.

    A response is a record of the office, so it takes somebody who writes records and proposes.
    """
    proposes = policy.can_propose(actor, statement.file)
    party = policy.party_of(actor, statement.file)
    if not proposes or party is None:
        return proposes
    if statement.shared_on is None:
        return policy.NO_PARTY
    if party.side == statement.side:
        return OWN_WORDS
    return proposes if actor.holds(party.office_id, WRITING_ROLES) else READER_ONLY


def save_statement(actor: Actor, record: SharedRecord, **given: Any) -> SharedRecord:
    """Write a statement for the side of the actor's office and return it.

    Takes what `save_record` takes. Raises Refused if the office has no seat in the file.
    """
    party = policy.party_of(actor, record.file)
    if party is None or (record.office_id and record.office_id != party.office_id):
        raise Refused(policy.NO_PARTY.reason)
    if not record._state.adding and record.side != party.side:
        raise Refused(_("A statement has one author. Add your own, or respond to it."))
    record.office_id, record.side = party.office_id, party.side
    return save_record(actor, record, **given)


def share(actor: Actor, record: SharedRecord) -> SharedRecord:
    """Show a statement to the other cities of the file, from today on. Raises Refused."""
    can_share(actor, record).require()
    if record.shared_on is not None:
        return record
    with transaction.atomic():
        record.shared_on = clock.today()
        save_record(actor, record, reason=_SHOWN)
        log_step(
            actor,
            "shared",
            file=record.file,
            party=policy.party_of(actor, record.file),
            subject=record.identity(),
        )
    return record


def respond(actor: Actor, statement: SharedRecord, decision: str, text: Any = None) -> Response:
    """Confirm or dispute a statement of another city; a later response takes the place of it.

    The history keeps both. Raises Refused, ValidationError.
    """
    can_respond(actor, statement).require()
    party = policy.party_of(actor, statement.file)
    if party is None:
        raise Refused(policy.NO_PARTY.reason)
    known = Response.objects.filter(subject_id=statement.pk, side=party.side).first()
    response = known or Response(
        office_id=party.office_id,
        key=f"response-{uuid.uuid4().hex[:16]}",
        file=statement.file,
        side=party.side,
        subject_type=statement.slug,
        subject_id=statement.pk,
    )
    response.decision, response.shared_on = decision, clock.today()
    response.withdrawn_on = None
    # A city that answered by link or on paper before it had an office answers for itself now.
    response.office_id, response.assurance, response.paper = (
        party.office_id, Assurance.COUNTERSIGNED, None,
    )  # fmt: skip
    if text is not None:
        response.text = text
    with transaction.atomic():
        save_record(actor, response)
        log_step(actor, decision, file=statement.file, party=party, subject=statement.identity())
    return response


def responses_to(actor: Actor, statement_ids: list[uuid.UUID]) -> dict[uuid.UUID, list[Response]]:
    """Return the responses to statements by statement, in the order of the sides; one query."""
    found: dict[uuid.UUID, list[Response]] = {}
    rows = Response.objects.visible_to(actor).current().filter(subject_id__in=statement_ids)
    for row in rows.order_by("side"):
        found.setdefault(row.subject_id, []).append(row)
    return found
