# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Shapes council items, their points and duties into the records that leave the app."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from zweiklang.domain.mandate.records import DutyRecord, ItemRecord, PointRecord
from zweiklang.foundation.facts import common, label_of
from zweiklang.foundation.file_records import FileRecord


def item_record(item: Any, points: Sequence[Any] = (), duties: Sequence[Any] = ()) -> ItemRecord:
    """Return a council item with the points and duties given, in their order."""
    return ItemRecord(
        **common(item),
        office_id=item.office_id,
        number=item.number,
        kind=item.kind,
        kind_label=label_of(item, "Kind", item.kind),
        title=item.title,
        text=item.text,
        body=item.body,
        dated_on=item.dated_on,
        result=item.result,
        result_label=label_of(item, "Result", item.result),
        url=item.url,
        follows_id=item.follows_id,
        file=FileRecord.of(item),
        points=tuple(_point(one) for one in sorted(points, key=lambda one: one.position)),
        duties=tuple(duty_record(one) for one in sorted(duties, key=lambda one: one.due_on)),
    )


def _point(point: Any) -> PointRecord:
    return PointRecord(
        **common(point),
        number=point.number,
        position=point.position,
        part=point.part,
        part_label=label_of(point, "Part", point.part),
        text=point.text,
        goals=tuple(point.goals),
    )


def duty_record(duty: Any) -> DutyRecord:
    """Return a follow-up duty."""
    return DutyRecord(
        **common(duty),
        council_item_id=duty.council_item_id,
        task=duty.task,
        due_on=duty.due_on,
        lead_days=duty.lead_days,
        done_on=duty.done_on,
        outcome=duty.outcome,
    )
