# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Derives warnings from facts, each with its whole span, so that any day can be asked later.

A warning shows on every day from `shows_from` to the day before `settled_on`. Unknown parts of a
date count in favour: what began "in 2018" lacks an agreement from the last day of 2018 on.
"""

from __future__ import annotations

import calendar
import datetime as dt
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from zweiklang.domain.partnerships.rules import ONE_DAY, Valid, gaps, last_day
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.periods import effective_ends, in_order

#: A renewal passes through both administrations and at least one council session on either side;
#: with summer recess that takes about half a year.
#: Raised with every change of what is derived or kept of it; `prepare` then derives all anew.
VERSION = 3
AGREEMENT_LEAD_MONTHS = 6
#: A contact has no formal base; the other three kinds rest on one (RGRE database of municipal
#: partnerships, definitions of the four kinds).
KINDS_BY_AGREEMENT = frozenset({"project", "friendship", "partnership"})
#: Only what is agreed or lives needs a valid agreement; exploring does not have one yet.
LIVE_STATES = frozenset({"agreed", "active"})
QUIET_STATES = frozenset({"dormant", "ended"})


@dataclass(frozen=True)
class Derived:
    """One warning as derived; `facts` holds what its sentence needs, as JSON values."""

    kind: str
    record_type: str
    record_id: uuid.UUID
    shows_from: dt.date
    due_on: dt.date | None = None
    settled_on: dt.date | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)

    def shows_on(self, day: dt.date) -> bool:
        """Return whether the warning stands on a day."""
        return self.shows_from <= day and (self.settled_on is None or day < self.settled_on)


class PhaseFact(Protocol):
    """What the rules need to know of a phase."""

    @property
    def id(self) -> uuid.UUID: ...  # noqa: D102 - the class says what it is

    @property
    def kind(self) -> str: ...  # noqa: D102 - the class says what it is

    @property
    def state(self) -> str: ...  # noqa: D102 - the class says what it is

    @property
    def begins(self) -> PartialDate: ...  # noqa: D102 - the class says what it is

    @property
    def ends(self) -> PartialDate | None: ...  # noqa: D102 - the class says what it is


class AgreementFact(Valid, Protocol):
    """What the rules need to know of an agreement."""

    @property
    def id(self) -> uuid.UUID: ...  # noqa: D102 - the class says what it is

    @property
    def kind(self) -> str: ...  # noqa: D102 - the class says what it is


class Due(Protocol):
    """A duty or deadline: due, remembered before, perhaps done."""

    @property
    def id(self) -> uuid.UUID: ...  # noqa: D102 - the class says what it is

    @property
    def due_on(self) -> PartialDate: ...  # noqa: D102 - the class says what it is

    @property
    def lead_days(self) -> int: ...  # noqa: D102 - the class says what it is

    @property
    def done_on(self) -> PartialDate | None: ...  # noqa: D102 - the class says what it is


@dataclass(frozen=True)
class Stretch:
    """Days from `first` to `last`; None means without limit on that side."""

    first: dt.date | None
    last: dt.date | None
    phase_id: uuid.UUID | None = None

    def shared_with(self, other: Stretch) -> Stretch | None:
        """Return the days both have, or None."""
        first = max((day for day in (self.first, other.first) if day), default=None)
        last = min((day for day in (self.last, other.last) if day), default=None)
        if first and last and last < first:
            return None
        return Stretch(first, last, self.phase_id or other.phase_id)


def months_before(day: dt.date, months: int) -> dt.date:
    """Return the same day some months earlier; the 31st becomes the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def partnership_warnings(
    phases: Sequence[PhaseFact], agreements: Sequence[AgreementFact]
) -> list[Derived]:
    """Return what phases and agreements of one partnership give rise to."""
    return [*agreement_ends(phases, agreements), *no_agreement(phases, agreements)]


def no_phase(
    partnership_id: uuid.UUID, known_since: dt.date, phases: Sequence[PhaseFact]
) -> list[Derived]:
    """Return the warning of a partnership of which nobody has said what kind it is."""
    if phases:
        return []
    return [Derived("no_phase", "partnership", partnership_id, known_since)]


def agreement_ends(
    phases: Sequence[PhaseFact], agreements: Sequence[AgreementFact]
) -> Iterator[Derived]:
    """Yield a warning before each agreement's last day, settled by a later one that lasts longer.

    A partnership at rest or ended is not reminded.
    """
    for agreement in agreements:
        if agreement.valid_until is None:
            continue
        until = agreement.valid_until.last
        settled = min([until + ONE_DAY, *_settling_days(agreement, until, agreements)])
        shows = max(months_before(until, AGREEMENT_LEAD_MONTHS), agreement.signed_on.first)
        if settled <= shows:
            continue
        for part in _without(Stretch(shows, settled - ONE_DAY), quiet_times(phases)):
            if part.first and part.last:
                yield Derived(
                    "agreement_ends",
                    "agreement",
                    agreement.id,
                    part.first,
                    until,
                    part.last + ONE_DAY,
                    _about(agreement),
                )


def _settling_days(
    agreement: AgreementFact, until: dt.date, agreements: Sequence[AgreementFact]
) -> Iterator[dt.date]:
    if agreement.ended_on is not None:
        yield agreement.ended_on.first
    if agreement.replaced_on is not None:
        yield agreement.replaced_on.first
    for other in agreements:
        other_last = last_day(other)
        if agreement.signed_on < other.signed_on and (other_last is None or other_last > until):
            yield other.signed_on.first


def no_agreement(
    phases: Sequence[PhaseFact], agreements: Sequence[AgreementFact]
) -> Iterator[Derived]:
    """Yield a warning for each stretch in which a relation that needs an agreement has none.

    The warning belongs to the agreement that ran out, or to the phase that never had one.
    """
    needing = times_that_need_an_agreement(phases)
    first_signing = min((one.signed_on.first for one in agreements), default=None)
    before = Stretch(None, first_signing - ONE_DAY if first_signing else None)
    for time in needing:
        part = time.shared_with(before)
        if part and part.phase_id:
            yield from _lacking("phase", part.phase_id, part, {"reason": "never"})
    ended = {last_day(one): one for one in agreements}
    for gap in gaps(agreements, dt.date.max):
        past = ended[gap.first - ONE_DAY]
        for time in needing if phases else [Stretch(None, None)]:
            part = time.shared_with(Stretch(gap.first, gap.last))
            if part:
                ended_on = (gap.first - ONE_DAY).isoformat()
                facts = {"reason": "ran_out", "ended": ended_on, **_about(past)}
                yield from _lacking("agreement", past.id, part, facts)


def _lacking(
    slug: str, record_id: uuid.UUID, part: Stretch, facts: dict[str, Any]
) -> Iterator[Derived]:
    if part.first:
        settled = part.last + ONE_DAY if part.last else None
        yield Derived("no_agreement", slug, record_id, part.first, None, settled, facts)


def _about(agreement: AgreementFact) -> dict[str, Any]:
    """Return how a sentence names the agreement: its kind, and its title if it has one."""
    title = getattr(agreement, "title", None)
    facts = {"agreement_kind": agreement.kind, "title": title.to_json() if title else {}}
    if getattr(agreement, "is_demonstration", False):
        facts["demonstration"] = True
    return facts


def times_that_need_an_agreement(phases: Sequence[PhaseFact]) -> list[Stretch]:
    """Return the times in which the kind rests on an agreement and the relation lives.

    Phases that follow one another without a break form one stretch, named by the first.
    """
    found: list[Stretch] = []
    ordered = in_order(phases)
    for phase, end in zip(ordered, effective_ends(ordered), strict=True):
        if phase.kind not in KINDS_BY_AGREEMENT or phase.state not in LIVE_STATES:
            continue
        previous = found[-1] if found else None
        if previous and previous.last and previous.last >= phase.begins.first - ONE_DAY:
            found[-1] = Stretch(previous.first, end, previous.phase_id)
        elif end is None or phase.begins.last <= end:
            found.append(Stretch(phase.begins.last, end, phase.id))
    return found


def quiet_times(phases: Sequence[PhaseFact]) -> list[Stretch]:
    """Return the times in which the relation rests or has ended, in order."""
    ordered = in_order(phases)
    return [
        Stretch(phase.begins.first, end)
        for phase, end in zip(ordered, effective_ends(ordered), strict=True)
        if phase.state in QUIET_STATES
    ]


def _without(span: Stretch, taken: Iterable[Stretch]) -> list[Stretch]:
    """Return what is left of a bounded span when the times taken are cut out of it."""
    left = [span]
    for time in taken:
        pieces: list[Stretch] = []
        for piece in left:
            if time.first and (before := piece.shared_with(Stretch(None, time.first - ONE_DAY))):
                pieces.append(before)
            if time.last and (after := piece.shared_with(Stretch(time.last + ONE_DAY, None))):
                pieces.append(after)
        left = pieces
    return left


def duty(
    kind: str, slug: str, fact: Due, facts: Mapping[str, Any], not_before: dt.date | None = None
) -> list[Derived]:
    """Return the reminder of a duty or deadline: from its lead time on until it is done.

    A month or a year is due on its last day. `not_before` is the day the duty arose.
    """
    due = fact.due_on.last
    shows = max(due - dt.timedelta(days=fact.lead_days), not_before or dt.date.min)
    done = fact.done_on.first if fact.done_on else None
    if done and done <= shows:
        return []
    return [Derived(kind, slug, fact.id, shows, due, done, facts)]


def contact_left(
    contact_id: uuid.UUID,
    ends: PartialDate | None,
    successor: tuple[PartialDate | None] | None,
    facts: Mapping[str, Any],
) -> list[Derived]:
    """Return the warning of a contact who left, settled when the successor begins.

    `successor` is None where nobody is named, else a tuple with the successor's begin.
    """
    if ends is None:
        return []
    shows = ends.last + ONE_DAY
    settled = None
    if successor is not None:
        begins = successor[0]
        if begins is None or begins.first <= shows:
            return []
        settled = begins.first
    return [Derived("contact_left", "contact", contact_id, shows, None, settled, facts)]


def quality(
    slug: str,
    record_id: uuid.UUID,
    known_since: dt.date,
    *,
    lacks_source: bool,
    doubt: Mapping[str, Any],
    stale: Sequence[str],
    facts: Mapping[str, Any],
) -> list[Derived]:
    """Return what is amiss with one record itself: no source, a doubt, stale translations.

    `stale` names the languages whose translation is older than the original.
    """
    found = []
    if lacks_source:
        found.append(Derived("no_source", slug, record_id, known_since, facts=facts))
    if doubt:
        found.append(
            Derived("doubt", slug, record_id, known_since, facts={**facts, "doubt": doubt})
        )
    if stale:
        said = {**facts, "languages": sorted(stale)}
        found.append(Derived("stale_translation", slug, record_id, known_since, facts=said))
    return found
