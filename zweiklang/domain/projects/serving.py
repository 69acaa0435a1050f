# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which goals and targets an office's cities work on by what they agreed and made public."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import F, Q

from zweiklang.domain.joint import kinds
from zweiklang.domain.joint.models import JointRevision
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.projects.joint_kinds import SLUG
from zweiklang.domain.projects.rules import State, state_of
from zweiklang.domain.topics.joint_kinds import PARKED
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.texts import TranslatedText

#: States in which nobody works on a topic or project.
_RESTING = frozenset({PARKED, State.DONE.value, State.STOPPED.value})
_AT_ONCE = 500


@dataclass(frozen=True)
class Serving:
    """A public joint text that names goals: what it is, below which partnership, its value.

    `codes` are goals and targets, `values` what it is worth to each city, by side; `state` is ""
    for a text that has none.
    """

    record_id: uuid.UUID
    partnership_id: uuid.UUID
    partnership_key: str
    kind: str
    title: TranslatedText
    codes: tuple[str, ...]
    values: tuple[tuple[str, TranslatedText], ...]
    state: str

    @property
    def label(self) -> Any:
        """Return what kind of text it is, in the reader's language."""
        return kinds.kind_of(self.kind).label


def served_by_agreement(office_id: uuid.UUID, actor: Actor, code: str = "") -> Iterator[Serving]:
    """Yield what is in force and public of the partnerships the actor may see, oldest first.

    Ended texts, parked topics and projects that are over are left out. `code` narrows to a target,
    or to a goal with its targets. Two queries.
    """
    found = Partnership.objects.visible_to(actor).current().of_office(office_id)
    files = {
        file_id: (pk, key)
        for pk, key, file_id in found.exclude(joint_file=None).values_list(
            "pk", "key", "joint_file_id"
        )
    }
    if not files:
        return
    named = [slug for slug in kinds.registered() if _goal_field(slug)]
    revisions = JointRevision.objects.filter(
        record__file__in=found.exclude(joint_file=None).values("joint_file"),
        record__kind__in=named,
        record__is_public=True,
        number=F("record__revision"),
        in_force_from__lte=clock.now(),
    ).order_by("in_force_from", "record_id")
    if code:
        # Spares reading every text; what it names is asked again below.
        named_in_it = Q(document__contains=f'"{code}"') | Q(document__contains=f'"{code}.')
        revisions = revisions.filter(named_in_it)
    rows = revisions.values_list("record_id", "record__file_id", "document")
    for record_id, file_id, document in rows.iterator(chunk_size=_AT_ONCE):
        told = json.loads(document)
        content = told["content"]
        codes = tuple(content.get(_goal_field(told["kind"]), ()))
        state = content.get("state", "")
        if told["kind"] == SLUG:
            state = state_of(state, revision=1, is_open=False, has_ended=bool(told["ended"])).value
        names_it = any(not code or one == code or one.startswith(f"{code}.") for one in codes)
        if names_it and told["public"] and not told["ended"] and state not in _RESTING:
            yield Serving(
                record_id,
                *files[file_id],
                told["kind"],
                kinds.kind_of(told["kind"]).title(content),
                codes,
                _by_side(content.get("value")),
                state,
            )


@lru_cache(maxsize=64)
def _goal_field(slug: str) -> str:
    """Return the name of the field of a kind that holds goals, "" if it has none."""
    return next((one.name for one in kinds.kind_of(slug).fields if one.type == "goals"), "")


def _by_side(said: Any) -> tuple[tuple[str, TranslatedText], ...]:
    if not isinstance(said, dict):
        return ()
    return tuple((side, TranslatedText.from_json(text)) for side, text in sorted(said.items()))
