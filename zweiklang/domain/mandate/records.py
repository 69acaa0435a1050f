# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What leaves the app: council items with their points and duties."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field

from zweiklang.domain.mandate.rules import is_decision
from zweiklang.foundation.facts import Fact
from zweiklang.foundation.file_records import FileRecord
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText


@dataclass(frozen=True, kw_only=True)
class PointRecord(Fact):
    """One point of a resolution; `part` is general or local."""

    number: str
    position: int
    part: str
    part_label: str
    text: TranslatedText
    goals: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class DutyRecord(Fact):
    """A duty an item leaves."""

    council_item_id: uuid.UUID
    task: TranslatedText
    due_on: PartialDate
    lead_days: int
    done_on: PartialDate | None
    outcome: TranslatedText


@dataclass(frozen=True, kw_only=True)
class ItemRecord(Fact):
    """One council item, with what it says and leaves to do."""

    office_id: uuid.UUID | None
    number: str
    kind: str
    kind_label: str
    title: TranslatedText
    text: TranslatedText
    body: str
    dated_on: PartialDate
    result: str
    result_label: str
    url: str
    follows_id: uuid.UUID | None
    file: FileRecord | None = None
    points: tuple[PointRecord, ...] = field(default=())
    duties: tuple[DutyRecord, ...] = field(default=())

    @property
    def is_decision(self) -> bool:
        """Return whether the council decided it; see `rules.is_decision`."""
        return is_decision(self.kind, self.result)
