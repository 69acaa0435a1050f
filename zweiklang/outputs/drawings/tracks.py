# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Indicators of a project as small drawings, with their numbers in the reader's language."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zweiklang.domain.projects.records import End
from zweiklang.drawing.sides import Tone
from zweiklang.drawing.track import Track, indicator_track
from zweiklang.foundation.date_words import in_words
from zweiklang.foundation.numbers import in_figures


def track(end: End, city: Any, ids: str) -> str:
    """Return the way of one city from begin to target; "" if no number is known or no tone is."""
    numbers = [end.baseline, end.target, *(one.value for one in end.values)]
    if all(number is None for number in numbers) or end.side not in "ABC":
        return ""
    language = get_language() or "en"
    name = end.name.read(language)
    drawn = Track(
        Tone(end.side.lower()),
        _pair(end.baseline, end.unit),
        _pair(end.target, end.unit),
        [(float(one.value), with_unit(one.value, end.unit)) for one in end.values],
    )
    title = _("%(indicator)s in %(city)s") % {"indicator": name, "city": city}
    return indicator_track(drawn, title=title, description=_sentence(end), ids=ids)


def with_unit(number: Decimal, unit: str) -> str:
    """Return a number with its unit, as the reader writes it."""
    return f"{in_figures(number)} {unit}"


def _pair(number: Decimal | None, unit: str) -> tuple[float, str] | None:
    return None if number is None else (float(number), with_unit(number, unit))


def _sentence(end: End) -> str:
    """Return the drawing in words."""
    parts = []
    if end.baseline is not None:
        parts.append(
            _("At the beginning %(value)s.") % {"value": with_unit(end.baseline, end.unit)}
        )
    if end.target is not None:
        parts.append(_("Target %(value)s.") % {"value": with_unit(end.target, end.unit)})
    if end.latest is not None:
        said = {
            "value": with_unit(end.latest.value, end.unit),
            "day": in_words(end.latest.measured_on, long=True),
        }
        parts.append(_("%(day)s: %(value)s.") % said)
    return " ".join(parts)
