# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What two cities give each other: one row per kind, bars from the middle; views over the years."""

from zweiklang.drawing.mirror.draw import Bar, MirrorRow, draw_mirror, layout_mirror
from zweiklang.drawing.mirror.trend import TrendRow, draw_trend, layout_trend

__all__ = [
    "Bar",
    "MirrorRow",
    "TrendRow",
    "draw_mirror",
    "draw_trend",
    "layout_mirror",
    "layout_trend",
]
