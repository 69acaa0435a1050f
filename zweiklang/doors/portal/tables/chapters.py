# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The lists on a partnership's page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from zweiklang.doors.portal.tables.words import of_fact, source
from zweiklang.foundation.lists import labelled, with_commas
from zweiklang.outputs.workbook.columns import target_title
from zweiklang.outputs.workbook.lists import Column

Names = Mapping[str, str]


def chapter(name: str, names: Names) -> Sequence[Column]:
    """Return the columns of a chapter that has a page of its own; `names`: of cities by side."""
    return _CHAPTERS[name](names)


def _who(names: Names, heading: Any) -> Column:
    return Column(heading, lambda row: with_commas(_cities(names, row)))


def _cities(names: Names, row: Any) -> list[str]:
    return [names.get(side, side) for side in row.sides]


def _goals(names: Names) -> Sequence[Column]:
    return (
        Column(_("Goal or target"), lambda row: row.code),
        Column(_("Title"), lambda row: target_title(row.code), True),
        Column(_("What is done"), lambda row: row.what, True),
        _who(names, _("Who")),
        Column(_("From"), lambda row: row.begins),
        Column(_("Until"), lambda row: row.ends),
        *of_fact(),
    )


def _basis(names: Names) -> Sequence[Column]:
    return (
        Column(_("Agreement or council item"), lambda row: row.name, True),
        Column(_("Valid"), lambda row: row.period),
        Column(
            _("By whom"), lambda row: with_commas([*_cities(names, row), *filter(None, [row.body])])
        ),
        Column(_("State"), lambda row: row.state),
        Column(_("Rests on"), lambda row: row.decided),
        *of_fact(lambda row: row.fact),
    )


def _policies(_names: Names) -> Sequence[Column]:
    return (
        Column(_("Title"), lambda row: row.title, True),
        Column(_("Citation"), lambda row: row.citation),
        Column(_("What it says"), lambda row: row.note or row.summary, True),
        Column(_("Web address"), lambda row: row.url or source(row.fact, "url")),
    )


def _actors(names: Names) -> Sequence[Column]:
    return (
        Column(_("Who"), lambda row: row.unit_name, True),
        Column(_("City"), lambda row: names.get(row.side, "")),
        Column(_("Kind"), lambda row: row.unit_kind_label),
        Column(_("Role"), lambda row: row.role_label),
        Column(_("Task"), lambda row: row.task, True),
        Column(_("From"), lambda row: row.begins),
        Column(_("Until"), lambda row: row.ends),
        Column(_("Website"), lambda row: row.website),
        *of_fact(),
    )


def _events(names: Names) -> Sequence[Column]:
    return (
        Column(_("From"), lambda row: row.begins),
        Column(_("Until"), lambda row: row.ends),
        Column(_("What"), lambda row: row.title, True),
        Column(_("Kind"), lambda row: row.kind_label),
        _who(names, _("Who")),
        Column(_("Place"), lambda row: row.place),
        Column(_("planned"), lambda row: row.state == "planned"),
        Column(_("cancelled"), lambda row: row.state == "cancelled"),
        Column(_("What is told of it"), lambda row: row.description, True),
        Column(_("People"), lambda row: row.people),
        Column(_("estimated"), lambda row: row.people_is_estimate),
        Column(_("Paid by"), lambda row: row.funding),
        *of_fact(),
    )


def _pictures(_names: Names) -> Sequence[Column]:
    return (
        Column(_("Caption"), lambda row: row.caption, True),
        Column(_("What it shows"), lambda row: row.alternative, True),
        Column(_("Author"), lambda row: row.credit or row.author),
        Column(_("Licence"), lambda row: row.licence_label),
        Column(_("Taken on"), lambda row: row.taken_on),
        *of_fact(),
    )


_CHAPTERS: dict[str, Callable[[Names], Sequence[Column]]] = {
    "goals": _goals, "basis": _basis, "policies": _policies, "actors": _actors,
    "events": _events, "pictures": _pictures,
}  # fmt: skip


def common_topics(names: Names) -> Sequence[Column]:
    """Return the columns of public common topics: a row is one and what it is worth to a city."""
    return (
        Column(_("Topic"), lambda row: row[0].title, True),
        Column(_("Targets"), lambda row: row[0].targets),
        Column(_("City"), lambda row: names.get(row[1], "")),
        Column(_("What it is worth to the city"), lambda row: row[2], True),
        Column(_("Agreed on"), lambda row: row[0].agreed),
        Column(_("Parked"), lambda row: row[0].is_parked),
        Column(_("Ended"), lambda row: row[0].ended_on),
        Column(_("Took its name back"), lambda row: [str(one) for one in row[0].unnamed]),
    )


def topic_rows(topics: Iterable[Any]) -> Iterable[tuple[Any, str, Any]]:
    """Yield each topic with what it is worth to each city."""
    return ((topic, side, value) for topic in topics for side, value in topic.values)


def projects(names: Names) -> Sequence[Column]:
    """Return the columns of public joint projects."""

    def leads(row: Any) -> list[str]:
        return [labelled(names.get(side, side), str(lead)) for side, lead in row.leads]

    return (
        Column(_("Joint project"), lambda row: row.title, True),
        Column(_("State"), lambda row: row.state),
        Column(_("From"), lambda row: row.begins),
        Column(_("Until"), lambda row: row.ends),
        Column(_("Who leads"), leads, True),
        Column(_("Took its name back"), lambda row: [str(one) for one in row.unnamed]),
    )
