# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a form needs to know around its record: who fills it in, for which office and cities."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from zweiklang.domain.partnerships.models import Partnership, Party
from zweiklang.domain.people.models import Office
from zweiklang.foundation.actors import Actor


@dataclass(frozen=True)
class Scene:
    """The surroundings of one record form; lists are read once, when first needed."""

    actor: Actor
    office: Office
    partnership: Partnership | None = None
    _kept: dict[str, Any] = field(default_factory=dict)

    @property
    def parties(self) -> list[Party]:
        """Return the cities of the partnership by side; none outside a partnership."""
        if "parties" not in self._kept:
            found = Party.objects.none()
            if self.partnership is not None:
                found = Party.objects.filter(partnership=self.partnership).current()
            self._kept["parties"] = list(found.select_related("place").order_by("side"))
        parties: list[Party] = self._kept["parties"]
        return parties

    @property
    def place_ids(self) -> list[Any]:
        """Return the cities' ids, the office's own city included."""
        own = [self.office.place_id]
        return own + [one.place_id for one in self.parties if one.place_id not in own]
