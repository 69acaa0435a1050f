# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which papers and lines the topic finder shows, as chosen in the address."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext as _

from zweiklang.agenda2030 import goals
from zweiklang.domain.places.models import UnitName
from zweiklang.domain.topics.comparing import papers_where
from zweiklang.domain.topics.models import Paper
from zweiklang.foundation.lists import labelled

#: Below this probability that its target fits the passages, or below this score, a line is only
#: shown on request. Of those above three in five fit in the development papers.
SURE_ENOUGH, STRONG_ENOUGH = 0.5, 0.12


@dataclass(frozen=True)
class Option:
    """One choice of a filter."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Filter:
    """A filter with its choices, the first one shows all."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Choice:
    """What was chosen. goal: its code. unit: id. since: year. kind: of paper. "" shows all."""

    goal: str = ""
    unit: str = ""
    since: str = ""
    kind: str = ""
    unsure: bool = False

    @property
    def is_narrow(self) -> bool:
        """Return whether anything is left out."""
        return bool(self.goal or self.unit or self.since or self.kind)


def read_choice(request: HttpRequest, units: Iterable[UnitName]) -> Choice:
    """Return what the address asks for; what does not exist is left out."""
    asked = {name: request.GET.get(name, "") for name in ("goal", "unit", "since", "kind")}
    known = {
        "goal": {goal.code for goal in goals()},
        "unit": {str(name.unit_id) for name in units},
        "kind": set(Paper.Kind.values),
    }
    chosen = {name: value for name, value in asked.items() if value in known.get(name, {value})}
    since = chosen.get("since", "")
    chosen["since"] = since if len(since) == 4 and since.isdecimal() else ""
    return Choice(**chosen, unsure="unsure" in request.GET)


def papers_chosen(choice: Choice, units: Iterable[UnitName]) -> Q:
    """Return the condition on papers. A unit narrows the papers of its own city only."""
    units_by_id = {str(name.unit_id): (name.unit_id, name.unit.place_id) for name in units}
    return papers_where(kind=choice.kind, since=choice.since, unit=units_by_id.get(choice.unit))


def filters_for(
    choice: Choice,
    papers: Iterable[tuple[Any, Any, str, Any]],
    units: Iterable[UnitName],
    titles: dict[str, str],
) -> list[Filter]:
    """Return the filters with what occurs in the papers; titles: of the goals by code."""
    rows = list(papers)
    years = sorted({date.year for *_rest, date in rows if date}, reverse=True)
    kinds = [(value, str(label)) for value, label in Paper.Kind.choices]
    present = {kind for _place, _unit, kind, _date in rows}
    by_name = sorted(
        ((labelled(one.unit.place, one), one) for one in units), key=lambda pair: pair[0]
    )
    return [
        _filter("goal", _("Goal"), _("all goals"), titles.items(), choice.goal),
        _filter(
            "unit", _("Unit"), _("all units"),
            ((str(one.unit_id), label) for label, one in by_name), choice.unit,
        ),
        _filter(
            "since", _("Period"), _("all years"),
            ((str(year), _("since %(year)s") % {"year": year}) for year in years), choice.since,
        ),
        _filter(
            "kind", _("Kind of paper"), _("all kinds"),
            ((value, label) for value, label in kinds if value in present), choice.kind,
        ),
    ]  # fmt: skip


def _filter(
    name: str, label: str, everything: str, options: Iterable[tuple[str, str]], chosen: str
) -> Filter:
    found = [Option("", everything, not chosen)]
    found += [Option(value, words, value == chosen) for value, words in options]
    return Filter(name, label, tuple(found))
