# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The lines of the topic finder as the page shows them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from zweiklang.domain.places.models import Place
from zweiklang.domain.topics.records import LineRecord, PassageRecord
from zweiklang.doors.workspace.views.topics.filters import STRONG_ENOUGH, SURE_ENOUGH, Choice
from zweiklang.doors.workspace.views.topics.shown import ShownPassage, shown

#: Lines on one page of what is common, and of each direction of sought and offered, by the number
#: of cities: a page with all their passages stays under 100 kB.
COMMON_SHOWN = {2: 6, 3: 2}
EXCHANGE_SHOWN = {2: 4, 3: 2}
#: Kinds of lines on which all the cities work; the others are of what is sought and offered.
COMMON = ("both", "all")
#: Tone and shape of the cities, in their order.
TONES = "ABC"


@dataclass(frozen=True)
class Side:
    """One city of a line with its tone (A, B, C) and its passage."""

    place: Place
    tone: str
    passage: ShownPassage

    @property
    def record(self) -> PassageRecord:
        """Return the passage as it was read."""
        return self.passage.record


@dataclass(frozen=True)
class ShownLine:
    """A line with its passages. errors: of a decision that could not be kept."""

    record: LineRecord
    sides: tuple[Side, ...]
    errors: tuple[str, ...] = ()
    reason: str = ""

    @property
    def mark(self) -> str:
        """Return the line's place on the page."""
        return mark_of(self.record)

    @property
    def giver(self) -> Side:
        """Return the side that offers, of a line on what is sought and offered."""
        return self.sides[self.record.kind == "seek-offer"]

    @property
    def alternative(self) -> str:
        """Return another target that the first passage may be about, "" if none comes near."""
        return self.sides[0].passage.alternative


@dataclass(frozen=True)
class Failed:
    """A decision that could not be kept: on which line, why, what was typed."""

    mark: str
    errors: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class Lists:
    """The lists of the page. learns: of two cities, 0 and 1, how often each seeks."""

    common: list[LineRecord]
    exchange: list[LineRecord]
    decided: list[LineRecord]
    unsure: int
    count: int
    learns: tuple[int, int]
    shown: Mapping[str, ShownLine] = field(default_factory=dict)

    def of(self, lines: Iterable[LineRecord]) -> list[ShownLine]:
        """Return the lines that are shown with their passages, in their order."""
        marks = (mark_of(line) for line in lines)
        return [self.shown[mark] for mark in marks if mark in self.shown]


def mark_of(line: LineRecord) -> str:
    """Return the mark of a line in addresses and forms."""
    return "-".join([line.kind, line.code, *(str(passage.id) for passage in line.passages)])


def sort_out(common: Sequence[LineRecord], exchange: Sequence[LineRecord], choice: Choice) -> Lists:
    """Return the lines parted into those to decide on and those decided.

    Unsure lines are left out unless asked for or decided. The count is of what all the cities
    work on, rejected ones left out.
    """
    lines = [*common, *exchange]
    sure = [one for one in lines if one.decision or choice.unsure or _is_sure(one)]
    open_lines = [one for one in sure if not one.decision]
    kinds = [one.kind for one in sure if one.decision != "rejected"]
    return Lists(
        common=[one for one in open_lines if one.kind in COMMON],
        exchange=[one for one in open_lines if one.kind not in COMMON],
        decided=_once(one for one in sure if one.decision),
        unsure=len(lines) - len(sure),
        count=sum(kind in COMMON for kind in kinds),
        learns=(kinds.count("seek-offer"), kinds.count("offer-seek")),
    )


def _is_sure(line: LineRecord) -> bool:
    return line.p >= SURE_ENOUGH and line.score >= STRONG_ENOUGH


def _once(lines: Iterable[LineRecord]) -> list[LineRecord]:
    """Return decided lines, each decision once, accepted first."""
    order = ("accepted", "parked", "rejected")
    by_decision = {one.decision_id: one for one in lines}
    return sorted(by_decision.values(), key=lambda one: order.index(one.decision))


def direction(line: LineRecord) -> tuple[uuid.UUID, uuid.UUID]:
    """Return which city seeks and which offers in a line on what is sought and offered."""
    first, second = (passage.paper.place_id for passage in line.passages[:2])
    return (first, second) if line.kind == "seek-offer" else (second, first)


def turn_to(lists: Lists, wanted: str | None, cities: int) -> tuple[Any, Lists]:
    """Return the page of all lists that is wanted, and the lists with what stands on it."""
    ways: dict[Any, list[LineRecord]] = {}
    for line in lists.exchange:
        ways.setdefault(direction(line), []).append(line)
    few, many = EXCHANGE_SHOWN[cities], COMMON_SHOWN[cities]
    longest = max(map(len, [*ways.values(), lists.decided]))
    pages = max(1, -(-len(lists.common) // many), -(-longest // few))
    page = Paginator(range(pages), 1).get_page(wanted)

    def part(lines: list[LineRecord], size: int) -> list[LineRecord]:
        return lines[(page.number - 1) * size : page.number * size]

    return page, replace(
        lists,
        common=part(lists.common, many),
        exchange=[line for lines in ways.values() for line in part(lines, few)],
        decided=part(lists.decided, few),
    )


def with_passages(lists: Lists, cities: Sequence[Place], failed: Failed | None = None) -> Lists:
    """Return the lists with the passages of their lines; two queries, one more at first."""
    lines = [*lists.common, *lists.exchange, *lists.decided]
    passages = iter(shown(passage for line in lines for passage in line.passages))
    known = {place.pk: (place, tone) for place, tone in zip(cities, TONES, strict=False)}
    found: dict[str, ShownLine] = {}
    for line in lines:
        sides = tuple(
            Side(*known[passage.paper.place_id], next(passages)) for passage in line.passages
        )
        one = ShownLine(line, sides, reason=line.reason)
        if failed and failed.mark == one.mark:
            one = replace(one, errors=failed.errors, reason=failed.reason)
        found[one.mark] = one
    return replace(lists, shown=found)


def learning_sentence(lists: Lists, first: Any, second: Any) -> tuple[str, str]:
    """Return who learns at how many of the topics sought and offered, and the question after it.

    Empty if nothing is sought and offered.
    """
    mine, theirs = lists.learns
    total = mine + theirs
    if not total:
        return "", ""
    if mine == theirs:
        return _("Both cities learn alike: each seeks what the other offers."), ""
    fewer, more = (first, second) if mine < theirs else (second, first)
    count = min(mine, theirs)
    names = {"city": fewer, "other": more, "count": count, "total": total}
    question = _("What could %(city)s learn from %(other)s at the others?") % names
    if not count:
        if total == 1:
            return _("At the one topic only %(other)s learns.") % names, (
                _("What could %(city)s learn from %(other)s?") % names
            )
        said = _("At none of %(total)s topics does %(city)s learn.")
        question = _("What could %(city)s learn from %(other)s?") % names
        return said % names, question
    return _("At %(count)s of %(total)s topics %(city)s learns too.") % names, question
