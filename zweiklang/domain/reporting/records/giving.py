# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Entries of what cities give each other and gain, each in the words of its author."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, field
from decimal import Decimal

from zweiklang.domain.reporting.records.base import Entry
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText


@dataclass(frozen=True, kw_only=True)
class ResponseEntry(Entry):
    """What another city says to a statement. `decision`: confirmed or disputed."""

    side: str
    decision: str
    text: TranslatedText = field(default_factory=TranslatedText)


@dataclass(frozen=True, kw_only=True)
class StatementEntry(Entry):
    """A statement of one city. `side` is its author's, `about_id` the joint text it belongs to.

    `is_shared`: the other cities read it. `standing`: confirmed, declared or disputed. `minor`:
    money in the smallest unit of `currency` (ISO 4217); an estimate says by which `method` and
    when (`valued_on`).
    """

    side: str
    kind: str
    what: TranslatedText
    standing: str
    is_shared: bool = False
    about_id: uuid.UUID | None = None
    begins: PartialDate | None = None
    ends: PartialDate | None = None
    minor: int | None = None
    currency: str = ""
    method: TranslatedText = field(default_factory=TranslatedText)
    valued_on: dt.date | None = None
    responses: tuple[ResponseEntry, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ContributionEntry(StatementEntry):
    """What one city gave to another. `kind`: staff-days, knowledge, money, goods, access.

    `quantity` counts days, or `unit` of goods and the like. With the kind money, `minor` is what
    was given; with others it is what they are worth. `funded_by`: own, funder, club, company;
    `funder` names whoever paid but the city itself.
    """

    giver: str
    receiver: str
    quantity: Decimal | None = None
    unit: TranslatedText = field(default_factory=TranslatedText)
    funded_by: str = "own"
    funder: TranslatedText = field(default_factory=TranslatedText)


@dataclass(frozen=True, kw_only=True)
class GainEntry(StatementEntry):
    """What the author's city gained. `kind`: result, learning, practice, saving (then `minor`)."""

    evidence: TranslatedText = field(default_factory=TranslatedText)
