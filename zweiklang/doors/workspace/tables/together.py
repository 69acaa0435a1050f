# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What cities do together: topics, profiles, lessons, joint projects and their indicators."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

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


def meetings(names: Mapping[str, Any]) -> Sequence[Column]:
    """Return the columns of where two cities meet; `names` are those of cities by side."""

    def of(place: int) -> tuple[Column, ...]:
        heading = (_("First city"), _("Second city"))[place]
        return (
            Column(heading, lambda row: str(names[row.profiles[place].side])),
            Column(_("Topic"), lambda row: row.profiles[place].title, True),
            Column(_("offers"), lambda row: row.profiles[place].offers, True),
            Column(_("seeks"), lambda row: row.profiles[place].seeks, True),
            Column(_("wants to learn"), lambda row: row.profiles[place].learning, True),
        )

    return (
        Column(_("Targets"), lambda row: list(row.overlap.targets)),
        Column(_("Points"), lambda row: row.overlap.points),
        Column(_("Finds what it seeks"), lambda row: [str(names[one]) for one in row.gainers]),
        *of(0),
        *of(1),
        Column(_("Common topic"), lambda row: row.common and str(row.common.record), True),
    )


def exchange(names: Mapping[str, Any]) -> Sequence[Column]:
    """Return the columns of questions: a row is one with an answer, a lesson, or nothing yet."""

    def of(name: str) -> Any:
        return lambda row: getattr(row[1], name, None)

    return (
        Column(_("Question"), lambda row: row[0].text, True),
        Column(_("Topic"), lambda row: row[0].title, True),
        Column(_("Targets"), lambda row: row[0].targets),
        Column(_("Who asks"), lambda row: str(names[row[0].side])),
        Column(_("Asked on"), lambda row: row[0].dated_on),
        Column(_("Who answers"), lambda row: str(names[row[1].side]) if row[1] else ""),
        Column(_("How"), lambda row: row[1].get_kind_display() if hasattr(row[1], "kind") else ""),
        Column(_("Answer"), of("text"), True),
        Column(_("Web address"), of("url")),
        Column(_("What we took over"), of("adopted"), True),
        Column(_("What we did not take over"), of("not_adopted"), True),
        Column(_("Why"), of("why"), True),
        Column(_("Date"), of("dated_on")),
    )


def exchange_rows(found: Iterable[Any]) -> Iterable[tuple[Any, Any]]:
    """Yield each question with each of its answers and lessons, with None where none is."""
    return (
        (one.question, said) for one in found for said in (*one.answers, *one.lessons) or (None,)
    )
