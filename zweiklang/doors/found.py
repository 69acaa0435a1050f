# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the searches of portal and workspace both show of a hit."""

from __future__ import annotations

from dataclasses import dataclass

from zweiklang.domain.partnerships.models import ServedGoal
from zweiklang.doors.ui.templatetags.ui import goal_title
from zweiklang.foundation.search import SearchHit


@dataclass(frozen=True)
class Found:
    """A hit with its kind in words, its page ("" for none), and what it belongs to ("" likewise).

    That is a partnership, on the portal also a council item, a city or another office.
    """

    hit: SearchHit
    kind: str
    url: str
    belongs_to: str

    @property
    def goal(self) -> str:
        """Return the goal or target that the hit is, "" where it is something else."""
        return self.hit.title_text if self.hit.record_type == ServedGoal.slug else ""

    @property
    def title(self) -> str:
        """Return the title; of a goal or target with its few words."""
        return f"{self.goal} {goal_title(self.goal)}" if self.goal else self.hit.title_text

    @property
    def passage(self) -> str:
        """Return the place where the words stand, without marks."""
        return "".join(segment.text for segment in self.hit.snippet)

    @property
    def tells_more(self) -> bool:
        """Return whether the passage says what the rest of the line does not say already."""
        return self.passage not in {"", self.hit.title_text, self.belongs_to}
