# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Documents of cities."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from zweiklang.domain.places.models import Place, Unit
from zweiklang.foundation.fields import PartialDateField, TranslatedTextField
from zweiklang.foundation.models import StoredFile
from zweiklang.foundation.records import Record


class Paper(Record):
    """A document of a city, from which its topics are read."""

    slug = "paper"
    scope_paths = ("place__parties__partnership",)
    needs_source = False
    personal_fields = ("file", "url")

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
