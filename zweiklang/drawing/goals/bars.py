# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Targets as bars: the longer the bar, the surer it is that a city works on the target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zweiklang.drawing.goals.colours import GOAL_COLOURS, number_colour
from zweiklang.drawing.palette import colour
from zweiklang.drawing.svg import content, document, number
from zweiklang.drawing.text import shorten

WIDE, NARROW = 1000.0, 320.0
_TILE, _ROW, _TALL_ROW = 48.0, 44.0, 66.0
_LABEL = 440.0


@dataclass(frozen=True)
class Bar:
    """A target: its code, its short title, how strong it is (0 to 1)."""

    code: str
    label: str
    strength: float

    @property
    def goal(self) -> int:
        """Return the number of its goal."""
        return int(self.code.partition(".")[0])


def target_bars(
    bars: Sequence[Bar],
    *,
    title: str,
    narrow: bool = False,
    standalone: bool = False,
    ids: str = "bars",
) -> str:
    """Return the bars as `<svg>` of class zk-bars, in the order given; the table stands beside it.

    `narrow`: 320 units wide, each title above its bar, for phones. Raises KeyError for a goal
    outside 1 to 17 and ValueError for a strength outside 0 to 1.
    """
    body = ""
    for place, bar in enumerate(bars):
        if bar.goal not in GOAL_COLOURS:
            raise KeyError(bar.goal)
        if not 0 <= bar.strength <= 1:
            raise ValueError(f"Target {bar.code} cannot be of strength {bar.strength}.")
        body += _tall(bar, place * _TALL_ROW) if narrow else _flat(bar, place * _ROW)
    return document(
        body,
        width=NARROW if narrow else WIDE,
        height=max(1.0, len(bars) * (_TALL_ROW if narrow else _ROW)),
        title=title,
        ids=ids,
        css_class="zk-bars",
        standalone=standalone,
    )


def _flat(bar: Bar, y: float) -> str:
    left = _TILE + 14 + _LABEL
    label = _text(_TILE + 14, y + 25, shorten(bar.label, 17, _LABEL - 16))
    return _tile(bar, y + 3) + label + _bar(bar, left, y + 10, WIDE - left)


def _tall(bar: Bar, y: float) -> str:
    left = _TILE + 12
    label = _text(left, y + 20, shorten(bar.label, 17, NARROW - left))
    return _tile(bar, y + 3) + label + _bar(bar, left, y + 32, NARROW - left)


def _tile(bar: Bar, y: float) -> str:
    return (
        f'<rect y="{number(y)}" width="{number(_TILE)}" height="32" rx="2"'
        f' fill="{GOAL_COLOURS[bar.goal]}"/>'
        f'<text x="{number(_TILE / 2)}" y="{number(y + 22)}" font-size="17" font-weight="600"'
        f' text-anchor="middle" fill="{number_colour(bar.goal)}">{content(bar.code)}</text>'
    )


def _text(x: float, y: float, text: str) -> str:
    return f'<text x="{number(x)}" y="{number(y)}" font-size="17">{content(text)}</text>'


def _bar(bar: Bar, x: float, y: float, room: float) -> str:
    length = max(2.0, (room - 2) * bar.strength)
    return (
        f'<rect x="{number(x + 1)}" y="{number(y + 1)}" width="{number(room - 2)}" height="16"'
        f' rx="1" fill="none" stroke="{colour("rule")}"/>'
        f'<rect x="{number(x + 1)}" y="{number(y + 1)}" width="{number(length)}" height="16"'
        f' rx="1" fill="{GOAL_COLOURS[bar.goal]}" stroke="{colour("ink")}"/>'
    )
