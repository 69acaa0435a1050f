# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The columns in which public lists leave the portal as files; their rows are public ones only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from zweiklang.agenda2030 import short_title
from zweiklang.domain.mandate.records import ItemRecord
from zweiklang.domain.partnerships.mandate import Branch
from zweiklang.foundation.lists import with_commas
from zweiklang.outputs.workbook.lists import Column


def _cities(pair: Iterable[tuple[str, str]]) -> str:
    return with_commas(name for _side, name in pair)


def _source(fact: Any, name: str) -> str:
    source = getattr(fact, "source", None)
    return getattr(source, name, "") or ""


def _title(code: str) -> str:
    return short_title(code, get_language() or "en")


PARTNERSHIPS = (
    Column(_("Cities"), lambda row: _cities(row["pair"]), True),
    Column(_("Country"), lambda row: row["countries"]),
    Column(_("Kind"), lambda row: row["kind"]),
    Column(_("Since"), lambda row: row["since"]),
    Column(_("Dormant since"), lambda row: row["dormant_since"]),
    Column(_("Ended"), lambda row: row["has_ended"]),
    Column(_("Topics"), lambda row: row["topics"], True),
)

GOALS = (
    Column(_("Goal"), lambda row: int(row[0])),
    Column(_("Title"), lambda row: _title(row[0]), True),
    Column(_("Partnerships"), lambda row: row[1]),
)

SERVED = (
    Column(_("Cities"), lambda row: _cities(row["pair"]), True),
    Column(_("Goal or target"), lambda row: row["served"].code),
    Column(_("Title"), lambda row: _title(row["served"].code), True),
    Column(_("What is done"), lambda row: row["served"].what, True),
    Column(
        _("Who"),
        lambda row: with_commas(row["names"].get(side, side) for side in row["served"].sides),
    ),
    Column(_("From"), lambda row: row["served"].begins),
    Column(_("Until"), lambda row: row["served"].ends),
    Column(_("Source"), lambda row: _source(row["served"], "title")),
    Column(_("Web address"), lambda row: _source(row["served"], "url")),
)

COUNCIL_ITEMS = (
    Column(_("Number"), lambda row: row.number),
    Column(_("Title"), lambda row: row.title, True),
    Column(_("Kind"), lambda row: row.kind_label),
    Column(_("Council or committee"), lambda row: row.body),
    Column(_("Date"), lambda row: row.dated_on),
    Column(_("Result"), lambda row: row.result_label),
    Column(_("Text"), lambda row: row.text, True),
    Column(_("Points"), lambda row: len(row.points)),
    Column(_("Duties"), lambda row: len(row.duties)),
    Column(_("Source"), lambda row: _source(row, "title")),
    Column(_("Web address"), lambda row: row.url or _source(row, "url")),
)


def council_items(branches: Iterable[Branch]) -> list[ItemRecord]:
    """Return the items of all branches, the latest first."""
    found = [branch.item for root in branches for branch in root.walk()]
    return sorted(found, key=lambda item: (item.dated_on.iso, item.key), reverse=True)


NEWS = (
    Column(_("When"), lambda row: row.when),
    Column(_("What"), lambda row: row.title, True),
    Column(_("More about it"), lambda row: row.detail, True),
)

REVIEWS = (
    Column(_("Title"), lambda row: row.title, True),
    Column(_("From"), lambda row: row.snapshot.begins),
    Column(_("Until"), lambda row: row.snapshot.ends),
    Column(_("Language"), lambda row: row.language),
    Column(_("Released on"), lambda row: row.released_on),
)


def entries(names: Mapping[str, str], *, by_partnership: bool) -> Sequence[Column]:
    """Return the columns of a timeline; `names`: of cities by side, or by key of partnership."""

    def who(row: Any) -> str:
        if by_partnership:
            return names.get(row.partnership_key, "")
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
        Column(_("Source"), lambda row: _source(row.fact, "title")),
        Column(_("Web address"), lambda row: _source(row.fact, "url")),
    )
