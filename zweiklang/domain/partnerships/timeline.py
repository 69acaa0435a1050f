# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything of a partnership in the order of time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from zweiklang.agenda2030 import is_part
from zweiklang.domain.partnerships.records import PartnershipFile
from zweiklang.domain.partnerships.rules import Gap
from zweiklang.foundation.facts import Fact
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText

EntryKind = Literal["phase", "agreement", "gap", "event", "council-item", "follow-up"]


@dataclass(frozen=True)
class TimelineEntry:
    """One line of the timeline.

    `sides` names who acts (A, B, AB, "" for nobody); `label` is the kind in the reader's words
    and `title` the text; `fact` is the record behind it, None for a gap, which no record states.
    In the timeline of an office a council item, or a duty from one, stands below no partnership:
    `carries` then has the keys of those it carries. `office_key`: of another office than the
    timeline's, which keeps the partnership.
    """

    kind: EntryKind
    when: PartialDate
    until: PartialDate | None
    sides: str
    label: str
    title: TranslatedText
    partnership_key: str
    fact: Fact | None = None
    planned: bool = False
    goals: tuple[str, ...] = ()
    gap: Gap | None = field(default=None, compare=False)
    carries: tuple[str, ...] = ()
    office_key: str = ""

    @property
    def year(self) -> int:
        """Return the year of the begin."""
        return self.when.year

    @property
    def partnership_keys(self) -> tuple[str, ...]:
        """Return the keys of the partnerships it belongs to."""
        return (self.partnership_key,) if self.partnership_key else self.carries

    @property
    def years(self) -> range:
        """Return the years it touches; with an open end, that of its begin."""
        return range(self.when.year, (self.until or self.when).year + 1)


def entries(file: PartnershipFile) -> tuple[TimelineEntry, ...]:
    """Return the timeline of a file, oldest first; as known on the file's day."""
    everyone = "".join(party.side for party in file.parties)
    found = [*_relations(file, everyone), *_events(file), *_mandates(file)]
    return tuple(sorted(found, key=lambda entry: (entry.when.first, entry.when.iso, entry.kind)))


def _relations(file: PartnershipFile, everyone: str) -> Iterable[TimelineEntry]:
    for phase in file.phases:
        until = PartialDate.of(phase.last_day) if phase.last_day and not phase.ends else phase.ends
        title = phase.local_label or TranslatedText()
        yield TimelineEntry(
            "phase", phase.begins, until, everyone, phase.kind_label, title, file.key, phase
        )
    for one in file.agreements:
        yield TimelineEntry(
            "agreement", one.signed_on, one.end, everyone, one.kind_label, one.title, file.key, one
        )
    for gap in file.gaps:
        last_day = PartialDate.of(gap.last) if gap.last else None
        yield TimelineEntry(
            "gap", PartialDate.of(gap.first), last_day, "", "", TranslatedText(), file.key, gap=gap
        )


def _events(file: PartnershipFile) -> Iterable[TimelineEntry]:
    for event in file.events:
        yield TimelineEntry(
            "event",
            event.begins,
            event.ends,
            event.sides,
            event.kind_label,
            event.title,
            file.key,
            event,
            planned=event.state == "planned",
            goals=event.goals,
        )


def _mandates(file: PartnershipFile) -> Iterable[TimelineEntry]:
    for item in file.council_items:
        yield TimelineEntry(
            "council-item",
            item.dated_on,
            None,
            item.side,
            item.kind_label,
            item.title,
            file.key,
            item,
        )
    for duty in file.follow_ups:
        yield TimelineEntry(
            "follow-up",
            duty.due_on,
            None,
            file.own_side,
            "",
            duty.task,
            file.key,
            duty,
            planned=duty.done_on is None,
        )


def narrow(
    timeline: Iterable[TimelineEntry],
    *,
    kinds: Iterable[str] = (),
    year: int | None = None,
    goal: str = "",
) -> list[TimelineEntry]:
    """Return the entries of some kinds, touching a year, serving a goal; empty means all.

    Event entries also answer to their event's own kind ("visit").
    """
    wanted = set(kinds)
    return [
        entry
        for entry in timeline
        if (not wanted or entry.kind in wanted or getattr(entry.fact, "kind", "") in wanted)
        and (year is None or touches(entry.when, entry.until, year))
        and (not goal or any(is_part(code, goal) for code in entry.goals))
    ]


def touches(begins: PartialDate, ends: PartialDate | None, year: int) -> bool:
    """Return whether a year sees any of it; what has no end is listed where it begins.

    All lists of a year keep to this rule, also where the database chooses (`chronicle`).
    """
    return begins.year <= year <= (ends or begins).year
