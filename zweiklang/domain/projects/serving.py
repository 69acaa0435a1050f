# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an office's cities agreed and made public: topics, projects, texts that name goals."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import F, Min, Q

from zweiklang.agenda2030 import is_part
from zweiklang.domain.joint import kinds
from zweiklang.domain.joint.models import JointRevision
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.projects.joint_kinds import SLUG as PROJECT
from zweiklang.domain.projects.rules import State, state_of
from zweiklang.domain.topics.joint_kinds import PARKED
from zweiklang.domain.topics.joint_kinds import SLUG as TOPIC
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.texts import TranslatedText

#: States in which nobody works on a topic or project.
_RESTING = frozenset({PARKED, State.DONE.value, State.STOPPED.value})
_AT_ONCE = 500


@dataclass(frozen=True)
class Agreed:
    """A public joint text: what it is, below which partnership, its goals and its value.

    `codes` are goals and targets, `values` what it is worth to each city, by side; `state` is ""
    for a text that has none. `since`: when cities first agreed on it, `changed`: the wording in
    force.
    """

    record_id: uuid.UUID
    partnership_id: uuid.UUID
    partnership_key: str
    office_key: str
    kind: str
    title: TranslatedText
    codes: tuple[str, ...]
    values: tuple[tuple[str, TranslatedText], ...]
    state: str
    has_ended: bool
    since: dt.datetime
    changed: dt.datetime

    @property
    def label(self) -> Any:
        """Return what kind of text it is, in the reader's language."""
        return kinds.kind_of(self.kind).label

    @property
    def is_worked_on(self) -> bool:
        """Return whether cities work on it: not ended, not parked, no project that is over."""
        return not self.has_ended and self.state not in _RESTING

    @property
    def is_undertaking(self) -> bool:
        """Return whether it is a topic or project, and no text about the partnership."""
        return self.kind in (TOPIC, PROJECT)

    def names(self, code: str) -> bool:
        """Return whether it names a goal or target, or a part of it."""
        return any(is_part(one, code) for one in self.codes)


def agreed_texts(among: Q, actor: Actor) -> Iterator[Agreed]:
    """Yield what is public of those partnerships the actor may see, first agreed first. One query.

    `among`: the condition on partnerships.
    """
    seen = Partnership.objects.visible_to(actor).current().filter(among)
    told_of = [slug for slug in kinds.registered() if slug in (TOPIC, PROJECT) or _goal_field(slug)]
    partnership = "record__file__partnerships"
    revisions = (
        JointRevision.objects.filter(
            **{f"{partnership}__in": seen},
            record__kind__in=told_of,
            record__is_public=True,
            number=F("record__revision"),
            in_force_from__lte=clock.now(),
        )
        .annotate(since=Min("record__revisions__in_force_from"))
        .order_by("since", "record_id")
    )
    rows = revisions.values_list(
        "record_id", f"{partnership}__pk", f"{partnership}__key", f"{partnership}__office__key",
        "document", "since", "in_force_from",
    )  # fmt: skip
    for *frame, document, since, changed in rows.iterator(chunk_size=_AT_ONCE):
        told = json.loads(document)
        if told["public"]:
            yield _agreed(frame, told, since, changed)


def _agreed(
    frame: list[Any], told: dict[str, Any], since: dt.datetime, changed: dt.datetime
) -> Agreed:
    kind, content, has_ended = told["kind"], told["content"], bool(told["ended"])
    state = content.get("state", "")
    if kind == PROJECT:
        state = state_of(state, revision=1, is_open=False, has_ended=has_ended).value
    field, values = _goal_field(kind), content.get("value") if kind == TOPIC else None
    record_id, partnership_id, key, office_key = frame
    return Agreed(
        record_id,
        partnership_id,
        key,
        office_key,
        kind,
        kinds.kind_of(kind).title(content),
        tuple(content.get(field, ())) if field else (),
        tuple((side, TranslatedText.from_json(said)) for side, said in sorted(values.items()))
        if values
        else (),
        state,
        has_ended,
        since,
        changed,
    )


@lru_cache(maxsize=64)
def _goal_field(slug: str) -> str:
    """Return the name of the field of a kind that holds goals, "" if it has none."""
    return next((one.name for one in kinds.kind_of(slug).fields if one.type == "goals"), "")
