# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the row of an entry stands: in a table of the page, or in its partnership's timeline."""

from __future__ import annotations

from django.urls import reverse

from zweiklang.outputs.drawings.scores import Address


def row_id(fact_id: object) -> str:
    """Return the id of the row that tells an entry in full.

    A page names every entry up to three times; of a random id eight characters tell its rows apart.
    """
    return f"e-{str(fact_id)[:8]}"


def on_page(fact_id: object, year: int) -> str:
    """Return the address of the row of an entry in the table of the same page."""
    return f"#{row_id(fact_id)}"


def in_timeline(office: str, partnership: str) -> Address:
    """Return the addresses of rows in a partnership's timeline, which has every entry.

    The page of the partnership shows its table only where there is room for it.
    """
    timeline = reverse("portal:partnership_timeline", args=[office, partnership])

    def address(fact_id: object, year: int) -> str:
        return f"{timeline}?year={year}#{row_id(fact_id)}"

    return address
