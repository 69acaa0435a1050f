# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Entries of one partnership: parties, phases, agreements, events, actors, mandate."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, field

from zweiklang.domain.reporting.records.base import CityEntry, Entry
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText


@dataclass(frozen=True, kw_only=True)
class PopulationEntry(Entry):
    """How many people a source counted in a city."""

    people: int
    counted_on: PartialDate | None = None


@dataclass(frozen=True, kw_only=True)
class PartyEntry(Entry):
    """One city of the partnership; `side` (A, B …) names it in all other entries.

    `language`: what the city reads in, where the cities keep a joint file. `has_office`: an office
    here acts for it. `populations` are as several sources count, the latest count first.
    """

    side: str
    city: CityEntry
    joined_on: PartialDate | None = None
    left_on: PartialDate | None = None
    language: str = ""
    has_office: bool = False
    populations: tuple[PopulationEntry, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PhaseEntry(Entry):
    """A phase. `kind`: contact, project, friendship, partnership (RGRE's four).

    `state`: exploring, agreed, active, dormant, ended. `last_day`: its effective end, the eve of
    the next phase where it has none of its own; None while it lasts.
    """

    kind: str
    state: str
    begins: PartialDate
    ends: PartialDate | None = None
    last_day: dt.date | None = None
    local_label: TranslatedText = field(default_factory=TranslatedText)
    legal_basis: TranslatedText = field(default_factory=TranslatedText)
    mandate_id: uuid.UUID | None = None

    def covers(self, day: dt.date) -> bool:
        """Return whether the phase had begun and not ended on a day."""
        return self.begins.first <= day and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True, kw_only=True)
class AgreementEntry(Entry):
    """An agreement. `kind`: letter_of_intent, mou, charter, agreement, programme, contract.

    `signatories` maps sides to signing offices. `last_day`: the last day in force, None if open.
    """

    kind: str
    signed_on: PartialDate
    title: TranslatedText = field(default_factory=TranslatedText)
    signed_at: str = ""
    valid_until: PartialDate | None = None
    end_is_unknown: bool = False
    ended_on: PartialDate | None = None
    last_day: dt.date | None = None
    signatories: dict[str, str] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    replaces_id: uuid.UUID | None = None
    mandate_id: uuid.UUID | None = None

    def in_force(self, day: dt.date) -> bool:
        """Return whether it is valid on a day."""
        return self.signed_on.first <= day and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True, kw_only=True)
class GapEntry:
    """A time without an agreement in force, which no record states; `last` None: it lasts."""

    first: dt.date
    last: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class EventEntry(Entry):
    """An event. `kind`: visit, delivery, money, workshop, exchange, conference, project, milestone.

    `state`: held, planned, cancelled. `sides`: who acts (A, B, AB). People are counted, never
    named. `funding`: who paid, in words.
    """

    kind: str
    state: str
    title: TranslatedText
    sides: str
    begins: PartialDate
    ends: PartialDate | None = None
    description: TranslatedText = field(default_factory=TranslatedText)
    funding: TranslatedText = field(default_factory=TranslatedText)
    place: TranslatedText = field(default_factory=TranslatedText)
    people: int | None = None
    people_is_estimate: bool = False
    goals: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ActorEntry(Entry):
    """Who takes part: a unit with its role, from and until; `side` is "" for a body beyond cities.

    `unit_kind`: department, division, staff_unit, team, council, company, business, club,
    university, school, funder, network, other. `role`: coordinates, contributes, carries, funds,
    supports.
    """

    unit_id: uuid.UUID
    name: TranslatedText
    unit_kind: str
    role: str
    side: str = ""
    website: str = ""
    task: TranslatedText = field(default_factory=TranslatedText)
    begins: PartialDate | None = None
    ends: PartialDate | None = None


@dataclass(frozen=True, kw_only=True)
class GoalEntry(Entry):
    """A goal ("13") or target ("11.6") served, and which sides work on it."""

    code: str
    sides: str
    what: TranslatedText = field(default_factory=TranslatedText)
    begins: PartialDate | None = None
    ends: PartialDate | None = None


@dataclass(frozen=True, kw_only=True)
class PointEntry(Entry):
    """One point of a resolution. `part`: general or local."""

    number: str
    part: str
    text: TranslatedText
    goals: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CouncilItemEntry(Entry):
    """A council item. `kind`: decision, recommendation, note, question, motion.

    `result`: open, decided, noted, rejected, answered, referred. `side`: the city whose council it
    is, "" outside a partnership. `follows_id`: the item it carries further.
    """

    number: str
    kind: str
    title: TranslatedText
    body: str
    dated_on: PartialDate
    result: str
    text: TranslatedText = field(default_factory=TranslatedText)
    url: str = ""
    side: str = ""
    follows_id: uuid.UUID | None = None
    points: tuple[PointEntry, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DutyEntry(Entry):
    """What a council item leaves to be done by when."""

    council_item_id: uuid.UUID
    task: TranslatedText
    due_on: PartialDate
    done_on: PartialDate | None = None
    outcome: TranslatedText = field(default_factory=TranslatedText)


@dataclass(frozen=True, kw_only=True)
class BasisEntry(Entry):
    """On what the partnership rests: a council item, a point of a resolution, or a law by slug."""

    council_item_id: uuid.UUID | None = None
    point_id: uuid.UUID | None = None
    point_number: str = ""
    point_text: TranslatedText = field(default_factory=TranslatedText)
    policy: str = ""
    note: TranslatedText = field(default_factory=TranslatedText)


@dataclass(frozen=True, kw_only=True)
class DeadlineEntry(Entry):
    """A date the office keeps for itself; never public. `owner`: the unit that looks after it."""

    task: TranslatedText
    due_on: PartialDate
    done_on: PartialDate | None = None
    owner: TranslatedText = field(default_factory=TranslatedText)


@dataclass(frozen=True, kw_only=True)
class QuestionEntry(Entry):
    """A question about the partnership, answered or open; never public."""

    question: TranslatedText
    asked_on: PartialDate | None = None
    answer: TranslatedText = field(default_factory=TranslatedText)
    answered_on: PartialDate | None = None
