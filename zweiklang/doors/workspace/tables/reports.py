# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reports, what a check finds in them, what was done with them; what a check finds in IATI."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from zweiklang.doors.workspace.tables.words import moment
from zweiklang.outputs.workbook.lists import Column


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


#: A row is a finding and its sentence.
FINDINGS = (
    Column(_("What is missing or weak"), lambda row: row[1], True),
    Column(_("Partnership"), lambda row: row[0].partnership),
)

#: A row is a step and its words.
LOG = (
    Column(_("When"), lambda row: moment(row[0].taken_at)),
    Column(_("What"), lambda row: row[1]),
    Column(_("Who"), lambda row: row[0].actor_name),
    Column(_("Reason"), lambda row: row[0].reason, True),
)

NOTICES = (
    Column(_("How bad"), lambda row: _("Error") if row.severity == "error" else _("Warning")),
    Column(_("Where"), lambda row: row.place or _("Office")),
    Column(_("What is wrong"), lambda row: row.message, True),
)
