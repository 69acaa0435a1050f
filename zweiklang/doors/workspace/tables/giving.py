# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What cities give, gain, expect of each other, and how they judge it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from zweiklang.domain.reciprocity.queries import is_draft
from zweiklang.domain.reciprocity.rules import Standing
from zweiklang.foundation.lists import labelled
from zweiklang.foundation.money import from_minor
from zweiklang.outputs.workbook.lists import Column

STANDINGS = {
    Standing.CONFIRMED: _("confirmed by the other city"),
    Standing.DECLARED: _("only declared"),
    Standing.DISPUTED: _("seen differently"),
}


def ledger(names: Mapping[str, str]) -> Sequence[Column]:
    """Return the columns of contributions and gains; `names` are those of cities by side."""

    def of(name: str) -> Any:
        return lambda row: getattr(row.statement, name, None)

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
        Column(_("Topic or project"), lambda row: str(getattr(row.statement, "about", "") or "")),
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
