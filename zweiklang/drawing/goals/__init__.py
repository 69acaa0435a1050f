# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The 17 goals as keys, wheel and tiles: number on the official colour, words always beside it."""

from zweiklang.drawing.goals.bars import Bar, target_bars
from zweiklang.drawing.goals.colours import GOAL_COLOURS, INK, WHITE, number_colour
from zweiklang.drawing.goals.keys import goal_keys
from zweiklang.drawing.goals.wheel import goal_tile, goal_wheel

__all__ = [
    "GOAL_COLOURS",
    "INK",
    "WHITE",
    "Bar",
    "goal_keys",
    "goal_tile",
    "goal_wheel",
    "number_colour",
    "target_bars",
]
