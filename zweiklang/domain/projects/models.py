# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Values of a project's indicators, each stated by its own city, and projects of others."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from zweiklang.domain.joint.models import JointRecord
from zweiklang.domain.joint.queries import content_in_force
from zweiklang.domain.joint.shared import SharedRecord
from zweiklang.domain.mandate.rules import check_goals
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.projects import rules
from zweiklang.domain.projects.joint_kinds import SLUG, STATE_LABELS
from zweiklang.foundation.errands import Errand
from zweiklang.foundation.fields import CodesField, PartialDateField, TranslatedTextField
from zweiklang.foundation.models import Source
from zweiklang.foundation.money import is_currency
from zweiklang.foundation.periods import END_BEFORE_BEGIN, ends_before_it_begins
from zweiklang.foundation.records import Record


class IndicatorValue(SharedRecord):
    """What one city measured for an indicator at its end. `mark` names it in the charter."""

    slug = "indicator-value"
    begins_in_workbook = False
    needs_source = True

    project = models.ForeignKey(
        JointRecord,
        models.PROTECT,
        editable=False,
        related_name="indicator_values",
        verbose_name=_("Joint project"),
    )
    mark = models.CharField(_("Mark"), max_length=500, editable=False)
    value = models.DecimalField(_("Value"), max_digits=20, decimal_places=4)
    measured_on = PartialDateField(_("Measured on"))
    note = TranslatedTextField(_("Note"), blank=True)
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("Source"),
        help_text=_("Where the value can be read: register, report or link."),
    )

    class Meta(SharedRecord.Meta):
        verbose_name = _("Value of an indicator")
        verbose_name_plural = _("Values of indicators")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="indicator_value_key_once")
        ]

    def __str__(self) -> str:
        return f"{self.mark}: {self.value.normalize():f}" if self.value is not None else self.mark

    def clean(self) -> None:
        """The value belongs to an indicator that the charter names for this side."""
        if self.project.kind != SLUG or self.project.file_id != self.file_id:
            raise ValidationError(_("This is no project of the joint file."))
        rows: dict[str, Any] = content_in_force(self.project).get("indicators", {})
        marks = {row["mark"] for row in rows.get(self.side, ())}
        if self._state.adding and self.mark not in marks:
            raise ValidationError(
                _("The charter names no indicator %(mark)s for your city."),
                params={"mark": self.mark},
            )


class PartnerProject(Record):
    """A project that somebody else runs and tells of: no joint text, and nobody here agreed to it.

    It stands below the partnership it is of interest for, with publisher and identifier, so that
    reading the publisher's file again finds it.
    """

    slug = "partner-project"
    scope_paths = ("partnership",)
    release_parents = ("partnership",)

    class State(models.TextChoices):
        """Where it stands; the words are those of joint projects."""

        AGREED = rules.State.AGREED.value, STATE_LABELS[rules.State.AGREED]
        RUNNING = rules.State.RUNNING.value, STATE_LABELS[rules.State.RUNNING]
        PAUSED = rules.State.PAUSED.value, STATE_LABELS[rules.State.PAUSED]
        DONE = rules.State.DONE.value, STATE_LABELS[rules.State.DONE]
        STOPPED = rules.State.STOPPED.value, STATE_LABELS[rules.State.STOPPED]

    partnership = models.ForeignKey(
        Partnership, models.CASCADE, related_name="partner_projects", verbose_name=_("Partnership")
    )
    title = TranslatedTextField(_("Title"))
    summary = TranslatedTextField(_("What it is about"), long=True, blank=True)
    publisher = models.CharField(_("Who runs or publishes it"), max_length=300)
    identifier = models.CharField(
        _("IATI identifier"),
        max_length=300,
        blank=True,
        help_text=_("As its publisher names it in IATI."),
    )
    state = models.CharField(
        _("State"), max_length=12, choices=State.choices, default=State.RUNNING
    )
    begins = PartialDateField(_("Begin"), null=True, blank=True)
    ends = PartialDateField(_("End"), null=True, blank=True)
    goals = CodesField(_("Goals and targets"), help_text=_("Codes such as 13, 11.6."))
    countries = CodesField(_("Countries"), help_text=_("Two letters each, such as GH."))
    minor = models.BigIntegerField(
        _("Promised money"),
        null=True,
        blank=True,
        help_text=_("In workbooks in the smallest unit of the currency, such as cents."),
    )
    currency = models.CharField(
        _("Currency"), max_length=3, blank=True, help_text=_("Three letters, such as EUR.")
    )

    class Meta(Record.Meta):
        verbose_name = _("Partner project")
        verbose_name_plural = _("Partner projects")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="partner_project_key_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["office", "identifier"], name="partner_project_identifier")
        ]

    def __str__(self) -> str:
        return str(self.title.read(get_language() or "en"))

    def clean(self) -> None:
        """Check period, goals and currency; all errors at once."""
        errors: dict[str, object] = {}
        if ends_before_it_begins(self):
            errors["ends"] = str(END_BEFORE_BEGIN)
        try:
            check_goals(self.goals)
        except ValidationError as error:
            errors.update(error.message_dict)
        if self.currency and not is_currency(self.currency):
            errors["currency"] = _("%(code)s is no currency. Write three letters, such as EUR.") % {
                "code": self.currency
            }
        if self.minor is not None and not self.currency:
            errors["currency"] = _("Say in which currency.")
        if errors:
            raise ValidationError(errors)


class IatiPicking(Errand):
    """A large file of which the wanted activities are picked in the background.

    token: of the kept file, once done of the one with what was picked. chosen: what is asked for.
    seen, picked: activities so far.
    """

    longest = dt.timedelta(minutes=30)

    office = models.ForeignKey("people.Office", models.CASCADE, related_name="+")
    token = models.CharField(max_length=64)
    chosen = models.JSONField(default=dict)
    seen = models.PositiveIntegerField(default=0)
    picked = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"IATI {self.seen} {self.state}"
