# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The wheel of the goals one partnership works on, and the single tile."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin

from zweiklang.drawing.goals.colours import GOAL_COLOURS, number_colour
from zweiklang.drawing.palette import colour
from zweiklang.drawing.sides import Tone
from zweiklang.drawing.svg import content, document, head_shape, number
from zweiklang.drawing.text import shorten

SIZE, CENTRE = 368.0, 184.0
INNER, OUTER, LONG = 112.0, 160.0, 176.0
_GAP = 6.0


def goal_wheel(
    served: Mapping[int, tuple[Tone, ...]],
    *,
    title: str,
    centre: tuple[str, str],
    standalone: bool = False,
    ids: str = "wheel",
) -> str:
    """Return 17 equal segments as `<svg>` of class zk-wheel, 368 units square.

    `served`: goal -> who works on it; such segments are filled and longer and carry the marks just
    inside. `centre`: two short lines, "6 Ziele", "gemeinsam". Raises KeyError for an unknown goal.
    """
    unknown = set(served) - set(GOAL_COLOURS)
    if unknown:
        raise KeyError(min(unknown))
    segments = "".join(_segment(goal, tuple(served.get(goal, ()))) for goal in GOAL_COLOURS)
    look = f'font-size="20" font-weight="600" text-anchor="middle" fill="{colour("muted")}"'
    body = f"<g {look}>{segments}</g>"
    first, second = shorten(centre[0], 26, 150), shorten(centre[1], 16, 150)
    body += (
        f'<text x="184" y="186" font-size="26" font-weight="500" text-anchor="middle">'
        f"{content(first)}</text>"
        f'<text x="184" y="210" font-size="19" text-anchor="middle"'
        f' fill="{colour("muted")}">{content(second)}</text>'
    )
    return document(
        body,
        width=SIZE,
        height=SIZE,
        title=title,
        ids=ids,
        css_class="zk-wheel",
        standalone=standalone,
    )


def _point(radius: float, angle: float) -> str:
    return f"{number(CENTRE + radius * sin(angle))} {number(CENTRE - radius * cos(angle))}"


def _segment(goal: int, tones: tuple[Tone, ...]) -> str:
    middle = (goal - 1) * 2 * pi / 17
    outer = LONG if tones else OUTER
    # The gap between neighbours keeps the same width inside and outside.
    wide, narrow = pi / 17 - _GAP / 2 / outer, pi / 17 - _GAP / 2 / INNER
    path = (
        f"M{_point(outer, middle - wide)}"
        f"A{number(outer)} {number(outer)} 0 0 1 {_point(outer, middle + wide)}"
        f"L{_point(INNER, middle + narrow)}"
        f"A{number(INNER)} {number(INNER)} 0 0 0 {_point(INNER, middle - narrow)}Z"
    )
    if tones:
        paint, ink = f'fill="{GOAL_COLOURS[goal]}"', f' fill="{number_colour(goal)}"'
    else:
        paint = f'fill="{colour("paper")}" stroke="{GOAL_COLOURS[goal]}" stroke-width="2"'
        ink = ""
    radius = (INNER + outer) / 2 + 2
    x, y = CENTRE + radius * sin(middle), CENTRE - radius * cos(middle) + 7
    text = f'<text x="{number(x)}" y="{number(y)}"{ink}>{goal}</text>'
    return f'<path d="{path}" {paint}/>{text}{_who(middle, tones)}'


def _who(middle: float, tones: tuple[Tone, ...]) -> str:
    shapes = ""
    step = 14 / 97
    for i, tone in enumerate(tones):
        angle = middle + (i - (len(tones) - 1) / 2) * step
        x, y = CENTRE + 97 * sin(angle), CENTRE - 97 * cos(angle)
        shapes += head_shape(tone, x, y, 5, f'fill="{colour(tone.value)}"')
    return shapes


def goal_tile(
    goal: int, *, size: float = 32, title: str = "", standalone: bool = False, ids: str = ""
) -> str:
    """Return the number on the official colour; without `title` hidden, the words stand beside it.

    Raises KeyError outside 1 to 17.
    """
    body = (
        f'<rect width="32" height="32" rx="2" fill="{GOAL_COLOURS[goal]}"/>'
        f'<text x="16" y="22" font-size="17" font-weight="600" text-anchor="middle"'
        f' fill="{number_colour(goal)}">{goal}</text>'
    )
    if title:
        return document(
            body.replace("<rect", f'<g transform="scale({size / 32:.4g})"><rect', 1) + "</g>",
            width=size,
            height=size,
            title=title,
            ids=ids or f"goal-{goal}",
            standalone=standalone,
        )
    namespace = ' xmlns="http://www.w3.org/2000/svg"' if standalone else ""
    return (
        f'<svg{namespace} width="{number(size)}" height="{number(size)}" viewBox="0 0 32 32"'
        f' aria-hidden="true" font-family="Fira Sans, sans-serif">{body}</svg>'
    )
