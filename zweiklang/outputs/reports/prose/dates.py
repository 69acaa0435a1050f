# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Days inside a sentence: “am 7. Oktober 2020”, “im Mai 2022”, “seit 2018”."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zweiklang.foundation.date_words import in_words, span_in_words
from zweiklang.foundation.facts import DAGGER as DAGGER
from zweiklang.foundation.partial_dates import PartialDate

Day = PartialDate | dt.date


def day_words(day: Day) -> str:
    """Return a day, month or year with the month spelled out."""
    return in_words(day, long=True)


def on(day: Day) -> str:
    """Return when something was: “on 7 October 2020”, “in May 2022”, “in 2018”."""
    words = {"when": day_words(day)}
    if _precision(day) == "day":
        return _("on %(when)s") % words
    if _precision(day) == "month":
        return pgettext("month", "in %(when)s") % words
    return pgettext("year", "in %(when)s") % words


def since(day: Day) -> str:
    """Return since when something is."""
    words = {"when": day_words(day)}
    if _precision(day) == "day":
        return pgettext("day", "since %(when)s") % words
    return pgettext("month or year", "since %(when)s") % words


def until(day: Day) -> str:
    """Return until when something lasts."""
    words = {"when": day_words(day)}
    if _precision(day) == "day":
        return pgettext("day", "until %(when)s") % words
    return pgettext("month or year", "until %(when)s") % words


def period(begins: Day | None, ends: Day | None) -> str:
    """Return a period as it stands in a table; two days of one whole year are the year."""
    if isinstance(begins, dt.date) and isinstance(ends, dt.date):
        whole = (begins.month, begins.day, ends.month, ends.day) == (1, 1, 12, 31)
        if whole and begins.year == ends.year:
            return str(begins.year)
        if whole:
            return f"{begins.year} – {ends.year}"
    return span_in_words(begins, ends, long=True)


def _precision(day: Day) -> str:
    return day.precision if isinstance(day, PartialDate) else "day"


def closed(words: str) -> str:
    """Return words with a full stop, unless they end with a mark of their own."""
    words = words.strip()
    unmarked = words.rstrip(DAGGER)
    return words if not unmarked or unmarked[-1] in ".!?…" else f"{words}."


def sentence(words: str) -> str:
    """Return words as a sentence: with a capital letter and a full stop."""
    told = closed(words)
    return told[:1].upper() + told[1:]
