# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What leaves the app: a warning with everything its sentence and its link need."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from zweiklang.domain.coordination import sentences
from zweiklang.foundation.facts import DAGGER
from zweiklang.foundation.texts import TranslatedText


@dataclass(frozen=True, kw_only=True)
class WarningRecord:
    """One warning; `record_type` and `record_id` lead to the record it is about.

    `cities` are the other cities of the partnership, none where it is about no single one; `sides`
    their sides, a letter each.
    """

    kind: str
    kind_label: str
    office_id: uuid.UUID
    office_key: str
    record_type: str
    record_id: uuid.UUID
    shows_from: dt.date
    due_on: dt.date | None = None
    settled_on: dt.date | None = None
    partnership_id: uuid.UUID | None = None
    partnership_key: str = ""
    cities: tuple[TranslatedText, ...] = ()
    sides: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)

    def sentence(self, language: str | None = None) -> str:
        """Return what the warning says, in a language or in the reader's."""
        return sentences.sentence(
            self.kind, self.record_type, self.facts, self.shows_from, self.due_on,
            self.cities, language,
        )  # fmt: skip

    def marked(self, language: str | None = None) -> str:
        """Return the sentence with the sign of a demonstration, for texts without markup."""
        return self.sentence(language) + (DAGGER if self.is_demonstration else "")

    @property
    def is_demonstration(self) -> bool:
        """Return whether what it is about is invented for a demonstration."""
        return bool(self.facts.get("demonstration"))

    def days_left(self, on: dt.date) -> int | None:
        """Return the days until it is due, negative when past; None where nothing is due."""
        return (self.due_on - on).days if self.due_on else None
