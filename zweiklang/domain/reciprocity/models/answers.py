# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers given apart and read together: expectations, and the joint self-assessment."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from zweiklang.domain.reciprocity.models.base import PartnershipStatement
from zweiklang.domain.reciprocity.principles import NUMBERS, principles
from zweiklang.domain.reciprocity.rules import HIGHEST, LOWEST
from zweiklang.domain.reciprocity.visibility import SealedQuerySet
from zweiklang.foundation import clock
from zweiklang.foundation.fields import TranslatedTextField
from zweiklang.foundation.texts import TranslatedText

EARLIEST, LATEST = 1945, 2999


def this_year() -> int:
    """Return the year most answers are for."""
    return clock.today().year


class SealedAnswer(PartnershipStatement):
    """An answer for a year that no city reads before all with an office here have answered."""

    may_be_public = False
    begins_in_workbook = False

    year = models.PositiveSmallIntegerField(
        _("Year"),
        default=this_year,
        validators=[MinValueValidator(EARLIEST), MaxValueValidator(LATEST)],
        help_text=_("At the start, and then once a year."),
    )

    objects: ClassVar = SealedQuerySet.as_manager()

    class Meta(PartnershipStatement.Meta):
        abstract = True

    def clean(self) -> None:
        """One answer a year, and none is changed once all cities have read each other's."""
        same = type(self).objects.filter(file=self.file_id, side=self.side, year=self.year)
        if same.exclude(pk=self.pk).exists():
            raise ValidationError({"year": _("Your city has an answer for this year already.")})
        stored = type(self).objects.filter(pk=self.pk).first()
        if stored is not None and type(self).objects.opened().filter(pk=self.pk).exists():
            raise ValidationError(
                _("All cities have read this answer. It stays as it is; next year asks anew.")
            )


class Expectation(SealedAnswer):
    """What a city expects of the partnership in a year, and what worries it."""

    slug = "expectation"

    expects = TranslatedTextField(_("What do we expect?"), long=True)
    worries = TranslatedTextField(_("What worries us?"), long=True, blank=True)

    class Meta(SealedAnswer.Meta):
        verbose_name = _("Expectations")
        verbose_name_plural = _("Expectations")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="expectation_key_once"),
            models.UniqueConstraint(
                fields=["file", "side", "year"], name="one_expectation_per_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.year}"


def _title(number: int) -> str:
    return f"{number} {principles()[number].title(get_language() or 'en')}"


def _evidence_title(number: int) -> str:
    return f"{number} {_('Evidence')}"


title_of = lazy(_title, str)
evidence_of = lazy(_evidence_title, str)


class Assessment(SealedAnswer):
    """How one city judges the partnership in a year, by the ten principles.

    The fields `score_1` to `score_10` and `evidence_1` to `evidence_10` are added below.
    """

    slug = "assessment"

    class Meta(SealedAnswer.Meta):
        verbose_name = _("Self-assessment")
        verbose_name_plural = _("Self-assessments")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="assessment_key_once"),
            models.UniqueConstraint(
                fields=["file", "side", "year"], name="one_assessment_per_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.year}"

    @property
    def scores(self) -> dict[int, int | None]:
        """Return the score of each principle, None where the city has not judged it."""
        return {number: getattr(self, f"score_{number}") for number in NUMBERS}

    def evidence(self, number: int) -> TranslatedText:
        """Return what the city says by what it judges a principle."""
        text: TranslatedText = getattr(self, f"evidence_{number}")
        return text

    def clean(self) -> None:
        """A score needs evidence, and at least one principle is judged."""
        super().clean()
        errors = {
            f"evidence_{number}": _("Say in a sentence by what you judge this.")
            for number, score in self.scores.items()
            if score is not None and not self.evidence(number)
        }
        if not any(self.scores.values()):
            errors["score_1"] = _("Judge at least one principle.")
        if errors:
            raise ValidationError(errors)


SCORES = [
    (1, _("1 not at all")),
    (2, _("2 a little")),
    (3, _("3 partly")),
    (4, _("4 mostly")),
    (5, _("5 fully")),
]
for _number in NUMBERS:
    Assessment.add_to_class(
        f"score_{_number}",
        models.PositiveSmallIntegerField(
            title_of(_number),
            null=True,
            blank=True,
            choices=SCORES,
            validators=[MinValueValidator(LOWEST), MaxValueValidator(HIGHEST)],
        ),
    )
    Assessment.add_to_class(
        f"evidence_{_number}", TranslatedTextField(evidence_of(_number), blank=True, long=True)
    )
