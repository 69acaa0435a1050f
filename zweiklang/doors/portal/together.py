# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the public reads of common topics and joint projects: what all their cities released."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from zweiklang.domain.joint.records import PublicText
from zweiklang.domain.projects.joint_kinds import SLUG as PROJECT
from zweiklang.domain.projects.joint_kinds import STATE_LABELS
from zweiklang.domain.projects.queries import indicator_rows, values_of
from zweiklang.domain.projects.records import End
from zweiklang.domain.projects.rules import State, state_of
from zweiklang.domain.topics.joint_kinds import SLUG as TOPIC
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.texts import TranslatedText
from zweiklang.outputs.drawings.tracks import track

#: Topics and projects on the page of a partnership.
MOST = 24


@dataclass(frozen=True)
class PublicTopic:
    """A common topic: what it is worth to each city, and since when this text is agreed.

    `unnamed`: cities that took their name back.
    """

    title: TranslatedText
    targets: list[str]
    values: list[tuple[str, TranslatedText]]
    agreed: dt.date
    is_parked: bool
    ended_on: dt.date | None
    unnamed: list[Any]
    is_demonstration: bool = False
    id: uuid.UUID | None = None


@dataclass(frozen=True)
class PublicProject:
    """A joint project: its state, period, leads, its indicators with drawings, names taken back."""

    title: TranslatedText
    state: Any
    begins: dt.date | None
    ends: dt.date | None
    leads: list[tuple[str, TranslatedText]]
    indicators: list[tuple[str, list[tuple[str, End | None, str]]]]
    unnamed: list[Any]
    is_demonstration: bool = False
    id: uuid.UUID | None = None


def together(
    texts: Sequence[PublicText], names: dict[str, Any], most: int | None = MOST
) -> dict[str, list[Any]]:
    """Return the topics and projects among public joint texts, as the page shows them.

    `names`: the cities by side. `most`: of each so many, None for all. Two queries at most, for the
    values of indicators.
    """
    topics = [one for one in texts if one.kind == TOPIC][:most]
    projects = [one for one in texts if one.kind == PROJECT][:most]
    values = values_of(Actor.public(), [one.record_id for one in projects]) if projects else {}
    return {
        "common_topics": [_topic(one) for one in topics],
        "joint_projects": [
            _project(one, values.get(one.record_id, {}), names, f"j{number}")
            for number, one in enumerate(projects)
        ],
    }


def _topic(text: PublicText) -> PublicTopic:
    content = text.content
    return PublicTopic(
        TranslatedText.from_json(content["title"]),
        list(content.get("targets", ())),
        _by_side(content.get("value", {})),
        timezone.localtime(text.since).date(),
        content.get("state") == "parked",
        text.ended_on,
        _unnamed(text),
        text.is_demonstration,
        text.record_id,
    )


def _project(text: PublicText, values: Any, names: dict[str, Any], ids: str) -> PublicProject:
    content, sides = dict(text.content), "".join(party.side for party in text.parties)
    state = state_of(
        content.get("state", ""), revision=1, is_open=False, has_ended=text.ended_on is not None
    )
    return PublicProject(
        TranslatedText.from_json(content["title"]),
        STATE_LABELS[State(state)],
        _day(content.get("begins")),
        _day(content.get("ends")),
        _by_side(content.get("lead", {})),
        [
            (
                row.mark,
                [
                    (side, end, _drawn(end, names.get(side, side), f"{ids}{number}{side}"))
                    for side, end in row.ends
                ],
            )
            for number, row in enumerate(indicator_rows(content, sides, values))
        ],
        _unnamed(text),
        text.is_demonstration,
        text.record_id,
    )


def _unnamed(text: PublicText) -> list[Any]:
    return [one.name for one in text.parties if not one.named]


def _drawn(end: End | None, city: Any, ids: str) -> str:
    return track(end, city, ids) if end else ""


def _by_side(said: dict[str, Any]) -> list[tuple[str, TranslatedText]]:
    return [(side, TranslatedText.from_json(text)) for side, text in sorted(said.items())]


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
