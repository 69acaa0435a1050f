# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Columns that lists of the workspace and of the portal share: passages, indicators, the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from zweiklang.agenda2030 import short_title
from zweiklang.domain.projects.records import End, IndicatorRow
from zweiklang.domain.reciprocity.queries import is_draft
from zweiklang.domain.reciprocity.rules import Standing
from zweiklang.domain.topics.records import PassageRecord
from zweiklang.foundation.lists import labelled
from zweiklang.foundation.money import from_minor
from zweiklang.outputs.workbook.lists import Column


def target_title(code: str) -> str:
    """Return the short title of a goal or target in the reader's language, "" without a code."""
    return short_title(code, get_language() or "en") if code else ""


# -- Passages of papers ----------------------------------------------------------------------------
def passage(of: Callable[[Any], PassageRecord | None], city: Any = "") -> tuple[Column, ...]:
    """Return the columns of a passage with the document and page it stands on.

    of: the passage of a row, None where it has none. city: whose passage it is, named in the
    headings where a row has passages of several cities.
    """

    def column(name: Any, value: Callable[[PassageRecord], Any], is_wide: bool = False) -> Column:
        heading = labelled(city, name) if city else name
        return Column(
            heading, lambda row: value(one) if (one := of(row)) is not None else None, is_wide
        )

    return (
        column(_("Stance"), lambda one: one.stance_label),
        column(_("Passage"), lambda one: one.text, True),
        column(_("Paper"), lambda one: one.paper.title, True),
        column(_("Page"), lambda one: one.page),
        column(_("Date"), lambda one: one.paper.dated_on),
        column(_("Organisational unit"), lambda one: one.paper.unit),
        column(_("Language"), lambda one: one.language),
    )


# -- Joint projects --------------------------------------------------------------------------------
def indicators(names: Mapping[str, Any]) -> Sequence[Column]:
    """Return the columns of indicators: a row is one end of one with a value, or without.

    `names` are those of cities by side.
    """
    return (
        Column(_("Indicator"), lambda row: row[0].mark),
        Column(_("City"), lambda row: str(names[row[0].side])),
        Column(_("What is measured"), lambda row: row[0].name, True),
        Column(_("Unit"), lambda row: row[0].unit),
        Column(_("At the beginning"), lambda row: row[0].baseline),
        Column(_("measured on"), lambda row: row[0].baseline_on),
        Column(_("Target"), lambda row: row[0].target),
        Column(_("until"), lambda row: row[0].target_on),
        Column(_("Value"), lambda row: row[1] and row[1].value),
        Column(_("Date"), lambda row: row[1] and row[1].measured_on),
        Column(_("Source"), lambda row: row[1] and row[1].source and row[1].source.title),
        Column(_("Note"), lambda row: row[1] and row[1].note, True),
    )


def indicator_values(rows: Iterable[IndicatorRow]) -> Iterable[tuple[Any, Any]]:
    """Yield each end of each indicator with each of its values, with None where none is."""
    return with_values(end for row in rows for _side, end in row.ends if end is not None)


def with_values(ends: Iterable[End]) -> Iterable[tuple[Any, Any]]:
    """Yield each end of an indicator with each of its values, with None where none is."""
    return ((end, value) for end in ends for value in end.values or (None,))


# -- Giving and gaining ----------------------------------------------------------------------------
STANDINGS = {
    Standing.CONFIRMED: _("confirmed by the other city"),
    Standing.DECLARED: _("only declared"),
    Standing.DISPUTED: _("seen differently"),
}


def ledger(names: Mapping[str, str], *, with_topic: bool) -> Sequence[Column]:
    """Return the columns of contributions and gains; `names` are those of cities by side.

    with_topic: whether the topic or project is named, which public pages do not.
    """

    def of(name: str) -> Any:
        return lambda row: getattr(row.statement, name, None)

    about = Column(_("Topic or project"), lambda row: str(row.statement.about or ""))
    return (
        Column(_("What"), of("what"), True),
        Column(_("Kind"), lambda row: row.statement.get_kind_display()),
        Column(_("Who gives"), lambda row: names.get(getattr(row.statement, "giver", ""), "")),
        Column(_("Who gains"), lambda row: names.get(_gainer(row.statement), "")),
        Column(_("From"), of("begins")),
        Column(_("Until"), of("ends")),
        Column(_("Quantity"), of("quantity")),
        Column(_("Unit"), of("unit")),
        Column(_("Amount of money"), lambda row: _amount(row.statement)),
        Column(_("Currency"), of("currency")),
        Column(_("Paid by"), of("funder")),
        *((about,) if with_topic else ()),
        Column(_("Statement of"), lambda row: names.get(row.statement.side, "")),
        Column(_("Standing"), lambda row: _("draft") if is_draft(row) else STANDINGS[row.standing]),
        Column(_("Other view"), lambda row: [_view(one, names) for one in row.disputes], True),
        Column(_("Source"), lambda row: row.statement.source and row.statement.source.title),
    )


def _gainer(statement: Any) -> str:
    return getattr(statement, "receiver", "") or statement.side


def _view(response: Any, names: Mapping[str, str]) -> str:
    said = response.text.read(get_language() or "en").text
    return labelled(names.get(response.side, ""), said)


def _amount(statement: Any) -> Any:
    minor = getattr(statement, "minor", None)
    return None if minor is None else from_minor(minor, statement.currency)
