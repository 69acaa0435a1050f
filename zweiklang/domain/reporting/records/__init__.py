# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The frozen shape of a snapshot's content: what builders, exports and checks read.

Plain values only, no word of the language of a reader: labels of kinds and states are made where a
report is told. `freezing.content_from` reads them back from the canonical JSON.
"""

from zweiklang.domain.reporting.records.base import (
    CityEntry,
    Entry,
    OfficeEntry,
    SourceEntry,
)
from zweiklang.domain.reporting.records.content import (
    FORMAT,
    Content,
    PartnershipEntry,
    Selection,
)
from zweiklang.domain.reporting.records.giving import (
    ContributionEntry,
    GainEntry,
    ResponseEntry,
    StatementEntry,
)
from zweiklang.domain.reporting.records.joint import (
    IndicatorEnd,
    IndicatorEntry,
    JointEntry,
    JointTextEntry,
    ProjectEntry,
    ProposalEntry,
    TopicEntry,
    ValueEntry,
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
    PointEntry,
    PopulationEntry,
    QuestionEntry,
)

__all__ = [
    "FORMAT",
    "ActorEntry",
    "AgreementEntry",
    "BasisEntry",
    "CityEntry",
    "Content",
    "ContributionEntry",
    "CouncilItemEntry",
    "DeadlineEntry",
    "DutyEntry",
    "Entry",
    "EventEntry",
    "GainEntry",
    "GapEntry",
    "GoalEntry",
    "IndicatorEnd",
    "IndicatorEntry",
    "JointEntry",
    "JointTextEntry",
    "OfficeEntry",
    "PartnershipEntry",
    "PartyEntry",
    "PhaseEntry",
    "PointEntry",
    "PopulationEntry",
    "ProjectEntry",
    "ProposalEntry",
    "QuestionEntry",
    "ResponseEntry",
    "Selection",
    "SourceEntry",
    "StatementEntry",
    "TopicEntry",
    "ValueEntry",
]
