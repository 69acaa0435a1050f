# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an office keeps: partnerships, deadlines, reports, people, histories, hits of a search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from zweiklang.doors.workspace.tables.words import moment, readers
from zweiklang.foundation.lists import with_commas
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


DEADLINES = (
    Column(_("Due on"), lambda row: row.due_on),
    Column(_("What"), lambda row: row.sentence(), True),
    Column(_("Kind"), lambda row: row.kind_label),
    Column(_("Cities"), lambda row: with_commas(map(str, row.cities))),
    Column(_("Partnership"), lambda row: row.partnership_key),
)


def reports(kinds: Mapping[str, Any]) -> Sequence[Column]:
    """Return the columns of reports."""
    return (
        Column(_("Title"), lambda row: row.title, True),
        Column(_("Kind"), lambda row: kinds[row.kind].name),
        Column(_("Language"), lambda row: row.language),
        Column(_("From"), lambda row: row.snapshot.begins),
        Column(_("Until"), lambda row: row.snapshot.ends),
        Column(_("As known on"), lambda row: row.snapshot.known_on),
        Column(_("State"), lambda row: row.get_state_display()),
        Column(_("Released on"), lambda row: row.released_on),
        Column(_("Handed in on"), lambda row: row.submitted_on),
        Column(_("Handed in to"), lambda row: row.submitted_to),
    )


def members(names: Mapping[str, str]) -> Sequence[Column]:
    """Return the columns of members; `names` are those of partnerships by id."""
    return (
        Column(_("Name"), lambda row: row.user.get_full_name(), True),
        Column(_("E-mail"), lambda row: row.user.email, True),
        Column(_("Role"), lambda row: row.get_role_display()),
        Column(_("Also decides for the office"), lambda row: row.also_decides),
        Column(_("Limited to"), lambda row: [names.get(pk, "") for pk in row.scope or ()], True),
        Column(_("Support access until"), lambda row: row.until if row.support_reason else None),
        Column(_("Has signed in"), lambda row: row.user.last_login is not None),
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
    Column(_("Reason"), lambda row: row.revision.reason, True),
    Column(_("Changes"), _changes, True),
)

HITS = (
    Column(_("Title"), lambda row: row.hit.title_text, True),
    Column(_("Passage"), lambda row: "".join(one.text for one in row.hit.snippet), True),
    Column(_("Kind"), lambda row: row.kind),
    Column(_("Partnership"), lambda row: str(row.partnership or "")),
    Column(_("Readers"), lambda row: readers(row.hit.is_public)),
)
