# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an office keeps: partnerships, histories, points, translations, hits of a search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from zweiklang.doors.workspace.tables.words import moment, readers
from zweiklang.outputs.addresses import full_address
from zweiklang.outputs.workbook.lists import Column


def partnerships(kinds: Mapping[str, Any], states: Mapping[str, Any]) -> Sequence[Column]:
    """Return the columns of partnerships, each with its agreement as (answer, last day)."""
    answers = {
        "open": _("without end"), "until": _("in force"), "expired": _("ended"),
        "none": _("no agreement on file"),
    }  # fmt: skip
    return (
        Column(_("Partnership"), lambda row: str(row[0]), True),
        Column(_("Key"), lambda row: row[0].key),
        Column(_("Kind"), lambda row: kinds.get(row[0].kind_now, "")),
        Column(_("State"), lambda row: states.get(row[0].state_now, "")),
        Column(_("Since"), lambda row: row[0].since_now),
        Column(_("Agreement in force"), lambda row: answers[row[1][0]]),
        Column(_("Until"), lambda row: row[1][1]),
        Column(_("Readers"), lambda row: readers(row[0].released_on is not None)),
    )


def _changes(step: Any) -> str:
    empty = "–"
    return "\n".join(
        f"{label}: {'; '.join(before) or empty} → {'; '.join(after) or empty}"
        for label, before, after in step.changes
    )


HISTORY = (
    Column(_("Revision"), lambda row: row.revision.number),
    Column(_("When"), lambda row: moment(row.revision.recorded_at)),
    Column(_("What"), lambda row: row.revision.get_step_display()),
    Column(_("Who"), lambda row: row.revision.actor_name),
    Column(_("Known since"), lambda row: row.revision.known_from),
    Column(_("Reason"), lambda row: row.revision.why, True),
    Column(_("Changes"), _changes, True),
)

HITS = (
    Column(_("Title"), lambda row: row.title, True),
    Column(_("Passage"), lambda row: row.passage, True),
    Column(_("Kind"), lambda row: row.kind),
    Column(_("Partnership"), lambda row: row.belongs_to),
    Column(_("Readers"), lambda row: readers(row.hit.is_public)),
)


def points(backed: Mapping[Any, Sequence[Any]]) -> Sequence[Column]:
    """Return the columns of a resolution's points; `backed`: partnerships by id of the point."""
    return (
        Column(_("Number"), lambda row: row.number),
        Column(_("Part"), lambda row: row.get_part_display()),
        Column(_("Text"), lambda row: row.text, True),
        Column(_("Goals"), lambda row: list(row.goals)),
        Column(_("Backed by"), lambda row: [str(one) for one in backed.get(row.pk, ())], True),
        Column(_("Readers"), lambda row: readers(row.released_on is not None)),
    )


def translations(languages: Sequence[tuple[str, str]]) -> Sequence[Column]:
    """Return the columns of texts with their translations; `languages`: code and own name."""

    def of(code: str, name: str) -> Column:
        return Column(name, lambda row: row.words(code), True)

    return (
        Column(_("Entry"), lambda row: str(row.record), True),
        Column(_("Text"), lambda row: row.label),
        Column(_("Original"), lambda row: _named([row.original], languages)),
        *(of(code, name) for code, name in languages),
        Column(_("Missing"), lambda row: _named(row.missing, languages)),
        Column(_("Older than the original"), lambda row: _named(row.stale, languages)),
    )


def _named(codes: Sequence[str], languages: Sequence[tuple[str, str]]) -> list[str]:
    return [name for code, name in languages if code in codes]


#: What was withdrawn: lines of `workspace.withdrawn`.
WITHDRAWN = (
    Column(_("Kind"), lambda row: row.kind),
    Column(_("Entry"), lambda row: row.name, True),
    Column(_("Withdrawn on"), lambda row: row.withdrawn_on),
    Column(_("Link"), lambda row: full_address(row.url)),
)
