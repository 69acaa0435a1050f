# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Council items, resolutions with their points, follow-up duties."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from zweiklang.domain.mandate import rules
from zweiklang.domain.places.models import Unit
from zweiklang.foundation.fields import CodesField, PartialDateField, TranslatedTextField
from zweiklang.foundation.models import StoredFile
from zweiklang.foundation.records import Record


class CouncilItem(Record):
    """A paper of a council or committee and what became of it."""

    slug = "council-item"
    scope_paths = (
        "bases__partnership",
        "points__bases__partnership",
        "phases__partnership",
        "agreements__partnership",
    )

    class Kind(models.TextChoices):
        """What the paper asks for."""

        DECISION = "decision", _("Decision (Beschluss)")
        RECOMMENDATION = "recommendation", _("Recommendation (Empfehlung)")
        NOTE = "note", _("For information (Kenntnisnahme)")
        QUESTION = "question", _("Question (Anfrage)")
        MOTION = "motion", _("Motion (Antrag)")

    class Result(models.TextChoices):
        """What became of it."""

        OPEN = "open", _("open")
        DECIDED = "decided", _("decided")
        NOTED = "noted", _("noted")
        REJECTED = "rejected", _("rejected")
        ANSWERED = "answered", _("answered")
        REFERRED = "referred", _("referred")

    number = models.CharField(
        _("Number"),
        max_length=60,
        blank=True,
        help_text=_("Such as 25021-22."),
    )
    kind = models.CharField(_("Kind"), max_length=20, choices=Kind.choices)
    title = TranslatedTextField(_("Title"))
    body = models.CharField(_("Body"), max_length=200, help_text=_("Such as council or committee."))
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Council or committee as a unit"),
    )
    dated_on = PartialDateField(_("Date"))
    result = models.CharField(
        _("Result"), max_length=20, choices=Result.choices, default=Result.DECIDED
    )
    text = TranslatedTextField(_("What it says"), long=True, blank=True)
    url = models.URLField(_("Link to the paper"), max_length=1000, blank=True)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("File")
    )
    follows = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="followed_by",
        verbose_name=_("Builds on"),
        help_text=_("The earlier item this one carries further."),
    )
    oparl_id = models.URLField(_("OParl id"), max_length=500, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("Council item")
        verbose_name_plural = _("Council items")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="council_item_key_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["office", "dated_on"], name="council_item_by_office")
        ]

    def __str__(self) -> str:
        return str(self.title.read(get_language() or "en"))

    def clean(self) -> None:
        """Check the number's form and that the earlier item is not later."""
        rules.check_council_item(self)


class FollowUp(Record):
    """A duty that a council item leaves: what is to be done by when."""

    slug = "follow-up"
    scope_paths = tuple(f"council_item__{path}" for path in CouncilItem.scope_paths)
    release_parents = ("council_item",)

    council_item = models.ForeignKey(
        CouncilItem, models.CASCADE, related_name="follow_ups", verbose_name=_("Council item")
    )
    task = TranslatedTextField(_("What is to be done"))
    due_on = PartialDateField(_("Due on"))
    lead_days = models.PositiveIntegerField(_("Remind how many days before"), default=90)
    done_on = PartialDateField(_("Done on"), null=True, blank=True)
    outcome = TranslatedTextField(_("How it was done"), blank=True)

    class Meta(Record.Meta):
        verbose_name = _("Follow-up duty")
        verbose_name_plural = _("Follow-up duties")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="follow_up_key_once")
        ]

    def __str__(self) -> str:
        return str(self.task.read(get_language() or "en"))


class ResolutionPoint(Record):
    """One numbered point of an adopted resolution, such as the model resolution of the cities."""

    slug = "resolution-point"
    scope_paths = tuple(f"council_item__{path}" for path in CouncilItem.scope_paths)
    release_parents = ("council_item",)

    class Part(models.TextChoices):
        """Whether the point is common to all cities or the city's own."""

        GENERAL = "general", _("general part")
        LOCAL = "local", _("local part")

    council_item = models.ForeignKey(
        CouncilItem, models.CASCADE, related_name="points", verbose_name=_("Council item")
    )
    number = models.CharField(_("Number"), max_length=20)
    position = models.PositiveIntegerField(
        _("Position"), default=1, validators=[MinValueValidator(1)]
    )
    part = models.CharField(_("Part"), max_length=10, choices=Part.choices, default=Part.GENERAL)
    text = TranslatedTextField(_("Text"), long=True)
    goals = CodesField(_("Goals and targets"), help_text=_("Codes such as 13, 11.6."))

    class Meta(Record.Meta):
        verbose_name = _("Point of a resolution")
        verbose_name_plural = _("Points of resolutions")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="resolution_point_key_once")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.text.read(get_language() or 'en')}"

    def clean(self) -> None:
        """Check the goal codes."""
        rules.check_goals(self.goals)
