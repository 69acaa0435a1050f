# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A snapshot's whole content: what was chosen, and everything known of it by the day."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field

from zweiklang.domain.reporting.records.base import Entry, OfficeEntry, SourceEntry
from zweiklang.domain.reporting.records.giving import ContributionEntry, GainEntry
from zweiklang.domain.reporting.records.joint import (
    JointTextEntry,
    ProjectEntry,
    ProposalEntry,
    TopicEntry,
)
from zweiklang.domain.reporting.records.partnership import (
    ActorEntry,
    AgreementEntry,
    BasisEntry,
    CouncilItemEntry,
    DeadlineEntry,
    DutyEntry,
    EventEntry,
    GapEntry,
    GoalEntry,
    PartyEntry,
    PhaseEntry,
    QuestionEntry,
)
from zweiklang.foundation.texts import TranslatedText

#: Changes with every change of the shape that an old snapshot could not be read with.
FORMAT = "zweiklang-snapshot/1"


@dataclass(frozen=True, kw_only=True)
class PartnershipEntry(Entry):
    """One partnership with everything known of it by the day, not only of the period.

    `own_side` is the side of the reporting office's city, "" if it is no party. Everything is
    ordered by its time, the oldest first.
    """

    title: TranslatedText
    own_side: str
    parties: tuple[PartyEntry, ...]
    summary: TranslatedText = field(default_factory=TranslatedText)
    topic_line: TranslatedText = field(default_factory=TranslatedText)
    joint_file_id: uuid.UUID | None = None
    phases: tuple[PhaseEntry, ...] = ()
    agreements: tuple[AgreementEntry, ...] = ()
    gaps: tuple[GapEntry, ...] = ()
    events: tuple[EventEntry, ...] = ()
    actors: tuple[ActorEntry, ...] = ()
    goals: tuple[GoalEntry, ...] = ()
    bases: tuple[BasisEntry, ...] = ()
    council_items: tuple[CouncilItemEntry, ...] = ()
    duties: tuple[DutyEntry, ...] = ()
    deadlines: tuple[DeadlineEntry, ...] = ()
    questions: tuple[QuestionEntry, ...] = ()
    contributions: tuple[ContributionEntry, ...] = ()
    gains: tuple[GainEntry, ...] = ()
    topics: tuple[TopicEntry, ...] = ()
    projects: tuple[ProjectEntry, ...] = ()
    texts: tuple[JointTextEntry, ...] = ()
    proposals: tuple[ProposalEntry, ...] = ()

    def party(self, side: str) -> PartyEntry | None:
        """Return the party of a side."""
        return next((party for party in self.parties if party.side == side), None)

    @property
    def others(self) -> tuple[PartyEntry, ...]:
        """Return the cities beside the reporting office's own."""
        return tuple(party for party in self.parties if party.side != self.own_side)

    def phase_on(self, day: dt.date) -> PhaseEntry | None:
        """Return the phase in force on a day: the latest begun."""
        return next((phase for phase in reversed(self.phases) if phase.covers(day)), None)

    def agreements_on(self, day: dt.date) -> tuple[AgreementEntry, ...]:
        """Return the agreements in force on a day."""
        return tuple(one for one in self.agreements if one.in_force(day))

    def entries(self) -> Iterator[Entry]:
        """Yield every entry, the partnership itself first."""
        yield self
        for party in self.parties:
            yield party
            yield from party.populations
        groups: tuple[tuple[Entry, ...], ...] = (
            self.phases,
            self.agreements,
            self.events,
            self.actors,
            self.goals,
            self.bases,
            self.council_items,
            self.duties,
            self.deadlines,
            self.questions,
            self.contributions,
            self.gains,
            self.topics,
            self.projects,
            self.texts,
        )
        for group in groups:
            yield from group
        for project in self.projects:
            for indicator in project.indicators:
                for end in indicator.ends:
                    yield from end.values


@dataclass(frozen=True, kw_only=True)
class Selection:
    """What a snapshot was made of: partnerships by id, a period, and as known on which day."""

    partnerships: tuple[uuid.UUID, ...]
    begins: dt.date
    ends: dt.date
    known_on: dt.date


@dataclass(frozen=True, kw_only=True)
class Content:
    """Everything a snapshot holds. `council_items` and `duties` are all those of the office.

    `partnerships` stand in the order of the oldest relation first.
    """

    format: str
    selection: Selection
    office: OfficeEntry
    partnerships: tuple[PartnershipEntry, ...]
    council_items: tuple[CouncilItemEntry, ...] = ()
    duties: tuple[DutyEntry, ...] = ()
    sources: tuple[SourceEntry, ...] = ()

    def source(self, source_id: uuid.UUID) -> SourceEntry | None:
        """Return a source by its id."""
        return next((one for one in self.sources if one.id == source_id), None)

    def partnership(self, key: str) -> PartnershipEntry | None:
        """Return a partnership by its key."""
        return next((one for one in self.partnerships if one.key == key), None)
