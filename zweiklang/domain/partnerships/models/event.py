# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Events of a partnership, and pictures."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from zweiklang.domain.mandate.rules import check_goals
from zweiklang.domain.partnerships import rules
from zweiklang.domain.partnerships.models.partnership import Partnership
from zweiklang.domain.places.models import Place
from zweiklang.foundation import clock
from zweiklang.foundation.fields import CodesField, PartialDateField, TranslatedTextField
from zweiklang.foundation.models import StoredFile
from zweiklang.foundation.periods import END_BEFORE_BEGIN
from zweiklang.foundation.records import Record


class Event(Record):
    """Something that happened or is planned: a visit, a delivery, an exchange, a conference.

    `sides` names who acts (A, B, AB); people are counted, never named.
    """

    slug = "event"
    scope_paths = ("partnership",)
    release_parents = ("partnership",)

    class Kind(models.TextChoices):
        """What sort of event; the score draws visit, delivery, exchange and project lines."""

        VISIT = "visit", _("Visit or delegation")
        DELIVERY = "delivery", _("Delivery of goods")
        MONEY = "money", _("Money")
        WORKSHOP = "workshop", _("Workshop")
        EXCHANGE = "exchange", _("Expert exchange")
        CONFERENCE = "conference", _("Conference or fair")
        PROJECT = "project", _("Project")
        MILESTONE = "milestone", _("Milestone")

    class State(models.TextChoices):
        """Whether it has taken place."""

        HELD = "held", _("took place")
        PLANNED = "planned", _("planned")
        CANCELLED = "cancelled", _("cancelled")

    partnership = models.ForeignKey(
        Partnership, models.CASCADE, related_name="events", verbose_name=_("Partnership")
    )
    kind = models.CharField(_("Kind"), max_length=20, choices=Kind.choices)
    title = TranslatedTextField(_("Title"))
    description = TranslatedTextField(_("Description"), long=True, blank=True)
    sides = models.CharField(
        _("Who acts?"),
        max_length=6,
        validators=[rules.sides_validator],
        help_text=_("A, B or AB for both."),
    )
    begins = PartialDateField(_("On or from"))
    ends = PartialDateField(_("Until"), null=True, blank=True)
    state = models.CharField(_("State"), max_length=12, choices=State.choices, default=State.HELD)
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Where")
    )
    people = models.PositiveIntegerField(_("Number of people"), null=True, blank=True)
    people_is_estimate = models.BooleanField(_("Number is an estimate"), default=False)
    funding = TranslatedTextField(
        _("Who paid?"), blank=True, help_text=_("Source of the money, if known.")
    )
    goals = CodesField(_("Goals and targets"), help_text=_("Codes such as 13, 11.6."))

    class Meta(Record.Meta):
        verbose_name = _("Event")
        verbose_name_plural = _("Events")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="event_key_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["partnership", "begins"], name="event_order"),
            models.Index(fields=["office", "begins", "id"], name="event_latest"),
            models.Index(
                fields=["office", "ends"], name="event_lasting", condition=Q(ends__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return str(self.title.read(get_language() or "en"))

    def clean(self) -> None:
        """Check period, state and goal codes; all errors at once."""
        errors: dict[str, object] = {}
        if self.ends and self.begins and self.ends.last < self.begins.first:
            errors["ends"] = str(END_BEFORE_BEGIN)
        errors.update(rules.wrong_state(self, clock.today()))
        try:
            check_goals(self.goals)
        except ValidationError as error:
            errors.update(error.message_dict)
        if errors:
            raise ValidationError(errors)


class Picture(Record):
    """A picture; it is publishable only with author, licence and, where people show, consent."""

    slug = "picture"
    scope_paths = ("partnership",)
    release_parents = ("partnership",)
    needs_source = False

    class Licence(models.TextChoices):
        """Licences a city meets; others go into the credit line."""

        CC0 = "cc0", "CC0"
        CC_BY = "cc-by-4.0", "CC BY 4.0"
        CC_BY_SA = "cc-by-sa-4.0", "CC BY-SA 4.0"
        OWN = "own", _("own picture of the city")
        PERMITTED = "permitted", _("used with written permission")

    partnership = models.ForeignKey(
        Partnership,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="pictures",
        verbose_name=_("Partnership"),
    )
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name=_("File"))
    alternative = TranslatedTextField(
        _("What the picture shows"), help_text=_("For people who do not see it.")
    )
    caption = TranslatedTextField(_("Caption"), blank=True)
    author = models.CharField(_("Author"), max_length=200, blank=True)
    licence = models.CharField(_("Licence"), max_length=20, choices=Licence.choices, blank=True)
    credit = models.CharField(_("Credit line"), max_length=300, blank=True)
    shows_people = models.BooleanField(_("People can be recognised"), default=True)
    consent = models.TextField(
        _("Consent"), blank=True, help_text=_("Where the consent of the people shown is kept.")
    )
    taken_on = PartialDateField(_("Taken on"), null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("Picture")
        verbose_name_plural = _("Pictures")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="picture_key_once")
        ]

    def __str__(self) -> str:
        return str(self.alternative.read(get_language() or "en"))

    def unfit_for_public(self) -> StrOrPromise:
        """Return what is missing: author, licence, credit line, consent of people shown."""
        if not (self.author and self.licence and self.credit):
            return _("Add author, licence and credit line first.")
        if self.shows_people and not self.consent:
            return _("Say first where the consent of the people shown is kept.")
        return super().unfit_for_public()
