# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many partnerships on one time axis: a short score for each, under common years."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from zweiklang.domain.partnerships.records import PartnershipFile
from zweiklang.drawing.score import MiniAxis, ScoreData, mini_score, mini_years
from zweiklang.drawing.score.axis import fold, marked_years
from zweiklang.drawing.score.validity import find_gaps
from zweiklang.outputs.drawings.scores import score_data


@dataclass(frozen=True)
class Rows:
    """The years above, and the short score by id of the file."""

    years: str
    scores: Mapping[Any, str]


def axis_of(files: Iterable[PartnershipFile], first: int, until: dt.date) -> MiniAxis:
    """Return the axis from a year to the day drawn up to, or to the last plan after it."""
    files = list(files)
    as_of = any(file.known_on for file in files)
    planned = [event.begins.year for file in files for event in file.events]
    last = until.year if as_of else max([until.year, *planned])
    return MiniAxis(min(first, until.year), last, until, as_of)


def draw_rows(files: Iterable[PartnershipFile], axis: MiniAxis, *, width: int) -> Rows:
    """Return the drawing of some partnerships, with rests and missing agreements."""
    rtl = get_language_bidi()
    title = _("%(cities)s in time; the table says the same in words")
    drawn = {}
    for position, file in enumerate(files):
        if len(file.parties) < 2:
            continue
        data = score_data(file)
        cities = " – ".join(side.name for side in data.sides)
        drawn[file.id] = mini_score(
            data,
            axis,
            title=title % {"cities": cities},
            width=width,
            detail=True,
            rtl=rtl,
            ids=f"r{width}-{position}",
        )
    return Rows(mini_years(axis, width=width, rtl=rtl, ids=f"years-{width}"), drawn)


def years_without_entry(data: ScoreData, until: dt.date) -> list[tuple[int, int]]:
    """Return first and last year of each stretch that the drawing shows as a rest."""
    return [(one.first, one.last) for one in fold(marked_years(data, until)) if one.rest]


def without_agreement(data: ScoreData, until: dt.date) -> list[tuple[dt.date, dt.date | None]]:
    """Return first and last day of each stretch in which no agreement was valid; None: it lasts."""
    return [(gap.start, gap.end) for gap in find_gaps(data, until)]
