# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What officers say to a passage and to a line of the finder: records with history."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from zweiklang.agenda2030.reader.profiles import POSITION
from zweiklang.domain.joint.models import JointRecord
from zweiklang.domain.places.models import Place
from zweiklang.domain.topics import rules
from zweiklang.domain.topics.models.papers import Paper
from zweiklang.domain.topics.models.readings import Stance
from zweiklang.foundation.fields import CodesField
from zweiklang.foundation.records import Record


class Verdict(Record):
    """What an officer says to a passage: right, other targets or stance, or not to be used."""

    slug = "verdict"
    scope_paths = ("paper__place__parties__partnership",)
    release_parents = ("paper",)
    needs_source = False
    may_be_public = False
    personal_fields = ("quote", "reason")

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
    personal_fields = ("first_quote", "second_quote", "third_quote", "reason")

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
