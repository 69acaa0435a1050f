# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A partnership, its parties and who takes part in it."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from zweiklang.domain.joint.models import JointFile
from zweiklang.domain.places.models import Place, Unit
from zweiklang.foundation.fields import PartialDateField, TranslatedTextField
from zweiklang.foundation.periods import END_BEFORE_BEGIN, ends_before_it_begins
from zweiklang.foundation.records import Record


class Partnership(Record):
    """What connects two or more cities. Kind and state follow from its phases."""

    slug = "partnership"
    scope_paths = ("pk",)
    is_frame = True
    needs_source = False
    search_first = True
    search_prefetch = ("parties__place",)

    title = TranslatedTextField(
        _("Title"), blank=True, help_text=_("Leave empty to use the names of the cities.")
    )
    summary = TranslatedTextField(_("Summary"), long=True, blank=True)
    topics = TranslatedTextField(
        _("Topics in one line"), blank=True, help_text=_("Such as: climate, waste, digital.")
    )
    joint_file = models.ForeignKey(
        JointFile,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="partnerships",
        verbose_name=_("Joint file"),
    )

    class Meta(Record.Meta):
        verbose_name = _("Partnership")
        verbose_name_plural = _("Partnerships")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="partnership_key_once"),
            models.UniqueConstraint(
                fields=["office", "joint_file"],
                condition=models.Q(joint_file__isnull=False),
                name="one_partnership_per_joint_file",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["id"],
                condition=models.Q(withdrawn_on__isnull=False),
                name="partnership_withdrawn",
            ),
            models.Index(fields=["office", "revision", "changed_at"], name="partnership_standing"),
        ]

    def __str__(self) -> str:
        title = str(self.title.read(get_language() or "en"))
        if title:
            return title
        parties = [party for party in self.parties.all() if party.withdrawn_on is None]
        return " – ".join(str(p.place) for p in sorted(parties, key=lambda p: p.side)) or self.key

    def search_names(self) -> list[str]:
        """Return the cities' names in every language and spelling: the search finds them all."""
        return [
            name
            for party in self.parties.all()
            if party.withdrawn_on is None
            for name in (*party.place.name.texts.values(), *party.place.search_names())
        ]


class Party(Record):
    """One city in a partnership. Its side (A, B, C …) gives it tone and place and never changes."""

    slug = "party"
    scope_paths = ("partnership",)
    is_frame = True
    release_parents = ("partnership",)
    needs_source = False
    searched_as = "partnership"

    partnership = models.ForeignKey(
        Partnership, models.CASCADE, related_name="parties", verbose_name=_("Partnership")
    )
    side = models.CharField(
        _("Side"),
        max_length=1,
        choices=[(letter, letter) for letter in "ABCDEF"],
        help_text=_("A is drawn above or left, B below or right. It never changes."),
    )
    place = models.ForeignKey(Place, models.PROTECT, related_name="parties", verbose_name=_("City"))
    joined_on = PartialDateField(_("Joined"), null=True, blank=True)
    left_on = PartialDateField(_("Left"), null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("Party")
        verbose_name_plural = _("Parties")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="party_key_once"),
            models.UniqueConstraint(
                fields=["partnership", "side"],
                condition=models.Q(withdrawn_on=None),
                name="one_party_per_side",
                violation_error_message=_("This side is taken by another city already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.place)

    @property
    def stands_from_the_start(self) -> bool:
        """Return whether it is one of the two without whom there is no partnership."""
        return self.side <= "B"


class Involvement(Record):
    """What a unit does in a partnership, from and until."""

    slug = "involvement"
    scope_paths = ("partnership",)
    release_parents = ("partnership", "unit")
    needs_source = True

    class Role(models.TextChoices):
        """How the unit takes part."""

        COORDINATES = "coordinates", _("coordinates")
        CONTRIBUTES = "contributes", _("contributes expertise")
        CARRIES = "carries", _("carries projects")
        FUNDS = "funds", _("funds")
        SUPPORTS = "supports", _("supports")

    partnership = models.ForeignKey(
        Partnership, models.CASCADE, related_name="involvements", verbose_name=_("Partnership")
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="involvements", verbose_name=_("Organisational unit")
    )
    role = models.CharField(_("Role"), max_length=20, choices=Role.choices)
    task = TranslatedTextField(_("What it does"), blank=True)
    begins = PartialDateField(_("From"), null=True, blank=True)
    ends = PartialDateField(_("Until"), null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("Involvement")
        verbose_name_plural = _("Involvements")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="involvement_key_once")
        ]

    def __str__(self) -> str:
        return f"{self.unit} ({self.get_role_display()})"

    def clean(self) -> None:
        """Check the period."""
        if ends_before_it_begins(self):
            raise ValidationError({"ends": END_BEFORE_BEGIN})
