# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Partnerships in rows with their mini scores, as start page and list show them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from zweiklang.domain.partnerships.records import PartnershipFile
from zweiklang.domain.people.models import Office
from zweiklang.doors.portal import sentences
from zweiklang.doors.portal.alternat import in_alternat, others
from zweiklang.outputs.drawings import scores


def score_rows(own: Office, files: list[PartnershipFile], today: dt.date) -> list[dict[str, Any]]:
    """Return one row per file: names, topics, what it is since when, and its mini scores."""
    drawn = scores.mini_scores(files, today=today, widths=(630, 280))
    return [
        {
            "file": file,
            "pair": in_alternat(file.parties, own.place_id),
            "countries": sentences.countries(others(file.parties, own.place_id)),
            "status": sentences.status_line(file, today),
            "wide": drawn.get(file.id, ("", ""))[0],
            "narrow": drawn.get(file.id, ("", ""))[1],
        }
        for file in files
    ]
