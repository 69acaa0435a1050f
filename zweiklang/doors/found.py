# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the searches of portal and workspace both show of a hit."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, Value
from django.db.models.functions import Cast

from zweiklang.domain.joint import kinds
from zweiklang.domain.joint.models import JointRecord
from zweiklang.domain.joint.searching import SLUG as JOINT
from zweiklang.domain.partnerships.models import ServedGoal
from zweiklang.doors.ui.templatetags.ui import goal_title
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.records import Record, record_types
from zweiklang.foundation.search import SearchHit

#: Fields that say when something was, the first that a kind has.
_DAYS = ("dated_on", "signed_on", "begins", "due_on")


@dataclass(frozen=True)
class Facts:
    """What a hit's line says beside its words: its day, and whether it is invented."""

    day: PartialDate | None = None
    is_demonstration: bool = False


@dataclass(frozen=True)
class Found:
    """A hit with its kind in words, its page ("" for none), and what it belongs to ("" likewise).

    That is a partnership, on the portal also a council item, a city or another office.
    """

    hit: SearchHit
    kind: str
    url: str
    belongs_to: str
    facts: Facts = field(default_factory=Facts)

    @property
    def day(self) -> PartialDate | None:
        """Return when it was."""
        return self.facts.day

    @property
    def is_demonstration(self) -> bool:
        """Return whether it is invented."""
        return self.facts.is_demonstration

    @property
    def goal(self) -> str:
        """Return the goal or target that the hit is, "" where it is something else."""
        return self.hit.title_text if self.hit.record_type == ServedGoal.slug else ""

    @property
    def title(self) -> str:
        """Return the title; of a goal or target with its few words; † behind what is invented."""
        title = f"{self.goal} {goal_title(self.goal)}" if self.goal else self.hit.title_text
        return f"{title} †" if self.is_demonstration else title

    @property
    def passage(self) -> str:
        """Return the place where the words stand, without marks."""
        return "".join(segment.text for segment in self.hit.snippet)

    @property
    def tells_more(self) -> bool:
        """Return whether the passage says what the rest of the line does not say already."""
        return self.passage not in {"", self.hit.title_text, self.belongs_to, self.kind}


def kind_of(hit: SearchHit, texts: Mapping[uuid.UUID, JointRecord]) -> str:
    """Return what the kind of a hit is called; `texts`: the joint texts among the hits."""
    if hit.record_type == JOINT:
        return str(kinds.kind_of(texts[hit.record_id].kind).label)
    return str(record_types()[hit.record_type]._meta.verbose_name)


def joint_texts(hits: Iterable[SearchHit]) -> dict[uuid.UUID, JointRecord]:
    """Return the joint texts among the hits; one query at most."""
    ids = [hit.record_id for hit in hits if hit.record_type == JOINT]
    return JointRecord.objects.in_bulk(ids) if ids else {}


def facts_of(hits: Iterable[SearchHit]) -> dict[tuple[str, uuid.UUID], Facts]:
    """Return the facts of the records among the hits; one query at most."""
    ids: defaultdict[str, list[uuid.UUID]] = defaultdict(list)
    for hit in hits:
        ids[hit.record_type].append(hit.record_id)
    parts = [
        model._default_manager.filter(pk__in=ids[slug])
        .order_by()
        .annotate(slug=Value(slug), day=_day(model))
        .values_list("slug", "pk", "day", "is_demonstration")
        for slug, model in record_types().items()
        if ids.get(slug)
    ]
    rows = parts[0].union(*parts[1:], all=True) if parts else ()
    return {
        (slug, pk): Facts(PartialDate.parse(day) if day else None, is_demonstration)
        for slug, pk, day, is_demonstration in rows
    }


def _day(model: type[Record]) -> Any:
    names = {one.name for one in model._meta.get_fields()}
    name = next((one for one in _DAYS if one in names), "")
    return Cast(name, CharField()) if name else Value("", CharField())
