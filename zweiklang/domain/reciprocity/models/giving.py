# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Contributions, by whoever gave or got, and gains, each in its city's own words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from zweiklang.domain.joint.models import SIDES
from zweiklang.domain.reciprocity import rules
from zweiklang.domain.reciprocity.models.base import MutualStatement
from zweiklang.foundation.fields import TranslatedTextField
from zweiklang.foundation.models import StoredFile


class Contribution(MutualStatement):
    """What one city gave to another: how much, when, and who paid for it."""

    slug = "contribution"

    class Kind(models.TextChoices):
        """What is given."""

        STAFF_DAYS = rules.Kind.STAFF_DAYS.value, _("Staff days")
        KNOWLEDGE = rules.Kind.KNOWLEDGE.value, _("Knowledge")
        MONEY = rules.Kind.MONEY.value, _("Money")
        GOODS = rules.Kind.GOODS.value, _("Goods")
        ACCESS = rules.Kind.ACCESS.value, _("Access")

    class Funding(models.TextChoices):
        """Who paid; kept apart so that nothing is counted twice."""

        OWN = "own", _("the city itself")
        FUNDER = "funder", _("a funding body")
        CLUB = "club", _("a club")
        COMPANY = "company", _("a company")

    what = TranslatedTextField(
        _("What was given"), help_text=_("Such as: two flatbed trucks for collecting waste.")
    )
    kind = models.CharField(_("Kind"), max_length=12, choices=Kind.choices)
    giver = models.CharField(_("Which city gave it"), max_length=1, choices=SIDES)
    receiver = models.CharField(_("Which city got it"), max_length=1, choices=SIDES)
    quantity = models.DecimalField(
        _("How much"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("A number: days, vehicles, topics. Money has a line of its own."),
    )
    unit = TranslatedTextField(
        _("Unit"), blank=True, help_text=_("Such as: vehicles, topics, months. Not for days.")
    )
    funded_by = models.CharField(
        _("Who paid for it"), max_length=8, choices=Funding.choices, default=Funding.OWN
    )
    funder = TranslatedTextField(
        _("Name of who paid"),
        blank=True,
        help_text=_("Body, club or company, where the city did not pay itself."),
    )

    class Meta(MutualStatement.Meta):
        verbose_name = _("Contribution")
        verbose_name_plural = _("Contributions")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="contribution_key_once")
        ]
        indexes: ClassVar = [models.Index(fields=["file", "begins"], name="contribution_of_file")]

    def __str__(self) -> str:
        return str(self.what.read(get_language() or "en"))

    def clean(self) -> None:
        """Two cities, an amount that fits the kind, a name for whoever else paid."""
        errors = self.wrong_in_common() | self._wrong_cities()
        amount = rules.Amount(
            self.quantity,
            bool(self.unit),
            self.minor,
            self.currency,
            bool(self.method),
            self.valued_on is not None,
        )
        for field, code in rules.wrong_in_amount(self.kind, amount).items():
            errors.setdefault(field, WRONG_AMOUNT[code])
        if self.funded_by != self.Funding.OWN and not self.funder:
            errors["funder"] = _("Name the body, club or company that paid.")
        if errors:
            raise ValidationError(errors)

    def _wrong_cities(self) -> dict[str, Any]:
        errors: dict[str, Any] = {}
        if not self.file_id:
            return errors
        present = {party.side for party in self.file.parties.all()}
        for field in ("giver", "receiver"):
            if getattr(self, field) and getattr(self, field) not in present:
                errors[field] = _("This city has no part in the joint file.")
        if self.giver and self.giver == self.receiver:
            errors["receiver"] = _("Choose two different cities.")
        elif self.giver and self.receiver and self.side not in (self.giver, self.receiver):
            errors["giver"] = _("Your city states what it gave or got itself.")
        return errors

    def given(self, standing: rules.Standing, language: str) -> rules.Given:
        """Return it as the balance counts it; units are told apart by their word."""
        is_money = self.kind == self.Kind.MONEY
        return rules.Given(
            rules.Kind(self.kind),
            self.giver,
            self.receiver,
            standing,
            Decimal(self.minor or 0) if is_money else self.quantity,
            self.currency if is_money else str(self.unit.read(language)),
            "" if self.funded_by == self.Funding.OWN else str(self.funder.read(language)),
            self.is_demonstration,
        )


#: What the rules of amounts say, as sentences.
WRONG_AMOUNT = {
    "missing": _("Please fill this in."),
    "not-positive": _("Write a number above zero."),
    "money-is-no-quantity": _("Write money into its own line."),
    "days-missing": _("Say how many days."),
    "days-are-the-unit": _("Staff days are counted in days. Leave the unit empty."),
    "unit-missing": _("Say what is counted, such as vehicles."),
    "knowledge-has-no-price": _("Knowledge is no currency. Leave the amount of money empty."),
}


class Benefit(MutualStatement):
    """What the author's city gained, in its own words, with evidence."""

    slug = "benefit"

    class Kind(models.TextChoices):
        """What sort of gain."""

        RESULT = "result", _("Result")
        LEARNING = "learning", _("Learning")
        PRACTICE = "practice", _("Changed practice")
        SAVING = "saving", _("Saved cost")

    what = TranslatedTextField(
        _("What your city gained"),
        long=True,
        help_text=_("Such as: two quarters now draw heat maps with the people who live there."),
    )
    kind = models.CharField(_("Kind"), max_length=10, choices=Kind.choices)
    evidence = TranslatedTextField(
        _("Evidence"), long=True, blank=True, help_text=_("By what others can see it.")
    )
    evidence_file = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("File"),
    )

    class Meta(MutualStatement.Meta):
        verbose_name = _("Gain")
        verbose_name_plural = _("Gains")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="benefit_key_once")
        ]
        indexes: ClassVar = [models.Index(fields=["file", "begins"], name="benefit_of_file")]

    def __str__(self) -> str:
        return str(self.what.read(get_language() or "en"))

    def clean(self) -> None:
        """Saved cost is an amount; every estimated amount says how and when it was found."""
        errors = self.wrong_in_common()
        if self.kind == self.Kind.SAVING and self.minor is None:
            errors["minor"] = WRONG_AMOUNT["missing"]
        if self.minor is not None:
            if self.kind != self.Kind.SAVING:
                errors["minor"] = _("Only saved cost is told in money. Leave it empty.")
            elif self.minor <= 0:
                errors["minor"] = WRONG_AMOUNT["not-positive"]
            filled = {
                "currency": bool(self.currency),
                "method": bool(self.method),
                "valued_on": self.valued_on is not None,
            }
            missing = [name for name, is_filled in filled.items() if not is_filled]
            errors |= {name: WRONG_AMOUNT["missing"] for name in missing if name not in errors}
        if errors:
            raise ValidationError(errors)
