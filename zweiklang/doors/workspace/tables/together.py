# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What cities do together: topics, profiles, lessons, joint projects and their indicators."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from zweiklang.domain.joint.models import JointFile
from zweiklang.domain.projects.records import IndicatorRow
from zweiklang.doors.joint_reading import names_of
from zweiklang.doors.workspace.tables.words import cities
from zweiklang.outputs.workbook.lists import Column

LESSONS = (
    Column(_("Lesson"), lambda row: row.title, True),
    Column(_("City"), lambda row: row.office.place.name),
    Column(_("Date"), lambda row: row.dated_on),
    Column(_("Targets"), lambda row: row.targets),
    Column(_("What we took over"), lambda row: row.adopted, True),
    Column(_("What we did not take over"), lambda row: row.not_adopted, True),
    Column(_("Why"), lambda row: row.why, True),
)

#: A row is a topic and one of its cities.
COMMON_TOPICS = (
    Column(_("Topic"), lambda row: row[0].title, True),
    Column(_("Cities"), lambda row: cities(row[0].standing)),
    Column(_("Targets"), lambda row: row[0].targets),
    Column(_("State"), lambda row: row[0].state),
    Column(_("City"), lambda row: row[1].place.name),
    Column(_("What it is worth to the city"), lambda row: row[1].value, True),
    Column(_("What the city wants to learn"), lambda row: row[1].learning, True),
    Column(_("Priority"), lambda row: row[1].priority),
    Column(_("Rests on"), lambda row: row[1].basis, True),
    Column(_("Agreed on"), lambda row: row[1].agreed),
)


def common_topic_rows(topics: Iterable[Any]) -> Iterable[tuple[Any, Any]]:
    """Yield each topic with each of its cities."""
    return ((topic, side) for topic in topics for side in topic.sides)


def profiles(names: Mapping[str, Any]) -> Sequence[Column]:
    """Return the columns of topic profiles of the cities of a file."""
    return (
        Column(_("City"), lambda row: names[row.side].name),
        Column(_("Topic"), lambda row: row.title, True),
        Column(_("Targets"), lambda row: row.targets),
        Column(_("State"), lambda row: row.get_state_display()),
        Column(_("Strategy or plan it rests on"), lambda row: row.paper and row.paper.title, True),
        Column(_("What is done today"), lambda row: row.work, True),
        Column(_("offers"), lambda row: row.offers, True),
        Column(_("seeks"), lambda row: row.seeks, True),
        Column(_("wants to learn"), lambda row: row.learning, True),
    )


PROJECTS = (
    Column(_("Joint project"), lambda row: row.title, True),
    Column(_("Cities"), lambda row: cities(row.standing)),
    Column(_("State"), lambda row: row.state_label),
    Column(_("Waits for"), lambda row: row.waits_for),
    Column(_("From"), lambda row: row.begins),
    Column(_("Until"), lambda row: row.ends),
    Column(_("Targets"), lambda row: list(row.standing.content.get("targets", ()))),
)


def indicators(file: JointFile) -> Sequence[Column]:
    """Return the columns of indicators: a row is one end of one with a value, or without."""
    names = names_of(file)
    return (
        Column(_("Indicator"), lambda row: row[0].mark),
        Column(_("City"), lambda row: names[row[0].side].name),
        Column(_("What is measured"), lambda row: row[0].name, True),
        Column(_("Unit"), lambda row: row[0].unit),
        Column(_("At the beginning"), lambda row: row[0].baseline),
        Column(_("measured on"), lambda row: row[0].baseline_on),
        Column(_("Target"), lambda row: row[0].target),
        Column(_("until"), lambda row: row[0].target_on),
        Column(_("Value"), lambda row: row[1] and row[1].value),
        Column(_("Date"), lambda row: row[1] and row[1].measured_on),
        Column(_("Source"), lambda row: row[1] and row[1].source and row[1].source.title),
        Column(_("Note"), lambda row: row[1] and row[1].note, True),
    )


def indicator_values(rows: Iterable[IndicatorRow]) -> Iterable[tuple[Any, Any]]:
    """Yield each end of each indicator with each of its values, with None where none is."""
    ends = (end for row in rows for _side, end in row.ends if end is not None)
    return ((end, value) for end in ends for value in end.values or (None,))
