# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The score of a partnership in the forms a page needs."""

from __future__ import annotations

from typing import Any

from zweiklang.domain.partnerships.records import PartnershipFile
from zweiklang.doors.ui.marks import SHARED_ID
from zweiklang.foundation import clock
from zweiklang.outputs.drawings import scores
from zweiklang.outputs.drawings.sheets import Sheet

#: Characters of both drawings; beyond, only the upright one is drawn, which no window makes small.
DRAWN = 60_000


def both_forms(
    found: PartnershipFile, sheet: Sheet | None, *, links: scores.Address | None = None
) -> dict[str, str]:
    """Return the score as wide windows and as phones show it; of a long one, one sheet.

    {} where nothing is to be drawn, no wide form where both would weigh too much.
    """
    if not (found.phases or found.agreements or found.events) or len(found.parties) < 2:
        return {}
    form: dict[str, Any] = {"today": clock.today(), "sheet": sheet, "links": links}
    form["shared_mark"] = SHARED_ID
    wide = scores.draw(found, orientation="wide", ids="sw", **form)
    tall = scores.draw(found, orientation="tall", ids="st", columns=True, **form)
    return {"wide": wide if len(wide) + len(tall) <= DRAWN else "", "tall": tall}
