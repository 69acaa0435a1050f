# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The drawings of the workspace, from files and warnings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from babel.dates import format_skeleton
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zweiklang.domain.partnerships.records import PartnershipFile
from zweiklang.drawing import stairs
from zweiklang.foundation import clock
from zweiklang.foundation.date_words import locale_of
from zweiklang.outputs.drawings import scores

ASIDE_WIDTH = 280


def mini(file: PartnershipFile) -> str:
    """Return the small score beside a form, "" while fewer than two cities are on file."""
    drawn = scores.mini_scores([file], today=clock.today(), widths=(ASIDE_WIDTH,))
    return drawn[file.id][0] if drawn else ""


def staircase(deadlines: Iterable[stairs.Deadline]) -> str:
    """Return the deadlines of the next twelve months as a staircase."""
    return stairs.deadline_stairs(
        list(deadlines),
        title=_("Deadlines of the next twelve months; the list follows"),
        today=clock.today(),
        today_label=_("today"),
        month_label=_month,
    )


def _month(day: dt.date) -> str:
    """Return the name of a month, with the year where it is needed to read the line."""
    locale = locale_of(get_language() or "en")
    with_year = day.month == 1 or (day.year, day.month) == (clock.today().year, clock.today().month)
    return str(format_skeleton("yMMM" if with_year else "MMM", day, locale=locale))
