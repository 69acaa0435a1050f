# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Days that may be known only to the month or the year: 2011, 2020-10, 2020-10-07."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import total_ordering
from typing import Literal

Precision = Literal["day", "month", "year"]

_ISO = re.compile(r"^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")
_GERMAN = re.compile(r"^(?:(?:(\d{1,2})\.\s*)?(\d{1,2})\.\s*)?(\d{4})$")
_SLASH_MONTH = re.compile(r"^(\d{1,2})/(\d{4})$")
EARLIEST_YEAR, LATEST_YEAR = 1000, 2999


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A day, a month or a year; ordered by its first day, the more precise later."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Raise ValueError for a date that no calendar has."""
        if not EARLIEST_YEAR <= self.year <= LATEST_YEAR:
            raise ValueError("year")
        if self.day is not None and self.month is None:
            raise ValueError("month")
        dt.date(
            self.year,
            1 if self.month is None else self.month,
            1 if self.day is None else self.day,
        )

    @property
    def precision(self) -> Precision:
        """Return how exactly the date is known."""
        return "day" if self.day else "month" if self.month else "year"

    @property
    def first(self) -> dt.date:
        """Return the first day it can mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """Return the last day it can mean."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def iso(self) -> str:
        """Return ISO 8601, shortened to what is known."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def __str__(self) -> str:
        return self.iso

    def __lt__(self, other: PartialDate) -> bool:
        return self.iso < other.iso

    @classmethod
    def of(cls, day: dt.date) -> PartialDate:
        """Return the exact day."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Return the date written as 2011, 2020-10, 2020-10-07, 10/2020, 10.2020 or 07.10.2020.

        Raises ValueError where no date of the calendar is meant (31 February, month 13).
        """
        text = text.strip()
        if found := _ISO.match(text):
            year, month, day = found.groups()
        elif found := _GERMAN.match(text):
            day, month, year = found.groups()
        elif found := _SLASH_MONTH.match(text):
            (month, year), day = found.groups(), None
        else:
            raise ValueError(text)
        return cls(int(year), int(month) if month else None, int(day) if day else None)


@dataclass(frozen=True)
class Period:
    """From a first to a last partial date; an open end is None."""

    begins: PartialDate | None
    ends: PartialDate | None = None

    def covers(self, day: dt.date) -> bool:
        """Return whether the day may lie inside: unknown parts count in favour."""
        return (self.begins is None or self.begins.first <= day) and (
            self.ends is None or self.ends.last >= day
        )

    def overlaps(self, other: Period) -> bool:
        """Return whether both certainly share a day: unknown parts count against."""
        mine = self.begins.last if self.begins else dt.date.min
        theirs = other.begins.last if other.begins else dt.date.min
        my_end = self.ends.first if self.ends else dt.date.max
        their_end = other.ends.first if other.ends else dt.date.max
        return mine <= their_end and theirs <= my_end
