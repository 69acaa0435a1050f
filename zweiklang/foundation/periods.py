# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rules about periods that follow one another: names, tree places, phases, functions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from django.utils.translation import gettext_lazy as _

from zweiklang.foundation.partial_dates import PartialDate, Period

END_BEFORE_BEGIN = _(
    "The end lies before the beginning. Choose a later end, or correct the beginning."
)


class Dated(Protocol):
    """Anything with a begin and an end."""

    @property
    def begins(self) -> PartialDate | None: ...  # noqa: D102 - the class says what it is

    @property
    def ends(self) -> PartialDate | None: ...  # noqa: D102 - the class says what it is


D = TypeVar("D", bound=Dated)


def in_order(dated: Iterable[D]) -> list[D]:
    """Return them by begin; an unknown begin comes first."""
    return sorted(dated, key=lambda item: item.begins.iso if item.begins else "")


def effective_ends(ordered: Sequence[Dated]) -> list[dt.date | None]:
    """Return the last day of each: its own end, else the day before the next one begins.

    The last one without an end stays open (None).
    """
    ends: list[dt.date | None] = []
    for index, item in enumerate(ordered):
        following = ordered[index + 1] if index + 1 < len(ordered) else None
        if item.ends is not None:
            ends.append(item.ends.last)
        elif following is not None and following.begins is not None:
            ends.append(following.begins.first - dt.timedelta(days=1))
        else:
            ends.append(None)
    return ends


def valid_on(dated: Iterable[D], day: dt.date) -> D | None:
    """Return the one in force on a day: the latest begun that has not ended."""
    for item in reversed(in_order(dated)):
        if Period(item.begins, item.ends).covers(day):
            return item
    return None


def ends_before_it_begins(item: Dated) -> bool:
    """Return whether the end certainly lies before the begin."""
    return bool(item.begins and item.ends and item.ends.last < item.begins.first)


def overlapping(item: D, others: Iterable[D]) -> D | None:
    """Return the first other one whose stated time certainly overlaps, or None.

    An open end counts as reaching only to the begin of the next one.
    """
    for other in others:
        earlier, later = sorted((item, other), key=lambda one: one.begins.iso if one.begins else "")
        if earlier.begins == later.begins and earlier.begins is not None:
            return other
        if earlier.ends is None:
            continue
        if Period(earlier.begins, earlier.ends).overlaps(Period(later.begins, later.ends)):
            return other
    return None
