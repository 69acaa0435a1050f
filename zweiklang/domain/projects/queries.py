# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads joint projects with their states, and their indicators at both ends side by side."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from zweiklang.domain.joint.models import JointFile, JointRecord
from zweiklang.domain.joint.queries import content_in_force, records_visible_to
from zweiklang.domain.joint.standing import Standing
from zweiklang.domain.projects import rules
from zweiklang.domain.projects.joint_kinds import SLUG
from zweiklang.domain.projects.models import IndicatorValue
from zweiklang.domain.projects.records import End, IndicatorRow, Measured
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.texts import TranslatedText


def projects_visible_to(
    actor: Actor, files: Iterable[JointFile] | None = None
) -> QuerySet[JointRecord]:
    """Return the joint projects the actor reads, latest first; of all files or some."""
    rows = records_visible_to(actor).filter(kind=SLUG).select_related("below")
    rows = rows.order_by("-created_at")
    return rows if files is None else rows.filter(file__in=[file.pk for file in files])


def state_of(one: Standing) -> rules.State:
    """Return where a project stands, by the table of states."""
    return rules.state_of(
        one.content.get("state", ""),
        revision=one.record.revision,
        is_open=one.open_proposal is not None,
        has_ended=one.record.ended_at is not None,
    )


def values_of(
    actor: Actor, projects: Iterable[uuid.UUID]
) -> dict[uuid.UUID, dict[tuple[str, str], list[IndicatorValue]]]:
    """Return the values the actor may see of each project, by side and mark, oldest first."""
    rows = IndicatorValue.objects.visible_to(actor).current().filter(project__in=list(projects))
    found: dict[uuid.UUID, dict[tuple[str, str], list[IndicatorValue]]] = {}
    for row in sorted(rows.select_related("source"), key=lambda one: one.measured_on.first):
        found.setdefault(row.project_id, {}).setdefault((row.side, row.mark), []).append(row)
    return found


def unit_of(value: IndicatorValue) -> str:
    """Return the unit the charter in force names for a value's indicator, "" if it names none."""
    rows = content_in_force(value.project).get("indicators", {}).get(value.side, ())
    found: str = next((row["unit"] for row in rows if row["mark"] == value.mark), "")
    return found


def indicator_rows(
    content: Mapping[str, Any], sides: str, values: Mapping[tuple[str, str], list[IndicatorValue]]
) -> list[IndicatorRow]:
    """Return the indicators of a charter, those with the same mark side by side, in its order."""
    by_mark: dict[str, dict[str, End]] = {}
    for side in sides:
        for row in content.get("indicators", {}).get(side, ()):
            mark = row["mark"]
            measured = tuple(
                Measured(one.pk, one.value, one.measured_on, one.source, one.note, one.shared_on)
                for one in values.get((side, mark), [])
            )
            end = end_of(side, row, measured)
            by_mark.setdefault(mark, {})[side] = end
    return [
        IndicatorRow(mark, tuple((side, ends.get(side)) for side in sides))
        for mark, ends in by_mark.items()
    ]


def end_of(side: str, row: Mapping[str, Any], values: tuple[Measured, ...] = ()) -> End:
    """Return a row of a charter's indicators with the values of its end."""
    return End(
        side=side,
        mark=row["mark"],
        name=TranslatedText.from_json(row["name"]),
        unit=row["unit"],
        baseline=_number(row.get("baseline")),
        baseline_on=_day(row.get("baseline_on")),
        target=_number(row.get("target")),
        target_on=_day(row.get("target_on")),
        values=values,
    )


def _number(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
