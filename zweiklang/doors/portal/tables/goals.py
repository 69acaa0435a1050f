# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Goals and targets: what is done for them, and what papers of cities say about them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from zweiklang.doors.portal.tables.words import of_fact, pair
from zweiklang.foundation.lists import labelled, with_commas
from zweiklang.outputs.workbook.columns import passage, target_title
from zweiklang.outputs.workbook.lists import Column

GOALS = (
    Column(_("Goal"), lambda row: int(row[0])),
    Column(_("Title"), lambda row: target_title(row[0]), True),
    Column(_("Partnerships"), lambda row: row[1]),
)

SERVED = (
    Column(_("Cities"), lambda row: pair(row["pair"]), True),
    Column(_("Goal or target"), lambda row: row["served"].code),
    Column(_("Title"), lambda row: target_title(row["served"].code), True),
    Column(_("What is done"), lambda row: row["served"].what, True),
    Column(
        _("Who"),
        lambda row: with_commas(row["names"].get(side, side) for side in row["served"].sides),
    ),
    Column(_("From"), lambda row: row["served"].begins),
    Column(_("Until"), lambda row: row["served"].ends),
    *of_fact(lambda row: row["served"]),
)

AGREED = (
    Column(_("Cities"), lambda row: pair(row["pair"]), True),
    Column(_("Kind"), lambda row: row["one"].label),
    Column(_("Title"), lambda row: row["one"].title, True),
    Column(_("State"), lambda row: row["state"]),
    Column(_("Goals"), lambda row: list(row["one"].codes)),
    Column(
        _("What it is worth to each city"),
        lambda row: [
            labelled(str(row["names"].get(side, side)), str(value.read(get_language() or "en")))
            for side, value in row["one"].values
        ],
        True,
    ),
)

EVENTS = (
    Column(_("Cities"), lambda row: pair(row["pair"]), True),
    Column(_("When"), lambda row: row["event"].begins),
    Column(_("Until"), lambda row: row["event"].ends),
    Column(_("Kind"), lambda row: row["event"].get_kind_display()),
    Column(_("Title"), lambda row: row["event"].title, True),
    Column(_("planned"), lambda row: row["event"].state == "planned"),
    Column(_("Goals"), lambda row: list(row["event"].goals)),
    *of_fact(lambda row: row["event"]),
)

TARGETS = (
    Column(_("Target"), lambda row: row["code"]),
    Column(_("Title"), lambda row: target_title(row["code"]), True),
    Column(_("Partnerships"), lambda row: row["count"]),
)

#: A row is a city with what its papers say, and one of their passages.
ABOUT = (
    Column(_("City"), lambda row: row[0]["place"].name),
    Column(_("What the papers say"), lambda row: row[0]["says"]),
    *passage(lambda row: row[1]),
)


def about_rows(cities: Iterable[Any]) -> Iterable[tuple[Any, Any]]:
    """Yield each city with each of its passages, with None where none may be shown."""
    return ((city, one) for city in cities for one in city["passages"] or (None,))


#: A row is the part of a city's profile and a topic in it.
PROFILE = (
    Column(_("Part"), lambda row: row[0]),
    Column(_("Target"), lambda row: row[1].code),
    Column(_("Title"), lambda row: target_title(row[1].code), True),
    Column(_("Papers"), lambda row: row[1].papers),
    *passage(lambda row: row[1].passages[0] if row[1].passages else None),
)
