# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How sure a reading is, as people say it: five boxes and a word instead of a percentage."""

from __future__ import annotations

from typing import Literal

Level = Literal["very-sure", "sure", "probable", "unsure"]
#: From which calibrated probability on, with the number of boxes that are filled.
LEVELS: tuple[tuple[float, Level, int], ...] = (
    (0.9, "very-sure", 5),
    (0.75, "sure", 4),
    (0.5, "probable", 3),
    (0.0, "unsure", 2),
)
#: Nobody is right in more than so many of a hundred cases.
MOST_IN_HUNDRED = 99


def level_of(p: float) -> Level:
    """Return the word for a probability between 0 and 1."""
    return next(level for least, level, _boxes in LEVELS if p >= least)


def boxes_of(p: float) -> int:
    """Return how many of five boxes are filled: 2 to 5."""
    return next(boxes for least, _level, boxes in LEVELS if p >= least)


def in_hundred(p: float) -> int:
    """Return in how many of a hundred similar cases it is right."""
    return min(MOST_IN_HUNDRED, max(1, round(p * 100)))
