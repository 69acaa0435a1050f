# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What leaves the app: a partnership's whole file as frozen dataclasses."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, field

from zweiklang.domain.mandate.records import DutyRecord, ItemRecord
from zweiklang.domain.partnerships.rules import Gap, end_of, in_force, last_day
from zweiklang.foundation.facts import Fact, SourceRecord
from zweiklang.foundation.file_records import FileRecord
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText


@dataclass(frozen=True, kw_only=True)
class PartyRecord(Fact):
    """One city; `side` (A, B …) fixes tone and place."""

    side: str
    place_id: uuid.UUID
    place_key: str
    name: TranslatedText
    country: str
    latitude: float | None = None
    longitude: float | None = None
    joined_on: PartialDate | None = None
    left_on: PartialDate | None = None


@dataclass(frozen=True, kw_only=True)
class PopulationRecord(Fact):
    """How many people a source counted in a party's place."""

    place_id: uuid.UUID
    people: int
    counted_on: PartialDate | None = None


@dataclass(frozen=True, kw_only=True)
class PhaseRecord(Fact):
    """A phase; `last_day` is its effective end (the next phase's eve), None while it lasts."""

    kind: str
    kind_label: str
    state: str
    state_label: str
    local_label: TranslatedText
    legal_basis: TranslatedText
    begins: PartialDate
    ends: PartialDate | None = None
    last_day: dt.date | None = None
    mandate_id: uuid.UUID | None = None

    def covers(self, day: dt.date) -> bool:
        """Return whether the phase had begun and not ended on a day."""
        return self.begins.first <= day and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True, kw_only=True)
class AgreementRecord(Fact):
    """An agreement; `signatories` maps sides to signing offices.

    `replaced_on`: when another agreement of the partnership took its place.
    """

    kind: str
    kind_label: str
    title: TranslatedText
    signed_on: PartialDate
    signed_at: str = ""
    valid_until: PartialDate | None = None
    end_is_unknown: bool = False
    ended_on: PartialDate | None = None
    replaced_on: PartialDate | None = None
    signatories: dict[str, str] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    file: FileRecord | None = None
    replaces_id: uuid.UUID | None = None
    mandate_id: uuid.UUID | None = None

    @property
    def end(self) -> PartialDate | None:
        """Return when it ended or will end, None if open-ended."""
        return end_of(self)

    @property
    def last_day(self) -> dt.date | None:
        """Return the last day in force, None if open-ended."""
        return last_day(self)

    def in_force(self, day: dt.date) -> bool:
        """Return whether it is valid on a day."""
        return in_force(self, day)


@dataclass(frozen=True, kw_only=True)
class EventRecord(Fact):
    """An event; people are counted, never named."""

    kind: str
    kind_label: str
    state: str
    title: TranslatedText
    description: TranslatedText
    funding: TranslatedText
    sides: str
    begins: PartialDate
    ends: PartialDate | None = None
    place: TranslatedText = field(default_factory=TranslatedText)
    people: int | None = None
    people_is_estimate: bool = False
    goals: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class InvolvementRecord(Fact):
    """What a unit does in the partnership; `side` is that of the unit's city, "" for others."""

    unit_id: uuid.UUID
    unit_name: TranslatedText
    unit_kind: str
    unit_kind_label: str
    website: str
    side: str
    role: str
    role_label: str
    task: TranslatedText
    begins: PartialDate | None = None
    ends: PartialDate | None = None


@dataclass(frozen=True, kw_only=True)
class GoalRecord(Fact):
    """A goal or target served, and which sides work on it."""

    code: str
    sides: str
    what: TranslatedText
    begins: PartialDate | None = None
    ends: PartialDate | None = None


@dataclass(frozen=True, kw_only=True)
class CouncilItemRecord(ItemRecord):
    """A council item a partnership rests on; `side` is the city whose council it is."""

    side: str


@dataclass(frozen=True, kw_only=True)
class BasisRecord(Fact):
    """On what the partnership rests: a council item, a resolution's point or a law by slug.

    `point_item_id` is the resolution that holds the point.
    """

    council_item_id: uuid.UUID | None
    point_id: uuid.UUID | None
    point_item_id: uuid.UUID | None
    point_number: str
    point_text: TranslatedText
    policy: str
    note: TranslatedText


@dataclass(frozen=True, kw_only=True)
class PictureRecord(Fact):
    """A picture with what makes it publishable."""

    file_id: uuid.UUID
    file_name: str
    alternative: TranslatedText
    caption: TranslatedText
    author: str
    licence: str
    licence_label: str
    credit: str
    taken_on: PartialDate | None


@dataclass(frozen=True, kw_only=True)
class PartnershipFile(Fact):
    """Everything of one partnership, as one reader may see it, as known on a day."""

    office_id: uuid.UUID
    office_key: str
    office_place_id: uuid.UUID
    title: TranslatedText
    summary: TranslatedText
    topics: TranslatedText
    parties: tuple[PartyRecord, ...]
    phases: tuple[PhaseRecord, ...] = ()
    agreements: tuple[AgreementRecord, ...] = ()
    events: tuple[EventRecord, ...] = ()
    involvements: tuple[InvolvementRecord, ...] = ()
    goals: tuple[GoalRecord, ...] = ()
    bases: tuple[BasisRecord, ...] = ()
    council_items: tuple[CouncilItemRecord, ...] = ()
    follow_ups: tuple[DutyRecord, ...] = ()
    pictures: tuple[PictureRecord, ...] = ()
    populations: tuple[PopulationRecord, ...] = ()
    gaps: tuple[Gap, ...] = ()
    known_on: dt.date | None = None
    joint_file_id: uuid.UUID | None = None

    def party(self, side: str) -> PartyRecord | None:
        """Return the party of a side."""
        return next((party for party in self.parties if party.side == side), None)

    @property
    def own_side(self) -> str:
        """Return the side of the office's own city, "" if it is no party."""
        own = (p.side for p in self.parties if p.place_id == self.office_place_id)
        return next(own, "")

    def phase_on(self, day: dt.date) -> PhaseRecord | None:
        """Return the phase in force on a day: the latest begun."""
        return next((phase for phase in reversed(self.phases) if phase.covers(day)), None)

    def agreements_on(self, day: dt.date) -> tuple[AgreementRecord, ...]:
        """Return the agreements in force on a day."""
        return tuple(one for one in self.agreements if one.in_force(day))

    def council_item(self, item_id: uuid.UUID | None) -> CouncilItemRecord | None:
        """Return a council item of the file by id."""
        return next((item for item in self.council_items if item.id == item_id), None)

    def facts(self) -> list[Fact]:
        """Return every record of the file, itself first."""
        groups: tuple[tuple[Fact, ...], ...] = (
            (self,),
            self.parties,
            self.phases,
            self.agreements,
            self.events,
            self.involvements,
            self.goals,
            self.bases,
            self.council_items,
            self.follow_ups,
            self.pictures,
            self.populations,
        )
        return [fact for group in groups for fact in group]

    def says_something(self) -> bool:
        """Return whether any fact beside its frame is known."""
        return bool(self.phases or self.agreements or self.events or self.council_items)

    def sources(self) -> list[SourceRecord]:
        """Return the sources in order of first use, each once."""
        found = {fact.source.id: fact.source for fact in self.facts() if fact.source}
        return list(found.values())
