# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The official colours of the goals and the colour of a number on them."""

from __future__ import annotations

# United Nations, Sustainable Development Goals: Guidelines for the use of the SDG logo, May 2020.
GOAL_COLOURS = {
    1: "#E5243B",
    2: "#DDA63A",
    3: "#4C9F38",
    4: "#C5192D",
    5: "#FF3A21",
    6: "#26BDE2",
    7: "#FCC30B",
    8: "#A21942",
    9: "#FD6925",
    10: "#DD1367",
    11: "#FD9D24",
    12: "#BF8B2E",
    13: "#3F7E44",
    14: "#0A97D9",
    15: "#56C02B",
    16: "#00689D",
    17: "#19486A",
}
WHITE, INK = "#FFFFFF", "#131525"
# White reaches a contrast of 4.5 on these only.
_WHITE_ON = frozenset({1, 4, 8, 10, 13, 16, 17})


def number_colour(goal: int) -> str:
    """Return white or ink, whichever reads on a goal's colour; raises KeyError outside 1 to 17."""
    if goal not in GOAL_COLOURS:
        raise KeyError(goal)
    return WHITE if goal in _WHITE_ON else INK
