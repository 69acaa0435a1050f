# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""An IATI organisation: who publishes, with its budgets as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from zweiklang.iati.elements import (
    Day,
    DocumentLink,
    Money,
    Narrative,
    ReportingOrg,
    Share,
    Text,
    Word,
)
from zweiklang.iati.parts import LANG, Part, attribute, child, children


@dataclass(frozen=True, slots=True)
class Line(Part):
    """A part of a budget or of what was spent."""

    ref: str | None = attribute("ref")
    value: Money | None = child("value", Money)
    narratives: tuple[Narrative, ...] = children("narrative", Narrative)


@dataclass(frozen=True, slots=True)
class RecipientOrg(Part):
    """Whom a budget is for."""

    ref: str | None = attribute("ref")
    narratives: tuple[Narrative, ...] = children("narrative", Narrative)


@dataclass(frozen=True, slots=True)
class OrganisationPeriod(Part):
    """A budget of the organisation, or what it spent, in a period."""

    status: str | None = attribute("status")
    recipient: RecipientOrg | None = child("recipient-org", RecipientOrg)
    region: Share | None = child("recipient-region", Share)
    country: Share | None = child("recipient-country", Share)
    begins: Day | None = child("period-start", Day)
    ends: Day | None = child("period-end", Day)
    value: Money | None = child("value", Money)
    lines: tuple[Line, ...] = children("budget-line", Line)
    expense_lines: tuple[Line, ...] = children("expense-line", Line)


@dataclass(frozen=True, slots=True)
class Organisation(Part):
    """One organisation."""

    tag: ClassVar[str] = "iati-organisation"

    lang: str | None = attribute(LANG)
    default_currency: str | None = attribute("default-currency")
    last_updated: str | None = attribute("last-updated-datetime")
    identifier: Word | None = child("organisation-identifier", Word)
    name: Text | None = child("name", Text)
    reporting_org: ReportingOrg | None = child("reporting-org", ReportingOrg)
    budgets: tuple[OrganisationPeriod, ...] = children("total-budget", OrganisationPeriod)
    budgets_of_organisations: tuple[OrganisationPeriod, ...] = children(
        "recipient-org-budget", OrganisationPeriod
    )
    budgets_of_regions: tuple[OrganisationPeriod, ...] = children(
        "recipient-region-budget", OrganisationPeriod
    )
    budgets_of_countries: tuple[OrganisationPeriod, ...] = children(
        "recipient-country-budget", OrganisationPeriod
    )
    spent: tuple[OrganisationPeriod, ...] = children("total-expenditure", OrganisationPeriod)
    documents: tuple[DocumentLink, ...] = children("document-link", DocumentLink)

    @property
    def key(self) -> str:
        """Return the identifier."""
        return self.identifier.text.strip() if self.identifier else ""
