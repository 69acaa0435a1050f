# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads all public projects of an office, one at a time: two queries whatever their number."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import F

from zweiklang.domain.joint.models import JointRevision
from zweiklang.domain.projects import rules
from zweiklang.domain.projects.joint_kinds import SLUG
from zweiklang.domain.projects.models import IndicatorValue
from zweiklang.domain.projects.queries import end_of
from zweiklang.domain.projects.records import PublishedProject, PublishedValue
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.streams import Grouped

_AT_ONCE = 500


def published_projects(office_id: uuid.UUID) -> Iterator[PublishedProject]:
    """Yield the joint projects that all cities made public and the office has a part in, by id.

    Left out are those below which the office's city took back its name.
    """
    mine = {"record__file__parties__office": office_id}
    revisions = (
        JointRevision.objects.filter(
            record__kind=SLUG, record__is_public=True, number=F("record__revision"), **mine
        )
        .order_by("record_id")
        .values_list(
            "record_id", "record__file_id", "record__file__parties__side", "document",
            "in_force_from",
        )
    )  # fmt: skip
    values = Grouped(_values(office_id), lambda row: row[0])
    for record_id, file_id, side, document, since in revisions.iterator(chunk_size=_AT_ONCE):
        told = json.loads(document)
        named = frozenset(one["side"] for one in told["parties"] if one["named"])
        measured = values.of(record_id)
        if told["public"] and side in named:
            yield _project((record_id, file_id, side, named, since), told, measured)


def _values(office_id: uuid.UUID) -> Iterator[tuple[Any, ...]]:
    """Return the public values of the office's own ends, by project and day."""
    rows = IndicatorValue.objects.visible_to(Actor.public()).current().of_office(office_id)
    rows = rows.order_by("project_id", "measured_on", "id")
    columns = ("project_id", "mark", "value", "measured_on", "note")
    found: Iterator[tuple[Any, ...]] = rows.values_list(*columns).iterator(chunk_size=2_000)
    return found


def _project(
    frame: tuple[Any, ...], told: Mapping[str, Any], rows: list[tuple[Any, ...]]
) -> PublishedProject:
    record_id, file_id, side, named, since = frame
    content = told["content"]
    by_mark: dict[str, list[PublishedValue]] = {}
    for _project_id, mark, value, day, note in rows:
        by_mark.setdefault(mark, []).append(PublishedValue(value, day, note))
    ends = {
        at: tuple(end_of(at, row) for row in indicators)
        for at, indicators in content.get("indicators", {}).items()
    }
    return PublishedProject(
        id=record_id,
        file_id=file_id,
        side=side,
        named=named,
        content=content,
        state=rules.state_of(
            content.get("state", ""), revision=1, is_open=False, has_ended=bool(told["ended"])
        ),
        agreed_at=since,
        indicators=ends.pop(side, ()),
        others=tuple(one for at in sorted(ends) for one in ends[at]),
        values=by_mark,
    )
