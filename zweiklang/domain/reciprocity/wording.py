# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Contributions and gains in the reader's words, for pages and drawings alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from zweiklang.domain.reciprocity.models import Contribution
from zweiklang.domain.reciprocity.queries import Ledger, Said
from zweiklang.foundation import money
from zweiklang.foundation.date_words import span_in_words
from zweiklang.foundation.numbers import in_figures


@dataclass(frozen=True)
class Gains:
    """What one city says it gained; its place stays where it has said nothing yet.

    `is_silent`: the city has entered nothing here at all.
    """

    side: str
    name: str
    said: tuple[Said, ...]
    is_silent: bool = False


@dataclass(frozen=True)
class Words:
    """A contribution or gain in words: how much, when, who paid, what it is worth."""

    amount: str = ""
    when: str = ""
    funder: str = ""
    value: str = ""

    @property
    def parts(self) -> list[str]:
        """Return what there is to say, in order."""
        return [part for part in (self.amount, self.when, self.funder, self.value) if part]


def gains_by_side(ledger: Ledger, names: Mapping[str, str], most: int | None = None) -> list[Gains]:
    """Return the gains of each city, the latest first; at most so many of each."""
    return [
        Gains(
            side,
            name,
            tuple(one for one in reversed(ledger.benefits) if one.statement.side == side)[:most],
            side in ledger.silent,
        )
        for side, name in names.items()
    ]


def in_words(statement: Any) -> Words:
    """Return a contribution or a gain in the reader's language."""
    language = get_language() or "en"
    return Words(
        _amount(statement, language),
        _when(statement),
        _funder(statement, language),
        _value(statement, language),
    )


def _when(statement: Any) -> str:
    if statement.begins is None and statement.ends is None:
        return _("date not on file")
    return span_in_words(statement.begins, statement.ends or statement.begins)


def _amount(statement: Any, language: str) -> str:
    if not isinstance(statement, Contribution):
        return ""
    if statement.kind == Contribution.Kind.MONEY:
        return money.in_words(statement.minor or 0, statement.currency, language)
    if statement.quantity is None:
        return ""
    if statement.kind == Contribution.Kind.STAFF_DAYS:
        return days_words(statement.quantity, language)
    return f"{in_figures(statement.quantity, language)} {statement.unit.read(language)}"


def _funder(statement: Any, language: str) -> str:
    if not isinstance(statement, Contribution):
        return ""
    if statement.funded_by == Contribution.Funding.OWN:
        return _("paid by the city itself")
    return _("paid by %(funder)s") % {"funder": statement.funder.read(language)}


def _value(statement: Any, language: str) -> str:
    """Return what it is worth with how and when that was found; money says its amount already."""
    is_money = isinstance(statement, Contribution) and statement.kind == Contribution.Kind.MONEY
    if statement.minor is None or is_money:
        return ""
    said = {
        "amount": money.in_words(statement.minor, statement.currency, language),
        "method": statement.method.read(language),
        "day": span_in_words(statement.valued_on, statement.valued_on),
    }
    return _("worth %(amount)s (%(method)s, %(day)s)") % said


def days_words(days: Decimal, language: str) -> str:
    """Return “12 days”."""
    plural = int(days) if days == int(days) else 2
    return ngettext("%(count)s day", "%(count)s days", plural) % {
        "count": in_figures(days, language)
    }
