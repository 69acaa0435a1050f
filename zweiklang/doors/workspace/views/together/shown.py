# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How joint texts appear on the pages: their title, where they stand, what each city says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from zweiklang.domain.joint.models import ASSURANCES
from zweiklang.domain.joint.standing import Standing
from zweiklang.domain.topics.joint_kinds import PARKED, PRIORITIES
from zweiklang.foundation.date_words import in_words
from zweiklang.foundation.lists import list_in_words
from zweiklang.foundation.texts import TranslatedText

_LEVELS = dict(ASSURANCES)
_PRIORITIES = dict(PRIORITIES)


@dataclass(frozen=True)
class SideSays:
    """What a joint text says of one city, and whether that city has agreed to it."""

    side: str
    place: Any
    value: TranslatedText
    learning: TranslatedText
    priority: Any
    basis: TranslatedText
    agreed: str
    level: Any = ""
    is_unnamed: bool = False


@dataclass(frozen=True)
class ShownTopic:
    """A common topic as pages show it."""

    standing: Standing
    title: TranslatedText
    sides: tuple[SideSays, ...]

    @property
    def record(self) -> Any:
        """Return the joint text."""
        return self.standing.record

    @property
    def targets(self) -> list[str]:
        """Return its goals and targets."""
        return list(self.standing.content.get("targets", ()))

    @property
    def is_parked(self) -> bool:
        """Return whether the cities have parked it."""
        return self.standing.content.get("state") == PARKED

    @property
    def why_parked(self) -> TranslatedText:
        """Return the reason the cities gave for parking it."""
        return TranslatedText.from_json(self.standing.content.get("why_parked"))

    @property
    def is_common(self) -> bool:
        """Return whether all its cities have agreed to it and work on it."""
        return self.standing.stage == "agreed" and not self.is_parked

    @property
    def is_open(self) -> bool:
        """Return whether a city has not agreed to it yet."""
        return self.standing.record.revision == 0

    @property
    def state(self) -> str:
        """Return where it stands, in words."""
        return state_in_words(self.standing, parked=self.is_parked)


def shown_topic(standing: Standing) -> ShownTopic:
    """Return a common topic as pages show it."""
    content = standing.content
    agreed = {one.side: one for one in standing.given}
    sides = []
    for party in standing.parties:
        said = {
            name: TranslatedText.from_json(content.get(name, {}).get(party.side))
            for name in ("value", "learning", "basis")
        }
        consent = agreed.get(party.side)
        priority = content.get("priority", {}).get(party.side, "")
        sides.append(
            SideSays(
                side=party.side,
                place=party.place,
                **said,
                priority=_PRIORITIES.get(priority, ""),
                agreed=in_words(consent.at.date()) if consent else "",
                level=_LEVELS.get(consent.assurance, "") if consent else "",
                is_unnamed=party.side in standing.record.unnamed,
            )
        )
    return ShownTopic(standing, title_of(standing), tuple(sides))


def title_of(standing: Standing) -> TranslatedText:
    """Return the title of a joint text: in force, else as last proposed."""
    return TranslatedText.from_json(standing.content.get("title")) or standing.record.title


def state_in_words(standing: Standing, *, parked: bool = False) -> str:
    """Return where a joint text stands: a draft, waiting for whom, agreed since when, ended."""
    waiting = standing.open_proposal
    if standing.stage == "ended":
        return _("ended")
    if parked:
        return _("parked")
    if standing.stage == "agreed":
        latest = max((one.at for one in standing.consents), default=None)
        if latest is None:
            return _("agreed")
        return _("agreed, text of %(day)s") % {"day": in_words(latest.date())}
    if waiting is not None:
        return _("waits for %(cities)s") % {"cities": cities(standing, standing.missing)}
    return _("draft of your office") if standing.draft else _("not agreed")


def cities(standing: Standing, sides: Iterable[str]) -> str:
    """Return the names of the cities with these sides, as a list in words."""
    wanted = set(sides)
    return list_in_words(party.place for party in standing.parties if party.side in wanted)
