# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""An agreement between the parties: what was signed, by which offices, valid until when."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from zweiklang.domain.mandate.models import CouncilItem
from zweiklang.domain.partnerships import rules
from zweiklang.domain.partnerships.models.partnership import Partnership
from zweiklang.foundation.fields import CodesField, PartialDateField, TranslatedTextField
from zweiklang.foundation.models import StoredFile
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.records import Record


class Agreement(Record):
    """A signed paper. Without `valid_until` it is open-ended.

    `signatories` maps sides (A, B …) to the signing office, never to a person's name.
    """

    slug = "agreement"
    scope_paths = ("partnership",)
    release_parents = ("partnership",)

    class Kind(models.TextChoices):
        """What sort of paper it is."""

        LETTER_OF_INTENT = "letter_of_intent", _("Letter of intent")
        MOU = "mou", _("Memorandum of understanding (MoU)")
        CHARTER = "charter", _("Charter (Urkunde)")
        AGREEMENT = "agreement", _("Agreement")
        PROGRAMME = "programme", _("Programme agreement")
        CONTRACT = "contract", _("Contract")

    partnership = models.ForeignKey(
        Partnership, models.CASCADE, related_name="agreements", verbose_name=_("Partnership")
    )
    kind = models.CharField(_("Kind of agreement"), max_length=20, choices=Kind.choices)
    title = TranslatedTextField(_("Title"), blank=True)
    signed_on = PartialDateField(_("Signed on"), help_text=_("Day, month or only the year"))
    signed_at = models.CharField(
        _("Place or online"), max_length=120, blank=True, help_text=_("As it stands on the paper")
    )
    valid_until = PartialDateField(
        _("Valid until"), null=True, blank=True, help_text=_("Leave empty if open-ended")
    )
    end_is_unknown = models.BooleanField(
        _("Whether it ends is not known"),
        default=False,
        help_text=_("Tick this if no source tells the end. An empty end alone means open-ended."),
    )
    ended_on = PartialDateField(
        _("Ended early on"), null=True, blank=True, help_text=_("Only if it was terminated.")
    )
    signatories = models.JSONField(
        _("Who signed?"),
        default=dict,
        blank=True,
        help_text=_("Office or function, no personal names"),
    )
    languages = CodesField(_("Languages of the text"), help_text=_("Codes such as de, en."))
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("File")
    )
    replaces = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="replaced_by",
        verbose_name=_("Replaces"),
    )
    mandate = models.ForeignKey(
        CouncilItem,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="agreements",
        verbose_name=_("Council item"),
    )

    #: When another agreement took its place, where that was asked for (`rules.mark_replaced`).
    replaced_on: PartialDate | None = None

    class Meta(Record.Meta):
        verbose_name = _("Agreement")
        verbose_name_plural = _("Agreements")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="agreement_key_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["office", "signed_on", "id"], name="agreement_latest")
        ]

    def __str__(self) -> str:
        return str(self.title.read(get_language() or "en")) or str(self.get_kind_display())

    def clean(self) -> None:
        """Check the order of the dates."""
        rules.check_agreement(self)
