# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What all statements of giving and gaining have in common."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from zweiklang.domain.joint.models import JointParty, JointRecord
from zweiklang.domain.joint.shared import SharedRecord
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.reciprocity.visibility import MutualQuerySet, waits_for
from zweiklang.foundation.fields import PartialDateField, TranslatedTextField
from zweiklang.foundation.money import is_currency
from zweiklang.foundation.periods import END_BEFORE_BEGIN, ends_before_it_begins


class PartnershipStatement(SharedRecord):
    """A statement of an office below its own partnership; file and side follow from that."""

    release_parents = ("partnership",)

    partnership = models.ForeignKey(
        Partnership, models.CASCADE, related_name="+", verbose_name=_("Partnership")
    )

    class Meta(SharedRecord.Meta):
        abstract = True

    def clean_fields(self, exclude: Any = None) -> None:
        """Set what follows from the partnership, so that no writer has to say it."""
        if self.partnership_id is not None and not self.file_id:
            self._take_seat()
        super().clean_fields(exclude)

    def _take_seat(self) -> None:
        file_id = self.partnership.joint_file_id
        seat = JointParty.objects.filter(file=file_id, office=self.office_id).first()
        if seat is None:
            raise ValidationError(
                _("The cities keep no joint file of this partnership yet. Open one first.")
            )
        self.file_id, self.side = seat.file_id, seat.side


class MutualStatement(PartnershipStatement):
    """A statement that may name a joint text, and is public only as far as all released it.

    File and side follow from the partnership, so that workbooks can carry it too.
    """

    begins_in_workbook = True

    about = models.ForeignKey(
        JointRecord,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Topic or project"),
        help_text=_("The joint text it belongs to, if there is one."),
    )
    begins = PartialDateField(_("Day or begin"), null=True, blank=True)
    ends = PartialDateField(_("End"), null=True, blank=True)
    minor = models.BigIntegerField(
        _("Amount of money"),
        null=True,
        blank=True,
        help_text=_("In workbooks in the smallest unit of the currency, such as cents."),
    )
    currency = models.CharField(
        _("Currency"), max_length=3, blank=True, help_text=_("Three letters, such as EUR.")
    )
    method = TranslatedTextField(
        _("How the value was found"),
        blank=True,
        help_text=_("Only for what is no money, such as: price of the same model, ten years old."),
    )
    valued_on = models.DateField(_("Day of the value"), null=True, blank=True)

    objects: ClassVar = MutualQuerySet.as_manager()

    class Meta(PartnershipStatement.Meta):
        abstract = True

    @property
    def is_public(self) -> bool:
        """Return whether all cities with an office here have released it; `MutualQuerySet`."""
        return super().is_public and not waits_for(self)

    def unfit_for_public(self) -> StrOrPromise:
        """Return why it cannot be released as it stands: the other cities come first."""
        if self.shared_on is None:
            return _("Show it to the other cities first.")
        return super().unfit_for_public()

    def wrong_in_common(self) -> dict[str, Any]:
        """Return what is wrong with topic, period and currency, by field."""
        errors: dict[str, Any] = {}
        if self.about_id and self.file_id and self.about and self.about.file_id != self.file_id:
            errors["about"] = _("This text belongs to another joint file.")
        if ends_before_it_begins(self):
            errors["ends"] = str(END_BEFORE_BEGIN)
        self.currency = self.currency.strip().upper()
        if self.currency and not is_currency(self.currency):
            errors["currency"] = _("%(code)s is no currency. Write three letters, such as EUR.") % {
                "code": self.currency
            }
        return errors
