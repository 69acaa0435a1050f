# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads the day a reader asks about: `?known_on=2023-10-26`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from zweiklang.foundation import clock
from zweiklang.foundation.partial_dates import PartialDate


@dataclass(frozen=True)
class KnownOn:
    """The day asked for (None for today), what was typed, and what was wrong with it."""

    day: dt.date | None
    typed: str = ""
    error: str = ""

    @property
    def query(self) -> str:
        """Return what an address needs to keep the day, "" for today."""
        return f"?known_on={self.day.isoformat()}" if self.day else ""


def known_on(request: HttpRequest) -> KnownOn:
    """Return the day of the request; a month or a year means its last day."""
    typed = request.GET.get("known_on", "").strip()
    if not typed:
        return KnownOn(None)
    try:
        day = PartialDate.parse(typed).last
    except ValueError:
        said = _("“%(day)s” is not a day of the calendar. Write 26.10.2023, 10.2023 or 2023.")
        return KnownOn(None, typed, said % {"day": typed[:40]})
    if day > clock.today():
        return KnownOn(None, typed, _("Nobody knows yet what will be known then. Today is shown."))
    return KnownOn(day if day != clock.today() else None, typed)
