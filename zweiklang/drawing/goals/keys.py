# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The keyboard of the goals: the longer the key, the more partnerships work on it."""

from __future__ import annotations

from collections.abc import Mapping

from zweiklang.drawing.goals.colours import GOAL_COLOURS, number_colour
from zweiklang.drawing.svg import attribute, document, number

WIDE, GAP = 1120.0, 6.0
_DOTS = 6


def goal_keys(
    counts: Mapping[int, int],
    *,
    title: str,
    narrow: bool = False,
    hrefs: Mapping[int, str] | None = None,
    names: Mapping[int, str] | None = None,
    standalone: bool = False,
    ids: str = "keys",
) -> str:
    """Return 17 keys as `<svg>` of class zk-keys: length and dots = partnerships, outlined = none.

    `narrow`: lying keys in one column, 320 units wide, for phones. More than six partnerships are
    written as a number. `hrefs` makes keys links with the accessible `names`. Raises KeyError for a
    goal outside 1 to 17 and ValueError for a negative count.
    """
    for goal, count in counts.items():
        if goal not in GOAL_COLOURS:
            raise KeyError(goal)
        if count < 0:
            raise ValueError(f"Goal {goal} cannot have {count} partnerships.")
    most = min(max(counts.values(), default=0), _DOTS)
    if narrow:
        width, height = 320.0, 17 * 34.0 - GAP
    else:
        width, height = WIDE, max(54.5, _length(most))
    body = ""
    for goal in GOAL_COLOURS:
        key = _key(goal, counts.get(goal, 0), narrow)
        href = (hrefs or {}).get(goal)
        if href is not None:
            name = (names or {}).get(goal, str(goal))
            key = f"<a href={attribute(href)} aria-label={attribute(name)}>{key}</a>"
        body += key
    return document(
        body,
        width=width,
        height=height,
        title=title,
        ids=ids,
        css_class="zk-keys",
        links=bool(hrefs),
        standalone=standalone,
    )


def _length(dots: int) -> float:
    return 54.5 if dots == 0 else 72 + 22.0 * dots


def _key(goal: int, count: int, narrow: bool) -> str:
    dots = min(count, _DOTS)
    span = (WIDE - 16 * GAP) / 17
    if narrow:
        x, y, w, h = 0.0, (goal - 1) * 34.0, 44 + (16 + 22.0 * dots if dots else 0), 28.0
        text_x, text_y, size = 22.0, y + 20.5, 18
    else:
        x, y, w, h = (goal - 1) * (span + GAP), 0.0, span, _length(dots)
        text_x, text_y, size = x + span / 2, 34.0, 24
    if count == 0:
        rect = (
            f'<rect x="{number(x + 1.25)}" y="{number(y + 1.25)}" width="{number(w - 2.5)}"'
            f' height="{number(h - 2.5)}" rx="2" fill="none" stroke="{GOAL_COLOURS[goal]}"'
            ' stroke-width="2.5"/>'
        )
        return rect + _number(text_x, text_y, size, str(goal), "var(--zk-ink)")
    ink = number_colour(goal)
    parts = [
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(w)}" height="{number(h)}" rx="2"'
        f' fill="{GOAL_COLOURS[goal]}"/>',
        _number(text_x, text_y, size, str(goal), ink),
    ]
    if count > _DOTS:
        cx, cy = (w - 60, text_y) if narrow else (text_x, h - 14)
        parts.append(_number(cx, cy, 20, f"×{count}", ink))
        return "".join(parts)
    for k in range(dots):
        cx, cy = (w - 18 - 20 * k, y + 14) if narrow else (text_x, h - 18 - 20 * k)
        parts.append(f'<circle cx="{number(cx)}" cy="{number(cy)}" r="5.5" fill="{ink}"/>')
    return "".join(parts)


def _number(x: float, y: float, size: int, text: str, fill: str) -> str:
    return (
        f'<text x="{number(x)}" y="{number(y)}" font-size="{size}" font-weight="600"'
        f' text-anchor="middle" fill="{fill}">{text}</text>'
    )
