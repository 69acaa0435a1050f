# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rules about council items and resolution points."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from zweiklang.agenda2030 import parse_code
from zweiklang.foundation.lists import with_commas

if TYPE_CHECKING:
    from zweiklang.domain.mandate.models import CouncilItem

SLASHED_NUMBER = re.compile(r"^(\d{3,6})/(\d{2})(-E\d+)?$")


def check_council_item(item: CouncilItem) -> None:
    """Raise ValidationError for a slashed number or an item that builds on a later one.

    Dortmund writes 25021-22 and additions 25021-22-E1 (dosys); other cities' numbers pass as
    they are.
    """
    errors: dict[str, str] = {}
    if found := SLASHED_NUMBER.match(item.number):
        better = "-".join(part for part in found.groups() if part).replace("--", "-")
        errors["number"] = _("Write the number with a hyphen: %(better)s") % {"better": better}
    earlier = item.follows
    if earlier and item.dated_on and earlier.dated_on.first > item.dated_on.last:
        errors["follows"] = _(
            "The item it builds on is later than this one. "
            "Choose an earlier one, or correct the date."
        )
    if errors:
        raise ValidationError(errors)


def is_decision(kind: str, result: str) -> bool:
    """Return whether a paper became a decision: it asked for one, and it was adopted.

    A motion, a question, a note and the recommendation of a committee decide nothing.
    """
    return kind == "decision" and result == "decided"


def check_goals(codes: Iterable[str], field: str = "goals") -> None:
    """Raise ValidationError naming every code that is no goal or target of the 2030 Agenda."""
    wrong = []
    for code in codes:
        try:
            parse_code(code)
        except ValueError:
            wrong.append(code)
    if wrong:
        raise ValidationError(
            {
                field: _("Unknown goal or target: %(codes)s. Write 13 or 11.6.")
                % {"codes": with_commas(wrong)}
            }
        )
