# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the public reads of common topics and joint projects: what all their cities released."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from zweiklang.domain.joint.models import JointRecord
from zweiklang.domain.joint.standing import documents_in_force
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
    """A common topic: what it is worth to each city, and since when this text is agreed."""

    title: TranslatedText
    targets: list[str]
    values: list[tuple[str, TranslatedText]]
    agreed: dt.date
    is_parked: bool


@dataclass(frozen=True)
class PublicProject:
    """A joint project: its state, period, leads, and its indicators with their drawings."""

    title: TranslatedText
    state: Any
    begins: dt.date | None
    ends: dt.date | None
    leads: list[tuple[str, TranslatedText]]
    indicators: list[tuple[str, list[tuple[str, End | None, str]]]]


def together(
    file_id: uuid.UUID | None, names: dict[str, Any], day: dt.date | None
) -> dict[str, list[Any]]:
    """Return topics and projects of a joint file as the public read them on a day.

    `names`: the cities by side. `day`: None for today. Three queries at most.
    """
    if file_id is None:
        return {"common_topics": [], "joint_projects": []}
    kinds = {TOPIC, PROJECT}
    # What was taken back from the public is not shown of earlier days either.
    public = JointRecord.objects.filter(file=file_id, kind__in=kinds, is_public=True)
    rows = list(public.order_by("created_at"))
    found = documents_in_force([row.pk for row in rows], day)
    shown = [row for row in rows if row.pk in found and found[row.pk]["public"]]
    projects = [row for row in shown if row.kind == PROJECT][:MOST]
    values = values_of(Actor.public(), [row.pk for row in projects])
    return {
        "common_topics": [_topic(found[one.pk]) for one in shown if one.kind == TOPIC][:MOST],
        "joint_projects": [
            _project(found[one.pk], one.sides, values.get(one.pk, {}), names, f"j{number}")
            for number, one in enumerate(projects)
        ],
    }


def _topic(document: dict[str, Any]) -> PublicTopic:
    content = document["content"]
    return PublicTopic(
        TranslatedText.from_json(content["title"]),
        list(content.get("targets", ())),
        _by_side(content.get("value", {})),
        _day(document["in_force_from"][:10]) or dt.date.min,
        content.get("state") == "parked",
    )


def _project(
    document: dict[str, Any], sides: str, values: Any, names: dict[str, Any], ids: str
) -> PublicProject:
    content = document["content"]
    state = state_of(
        content.get("state", ""), revision=1, is_open=False, has_ended=bool(document["ended"])
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
    )


def _drawn(end: End | None, city: Any, ids: str) -> str:
    return track(end, city, ids) if end else ""


def _by_side(said: dict[str, Any]) -> list[tuple[str, TranslatedText]]:
    return [(side, TranslatedText.from_json(text)) for side, text in sorted(said.items())]


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
