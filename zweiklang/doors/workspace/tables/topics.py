# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What papers of cities say: papers, profiles, passages, what the finder finds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from zweiklang.agenda2030 import short_title
from zweiklang.domain.topics.problems import problem_text
from zweiklang.domain.topics.records import ProfileRecord
from zweiklang.doors.workspace.tables.words import readers
from zweiklang.doors.workspace.views.topics.wording import state_of
from zweiklang.outputs.workbook.lists import Column

CITIES = (
    Column(_("City"), lambda row: row.place.name),
    Column(_("Country"), lambda row: row.place.country),
    Column(_("Papers"), lambda row: row.papers),
    Column(_("Read"), lambda row: row.read),
)

PAPERS = (
    Column(_("Title"), lambda row: row.title, True),
    Column(_("Kind"), lambda row: row.kind_label),
    Column(_("Organisational unit"), lambda row: row.unit),
    Column(_("Date"), lambda row: row.dated_on),
    Column(_("Pages"), lambda row: row.pages),
    Column(_("Language"), lambda row: row.language),
    Column(_("State"), state_of),
    Column(_("Problem"), lambda row: problem_text(row.problem), True),
    Column(_("Readers"), lambda row: readers(row.is_public)),
)

PROFILE = (
    Column(_("Part"), lambda row: row[0]),
    Column(_("Target"), lambda row: row[1].code),
    Column(_("Title"), lambda row: short_title(row[1].code, get_language() or "en"), True),
    Column(_("Sureness (0 to 1)"), lambda row: round(row[1].strength, 2)),
    Column(_("Papers"), lambda row: row[1].papers),
    Column(_("Best passage"), lambda row: _best(row, "text"), True),
    Column(_("Page"), lambda row: _best(row, "page")),
    Column(_("Paper"), lambda row: row[1].passages[0].paper.title if row[1].passages else "", True),
)


def _best(row: Any, name: str) -> Any:
    return getattr(row[1].passages[0], name) if row[1].passages else None


def profile_rows(found: ProfileRecord) -> Iterable[tuple[Any, Any]]:
    """Yield the topics of a city's profile, each with the part it belongs to."""
    parts = (
        (_("What the city works on"), found.doing), (_("Sought"), found.need),
        (_("Offered"), found.offer), (_("Goals the papers name themselves"), found.named),
    )  # fmt: skip
    return ((part, topic) for part, topics in parts for topic in topics)
