# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""On what a partnership rests, and which goals of the 2030 Agenda it serves."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from zweiklang.domain.mandate.bases import basis_choices
from zweiklang.domain.mandate.models import CouncilItem, ResolutionPoint
from zweiklang.domain.mandate.rules import check_goals
from zweiklang.domain.partnerships import rules
from zweiklang.domain.partnerships.models.partnership import Partnership
from zweiklang.foundation.fields import PartialDateField, TranslatedTextField
from zweiklang.foundation.records import Record


class Basis(Record):
    """A council item, a point of a resolution or a law that carries a partnership.

    Exactly one of `council_item`, `point` and `policy` is set.
    """

    slug = "basis"
    scope_paths = ("partnership",)
    release_parents = ("partnership", "council_item", "point")
    needs_source = False

    partnership = models.ForeignKey(
        Partnership, models.CASCADE, related_name="bases", verbose_name=_("Partnership")
    )
    council_item = models.ForeignKey(
        CouncilItem,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="bases",
        verbose_name=_("Council item"),
    )
    point = models.ForeignKey(
        ResolutionPoint,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="bases",
        verbose_name=_("Point of a resolution"),
    )
    policy = models.CharField(
        _("Law or guideline"), max_length=80, blank=True, choices=basis_choices
    )
    note = TranslatedTextField(_("What it carries"), blank=True)

    class Meta(Record.Meta):
        verbose_name = _("Basis")
        verbose_name_plural = _("Bases")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="basis_key_once")
        ]

    def __str__(self) -> str:
        return str(self.council_item or self.point or self.get_policy_display())

    def clean(self) -> None:
        """Check that exactly one basis is named."""
        if sum(bool(one) for one in (self.council_item_id, self.point_id, self.policy)) != 1:
            raise ValidationError(
                _("Name exactly one basis: a council item, a point of a resolution, or a law.")
            )


class ServedGoal(Record):
    """A goal or target of the 2030 Agenda a partnership works for, and which sides do."""

    slug = "served-goal"
    scope_paths = ("partnership",)
    release_parents = ("partnership",)

    partnership = models.ForeignKey(
        Partnership, models.CASCADE, related_name="served_goals", verbose_name=_("Partnership")
    )
    code = models.CharField(_("Goal or target"), max_length=6, help_text=_("Such as 13 or 11.6."))
    sides = models.CharField(
        _("Who works on it?"), max_length=6, validators=[rules.sides_validator], default="AB"
    )
    what = TranslatedTextField(
        _("What is done for it"), blank=True, help_text=_("One line, such as: youth employment.")
    )
    begins = PartialDateField(_("From"), null=True, blank=True)
    ends = PartialDateField(_("Until"), null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("Goal served")
        verbose_name_plural = _("Goals served")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="served_goal_key_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["office", "code", "partnership"], name="served_goal_by_office"),
            models.Index(fields=["office", "revision", "changed_at"], name="served_goal_standing"),
        ]

    def __str__(self) -> str:
        return self.code

    def clean(self) -> None:
        """Check the code."""
        check_goals([self.code] if self.code else [], field="code")
