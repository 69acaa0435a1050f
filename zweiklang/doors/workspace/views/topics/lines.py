# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The lines of the topic finder as the page shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from zweiklang.domain.topics.records import LineRecord
from zweiklang.doors.workspace.views.topics.filters import SURE_ENOUGH, Choice
from zweiklang.doors.workspace.views.topics.shown import ShownPassage, shown

#: Lines with their passages on one page of either list; a page stays under 100 kB.
BOTH_SHOWN, EXCHANGE_SHOWN = 8, 4


@dataclass(frozen=True)
class ShownLine:
    """A line with both passages. errors: of a decision that could not be kept."""

    record: LineRecord
    first: ShownPassage
    second: ShownPassage
    errors: tuple[str, ...] = ()
    reason: str = ""

    @property
    def mark(self) -> str:
        """Return the line's place on the page."""
        return mark_of(self.record)


@dataclass(frozen=True)
class Failed:
    """A decision that could not be kept: on which line, why, what was typed."""

    mark: str
    errors: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class Lists:
    """The lists of the page. learns: for each city, 0 and 1, how often it seeks."""

    both: list[LineRecord]
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
    return f"{line.kind}-{line.code}-{line.first.id}-{line.second.id}"


def sort_out(both: Sequence[LineRecord], exchange: Sequence[LineRecord], choice: Choice) -> Lists:
    """Return the lines parted into those to decide on and those decided.

    Unsure lines are left out unless asked for or decided. A line that stands in both lists is
    shown as an exchange, where it says more. The count is of what both work on, rejected ones
    left out.
    """
    lines = [*both, *exchange]
    sure = [one for one in lines if one.decision or choice.unsure or one.p >= SURE_ENOUGH]
    open_lines = [one for one in sure if not one.decision]
    working = [one for one in sure if one.kind == "both" and one.decision != "rejected"]
    seeking = [one.kind for one in sure if one.kind != "both" and one.decision != "rejected"]
    return Lists(
        both=[one for one in open_lines if one.kind == "both"],
        exchange=[one for one in open_lines if one.kind != "both"],
        decided=_once(one for one in sure if one.decision),
        unsure=len(lines) - len(sure),
        count=len(working),
        learns=(seeking.count("seek-offer"), seeking.count("offer-seek")),
    )


def _once(lines: Iterable[LineRecord]) -> list[LineRecord]:
    """Return decided lines, each decision once, accepted first."""
    order = ("accepted", "parked", "rejected")
    by_decision = {one.decision_id: one for one in lines}
    return sorted(by_decision.values(), key=lambda one: order.index(one.decision))


def turn_to(lists: Lists, wanted: str | None) -> tuple[Any, Lists]:
    """Return the page of all lists that is wanted, and the lists with what stands on it."""
    seeks, offers = (
        [one for one in lists.exchange if one.kind == kind] for kind in ("seek-offer", "offer-seek")
    )
    sized = (
        (lists.both, BOTH_SHOWN), (seeks, EXCHANGE_SHOWN), (offers, EXCHANGE_SHOWN),
        (lists.decided, EXCHANGE_SHOWN),
    )  # fmt: skip
    pages = max(1, *(-(-len(lines) // size) for lines, size in sized))
    page = Paginator(range(pages), 1).get_page(wanted)
    both, seeks, offers, decided = (
        lines[(page.number - 1) * size : page.number * size] for lines, size in sized
    )
    return page, replace(lists, both=both, exchange=[*seeks, *offers], decided=decided)


def with_passages(lists: Lists, failed: Failed | None = None) -> Lists:
    """Return the lists with the passages of their lines; two queries, one more at first."""
    lines = [*lists.both, *lists.exchange, *lists.decided]
    passages = shown(passage for line in lines for passage in (line.first, line.second))
    pairs = zip(passages[::2], passages[1::2], strict=True)
    found: dict[str, ShownLine] = {}
    for line, (first, second) in zip(lines, pairs, strict=True):
        one = ShownLine(line, first, second, reason=line.reason)
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
