# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What all entries of a snapshot have in common, its sources, places and offices."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, field

from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText


@dataclass(frozen=True, kw_only=True)
class SourceEntry:
    """Where a fact can be read."""

    id: uuid.UUID
    title: str
    url: str = ""
    publisher: str = ""
    published_on: PartialDate | None = None


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One record as it was frozen. `slug` is its kind of record, such as "phase" or "event".

    `sources`: ids of the snapshot's sources. `is_public`: everybody may read it, because its
    office has released it; a statement in a joint file (`slug` contribution, benefit, indicator
    value) or a joint text because all its cities have.
    """

    slug: str
    id: uuid.UUID
    key: str = ""
    sources: tuple[uuid.UUID, ...] = ()
    doubt: TranslatedText = field(default_factory=TranslatedText)
    known_since: dt.date | None = None
    is_public: bool = False
    is_demonstration: bool = False


@dataclass(frozen=True, kw_only=True)
class CityEntry:
    """A city; `country` is its ISO 3166-1 code of two letters.

    `region` is the state, region or province. `ags` is the official municipality key of Germany.
    """

    id: uuid.UUID
    key: str
    name: TranslatedText
    country: str
    region: str = ""
    latitude: float | None = None
    longitude: float | None = None
    languages: tuple[str, ...] = ()
    ags: str = ""
    wikidata_id: str = ""


@dataclass(frozen=True, kw_only=True)
class OfficeEntry:
    """The office that reports, with what its public page says; `unit` is where it belongs."""

    id: uuid.UUID
    key: str
    name: TranslatedText
    city: CityEntry
    unit: TranslatedText = field(default_factory=TranslatedText)
    mandate: TranslatedText = field(default_factory=TranslatedText)
    address: str = ""
    email: str = ""
    phone: str = ""
    is_demonstration: bool = False
