# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Council items with their points and duties; the library of laws."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from zweiklang.domain.mandate.bases import PolicyBasis
from zweiklang.domain.mandate.records import ItemRecord
from zweiklang.domain.partnerships.mandate import Branch
from zweiklang.doors.portal.tables.words import of_fact, source
from zweiklang.outputs.workbook.lists import Column

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
    Column(_("Source"), lambda row: source(row, "title")),
    Column(_("Web address"), lambda row: row.url or source(row, "url")),
)


def council_items(branches: Iterable[Branch]) -> list[ItemRecord]:
    """Return the items of all branches, the latest first."""
    found = [branch.item for root in branches for branch in root.walk()]
    return sorted(found, key=lambda item: (item.dated_on.iso, item.key), reverse=True)


def points(backed: Mapping[Any, Sequence[Any]]) -> Sequence[Column]:
    """Return the columns of a resolution's points; `backed`: partnerships by id of the point."""
    return (
        Column(_("Number"), lambda row: row.number),
        Column(_("Part"), lambda row: row.part_label),
        Column(_("Text"), lambda row: row.text, True),
        Column(_("Goals"), lambda row: list(row.goals)),
        Column(_("Backed by"), lambda row: [one.label for one in backed.get(row.id, ())], True),
    )


DUTIES = (
    Column(_("Due on"), lambda row: row.due_on),
    Column(_("What is to follow"), lambda row: row.task, True),
    Column(_("Done on"), lambda row: row.done_on),
    Column(_("Outcome"), lambda row: row.outcome, True),
    *of_fact(),
)


def library(language: str) -> Sequence[Column]:
    """Return the columns of the library of laws in a language."""

    def said(what: Callable[[PolicyBasis, str], str]) -> Callable[[PolicyBasis], str]:
        return lambda row: what(row, language)

    return (
        Column(_("Title"), said(PolicyBasis.title_in), True),
        Column(_("Citation"), lambda row: row.citation),
        Column(_("What it says"), said(PolicyBasis.summary_in), True),
        Column(_("Not confirmed"), said(PolicyBasis.doubt_in), True),
        Column(_("Web address"), lambda row: row.url),
    )
