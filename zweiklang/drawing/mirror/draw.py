# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The give-and-gain mirror: every row has its own unit and scale; solid is confirmed, dashed not.

There is no total. A city that gave nothing of a kind keeps its place and says so in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from zweiklang.drawing.primitives import Head, Item, Line, Picture, Rect, Text, around
from zweiklang.drawing.sides import Side, Tone
from zweiklang.drawing.svg import Writer, document
from zweiklang.drawing.text import text_width, wrap

WIDE: Final = 1120.0
NARROW: Final = 280.0


@dataclass(frozen=True)
class Bar:
    """What one city gave of a kind: the confirmed part, the declared part, and how much in words.

    Both parts are in the unit of the row.
    """

    confirmed: float
    declared: float
    words: str

    def __post_init__(self) -> None:
        """Raise ValueError for less than nothing."""
        if self.confirmed < 0 or self.declared < 0:
            raise ValueError("A city cannot give less than nothing.")

    @property
    def whole(self) -> float:
        """Return both parts."""
        return self.confirmed + self.declared


@dataclass(frozen=True)
class MirrorRow:
    """One kind of giving: its name between the bars of the two cities."""

    label: str
    left: Bar
    right: Bar


@dataclass(frozen=True)
class _Form:
    """The measures of a wide or a narrow mirror."""

    width: float
    middle: float
    label_above: bool
    bar: float
    size: float
    lines: int

    @property
    def half(self) -> float:
        """Return the room of one side."""
        return (self.width - self.middle) / 2

    @property
    def leading(self) -> float:
        """Return the distance of two lines of words."""
        return 1.4 * self.size


_WIDE = _Form(WIDE, 168, False, 22, 16, 3)
_NARROW = _Form(NARROW, 16, True, 20, 15, 12)


def draw_mirror(
    rows: Sequence[MirrorRow],
    sides: tuple[Side, Side],
    *,
    headings: tuple[str, str],
    title: str,
    description: str,
    narrow: bool = False,
    rtl: bool = False,
    standalone: bool = False,
    ids: str = "mirror",
) -> str:
    """Return the mirror as `<svg>` of class zk-mirror; the table with the same rows stands beside.

    `headings` are what stands above each half, such as “Dortmund gives”. `narrow`: 280 units wide,
    each name above its bars, for phones.
    """
    picture = layout_mirror(rows, sides, headings=headings, narrow=narrow)
    return document(
        Writer(ids, picture.width if rtl else None).picture(picture),
        width=picture.width,
        height=picture.height,
        title=title,
        description=description,
        ids=ids,
        css_class="zk-mirror",
        rtl=rtl,
        standalone=standalone,
    )


def layout_mirror(
    rows: Sequence[MirrorRow],
    sides: tuple[Side, Side],
    *,
    headings: tuple[str, str],
    narrow: bool = False,
) -> Picture:
    """Return the positioned parts of a mirror."""
    form = _NARROW if narrow else _WIDE
    items, y = _head(form, sides, headings)
    for row in rows:
        drawn, y = _row(form, row, sides, y)
        items += drawn
    return Picture(form.width, y, tuple(items))


def _head(
    form: _Form, sides: tuple[Side, Side], headings: tuple[str, str]
) -> tuple[list[Item], float]:
    """Return the headings above both halves, each beside its mark, and where the rows begin."""
    size, radius = form.size + 2, 0.42 * form.size
    gap = 3.6 * radius
    items: list[Item] = []
    lowest = 0.0
    for place, words, side in zip(("left", "right"), headings, sides, strict=True):
        lines = wrap(words, size, form.half - gap, form.lines)
        for number, line in enumerate(lines):
            y = size + number * 1.3 * size
            lowest = max(lowest, y)
            if place == "left":
                x = form.half
                items.append(Text(x, y, line, size, 500, side.tone.value, "right"))
                if number == 0:
                    mark_x = x - text_width(line, size) - gap + 1.3 * radius
                    items.append(Head(mark_x, y - 0.35 * size, side.tone, radius))
            else:
                x = form.width - form.half
                items.append(Text(x + gap, y, line, size, 500, side.tone.value))
                if number == 0:
                    items.append(Head(x + 1.3 * radius, y - 0.35 * size, side.tone, radius))
    return items, lowest + 16


def _row(
    form: _Form, row: MirrorRow, sides: tuple[Side, Side], top: float
) -> tuple[list[Item], float]:
    """Return the parts of one row below its hairline, and where the next one begins."""
    items: list[Item] = [Line(0, top, form.width, top, "rule")]
    y = top + 16
    centre = form.width / 2
    if form.label_above:
        labels = wrap(row.label, form.size, form.width - 8, 2)
        items += [
            Text(centre, y + form.size + n * form.leading, line, form.size, 500, "ink", "middle")
            for n, line in enumerate(labels)
        ]
        y += len(labels) * form.leading + 6
    else:
        labels = wrap(row.label, form.size, form.middle - 16, 3)
        items += [
            Text(centre, y + 17 + n * form.leading, line, form.size, 500, "ink", "middle")
            for n, line in enumerate(labels)
        ]
    scale = max(row.left.whole, row.right.whole)
    items += _bar(form, row.left, scale, y, sides[0].tone, "left")
    items += _bar(form, row.right, scale, y, sides[1].tone, "right")
    return items, around(item.box for item in items).bottom + 16


def _bar(
    form: _Form,
    bar: Bar,
    scale: float,
    y: float,
    tone: Tone,
    place: Literal["left", "right"],
) -> list[Item]:
    """Return one city's bar from the middle outward, and below it how much in words."""
    items: list[Item] = []
    solid = form.half * bar.confirmed / scale if scale else 0.0
    dashed = form.half * bar.declared / scale if scale else 0.0
    if solid:
        items.append(_part(form, place, 0, solid, y, tone, confirmed=True))
    if dashed:
        items.append(_part(form, place, solid, dashed, y, tone, confirmed=False))
    x = form.half if place == "left" else form.width - form.half
    fill = "ink" if bar.whole else "muted"
    anchor: Literal["left", "right"] = "right" if place == "left" else "left"
    items += [
        Text(x, y + form.bar + 20 + n * form.leading, line, form.size, 400, fill, anchor)
        for n, line in enumerate(wrap(bar.words, form.size, form.half, form.lines))
        if line
    ]
    return items


def _part(
    form: _Form,
    place: str,
    start: float,
    length: float,
    y: float,
    tone: Tone,
    *,
    confirmed: bool,
) -> Rect:
    """Return a filled or a dashed stretch of a bar; a dashed one keeps its line inside."""
    inset = 0.0 if confirmed else 1.0
    length = max(length - 2 * inset, 2.0)
    start = min(start, form.half - length - 2 * inset)
    left = (
        form.half - start - length - inset
        if place == "left"
        else form.width - form.half + start + inset
    )
    if confirmed:
        return Rect(left, y, length, form.bar, tone.value)
    return Rect(left, y + 1, length, form.bar - 2, "none", tone.value, "5 4", 2)
