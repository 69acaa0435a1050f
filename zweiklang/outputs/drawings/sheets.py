# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sheets of a long score: stretches of years, each light enough for a page."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from zweiklang.domain.partnerships.timeline import TimelineEntry
from zweiklang.drawing.score import ScoreData, When

#: Entries on a sheet; a single year may hold more, which the drawing then gathers. A score of up
#: to `WHOLE` entries is not cut: its upright form is as long as a phone's reader may scroll.
PER_SHEET, WHOLE = 24, 36


@dataclass(frozen=True)
class Sheet:
    """The years a sheet shows; the newest one has no last year: it reaches the present."""

    first: int
    last: int | None = None

    @property
    def end(self) -> dt.date | None:
        """Return the last day of the sheet, None for the newest."""
        return dt.date(self.last, 12, 31) if self.last else None

    def holds(self, entry: TimelineEntry) -> bool:
        """Return whether an entry of the timeline lies on the sheet or reaches into it."""
        if self.end and entry.when.first > self.end:
            return False
        if entry.kind in ("phase", "agreement", "gap"):
            return entry.until is None or entry.until.last >= self._begin
        return (entry.until or entry.when).last >= self._begin

    def part_of(self, data: ScoreData) -> ScoreData:
        """Return what the sheet shows of a score; what lasts comes in from the edge."""
        last = self.end or dt.date.max

        def shown(start: dt.date, end: dt.date | When | None) -> bool:
            ends = end.last if isinstance(end, When) else end
            return start <= last and (ends is None or ends >= self._begin)

        return replace(
            data,
            entries=tuple(one for one in data.entries if shown(one.when.first, one.when)),
            carried=tuple(
                one
                for one in data.entries
                if one.end and one.when.last < self._begin and shown(one.when.first, one.end)
            ),
            phases=tuple(one for one in data.phases if shown(one.start.first, one.end)),
            agreements=tuple(one for one in data.agreements if shown(one.start.first, one.end)),
            gaps=tuple(gap for gap in data.gaps or () if shown(gap.start, gap.end)),
            since=self.first,
        )

    @property
    def _begin(self) -> dt.date:
        return dt.date(self.first, 1, 1)


def sheets(entries: Iterable[TimelineEntry]) -> tuple[Sheet, ...]:
    """Return the sheets of a timeline, oldest first; a short one has none: it needs no turning."""
    per_year = Counter(entry.year for entry in entries)
    if sum(per_year.values()) <= WHOLE:
        return ()
    found: list[Sheet] = []
    count, first = 0, max(per_year)
    last: int | None = None
    for year in sorted(per_year, reverse=True):
        if count and count + per_year[year] > PER_SHEET:
            found.append(Sheet(first, last))
            count, last = 0, first - 1
        count, first = count + per_year[year], year
    return (Sheet(first, last), *reversed(found))


def sheet_of(pages: tuple[Sheet, ...], until: str) -> Sheet | None:
    """Return the sheet that closes with a year as the address names it, the newest otherwise."""
    asked = (sheet for sheet in pages if sheet.last is not None and str(sheet.last) == until)
    return next(asked, pages[-1] if pages else None)
