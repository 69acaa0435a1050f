# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Elements that stand in several places of IATI files: texts, codes, days, money, organisations."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from zweiklang.iati.parts import LANG, Node, Part, attribute, child, children, content


def day_of(text: str | None) -> dt.date | None:
    """Return the day a value of type xsd:date or xsd:dateTime names, None if it names none."""
    try:
        return dt.date.fromisoformat((text or "").strip()[:10])
    except ValueError:
        return None


def number_of(text: str | None) -> Decimal | None:
    """Return the number a text is, with point and without grouping; None if it is none."""
    try:
        found = Decimal((text or "").strip())
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


@dataclass(frozen=True, slots=True)
class Narrative(Part):
    """A text in one language; without `lang` in that of the activity."""

    text: str = content()
    lang: str | None = attribute(LANG)


@dataclass(frozen=True, slots=True)
class Text(Part):
    """A text in several languages: title, description, comment."""

    narratives: tuple[Narrative, ...] = children("narrative", Narrative)
    type: str | None = attribute("type")

    def by_language(self, default: str) -> dict[str, str]:
        """Return the text by language, the first of each; `default` where none is named."""
        found: dict[str, str] = {}
        for one in self.narratives:
            words = " ".join(one.text.split())
            if words:
                found.setdefault((one.lang or default or "en").lower(), words)
        return found


@dataclass(frozen=True, slots=True)
class Word(Part):
    """An element that holds one word, such as an identifier."""

    text: str = content()


@dataclass(frozen=True, slots=True)
class Code(Part):
    """An element that holds one code."""

    code: str | None = attribute("code")
    vocabulary: str | None = attribute("vocabulary")


@dataclass(frozen=True, slots=True)
class Day(Part):
    """An element that holds one day."""

    iso_date: str | None = attribute("iso-date")

    @property
    def day(self) -> dt.date | None:
        """Return the day, None if what stands there is none."""
        return day_of(self.iso_date)


@dataclass(frozen=True, slots=True)
class Money(Part):
    """An amount; without `currency` in that of the activity."""

    text: str = content()
    currency: str | None = attribute("currency")
    value_date: str | None = attribute("value-date")

    @property
    def amount(self) -> Decimal | None:
        """Return the amount, None if what stands there is no number."""
        return number_of(self.text)


@dataclass(frozen=True, slots=True)
class ReportingOrg(Part):
    """Who publishes the file."""

    ref: str | None = attribute("ref")
    type: str | None = attribute("type")
    secondary_reporter: str | None = attribute("secondary-reporter")
    narratives: tuple[Narrative, ...] = children("narrative", Narrative)


@dataclass(frozen=True, slots=True)
class Participant(Part):
    """Who takes part, in which role: 1 funding, 2 accountable, 3 extending, 4 implementing."""

    role: str | None = attribute("role")
    ref: str | None = attribute("ref")
    type: str | None = attribute("type")
    activity_id: str | None = attribute("activity-id")
    crs_channel_code: str | None = attribute("crs-channel-code")
    narratives: tuple[Narrative, ...] = children("narrative", Narrative)


@dataclass(frozen=True, slots=True)
class Provider(Part):
    """Who gives money, from which of its own activities."""

    ref: str | None = attribute("ref")
    type: str | None = attribute("type")
    activity_id: str | None = attribute("provider-activity-id")
    narratives: tuple[Narrative, ...] = children("narrative", Narrative)


@dataclass(frozen=True, slots=True)
class Receiver(Part):
    """Who gets money, for which of its own activities."""

    ref: str | None = attribute("ref")
    type: str | None = attribute("type")
    activity_id: str | None = attribute("receiver-activity-id")
    narratives: tuple[Narrative, ...] = children("narrative", Narrative)


@dataclass(frozen=True, slots=True)
class Share(Part):
    """A classification with vocabulary and share: sector, tag, country, region."""

    code: str | None = attribute("code")
    vocabulary: str | None = attribute("vocabulary")
    vocabulary_uri: str | None = attribute("vocabulary-uri")
    percentage: str | None = attribute("percentage")
    narratives: tuple[Narrative, ...] = children("narrative", Narrative)


@dataclass(frozen=True, slots=True)
class PolicyMarker(Part):
    """A policy and how much it matters."""

    code: str | None = attribute("code")
    vocabulary: str | None = attribute("vocabulary")
    vocabulary_uri: str | None = attribute("vocabulary-uri")
    significance: str | None = attribute("significance")
    narratives: tuple[Narrative, ...] = children("narrative", Narrative)


@dataclass(frozen=True, slots=True)
class DocumentLink(Part):
    """A document on the web."""

    url: str | None = attribute("url")
    format: str | None = attribute("format")
    title: Text | None = child("title", Text)
    description: Text | None = child("description", Text)
    categories: tuple[Code, ...] = children("category", Code)
    languages: tuple[Code, ...] = children("language", Code)
    dated_on: Day | None = child("document-date", Day)
    countries: tuple[Node, ...] = children("recipient-country", Node)


@dataclass(frozen=True, slots=True)
class Period(Part):
    """A stretch of time with money: a budget, a planned disbursement."""

    type: str | None = attribute("type")
    status: str | None = attribute("status")
    begins: Day | None = child("period-start", Day)
    ends: Day | None = child("period-end", Day)
    value: Money | None = child("value", Money)
    provider: Provider | None = child("provider-org", Provider)
    receiver: Receiver | None = child("receiver-org", Receiver)
