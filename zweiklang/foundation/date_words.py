# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dates and spans in the reader's language: “7. Okt. 2020”, “Mai 2022”, “2011”, “2012 – 2019”."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zweiklang.foundation.partial_dates import PartialDate, Period

#: English without a region is read all over the world: day before month is never mistaken.
_REGIONAL = {"en": "en_GB"}


@lru_cache(maxsize=64)
def locale_of(language: str) -> str:
    """Return the CLDR locale for an interface language; English where CLDR has none."""
    wanted = _REGIONAL.get(language, language.replace("-", "_"))
    try:
        return str(Locale.parse(wanted))
    except (ValueError, UnknownLocaleError):
        return "en_GB"


def in_words(when: PartialDate | dt.date, *, long: bool = False, language: str = "") -> str:
    """Return a day, month or year as it is written in running text, as far as it is known.

    `long` spells the month out; `language` is the active one unless given.
    """
    partial = when if isinstance(when, PartialDate) else PartialDate.of(when)
    return _written(partial, long, language or get_language() or "en")


def in_full(day: dt.date) -> str:
    """Return a day with its weekday, as each language orders and parts them."""
    return str(format_date(day, "full", locale=locale_of(get_language() or "en")))


@lru_cache(maxsize=8192)
def _written(when: PartialDate, long: bool, language: str) -> str:
    locale = locale_of(language)
    if when.month is None:
        return str(when.year)
    if when.day is None:
        words = format_skeleton("yMMMM" if long else "yMMM", when.first, locale=locale)
    elif long:
        words = format_date(when.first, "long", locale=locale)
    else:
        words = format_skeleton("yMMMd", when.first, locale=locale)
    # “of the year” would put a second full stop at the end of a sentence.
    return str(words).removesuffix("\u202fр.").removesuffix("\u00a0р.").removesuffix(" р.")


def span_in_words(
    begins: PartialDate | dt.date | None, ends: PartialDate | dt.date | None, *, long: bool = False
) -> str:
    """Return “7. Okt. 2020 – 7. Okt. 2022”; with one end open “seit 2011” or “bis 2019”."""
    if begins is None and ends is None:
        return ""
    if begins is None:
        return _("until %(day)s") % {"day": in_words(ends or dt.date.max, long=long)}
    if ends is None:
        return _("since %(day)s") % {"day": in_words(begins, long=long)}
    first, last = in_words(begins, long=long), in_words(ends, long=long)
    return first if first == last else f"{first} – {last}"


def period_in_words(period: Period) -> str:
    """Return a period as `span_in_words` does."""
    return span_in_words(period.begins, period.ends)
