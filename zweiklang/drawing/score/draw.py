# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A score as SVG text, wide or turned for the phone."""

from __future__ import annotations

from datetime import date
from typing import Literal

from zweiklang.drawing.palette import colour
from zweiklang.drawing.primitives import Group, LinkedMark, Picture, Rect, flat
from zweiklang.drawing.score.data import ScoreData, ScoreLabels
from zweiklang.drawing.score.tall import TallScore, draw_rows, layout_tall
from zweiklang.drawing.score.wide import layout_wide
from zweiklang.drawing.svg import Writer, document, linked_symbol, number

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
    columns: bool = False,
) -> str:
    """Return the score as `<svg>`: 1200 units wide, or with "tall" upright and 320 wide.

    With `as_known_on` nothing after that day is drawn and its line says so. With `rtl` time runs
    from right to left; cities keep tone, shape and stave. `ids` must differ between the drawings
    of a page. With `columns` a long upright one is cut into two drawings at the beginning of a
    year. `shared_mark` is the id of the linked mark where the page holds one. Raises ValueError
    when an entry names no city of the score, and unless there are two or three cities.
    """
    if not 2 <= len(data.sides) <= 3:
        raise ValueError("A score is drawn for two or three cities.")
    picture: Picture
    if orientation == "wide":
        picture = layout_wide(data, labels, today=today, as_known_on=as_known_on).picture
    else:
        tall = layout_tall(data, labels, today=today, as_known_on=as_known_on)
        picture = tall.picture
        if columns and tall.middle is not None:
            defs = _defs(picture, ids, shared_mark)
            return _in_columns(tall, tall.middle, labels, ids=ids, rtl=rtl, defs=defs)
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


def _in_columns(
    tall: TallScore, middle: float, labels: ScoreLabels, *, ids: str, rtl: bool, defs: str
) -> str:
    """Return an upright score as two drawings, which a page sets below or beside each other.

    The second points to what the first draws behind all rows.
    """
    width, height = tall.picture.width, tall.picture.height
    writer = Writer(ids, width if rtl else None)
    links = _has_links(tall.picture.items)
    drawn = []
    for name, top, bottom in (("1", 0.0, middle), ("2", middle, height)):
        rows = [row for row in tall.rows if top <= row.box.top < bottom]
        body = writer.picture(Picture(width, height, tuple(draw_rows(rows))))
        ground = f'<use href="#{ids}-g"/>'
        if name == "1":
            ground = f'<g id="{ids}-g">{writer.write(tall.ground)}</g>'
        clip = f"M0 {number(top)}H{number(width)}V{number(bottom)}H0Z"
        clipped = f'<clipPath id="{ids}-{name}"><path d="{clip}"/></clipPath>'
        drawn.append(
            document(
                f'<g clip-path="url(#{ids}-{name})">{ground}</g>{body}',
                width=width,
                height=bottom - top,
                top=top,
                title=labels.title if name == "1" else "",
                description=labels.description if name == "1" else "",
                ids=ids,
                links=links,
                rtl=rtl,
                defs=(defs if name == "1" else "") + clipped,
            )
        )
    return "".join(drawn)


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
