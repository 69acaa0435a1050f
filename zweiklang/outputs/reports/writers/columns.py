# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How wide the columns of a table are: by their shares, but none narrower than its longest word."""

from __future__ import annotations

from zweiklang.drawing.text import text_width
from zweiklang.outputs.reports.blocks import Table

#: Millimetres of a point, size of letters in tables in points, white space beside a cell.
_POINT, _SIZE, _BESIDE = 0.3528, 9.5, 3.5
#: More of the width than this no single word gets: it is divided instead.
_MOST = 0.35


def column_widths(table: Table, width: float) -> list[float]:
    """Return the width of each column in the unit of `width` millimetres; they add up to it."""
    shares = [max(1, column.share) for column in table.columns]
    wanted = [width * share / sum(shares) for share in shares]
    needed = [min(_longest(table, at), width * _MOST) for at in range(len(shares))]
    lacking = sum(max(0.0, need - want) for need, want in zip(needed, wanted, strict=True))
    spare = [max(0.0, want - need) for need, want in zip(needed, wanted, strict=True)]
    if not lacking or sum(spare) < lacking:
        return wanted
    part = lacking / sum(spare)
    return [
        max(want, need) - free * part
        for want, need, free in zip(wanted, needed, spare, strict=True)
    ]


def _longest(table: Table, at: int) -> float:
    """Return how much room the longest word of a column takes, in its head or a cell."""
    cells = [row[at] for row in (*table.rows, *((table.total,) if table.total else ()))]
    words = table.columns[at].label.split()
    words += [word for cell in cells for run in cell for word in run.text.split()]
    widest = max((text_width(word, _SIZE) for word in words), default=0.0)
    return widest * _POINT + _BESIDE
