# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rules about units through time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.periods import (
    END_BEFORE_BEGIN,
    ends_before_it_begins,
    overlapping,
    valid_on,
)

if TYPE_CHECKING:
    from zweiklang.domain.places.models import UnitPlacement

__all__ = ["check_no_circle", "check_succession", "last_before", "next_after", "valid_on"]


def check_succession(item: Any, siblings: Iterable[Any]) -> None:
    """Raise ValidationError if the period is upside down or takes a sibling's time."""
    if ends_before_it_begins(item):
        raise ValidationError({"ends": END_BEFORE_BEGIN})
    others = [other for other in siblings if other.pk != item.pk]
    if (other := overlapping(item, others)) is not None:
        raise ValidationError(
            {"begins": _("This overlaps with “%(other)s”. End that one first.") % {"other": other}}
        )


def check_no_circle(placement: UnitPlacement) -> None:
    """Raise ValidationError if the unit would stand below itself, at any depth."""
    seen, level = {placement.unit_id}, {placement.parent_id}
    while level:
        if level & seen:
            raise ValidationError(
                {"parent": _("A unit cannot stand below itself. Choose another one.")}
            )
        seen |= level
        level = set(
            type(placement)
            .objects.filter(unit_id__in=level, ends=None)
            .current()
            .exclude(pk=placement.pk)
            .values_list("parent_id", flat=True)
        )


def last_before(day: PartialDate) -> PartialDate:
    """Return the day, month or year before, as exact as the one given."""
    return _as_exact(day.first - dt.timedelta(days=1), day)


def next_after(day: PartialDate) -> PartialDate:
    """Return the day, month or year after, as exact as the one given."""
    return _as_exact(day.last + dt.timedelta(days=1), day)


def _as_exact(day: dt.date, like: PartialDate) -> PartialDate:
    return PartialDate(day.year, day.month if like.month else None, day.day if like.day else None)
