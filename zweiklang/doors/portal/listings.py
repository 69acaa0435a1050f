# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The lists of a partnership's page as files: chapters, topics, projects, giving and gaining."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from zweiklang.domain.partnerships.records import PartnershipFile
from zweiklang.domain.reciprocity.queries import public_ledger
from zweiklang.doors.portal.folding import KINDS
from zweiklang.doors.portal.tables import chapters as tables
from zweiklang.doors.portal.together import PublicProject, PublicTopic
from zweiklang.doors.ui.downloads import Listing
from zweiklang.outputs.workbook import columns


def of_chapter(name: str, file: PartnershipFile, day: dt.date, names: Mapping[str, str]) -> Listing:
    """Return all rows of a chapter; `names`: the cities by side."""
    kind = KINDS[name]
    return Listing(str(kind.title), tables.chapter(name, names), lambda: kind.rows(file, day))


def of_topics(topics: list[PublicTopic], names: Mapping[str, str]) -> dict[str, Listing]:
    """Return the common topics, if there are any."""
    listing = Listing(
        _("Common topics"), tables.common_topics(names), lambda: tables.topic_rows(topics)
    )
    return {"topics": listing} if topics else {}


def of_projects(projects: list[PublicProject], names: Mapping[str, str]) -> dict[str, Listing]:
    """Return the joint projects and the values of their indicators, if there are any."""
    ends = [
        end
        for project in projects
        for _mark, found in project.indicators
        for _side, end, _drawing in found
        if end is not None
    ]
    lists = {
        "projects": Listing(_("Joint projects"), tables.projects(names), lambda: projects),
        "indicators": Listing(
            _("Indicators"), columns.indicators(names), lambda: columns.with_values(ends)
        ),
    }  # fmt: skip
    rows = {"projects": projects, "indicators": ends}
    return {name: one for name, one in lists.items() if rows[name]}


def of_giving(file_id: uuid.UUID, names: Mapping[str, str]) -> dict[str, Listing]:
    """Return all contributions and gains that the public may see, the latest first."""

    def rows() -> list[Any]:
        ledger = public_ledger(file_id, sorted(names))
        return [*reversed(ledger.contributions), *reversed(ledger.benefits)]

    named = columns.ledger(names, with_topic=False)
    return {"giving": Listing(_("Giving and gaining"), named, rows)}
