# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Indicators of a city's own end as a result, the other end's told beside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache

from django.utils.translation import gettext, override

from zweiklang.domain.projects.records import End, PublishedProject, PublishedValue
from zweiklang.foundation.texts import TranslatedText
from zweiklang.iati.elements import Narrative, Text
from zweiklang.iati.results import Baseline, Indicator, Measurement, Result, ResultPeriod
from zweiklang.outputs.iati.words import day, number, texts

OUTCOME, UNIT, PERCENTAGE = "2", "1", "2"


def results(
    title: TranslatedText, project: PublishedProject, begins: dt.date
) -> tuple[Result, ...]:
    """Return the result of a project at one end; none where the charter names no indicator.

    `begins`: from when on values without a baseline are told.
    """
    by_mark: dict[str, list[End]] = {}
    for one in project.others:
        by_mark.setdefault(one.mark, []).append(one)
    indicators = tuple(
        _indicator(one, by_mark.get(one.mark, ()), project.values.get(one.mark, ()), begins)
        for one in project.indicators
    )
    return (Result(OUTCOME, title=texts(title), indicators=indicators),) if indicators else ()


def _indicator(
    end: End, others: Sequence[End], values: Sequence[PublishedValue], begins: dt.date
) -> Indicator:
    baseline: tuple[Baseline, ...] = ()
    if end.baseline is not None:
        on = end.baseline_on or begins
        baseline = (
            Baseline(
                str(on.year), on.isoformat() if end.baseline_on else None, number(end.baseline)
            ),
        )
    rising = end.baseline is None or end.target is None or end.target >= end.baseline
    return Indicator(
        PERCENTAGE if end.unit.strip() in ("%", "percent", "Prozent") else UNIT,
        "true" if rising else "false",
        title=texts(end.name),
        description=_description(end, others),
        baselines=baseline,
        periods=periods(end, values, begins),
    )


def _description(end: End, others: Sequence[End]) -> Text:
    """Return mark and unit, and what the other end measures under the same mark."""
    found = []
    for code in [end.name.original, *sorted(set(end.name.texts) - {end.name.original})]:
        if not end.name.texts.get(code) or end.name.is_stale(code):
            continue
        here, there = _templates(code)
        words = here % {"mark": end.mark, "unit": end.unit}
        for one in others:
            words += " " + there % {"name": one.name.read(code).text, "unit": one.unit}
        found.append(Narrative(words, lang=code))
    return Text(tuple(found))


@cache
def _templates(language: str) -> tuple[str, str]:
    """Return the sentences of a description in a language; switching for each would take long."""
    with override(language):
        return (
            gettext("Mark %(mark)s, in %(unit)s."),
            gettext("At the other end: %(name)s, in %(unit)s."),
        )


def periods(
    end: End, values: Sequence[PublishedValue], begins: dt.date
) -> tuple[ResultPeriod, ...]:
    """Return one period for each value and one up to the aim, without overlap.

    A value of a year or month speaks for it; one of a day for the time since the value before.
    """
    found: list[tuple[dt.date, dt.date, PublishedValue | None]] = []
    before = end.baseline_on or begins
    for value in values:
        first, last = value.measured_on.first, value.measured_on.last
        if first == last:
            first = min(before + dt.timedelta(days=1), last)
        found.append((first, last, value))
        before = last
    aim = end.target_on if end.target is not None else None
    if aim is not None and all(last != aim for _first, last, _value in found):
        found.append((min(before + dt.timedelta(days=1), aim), aim, None))
    return tuple(_period(end, *one, is_aim=one[1] == aim) for one in found)


def _period(
    end: End, first: dt.date, last: dt.date, value: PublishedValue | None, *, is_aim: bool
) -> ResultPeriod:
    aims = (Measurement(number(end.target)),) if is_aim and end.target is not None else ()
    reached: tuple[Measurement, ...] = ()
    if value is not None:
        comment = texts(value.note) if value.note else None
        reached = (Measurement(number(value.value), comment=comment),)
    return ResultPeriod(day(first), day(last), aims, reached)
