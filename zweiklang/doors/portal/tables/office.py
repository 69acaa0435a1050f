# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""An office's partnerships, timeline, news and reviews; the offices of an installation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from zweiklang.doors.portal.tables.words import of_fact, pair
from zweiklang.foundation.lists import with_commas
from zweiklang.outputs.workbook.lists import Column

PARTNERSHIPS = (
    Column(_("Cities"), lambda row: pair(row["pair"]), True),
    Column(_("Country"), lambda row: row["countries"]),
    Column(_("Kind"), lambda row: row["kind"]),
    Column(_("Of this kind since"), lambda row: row["since"]),
    Column(_("Linked since"), lambda row: row["linked_since"]),
    Column(_("Dormant since"), lambda row: row["dormant_since"]),
    Column(_("Ended"), lambda row: row["has_ended"]),
    Column(_("Topics"), lambda row: row["topics"], True),
)

NEWS = (
    Column(_("When"), lambda row: row.when),
    Column(_("What"), lambda row: row.title, True),
    Column(_("More about it"), lambda row: row.detail, True),
)

HITS = (
    Column(_("Title"), lambda row: row.title, True),
    Column(_("Passage"), lambda row: row.passage, True),
    Column(_("Kind"), lambda row: row.kind),
    Column(_("Belongs to"), lambda row: row.belongs_to),
)

REVIEWS = (
    Column(_("Title"), lambda row: row.title, True),
    Column(_("From"), lambda row: row.snapshot.begins),
    Column(_("Until"), lambda row: row.snapshot.ends),
    Column(_("Language"), lambda row: row.language),
    Column(_("Released on"), lambda row: row.released_on),
)


def entries(names: Mapping[str, str], *, by_partnership: bool) -> Sequence[Column]:
    """Return the columns of a timeline; `names` are those of cities by side.

    By partnership the other cities are named, else the office's own, which stands under "".
    """

    def who(row: Any) -> str:
        if by_partnership:
            return with_commas(cities for *_keys, cities in row.cities) or names.get("", "")
        return with_commas(names.get(side, side) for side in row.sides)

    return (
        Column(_("When"), lambda row: row.when),
        Column(_("Who"), who),
        Column(_("Kind"), lambda row: row.kind),
        Column(_("What"), lambda row: row.text, True),
        Column(_("More about it"), lambda row: row.detail, True),
        Column(_("What is told of it"), lambda row: row.story, True),
        Column(_("planned"), lambda row: row.planned),
        Column(_("Goals"), lambda row: list(row.goals)),
        *of_fact(lambda row: row.fact),
    )


OFFICES = (
    Column(_("City"), lambda row: str(row.place)),
    Column(_("Office"), lambda row: row.name, True),
)
