# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A score as SVG text, wide or turned for the phone."""

from __future__ import annotations

from datetime import date
from typing import Literal

from zweiklang.drawing.palette import colour
from zweiklang.drawing.primitives import Group, LinkedMark, Picture, Rect, flat
from zweiklang.drawing.score.data import ScoreData, ScoreLabels
from zweiklang.drawing.score.tall import layout_tall
from zweiklang.drawing.score.wide import layout_wide
from zweiklang.drawing.svg import Writer, document, linked_symbol

Orientation = Literal["wide", "tall"]


def draw_score(
    data: ScoreData,
    labels: ScoreLabels,
    *,
    today: date,
    as_known_on: date | None = None,
    orientation: Orientation = "wide",
    rtl: bool = False,
    standalone: bool = False,
    ids: str = "sc",
    shared_mark: str = "",
) -> str:
    """Return the score as `<svg>`: 1200 units wide, or with "tall" upright and 320 wide.

    With `as_known_on` nothing after that day is drawn and its line says so. With `rtl` time runs
    from right to left; cities keep tone, shape and stave. `ids` must differ between the drawings
    of a page. `shared_mark` is the id of the linked mark where the page holds one. Raises
    ValueError when an entry names no city of the score, and unless there are two or three cities.
    """
    if not 2 <= len(data.sides) <= 3:
        raise ValueError("A score is drawn for two or three cities.")
    picture: Picture
    if orientation == "wide":
        picture = layout_wide(data, labels, today=today, as_known_on=as_known_on).picture
    else:
        picture = layout_tall(data, labels, today=today, as_known_on=as_known_on).picture
    writer = Writer(ids, picture.width if rtl else None)
    return document(
        writer.picture(picture),
        width=picture.width,
        height=picture.height,
        title=labels.title,
        description=labels.description,
        ids=ids,
        links=_has_links(picture.items),
        rtl=rtl,
        standalone=standalone,
        defs=_defs(picture, ids, shared_mark),
    )


def _has_links(items: tuple[object, ...]) -> bool:
    return any(
        isinstance(item, Group) and (item.href is not None or _has_links(item.items))
        for item in items
    )


def _defs(picture: Picture, ids: str, shared_mark: str) -> str:
    parts = flat(picture.items)
    defs = ""
    if any(isinstance(part, LinkedMark) for part in parts):
        defs += linked_symbol(ids, shared_mark)
    if any(isinstance(part, Rect) and part.fill == "url(#h)" for part in parts):
        defs += hatching(f"{ids}-h")
    return defs


def hatching(pattern_id: str) -> str:
    """Return the pattern of a dormant phase."""
    return (
        f'<pattern id="{pattern_id}" width="8" height="8" patternUnits="userSpaceOnUse"'
        f' patternTransform="rotate(45)"><path d="M0 0V8" stroke="{colour("stave")}"'
        ' stroke-width="2"/></pattern>'
    )
