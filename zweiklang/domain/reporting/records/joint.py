# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Entries of joint texts: what all cities of a partnership agreed to, and what is proposed."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from zweiklang.domain.reporting.records.base import Entry
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText

#: A text of each city by side; a side that said nothing is left out.
BySide = dict[str, TranslatedText]


@dataclass(frozen=True, kw_only=True)
class JointEntry(Entry):
    """A joint text in force on the day of the snapshot. `slug` is the kind of joint text.

    `since`: the day this wording came into force. `ended_on`: the day it was ended by consent.
    `digest`: SHA-256 of the sealed revision. `assurance`: declared, link or countersigned, that of
    the weakest consent. `is_public`: all its cities agreed to publish it; `unnamed` are the sides
    that took their name back from the public. `below_id`: the joint text it belongs to.
    """

    title: TranslatedText
    sides: str
    since: dt.date
    revision: int
    digest: str
    assurance: str
    ended_on: dt.date | None = None
    unnamed: str = ""
    below_id: uuid.UUID | None = None


@dataclass(frozen=True, kw_only=True)
class JointTextEntry(JointEntry):
    """Any joint text with its content as sealed: a JSON document by its kind's fields.

    Kinds: partnership-text, minutes, joint-result, agreed-change, and whatever apps register.
    """

    content: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class TopicEntry(JointEntry):
    """A common topic. `state`: active or parked; `priority` by side: high, medium, low."""

    targets: tuple[str, ...] = ()
    value: BySide = field(default_factory=dict)
    learning: BySide = field(default_factory=dict)
    basis: BySide = field(default_factory=dict)
    priority: dict[str, str] = field(default_factory=dict)
    state: str = "active"
    why_parked: TranslatedText = field(default_factory=TranslatedText)


@dataclass(frozen=True, kw_only=True)
class ValueEntry(Entry):
    """What a city measured for an indicator at its end."""

    side: str
    value: Decimal
    measured_on: PartialDate
    note: TranslatedText = field(default_factory=TranslatedText)
    is_shared: bool = False


@dataclass(frozen=True, kw_only=True)
class IndicatorEnd:
    """An indicator at one end, as the charter has it, with the values measured, oldest first."""

    side: str
    name: TranslatedText
    unit: str
    baseline: Decimal | None = None
    baseline_on: dt.date | None = None
    target: Decimal | None = None
    target_on: dt.date | None = None
    values: tuple[ValueEntry, ...] = ()

    @property
    def latest(self) -> ValueEntry | None:
        """Return the latest value measured."""
        return self.values[-1] if self.values else None


@dataclass(frozen=True, kw_only=True)
class IndicatorEntry:
    """The indicators of the cities with one mark, in the order of the sides."""

    mark: str
    ends: tuple[IndicatorEnd, ...]


@dataclass(frozen=True, kw_only=True)
class ProjectEntry(JointEntry):
    """A joint project by its charter. `state`: agreed, running, paused, done, stopped.

    `below_id` is its common topic. `reference`: what it has to do with each city.
    """

    state: str
    aims: tuple[TranslatedText, ...] = ()
    targets: tuple[str, ...] = ()
    begins: dt.date | None = None
    ends: dt.date | None = None
    state_reason: TranslatedText = field(default_factory=TranslatedText)
    reference: BySide = field(default_factory=dict)
    council: BySide = field(default_factory=dict)
    places: BySide = field(default_factory=dict)
    lead: BySide = field(default_factory=dict)
    units: dict[str, tuple[TranslatedText, ...]] = field(default_factory=dict)
    indicators: tuple[IndicatorEntry, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ProposalEntry:
    """A proposal that waited for answers on the day of the snapshot; never public.

    `effect`: change, release, hide, end. `waits_for`: the sides that had not answered.
    """

    id: uuid.UUID
    record_id: uuid.UUID
    slug: str
    title: TranslatedText
    effect: str
    side: str
    opened_on: dt.date
    waits_for: str
