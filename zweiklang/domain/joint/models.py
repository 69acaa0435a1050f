# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Joint files and what lies in them: records, proposals, answers, sealed revisions, keys."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from zweiklang.domain.joint.rules import Assurance, State
from zweiklang.domain.people.models import Office
from zweiklang.domain.places.models import Place
from zweiklang.foundation.fields import TranslatedTextField
from zweiklang.foundation.models import StoredFile

SIDES = [(letter, letter) for letter in "ABCDEF"]
ASSURANCES = [
    (Assurance.DECLARED.value, _("declared")),
    (Assurance.LINK.value, _("confirmed by link")),
    (Assurance.COUNTERSIGNED.value, _("countersigned")),
]
STATES = [
    (State.DRAFT.value, _("draft")),
    (State.OPEN.value, _("waits for answers")),
    (State.IN_FORCE.value, _("in force")),
    (State.DECLINED.value, _("declined")),
    (State.COUNTERED.value, _("answered by another proposal")),
    (State.WITHDRAWN.value, _("withdrawn")),
    (State.OVERTAKEN.value, _("overtaken by another proposal")),
]


class JointFile(models.Model):
    """What two or more cities keep together. It belongs to no office; all parties are equal.

    The partnership that each office keeps for itself points here, see `partnerships`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    opened_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Joint file")
        verbose_name_plural = _("Joint files")

    def __str__(self) -> str:
        parties = sorted(self.parties.all(), key=lambda party: party.side)
        return " – ".join(str(party.place) for party in parties)


class JointParty(models.Model):
    """One city in a joint file. Its side gives it tone and place and never changes.

    Without an office here a city is no less a party: it answers by link or on paper.
    """

    file = models.ForeignKey(JointFile, models.CASCADE, related_name="parties")
    side = models.CharField(max_length=1, choices=SIDES)
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    office = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="joint_parties"
    )
    language = models.CharField(max_length=8, default="en")
    joined_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["file", "side"], name="joint_side_once"),
            models.UniqueConstraint(fields=["file", "place"], name="joint_place_once"),
            models.UniqueConstraint(
                fields=["file", "office"],
                condition=models.Q(office__isnull=False),
                name="joint_office_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.side}: {self.place}"


class JointRecord(models.Model):
    """A text that is valid only as all its sides agreed to it: what it is, and where it stands.

    `sides`: the sides whose consent it needs, such as "AB". `kind` names one of
    `kinds.registered()`. `revision`: number of the one in force, 0 before the first consent.
    `is_public`: agreed by all to be public. `unnamed`: sides that took their name back, which each
    may do alone. `title` is that of the revision in force, before it
    that of the first proposal. `below`: the joint text it belongs to, such as a project's topic; it
    never changes.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.ForeignKey(JointFile, models.CASCADE, related_name="records")
    kind = models.CharField(max_length=40)
    sides = models.CharField(max_length=6)
    below = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    title = TranslatedTextField(_("Title"), blank=True)
    revision = models.PositiveIntegerField(default=0)
    is_public = models.BooleanField(default=False)
    unnamed = models.CharField(max_length=6, blank=True)
    ended_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Joint text")
        verbose_name_plural = _("Joint texts")
        indexes: ClassVar = [models.Index(fields=["file", "kind"], name="joint_record_kind")]

    def __str__(self) -> str:
        return str(self.title.read(get_language() or "en"))


class Proposal(models.Model):
    """One side's proposal to all: another wording, a release to the public, an end.

    It stands on `base`, the number of the revision in force when it was written; if another one
    comes into force meanwhile, it is overtaken and must be renewed on top.
    """

    class Effect(models.TextChoices):
        """What comes into force with the consent of all."""

        CHANGE = "change", _("changes the text")
        RELEASE = "release", _("makes it public")
        HIDE = "hide", _("takes it back from the public")
        END = "end", _("ends it")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    record = models.ForeignKey(JointRecord, models.CASCADE, related_name="proposals")
    number = models.PositiveIntegerField()
    base = models.PositiveIntegerField(default=0)
    effect = models.CharField(max_length=8, choices=Effect.choices, default=Effect.CHANGE)
    content = models.JSONField(default=dict)
    side = models.CharField(max_length=1, choices=SIDES)
    language = models.CharField(max_length=8)
    reason = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=STATES, default=State.DRAFT.value)
    written_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    actor_name = models.CharField(max_length=200)
    counters = models.ForeignKey("self", models.PROTECT, null=True, related_name="counterproposals")
    renews = models.ForeignKey("self", models.PROTECT, null=True, related_name="renewals")

    class Meta:
        verbose_name = _("Proposal")
        verbose_name_plural = _("Proposals")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["record", "number"], name="proposal_number_once")
        ]
        indexes: ClassVar = [models.Index(fields=["state", "opened_at"], name="proposal_state")]

    def __str__(self) -> str:
        return f"{self.record} #{self.number}"


class Answer(models.Model):
    """What one side said to a proposal. There is one for each side, and it is never changed."""

    class Decision(models.TextChoices):
        """Yes or no; another wish is a counterproposal."""

        ACCEPTED = "accepted", _("agreed")
        DECLINED = "declined", _("declined")

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="answers")
    side = models.CharField(max_length=1, choices=SIDES)
    decision = models.CharField(max_length=8, choices=Decision.choices)
    reason = models.TextField(blank=True)
    assurance = models.CharField(max_length=13, choices=ASSURANCES)
    paper = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField()
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    actor_name = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "side"], name="one_answer_per_side")
        ]

    def __str__(self) -> str:
        return f"{self.side}: {self.decision}"


class Comment(models.Model):
    """A word on a proposal; an internal one is read by the own office only."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="comments")
    side = models.CharField(max_length=1, choices=SIDES)
    text = models.TextField()
    language = models.CharField(max_length=8)
    is_internal = models.BooleanField(default=False)
    said_at = models.DateTimeField()
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    actor_name = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.text[:60]


class JointRevision(models.Model):
    """A state of a joint record as it came into force, sealed: only ever added, never changed.

    `document` is the canonical JSON (RFC 8785) that was signed, `digest` its SHA-256 in
    hexadecimal, `previous` the digest of the revision before it. See `sealing`.
    """

    record = models.ForeignKey(JointRecord, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    document = models.TextField()
    digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64, blank=True)
    assurance = models.CharField(max_length=13, choices=ASSURANCES)
    in_force_from = models.DateTimeField()
    proposal = models.OneToOneField(
        Proposal, models.PROTECT, null=True, related_name="sealed_revision"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["record", "number"], name="joint_revision_once")
        ]

    def __str__(self) -> str:
        return f"{self.record} r{self.number}"


class OfficeKey(models.Model):
    """A pair of keys with which the installation signs for an office (Ed25519, RFC 8037).

    `secret` is encrypted by the installation's secret key. A retired pair still proves what it
    signed.
    """

    office = models.ForeignKey(Office, models.CASCADE, related_name="keys")
    name = models.CharField(max_length=64, unique=True)
    public = models.JSONField()
    secret = models.TextField()
    made_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["office"],
                condition=models.Q(retired_at=None),
                name="one_key_in_use_per_office",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Seal(models.Model):
    """One side's signature below a sealed revision (JWS, RFC 7515, payload detached).

    A side without an office here has no key: its consent is told in the document, by level.
    """

    revision = models.ForeignKey(JointRevision, models.CASCADE, related_name="seals")
    side = models.CharField(max_length=1, choices=SIDES)
    key = models.ForeignKey(OfficeKey, models.PROTECT, related_name="seals")
    jws = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["revision", "side"], name="one_seal_per_side")
        ]

    def __str__(self) -> str:
        return f"{self.revision} {self.side}"


class SingleLink(models.Model):
    """A link by which a city without an office here answers once.

    Only the SHA-256 of its secret is kept.
    """

    side = models.CharField(max_length=1, choices=SIDES)
    token_hash = models.CharField(max_length=64, unique=True)
    email = models.EmailField(blank=True)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class ConfirmationLink(SingleLink):
    """A link that answers one proposal."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="links")

    def __str__(self) -> str:
        return f"{self.proposal} {self.side}"


class StatementLink(SingleLink):
    """A link that confirms one statement of another city, or says how the own city sees it."""

    file = models.ForeignKey(JointFile, models.CASCADE, related_name="statement_links")
    subject_type = models.CharField(max_length=60)
    subject_id = models.UUIDField(db_index=True)

    def __str__(self) -> str:
        return f"{self.subject_type}:{self.subject_id} {self.side}"


class JointStep(models.Model):
    """The log of a joint file: who did what when. It is only ever added to."""

    file = models.ForeignKey(JointFile, models.CASCADE, related_name="steps")
    record = models.ForeignKey(JointRecord, models.CASCADE, null=True, related_name="steps")
    proposal = models.ForeignKey(Proposal, models.CASCADE, null=True, related_name="steps")
    step = models.CharField(max_length=30)
    side = models.CharField(max_length=1, blank=True)
    office = models.ForeignKey(Office, models.PROTECT, null=True, related_name="+")
    is_internal = models.BooleanField(default=False)
    taken_at = models.DateTimeField(db_index=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    actor_name = models.CharField(max_length=200)
    data = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.step} {self.taken_at:%Y-%m-%d}"
