# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The values of a project's indicators: each city states those of its own end."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from zweiklang.domain.joint.models import JointRecord
from zweiklang.domain.joint.queries import content_in_force
from zweiklang.domain.joint.shared import SharedRecord
from zweiklang.domain.projects.joint_kinds import SLUG
from zweiklang.foundation.fields import PartialDateField, TranslatedTextField
from zweiklang.foundation.models import Source


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
