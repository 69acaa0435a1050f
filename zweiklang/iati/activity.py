# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""An IATI activity: fields in the order in which the schema wants their elements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from zweiklang.iati.elements import (
    Code,
    Day,
    DocumentLink,
    Money,
    Narrative,
    Participant,
    Period,
    PolicyMarker,
    Provider,
    Receiver,
    ReportingOrg,
    Share,
    Text,
    Word,
)
from zweiklang.iati.parts import LANG, Node, Part, attribute, child, children
from zweiklang.iati.results import Result


@dataclass(frozen=True, slots=True)
class OwnerOrg(Part):
    """Whose other identifier it is."""

    ref: str | None = attribute("ref")
    narratives: tuple[Narrative, ...] = children("narrative", Narrative)


@dataclass(frozen=True, slots=True)
class OtherIdentifier(Part):
    """Another name of the activity."""

    ref: str | None = attribute("ref")
    type: str | None = attribute("type")
    owner: OwnerOrg | None = child("owner-org", OwnerOrg)


@dataclass(frozen=True, slots=True)
class ActivityDate(Part):
    """A day; `type`: 1 planned start, 2 start, 3 planned end, 4 end."""

    type: str | None = attribute("type")
    iso_date: str | None = attribute("iso-date")
    narratives: tuple[Narrative, ...] = children("narrative", Narrative)


@dataclass(frozen=True, slots=True)
class Contact(Part):
    """An office that answers; the names of persons are read, and never written by us."""

    type: str | None = attribute("type")
    organisation: Text | None = child("organisation", Text)
    department: Text | None = child("department", Text)
    person_name: Text | None = child("person-name", Text)
    job_title: Text | None = child("job-title", Text)
    telephones: tuple[Word, ...] = children("telephone", Word)
    emails: tuple[Word, ...] = children("email", Word)
    websites: tuple[Word, ...] = children("website", Word)
    addresses: tuple[Text, ...] = children("mailing-address", Text)


@dataclass(frozen=True, slots=True)
class Point(Part):
    """Latitude and longitude, parted by a space."""

    srs_name: str | None = attribute("srsName")
    position: Word | None = child("pos", Word)


@dataclass(frozen=True, slots=True)
class Location(Part):
    """A place of work."""

    ref: str | None = attribute("ref")
    reach: Code | None = child("location-reach", Code)
    ids: tuple[Code, ...] = children("location-id", Code)
    name: Text | None = child("name", Text)
    description: Text | None = child("description", Text)
    activity_description: Text | None = child("activity-description", Text)
    administrative: tuple[Node, ...] = children("administrative", Node)
    point: Point | None = child("point", Point)
    exactness: Code | None = child("exactness", Code)
    location_class: Code | None = child("location-class", Code)
    feature: Code | None = child("feature-designation", Code)


@dataclass(frozen=True, slots=True)
class Transaction(Part):
    """Money that came, went or was promised."""

    ref: str | None = attribute("ref")
    humanitarian: str | None = attribute("humanitarian")
    type: Code | None = child("transaction-type", Code)
    date: Day | None = child("transaction-date", Day)
    value: Money | None = child("value", Money)
    description: Text | None = child("description", Text)
    provider: Provider | None = child("provider-org", Provider)
    receiver: Receiver | None = child("receiver-org", Receiver)
    channel: Code | None = child("disbursement-channel", Code)
    sectors: tuple[Share, ...] = children("sector", Share)
    country: Share | None = child("recipient-country", Share)
    region: Share | None = child("recipient-region", Share)
    flow_type: Code | None = child("flow-type", Code)
    finance_type: Code | None = child("finance-type", Code)
    aid_types: tuple[Code, ...] = children("aid-type", Code)
    tied_status: Code | None = child("tied-status", Code)


@dataclass(frozen=True, slots=True)
class RelatedActivity(Part):
    """Another activity; `type`: 1 parent, 2 child, 3 sibling, 4 co-funded, 5 third party."""

    ref: str | None = attribute("ref")
    type: str | None = attribute("type")


@dataclass(frozen=True, slots=True)
class Activity(Part):
    """One activity of one publisher."""

    tag: ClassVar[str] = "iati-activity"

    lang: str | None = attribute(LANG)
    default_currency: str | None = attribute("default-currency")
    last_updated: str | None = attribute("last-updated-datetime")
    humanitarian: str | None = attribute("humanitarian")
    hierarchy: str | None = attribute("hierarchy")
    linked_data_uri: str | None = attribute("linked-data-uri")
    budget_not_provided: str | None = attribute("budget-not-provided")
    identifier: Word | None = child("iati-identifier", Word)
    reporting_org: ReportingOrg | None = child("reporting-org", ReportingOrg)
    title: Text | None = child("title", Text)
    descriptions: tuple[Text, ...] = children("description", Text)
    participants: tuple[Participant, ...] = children("participating-org", Participant)
    other_identifiers: tuple[OtherIdentifier, ...] = children("other-identifier", OtherIdentifier)
    status: Code | None = child("activity-status", Code)
    dates: tuple[ActivityDate, ...] = children("activity-date", ActivityDate)
    contacts: tuple[Contact, ...] = children("contact-info", Contact)
    scope: Code | None = child("activity-scope", Code)
    countries: tuple[Share, ...] = children("recipient-country", Share)
    regions: tuple[Share, ...] = children("recipient-region", Share)
    locations: tuple[Location, ...] = children("location", Location)
    sectors: tuple[Share, ...] = children("sector", Share)
    tags: tuple[Share, ...] = children("tag", Share)
    country_budget_items: Node | None = child("country-budget-items", Node)
    humanitarian_scopes: tuple[Node, ...] = children("humanitarian-scope", Node)
    policy_markers: tuple[PolicyMarker, ...] = children("policy-marker", PolicyMarker)
    collaboration_type: Code | None = child("collaboration-type", Code)
    flow_type: Code | None = child("default-flow-type", Code)
    finance_type: Code | None = child("default-finance-type", Code)
    aid_types: tuple[Code, ...] = children("default-aid-type", Code)
    tied_status: Code | None = child("default-tied-status", Code)
    budgets: tuple[Period, ...] = children("budget", Period)
    planned_disbursements: tuple[Period, ...] = children("planned-disbursement", Period)
    capital_spend: Node | None = child("capital-spend", Node)
    transactions: tuple[Transaction, ...] = children("transaction", Transaction)
    documents: tuple[DocumentLink, ...] = children("document-link", DocumentLink)
    related: tuple[RelatedActivity, ...] = children("related-activity", RelatedActivity)
    legacy: tuple[Node, ...] = children("legacy-data", Node)
    conditions: Node | None = child("conditions", Node)
    results: tuple[Result, ...] = children("result", Result)
    crs_add: Node | None = child("crs-add", Node)
    fss: Node | None = child("fss", Node)

    @property
    def key(self) -> str:
        """Return the identifier."""
        return self.identifier.text.strip() if self.identifier else ""
