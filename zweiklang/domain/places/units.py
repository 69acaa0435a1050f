# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Verbs on organisational units: rename, move, close, succeed.

Each ends what was valid the day before and begins the new in the same transaction, so that the
tree of any day stays whole.
"""

from __future__ import annotations

from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from zweiklang.domain.places import rules
from zweiklang.domain.places.models import Unit, UnitName, UnitPlacement
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.lists import with_commas
from zweiklang.foundation.models import Source
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import release_record, save_record

Step = TypeVar("Step", UnitName, UnitPlacement)


def rename_unit(
    actor: Actor,
    unit: Unit,
    names: TranslatedText,
    from_day: PartialDate,
    *,
    short: str = "",
    source: Source | None = None,
    reason: str = "",
) -> UnitName:
    """Give a unit a new name from a day on; the former one ends the day before."""
    with transaction.atomic():
        _end(actor, UnitName, unit, from_day, reason)
        name = UnitName(unit=unit, name=names, short=short, source=source)
        return _begin(actor, name, from_day, reason)


def move_unit(
    actor: Actor,
    unit: Unit,
    parent: Unit | None,
    from_day: PartialDate,
    *,
    source: Source | None = None,
    reason: str = "",
) -> UnitPlacement | None:
    """Put a unit below another from a day on; without a parent it stands at the top."""
    with transaction.atomic():
        _end(actor, UnitPlacement, unit, from_day, reason)
        if parent is None:
            return None
        placement = UnitPlacement(unit=unit, parent=parent, source=source)
        return _begin(actor, placement, from_day, reason)


def close_unit(actor: Actor, unit: Unit, last_day: PartialDate, *, reason: str = "") -> None:
    """End a unit: its name and place in the tree are valid to that day. Its history stays.

    Raises ValidationError while other units stand below it.
    """
    after = rules.next_after(last_day)
    with transaction.atomic():
        below = [
            placement.unit
            for placement in UnitPlacement.objects.current().filter(parent=unit)
            if placement.ends is None or placement.ends > last_day
        ]
        if below:
            names = with_commas(below)
            raise ValidationError(
                _("These units still stand below it: %(units)s. Move them first.")
                % {"units": names}
            )
        _end(actor, UnitName, unit, after, reason)
        _end(actor, UnitPlacement, unit, after, reason)


def succeed_unit(
    actor: Actor,
    unit: Unit,
    key: str,
    names: TranslatedText,
    from_day: PartialDate,
    *,
    kind: str = "",
    short: str = "",
    source: Source | None = None,
    reason: str = "",
) -> Unit:
    """Add a unit that takes over from this one, which ends the day before; return the new one.

    The successor stands where the former stood, and what stood below that one stands below it.
    """
    with transaction.atomic():
        successor = Unit(
            office_id=unit.office_id,
            key=key,
            place=unit.place,
            kind=kind or unit.kind,
            predecessor=unit,
            source=source,
        )
        save_record(actor, successor, reason=reason)
        if unit.released_on is not None:
            release_record(actor, successor)
        place = rules.valid_on(UnitPlacement.objects.current().filter(unit=unit), from_day.first)
        rename_unit(actor, successor, names, from_day, short=short, source=source, reason=reason)
        if place is not None:
            move_unit(actor, successor, place.parent, from_day, source=source, reason=reason)
        for below in UnitPlacement.objects.current().filter(parent=unit, ends=None):
            move_unit(actor, below.unit, successor, from_day, source=source, reason=reason)
        close_unit(actor, unit, rules.last_before(from_day), reason=reason)
    return successor


def _end(actor: Actor, model: type[Step], unit: Unit, from_day: PartialDate, reason: str) -> None:
    """End the open name or placement before a day; raises ValidationError if a later one exists."""
    last = rules.last_before(from_day)
    for step in model.objects.current().filter(unit=unit):
        if step.begins is not None and step.begins >= from_day:
            raise ValidationError(
                {
                    "begins": _(
                        "From %(begins)s on there is “%(step)s” already. Choose a later day, or "
                        "change that entry."
                    )
                    % {"begins": step.begins, "step": step}
                }
            )
        if step.ends is None or step.ends > last:
            step.ends = last
            save_record(actor, step, reason=reason)


def _begin(actor: Actor, step: Step, from_day: PartialDate, reason: str) -> Step:
    """Add the new name or placement; it is public if its unit is."""
    unit = step.unit
    step.office_id, step.begins = unit.office_id, from_day
    word = "name" if isinstance(step, UnitName) else "below"
    step.key = f"{unit.key}-{word}-{from_day}"[-120:].strip("-")
    save_record(actor, step, reason=reason)
    if unit.released_on is not None:
        release_record(actor, step)
    return step
