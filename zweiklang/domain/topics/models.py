# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers of cities, what was read in them, and what officers say to that.

What the model reads and what people say are kept apart: `PaperReading` with its passages can be
made anew at any time, `Verdict` is a record with history and is found again by the words of the
passage.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from zweiklang.agenda2030.reader.profiles import POSITION
from zweiklang.domain.joint.models import JointRecord
from zweiklang.domain.places.models import Place, Unit
from zweiklang.domain.topics import rules
from zweiklang.foundation.errands import Errand
from zweiklang.foundation.fields import CodesField, PartialDateField, TranslatedTextField
from zweiklang.foundation.models import StoredFile
from zweiklang.foundation.records import Record


class Stance(models.TextChoices):
    """What a passage does: see the glossary."""

    NEED = "need", _("seeks")
    OFFER = "offer", _("offers")
    PLAN = "plan", _("plans")
    DONE = "done", _("does or has done")
    OTHER = "other", _("describes")


class Paper(Record):
    """A document of a city, from which its topics are read."""

    slug = "paper"
    scope_paths = ("place__parties__partnership",)
    needs_source = False

    class Kind(models.TextChoices):
        """What sort of paper it is."""

        STRATEGY = "strategy", _("Strategy or concept")
        COUNCIL = "council", _("Council paper")
        MEASURE = "measure", _("Measure or project")
        PLAN = "plan", _("Development plan or programme")
        REPORT = "report", _("Report")
        OTHER = "other", _("Other paper")

    class Right(models.TextChoices):
        """What of it may be shown to whom, once the paper is released."""

        PASSAGES = "passages", _("passages, word for word")
        TOPICS = "topics", _("topics only, no wording")

    place = models.ForeignKey(
        Place,
        models.PROTECT,
        related_name="papers",
        verbose_name=_("City"),
        help_text=_("The city whose work the paper describes."),
    )
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Responsible unit"),
    )
    title = TranslatedTextField(_("Title"))
    kind = models.CharField(_("Kind"), max_length=12, choices=Kind.choices, default=Kind.OTHER)
    dated_on = PartialDateField(_("Date"), null=True, blank=True)
    language = models.CharField(
        _("Language"),
        max_length=8,
        blank=True,
        help_text=_("Of most of its text, such as de. Left empty, it is recognised."),
    )
    right = models.CharField(
        _("What may be shown"), max_length=10, choices=Right.choices, default=Right.PASSAGES
    )
    url = models.URLField(_("Link"), max_length=1000, blank=True)
    file = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("File"),
        help_text=_("A new version takes the place of the old one; its history stays."),
    )

    class Meta(Record.Meta):
        verbose_name = _("Paper")
        verbose_name_plural = _("Papers")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="paper_key_once")
        ]
        indexes: ClassVar = [models.Index(fields=["place", "office"], name="paper_of_place")]

    def __str__(self) -> str:
        return str(self.title.read(get_language() or "en"))


class PaperReading(models.Model):
    """One reading of one version of a paper by one version of the model."""

    class State(models.TextChoices):
        """How far it has come."""

        WAITING = "waiting", _("waits to be read")
        RUNNING = "running", _("is being read")
        DONE = "done", _("has been read")
        FAILED = "failed", _("could not be read")

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="readings")
    sha256 = models.CharField(max_length=64)
    model = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    pages = models.PositiveIntegerField(null=True)
    language = models.CharField(max_length=8, blank=True)
    problem = models.CharField(max_length=20, blank=True)
    notes = models.JSONField(default=list)
    is_current = models.BooleanField(default=False)
    requested_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["paper"], condition=models.Q(is_current=True), name="one_current_reading"
            )
        ]

    def __str__(self) -> str:
        return f"{self.paper_id} {self.sha256[:8]} {self.state}"


class PaperFetch(Errand):
    """Papers that an office has fetched from another server, and what became of each.

    addresses: of files, one a line, or of an OParl server. facts: what is filed with each paper.
    outcomes: for each file name, address, what became of it (value of Outcome) and why, in the
    language of whoever asked.
    """

    longest = dt.timedelta(hours=1)

    class Source(models.TextChoices):
        """Where the papers are."""

        OPARL = "oparl", _("a council information system (OParl)")
        FILES = "files", _("addresses of files")

    class Outcome(models.TextChoices):
        """What became of a file."""

        ADDED = "added", _("filed")
        RENEWED = "renewed", _("new version")
        KNOWN = "known", _("on file already")
        FAILED = "failed", _("not fetched")

    office = models.ForeignKey("people.Office", models.CASCADE, related_name="+")
    place = models.ForeignKey(Place, models.CASCADE, related_name="+")
    source = models.CharField(max_length=6, choices=Source.choices)
    addresses = models.TextField()
    since = models.DateField(null=True)
    facts = models.JSONField(default=dict)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    outcomes = models.JSONField(default=list)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["office", "place"], name="fetch_of_place")]

    def __str__(self) -> str:
        return f"{self.source} {self.addresses[:60]} {self.state}"


class Passage(models.Model):
    """A passage of a paper with what the model reads in it.

    `targets`: pairs of code and probability, best first. `assigned`: those sure enough.
    `evidence`: by target, triples of start, end and weight inside the text; filled in when first
    shown. `vector`: 512 numbers, float16. `fingerprint`: of the words, by which a verdict finds the
    passage after another reading.
    """

    reading = models.ForeignKey(PaperReading, models.CASCADE, related_name="passages")
    position = models.PositiveIntegerField()
    text = models.TextField()
    page = models.PositiveIntegerField(null=True)
    language = models.CharField(max_length=8)
    none = models.FloatField()
    targets = models.JSONField(default=list)
    assigned = models.JSONField(default=list)
    explicit = models.JSONField(default=list)
    stance = models.CharField(max_length=6, choices=Stance.choices)
    stance_p = models.FloatField(default=0)
    evidence = models.JSONField(default=dict)
    fingerprint = models.CharField(max_length=32, db_index=True)
    vector = models.BinaryField(default=b"")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["reading", "position"], name="passage_once")
        ]

    def __str__(self) -> str:
        return self.text[:60]


class PaperTopic(models.Model):
    """What one paper adds to its city's profile: the passages that count for a target and role.

    `role`: need, offer, doing, or named for goals that the paper names itself. `passages`: pairs
    of passage id and strength, strongest first, at most `rules.KEPT`. Made anew after each reading
    and each verdict, so a profile is read without touching passages.
    """

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="topics")
    role = models.CharField(max_length=6)
    code = models.CharField(max_length=6)
    goal = models.PositiveSmallIntegerField()
    strength = models.FloatField()
    passages = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["paper", "role", "code"], name="paper_topic_once")
        ]
        indexes: ClassVar = [models.Index(fields=["code", "role"], name="paper_topic_by_code")]

    def __str__(self) -> str:
        return f"{self.paper_id} {self.role} {self.code}"


class Verdict(Record):
    """What an officer says to a passage: right, other targets or stance, or not to be used."""

    slug = "verdict"
    scope_paths = ("paper__place__parties__partnership",)
    release_parents = ("paper",)
    needs_source = False
    may_be_public = False

    class Decision(models.TextChoices):
        """What is said."""

        CONFIRMED = "confirmed", _("right as read")
        CORRECTED = "corrected", _("corrected")
        HIDDEN = "hidden", _("not to be used")

    paper = models.ForeignKey(
        Paper, models.CASCADE, related_name="verdicts", verbose_name=_("Paper")
    )
    fingerprint = models.CharField(max_length=32, db_index=True, blank=True, editable=False)
    quote = models.TextField(_("Passage"))
    decision = models.CharField(_("Decision"), max_length=10, choices=Decision.choices)
    targets = CodesField(_("Targets"), help_text=_("Codes such as 6.3, the first one first."))
    stance = models.CharField(_("Stance"), max_length=6, choices=Stance.choices, blank=True)
    reason = models.CharField(_("Reason"), max_length=300, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("Verdict on a passage")
        verbose_name_plural = _("Verdicts on passages")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="verdict_key_once"),
            models.UniqueConstraint(
                fields=["office", "paper", "fingerprint"], name="one_verdict_per_passage"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_decision_display()}: {self.quote[:60]}"

    def clean(self) -> None:
        """Set the fingerprint of the passage; check targets and stance, all errors at once."""
        self.fingerprint = rules.fingerprint(self.quote)
        errors: dict[str, StrOrPromise] = {}
        unknown = [code for code in self.targets if code not in POSITION]
        if unknown:
            errors["targets"] = _("There is no target %(code)s. Write one such as 6.3.") % {
                "code": unknown[0]
            }
        if self.decision == self.Decision.CORRECTED and not self.targets and not self.stance:
            errors["targets"] = _("Say what is right: another target, another stance, or both.")
        if errors:
            raise ValidationError(errors)


class TopicSuggestion(Record):
    """A line of the topic finder on which an office has decided, of two cities or of three.

    The passages are kept word for word with their papers, as they were seen when it was decided.
    """

    slug = "topic-suggestion"
    scope_paths = ("first_place__parties__partnership", "second_place__parties__partnership")
    scope_needs_all = True
    needs_source = False
    may_be_public = False

    class Kind(models.TextChoices):
        """What connects the cities."""

        BOTH = "both", _("both work on it")
        SEEK_OFFER = "seek-offer", _("the first city seeks, the second offers")
        OFFER_SEEK = "offer-seek", _("the first city offers, the second seeks")
        ALL = "all", _("all three work on it")

    class Decision(models.TextChoices):
        """What was decided."""

        ACCEPTED = "accepted", _("suggested as a common topic")
        PARKED = "parked", _("parked")
        REJECTED = "rejected", _("rejected")

    first_place = models.ForeignKey(
        Place, models.PROTECT, related_name="+", verbose_name=_("First city")
    )
    second_place = models.ForeignKey(
        Place, models.PROTECT, related_name="+", verbose_name=_("Second city")
    )
    kind = models.CharField(_("Kind"), max_length=12, choices=Kind.choices)
    target = models.CharField(_("Target"), max_length=6)
    first_paper = models.ForeignKey(
        Paper, models.PROTECT, related_name="+", verbose_name=_("Paper of the first city")
    )
    second_paper = models.ForeignKey(
        Paper, models.PROTECT, related_name="+", verbose_name=_("Paper of the second city")
    )
    first_quote = models.TextField(_("Passage of the first city"), blank=True)
    second_quote = models.TextField(_("Passage of the second city"), blank=True)
    third_place = models.ForeignKey(
        Place,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Third city"),
        help_text=_("Where three cities were compared."),
    )
    third_paper = models.ForeignKey(
        Paper,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Paper of the third city"),
    )
    third_quote = models.TextField(_("Passage of the third city"), blank=True)
    pair = models.CharField(max_length=64, db_index=True, blank=True, editable=False)
    decision = models.CharField(_("Decision"), max_length=10, choices=Decision.choices)
    reason = models.CharField(_("Reason"), max_length=300, blank=True)
    proposed_as = models.ForeignKey(
        JointRecord,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("Proposed as a common topic"),
    )

    class Meta(Record.Meta):
        verbose_name = _("Suggested topic")
        verbose_name_plural = _("Suggested topics")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="suggestion_key_once"),
            models.UniqueConstraint(fields=["office", "pair"], name="one_decision_per_pair"),
        ]

    def __str__(self) -> str:
        third = f" – {self.third_place}" if self.third_place else ""
        return f"{self.target}: {self.first_place} – {self.second_place}{third}"

    @classmethod
    def within(cls, scope: Collection[uuid.UUID]) -> models.Q:
        """Return as for every record; what three cities share concerns the whole office."""
        return super().within(scope) & models.Q(third_place=None)

    def lies_within(self, scope: Collection[uuid.UUID]) -> bool:
        """Return the same for this suggestion as it stands here."""
        return self.third_place_id is None and super().lies_within(scope)

    def clean(self) -> None:
        """Set the mark of the line where it is not known; check reason and third city, at once."""
        if not self.pair:
            quotes = [self.first_quote, self.second_quote]
            quotes += [self.third_quote] if self.third_place_id else []
            self.pair = rules.line_mark(self.target, map(rules.fingerprint, quotes))
        errors: dict[str, StrOrPromise] = {}
        if self.decision == self.Decision.REJECTED and not self.reason.strip():
            errors["reason"] = _("Say in a few words why it does not fit.")
        if (self.kind == self.Kind.ALL) != bool(self.third_place_id and self.third_paper_id):
            errors["third_place"] = _("Name a third city and its paper where all three work on it.")
        if errors:
            raise ValidationError(errors)
