# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What cities expect of each other in a year, how they judge it, and what they change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from zweiklang.domain.reciprocity.principles import principles
from zweiklang.domain.reciprocity.queries import Year, compared
from zweiklang.outputs.workbook.lists import Column


def expectations(names: Mapping[str, str]) -> Sequence[Column]:
    """Return the columns of answers on expectations; `names` are those of cities by side."""
    return (
        Column(_("Year"), lambda row: row.year),
        Column(_("City"), lambda row: names.get(row.side, "")),
        Column(_("What do we expect?"), lambda row: row.expects, True),
        Column(_("What worries us?"), lambda row: row.worries, True),
        Column(_("Handed in on"), lambda row: row.shared_on),
    )


def answers(years: Iterable[Year]) -> Iterable[Any]:
    """Yield the answers of all years, as far as the reader may see them."""
    return (answer for year in years for answer in year.answers.values())


def principle(number: int) -> str:
    """Return number and title of a principle."""
    return f"{number} {principles()[number].title(get_language() or 'en')}"


def _question(number: int) -> str:
    return principles()[number].question(get_language() or "en")


def judgements(names: Mapping[str, str]) -> Sequence[Column]:
    """Return the columns of a self-assessment: a row is a city's answer on one principle."""
    return (
        Column(_("Year"), lambda row: row[0].year),
        Column(_("Principle"), lambda row: principle(row[1]), True),
        Column(_("Question"), lambda row: _question(row[1]), True),
        Column(_("City"), lambda row: names.get(row[0].side, "")),
        Column(_("Score (1 to 5)"), lambda row: row[0].scores[row[1]]),
        Column(_("Evidence"), lambda row: row[0].evidence(row[1]), True),
    )


def judgement_rows(year: Year | None) -> Iterable[tuple[Any, int]]:
    """Yield the answer of each city on each principle of a year."""
    rows = compared(year) if year else []
    return ((year.answers[side], row.principle) for row in rows for side in row.scores if year)


#: A row is the proposed or agreed text and whether it is in force.
CHANGES = (
    Column(_("What we change"), lambda row: str(row[0]), True),
    Column(
        _("State"),
        lambda row: _("agreed by all") if row[1] else _("proposed, waits for answers"),
    ),
)


def trend(names: Mapping[str, str], years: Iterable[int]) -> Sequence[Column]:
    """Return the columns of scores over the years: a row is principle, side, scores by year."""

    def of(year: int) -> Column:
        return Column(str(year), lambda row: row[2].get(year))

    return (
        Column(_("Principle"), lambda row: principle(row[0]), True),
        Column(_("City"), lambda row: names.get(row[1], "")),
        *(of(year) for year in years),
    )


def trend_rows(
    scores: Mapping[int, Mapping[str, Mapping[int, int]]],
) -> Iterable[tuple[int, str, Mapping[int, int]]]:
    """Yield the scores of each principle and city."""
    return (
        (number, side, by_year)
        for number, by_side in scores.items()
        for side, by_year in by_side.items()
    )
