# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Corrections that are known: offered as a button beside the error."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from zweiklang.domain.mandate.models import CouncilItem
from zweiklang.domain.mandate.rules import SLASHED_NUMBER
from zweiklang.domain.partnerships.models import Agreement, Event, Phase
from zweiklang.domain.partnerships.rules import latest_end, two_years_later
from zweiklang.doors.ui.errors import Fix
from zweiklang.foundation.date_words import in_words
from zweiklang.foundation.partial_dates import PartialDate

if TYPE_CHECKING:
    from zweiklang.doors.workspace.forms.record_form import RecordForm


def find(form: RecordForm) -> dict[str, Fix]:
    """Return the known corrections of a form's errors by the name of the input."""
    found: dict[str, Fix] = {}
    for name, errors in form.errors.as_data().items():
        for error in errors:
            if error.params and "fix" in error.params:
                found[name] = _accept(error.params["fix"], str(error.params["fix"]))
            elif error.params and "enter" in error.params:
                found[name] = _enter(error.params["enter"])
    record: Any = form.record
    if isinstance(record, Agreement) and "valid_until" in form.errors:
        _end_of_agreement(record, found)
    if isinstance(record, CouncilItem) and (slashed := SLASHED_NUMBER.match(record.number)):
        better = f"{slashed[1]}-{slashed[2]}{slashed[3] or ''}"
        found["number"] = _accept(better, better)
    if isinstance(record, Phase) and "begins" in form.errors and record.begins:
        _begin_of_phase(record, found)
    if isinstance(record, Phase) and "ends" in form.errors and record.begins:
        _end_of_phase(record, found)
    if isinstance(record, Event) and record.state == Event.State.HELD and "state" in form.errors:
        found["state"] = Fix(Event.State.PLANNED, _("Enter it as planned"))
    return found


def _accept(value: str, words: str) -> Fix:
    return Fix(value, _("Take over %(value)s") % {"value": words})


def _enter(number: str) -> Fix:
    return Fix(number, _("Add council item %(number)s") % {"number": number}, "enter")


def written(day: PartialDate) -> str:
    """Return a date as the inputs write it."""
    parts = [f"{part:02d}" for part in (day.day, day.month) if part]
    return ".".join([*parts, str(day.year)])


def _end_of_agreement(record: Agreement, found: dict[str, Fix]) -> None:
    signed, until = record.signed_on, record.valid_until
    if signed and until and until == signed and until.precision == "day":
        better = two_years_later(signed)
        found["valid_until"] = _accept(written(better), in_words(better, long=True))


def _begin_of_phase(record: Phase, found: dict[str, Fix]) -> None:
    """Offer the day after the phase that is still running on the day entered."""
    running = (
        Phase.objects.filter(partnership=record.partnership_id, ends__isnull=False)
        .current()
        .exclude(pk=record.pk)
        .filter(begins__lt=record.begins.iso, ends__reaches=record.begins.first.isoformat())
        .first()
    )
    if running is not None:
        next_day = PartialDate.of(running.ends.last + dt.timedelta(days=1))
        found["begins"] = _accept(written(next_day), in_words(next_day, long=True))


def _end_of_phase(record: Phase, found: dict[str, Fix]) -> None:
    """Offer the eve of the phase that follows."""
    siblings = Phase.objects.filter(partnership=record.partnership_id).current()
    until = latest_end(record, siblings.exclude(pk=record.pk))
    if until is not None:
        found["ends"] = _accept(written(until), in_words(until, long=True))
