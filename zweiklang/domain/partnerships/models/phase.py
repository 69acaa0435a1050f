# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A phase: what kind of relation it is, in what state, from when on."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from zweiklang.domain.mandate.models import CouncilItem
from zweiklang.domain.partnerships import rules
from zweiklang.domain.partnerships.models.partnership import Partnership
from zweiklang.foundation.fields import PartialDateField, TranslatedTextField
from zweiklang.foundation.records import Record


class Phase(Record):
    """A stretch of time in which a partnership has one kind and one state.

    A phase without an end lasts until the day before the next one begins. The four kinds are
    those of the RGRE database of municipal partnerships (rgre.de/partnerschaft/datenbank).
    """

    slug = "phase"
    scope_paths = ("partnership",)
    release_parents = ("partnership",)

    class Kind(models.TextChoices):
        """RGRE's four kinds, from loose to binding."""

        CONTACT = "contact", _("Contact (Kontakt)")
        PROJECT = "project", _("Project partnership (Projektpartnerschaft)")
        FRIENDSHIP = "friendship", _("Friendship (Freundschaft)")
        PARTNERSHIP = "partnership", _("Partnership (Partnerschaft)")

    class State(models.TextChoices):
        """How alive the relation is."""

        EXPLORING = "exploring", _("exploring")
        AGREED = "agreed", _("agreed")
        ACTIVE = "active", _("active")
        DORMANT = "dormant", _("dormant")
        ENDED = "ended", _("ended")

    partnership = models.ForeignKey(
        Partnership, models.CASCADE, related_name="phases", verbose_name=_("Partnership")
    )
    kind = models.CharField(_("Kind"), max_length=20, choices=Kind.choices)
    state = models.CharField(_("State"), max_length=20, choices=State.choices, default=State.ACTIVE)
    local_label = TranslatedTextField(
        _("Local name"), blank=True, help_text=_("Such as climate partnership, twin town.")
    )
    begins = PartialDateField(_("From"))
    ends = PartialDateField(
        _("Until"),
        null=True,
        blank=True,
        help_text=_("Leave empty if it lasts, or lasts until the next phase."),
    )
    legal_basis = TranslatedTextField(_("Legal basis"), blank=True)
    mandate = models.ForeignKey(
        CouncilItem,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="phases",
        verbose_name=_("Council item"),
    )

    class Meta(Record.Meta):
        verbose_name = _("Phase")
        verbose_name_plural = _("Phases")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="phase_key_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["partnership", "begins"], name="phase_order"),
            models.Index(fields=["office", "begins", "id"], name="phase_latest"),
            models.Index(fields=["office", "revision", "changed_at"], name="phase_standing"),
        ]

    def __str__(self) -> str:
        label = str(self.local_label.read(get_language() or "en"))
        return label or str(self.get_kind_display())

    def clean(self) -> None:
        """Check the period and that it leaves the neighbours their time."""
        if self.begins:
            siblings = Phase.objects.filter(partnership_id=self.partnership_id).current()
            rules.check_phase(self, siblings)
            rules.check_no_hole(self, siblings)
