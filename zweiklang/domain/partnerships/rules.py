# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rules of partnerships: phases without overlap, agreements in order, gaps, what is in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zweiklang.domain.places.rules import last_before
from zweiklang.foundation.date_words import in_words
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.periods import (
    END_BEFORE_BEGIN,
    ends_before_it_begins,
    in_order,
    overlapping,
)

if TYPE_CHECKING:
    from zweiklang.domain.partnerships.models import Agreement, Event, Phase

ONE_DAY = dt.timedelta(days=1)
sides_validator = RegexValidator(
    r"^(?=.)A?B?C?D?E?F?$",
    gettext_lazy("Write A, B or AB, in the order of the alphabet."),
)


def check_phase(phase: Phase, siblings: Iterable[Phase]) -> None:
    """Raise ValidationError for a phase that is upside down or takes a neighbour's time."""
    if ends_before_it_begins(phase):
        raise ValidationError({"ends": END_BEFORE_BEGIN})
    others = [other for other in siblings if other.pk != phase.pk]
    taken = [other for other in others if overlapping(phase, [other]) is not None]
    errors = {}
    following = _first_after(phase, taken)
    if following and (until := latest_end(phase, taken)):
        errors["ends"] = _(
            "This overlaps with the phase “%(phase)s” from %(begins)s. "
            "Let this one last until %(until)s at most."
        ) % {
            "phase": following,
            "begins": in_words(following.begins, long=True),
            "until": in_words(until, long=True),
        }
        taken = [other for other in taken if other.begins.iso <= phase.begins.iso]
    for other in taken[:1]:
        errors["begins"] = _(
            "This overlaps with the phase “%(phase)s” from %(begins)s. "
            "End that one first, or let this one begin later."
        ) % {"phase": other, "begins": in_words(other.begins, long=True)}
    if errors:
        raise ValidationError(errors)


def latest_end(phase: Phase, others: Iterable[Phase]) -> PartialDate | None:
    """Return the eve of the next phase, None if none follows or this one would have no time."""
    following = _first_after(phase, others)
    if following is None:
        return None
    eve = last_before(following.begins)
    return eve if eve.last >= phase.begins.first else None


def _first_after(phase: Phase, others: Iterable[Phase]) -> Phase | None:
    later = (other for other in others if other.begins.iso > phase.begins.iso)
    return min(later, key=lambda other: other.begins.iso, default=None)


def wrong_state(event: Event, today: dt.date) -> dict[str, str]:
    """Return what is wrong with an event said to have taken place that lies ahead, by field."""
    if event.state != "held" or not event.begins or event.begins.first <= today:
        return {}
    text = _(
        "It begins in the future (%(day)s), so it cannot have taken place. "
        "Enter it as planned, or correct the date."
    )
    return {"state": text % {"day": in_words(event.begins, long=True)}}


def check_no_hole(phase: Phase, siblings: Iterable[Phase]) -> None:
    """Raise ValidationError where a phase that ends would cut off, unseen, one that has no end.

    An open end lasts until the next begin. If that one ends and none follows at once, nobody has
    said whether the former went on: years would be without any phase. A hole that the next phase
    closes within the following year is taken as meant.
    """
    ordered = in_order([phase, *(other for other in siblings if other.pk != phase.pk)])
    for place, (open_one, inner) in enumerate(pairwise(ordered)):
        following = ordered[place + 2] if place + 2 < len(ordered) else None
        if phase not in (open_one, inner) or open_one.ends or not (inner.ends and inner.begins):
            continue
        after = inner.ends.last + ONE_DAY
        if following and following.begins and following.begins.year <= inner.ends.year + 1:
            continue
        words = {
            "open": open_one,
            "inner": inner,
            "eve": in_words(inner.begins.first - ONE_DAY, long=True),
            "after": in_words(after, long=True),
        }
        text = _(
            "“%(open)s” has no end: with “%(inner)s” inside, it would count as over on %(eve)s, "
            "and from %(after)s on nothing would be on file. Give it its end, or enter what came "
            "after as a phase of its own."
        )
        raise ValidationError({"begins" if phase is inner else "ends": text % words})


def two_years_later(day: PartialDate) -> PartialDate:
    """Return the same day two years on; 29 February becomes 28 February."""
    try:
        return PartialDate(day.year + 2, day.month, day.day)
    except ValueError:
        return PartialDate(day.year + 2, day.month, 28)


def check_agreement(agreement: Agreement) -> None:
    """Raise ValidationError for an end that does not lie after the signing."""
    signed, until = agreement.signed_on, agreement.valid_until
    errors = {}
    if signed and until and until.last < signed.first:
        errors["valid_until"] = _(
            "The end lies before the signing. Choose a later end, or correct the day of signing."
        )
    elif signed and until and until == signed and until.precision == "day":
        errors["valid_until"] = _(
            "The end is the same day as the signing. Two years would end on %(day)s."
        ) % {"day": in_words(two_years_later(signed), long=True)}
    if until and agreement.end_is_unknown:
        errors["end_is_unknown"] = _("An end is entered above. Take it out, or the tick.")
    if signed and agreement.ended_on and agreement.ended_on.last < signed.first:
        errors["ended_on"] = _(
            "It cannot have ended before it was signed. Choose a later day, or correct the signing."
        )
    if agreement.replaces_id and agreement.replaces_id == agreement.pk:
        errors["replaces"] = _("An agreement cannot replace itself. Choose another one, or none.")
    elif signed and agreement.replaces and signed < agreement.replaces.signed_on:
        errors["replaces"] = _(
            "That agreement was signed later, on %(day)s. Choose one that was signed before, or "
            "correct the day of signing."
        ) % {"day": in_words(agreement.replaces.signed_on, long=True)}
    if errors:
        raise ValidationError(errors)


class Valid(Protocol):
    """What the rules need to know of an agreement."""

    @property
    def signed_on(self) -> PartialDate: ...  # noqa: D102 - the class says what it is

    @property
    def valid_until(self) -> PartialDate | None: ...  # noqa: D102 - the class says what it is

    @property
    def ended_on(self) -> PartialDate | None: ...  # noqa: D102 - the class says what it is

    @property
    def replaced_on(self) -> PartialDate | None: ...  # noqa: D102 - the class says what it is


def mark_replaced(agreements: Collection[Agreement]) -> None:
    """Set `replaced_on` of all agreements of a partnership: when another took their place.

    A signing that is not later than that of the agreement it replaces ends nothing.
    """
    by_id = {one.pk: one for one in agreements}
    for one in agreements:
        one.replaced_on = None
    for one in sorted(agreements, key=lambda one: one.signed_on.iso):
        former = by_id.get(one.replaces_id) if one.replaces_id else None
        if former and former.replaced_on is None and former.signed_on.iso < one.signed_on.iso:
            former.replaced_on = one.signed_on


def end_of(agreement: Valid) -> PartialDate | None:
    """Return when an agreement ended or will end, None if it is open-ended.

    It ends on the eve of the day another one takes its place, if it had not ended by then; where
    only a month or year of that is known, in that month or year.
    """
    replaced = agreement.replaced_on
    if replaced and replaced.precision == "day":
        replaced = PartialDate.of(replaced.first - ONE_DAY)
    ends = filter(None, (agreement.ended_on, agreement.valid_until, replaced))
    return min(ends, key=lambda end: end.last, default=None)


def last_day(agreement: Valid) -> dt.date | None:
    """Return the last day an agreement is in force, None if open-ended."""
    end = end_of(agreement)
    return end.last if end else None


def in_force(agreement: Valid, day: dt.date) -> bool:
    """Return whether the agreement is valid on a day."""
    last = last_day(agreement)
    return agreement.signed_on.first <= day and (last is None or day <= last)


@dataclass(frozen=True)
class Gap:
    """A stretch without a valid agreement: first day, and last day or None if it lasts."""

    first: dt.date
    last: dt.date | None


def gaps(agreements: Sequence[Valid], until: dt.date) -> list[Gap]:
    """Return the stretches after the first agreement in which none was valid, up to a day.

    Before the first signing there is no gap: nothing had run out. A gap that lasts on the day
    `until` has no last day.
    """
    found: list[Gap] = []
    covered: dt.date | None = None
    for agreement in sorted(agreements, key=lambda one: one.signed_on.first):
        start = agreement.signed_on.first
        if start > until:
            break
        if covered is not None and start > covered + ONE_DAY:
            found.append(Gap(covered + ONE_DAY, start - ONE_DAY))
        last = last_day(agreement)
        if last is None:
            return found
        covered = max(covered, last) if covered else last
    if covered is not None and covered < until:
        found.append(Gap(covered + ONE_DAY, None))
    return found
