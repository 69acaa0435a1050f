# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The deadlines of the coming months as a staircase line: the nearest stands highest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from zweiklang.drawing.primitives import Group, Item, Path, Picture, Text
from zweiklang.drawing.primitives import Line as Stroke
from zweiklang.drawing.score.captions import GAP, Field, Spot, Wish, place
from zweiklang.drawing.svg import Writer, document, number
from zweiklang.drawing.text import shorten, text_width

WIDTH = 1120.0
STEP = 30.0
EDGE = 4.0
#: What words are cut to where they would otherwise cost another deadline its place.
WIDEST = 560.0
SIZE = 17.0


@dataclass(frozen=True)
class Deadline:
    """A day something is due. `date_text` is set bold before `text`; `urgent` fills the point."""

    day: date
    date_text: str
    text: str
    href: str | None = None
    urgent: bool = False


@dataclass(frozen=True)
class Point(Group):
    """A deadline's words and line, with its point on the time line drawn as a circle."""

    x: float = 0.0
    y: float = 0.0
    urgent: bool = False


def add_months(day: date, months: int) -> date:
    """Return the first day of the month so many months later."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def layout_stairs(
    deadlines: Sequence[Deadline],
    *,
    today: date,
    today_label: str,
    month_label: Callable[[date], str],
    months: int = 12,
) -> Picture:
    """Return the staircase of the deadlines within `months` from the month of `today`.

    Deadlines before today stand at today; those after the last month are left to the list. One step
    for each, the nearest highest, so that no line crosses words; where words would leave the
    drawing on the right, they turn to the left and all are packed like the labels of a score.
    """
    start, end = today.replace(day=1), add_months(today, months)
    shown = sorted((d for d in deadlines if d.day < end), key=lambda d: d.day)

    def at(day: date) -> float:
        share = (max(day, today) - start).days / (end - start).days
        return 1 + (WIDTH - 2) * share

    places = [at(deadline.day) for deadline in shown]
    found = _steps(places, shown) or _packed(places, shown)
    shown = [one for one, spot in zip(shown, found, strict=True) if spot]
    rows = [spot for spot in found if spot]
    base = max([row.high for row in rows], default=22.0) + 4
    items: list[Item] = [*_months(start, months, base, month_label)]
    items.append(Stroke(1, base, WIDTH - 1, base, "ink", 1.5))
    items += _now(at(today), base, today_label)
    for deadline, row in zip(shown, rows, strict=True):
        items.append(_step(deadline, at(deadline.day), row, base))
    return Picture(WIDTH, base + 34, tuple(items))


def _steps(places: Sequence[float], shown: Sequence[Deadline]) -> list[Spot | None]:
    """Return one step for each, all to the right; none where that would cut words short."""
    widths = [min(_width(d), WIDTH - EDGE - GAP - x) for x, d in zip(places, shown, strict=True)]
    if any(w < min(_width(d), WIDEST) for w, d in zip(widths, shown, strict=True)):
        return []
    lows = [22 + STEP * (len(shown) - 1 - i) for i in range(len(shown))]
    return [
        Spot(x + GAP, x + GAP + width, low, low + STEP, False)
        for x, width, low in zip(places, widths, lows, strict=True)
    ]


def _packed(places: Sequence[float], shown: Sequence[Deadline]) -> list[Spot | None]:
    """Return the places of the words like those of a score; cut only where one finds no room."""
    found: list[Spot | None] = []
    for widest in (WIDTH, WIDEST):
        rooms = [max(x, WIDTH - x) - GAP - EDGE for x in places]
        wishes = [
            Wish(x, min(_width(d), room, widest), STEP, i)
            for i, (x, room, d) in enumerate(zip(places, rooms, shown, strict=True))
        ]
        found = place(wishes, Field(EDGE - 2, WIDTH - EDGE + 1, 22))
        if all(found):
            break
    return found


def _months(
    start: date, months: int, base: float, month_label: Callable[[date], str]
) -> list[Item]:
    items: list[Item] = []
    for k in range(months):
        x = (
            1
            + (WIDTH - 2)
            * (add_months(start, k) - start).days
            / (add_months(start, months) - start).days
        )
        items.append(Stroke(x, base, x, base + 10))
        room = (WIDTH - 2) / months - 12
        text = shorten(month_label(add_months(start, k)), 15, room)
        items.append(Text(x + 8, base + 26, text, 15, 400, "muted"))
    return items


def _now(x: float, base: float, word: str) -> list[Item]:
    tip = (("M", (x - 5, base - 13)), ("L", (x + 5, base - 13)), ("L", (x, base - 4)), ("Z", ()))
    items: list[Item] = [Path(tip, fill="ink")]
    # Left of the tip no deadline can stand; without room there, the tip speaks alone.
    if text_width(word, 15) + 12 <= x:
        items.append(Text(x - 10, base - 5, word, 15, 400, "ink", "right"))
    return items


def _width(deadline: Deadline) -> float:
    return text_width(deadline.date_text, SIZE) + 8 + text_width(deadline.text, SIZE)


def _step(deadline: Deadline, x: float, row: Spot, base: float) -> Point:
    date_width = text_width(deadline.date_text, SIZE)
    text = shorten(deadline.text, SIZE, row.right - row.left - date_width - 7)
    y = base - row.high + 16
    line = Stroke(x, base - row.high + 4, x, base, "ink")
    if row.leftward:
        edge = row.right - 3
        before = edge - 8 - text_width(text, SIZE)
        words = (
            Text(edge, y, text, SIZE, 400, "ink", "right"),
            Text(before, y, deadline.date_text, SIZE, 600, "ink", "right"),
        )
    else:
        left = row.left + 3
        words = (
            Text(left, y, deadline.date_text, SIZE, 600),
            Text(left + date_width + 8, y, text, SIZE),
        )
    parts: tuple[Item, ...] = (line, *words)
    name = f"{deadline.date_text}: {deadline.text}"
    return Point(parts, deadline.href, name, x=x, y=base, urgent=deadline.urgent)


def deadline_stairs(
    deadlines: Sequence[Deadline],
    *,
    title: str,
    today: date,
    today_label: str,
    month_label: Callable[[date], str],
    months: int = 12,
    rtl: bool = False,
    standalone: bool = False,
    ids: str = "stairs",
) -> str:
    """Return the staircase as `<svg>`, 1120 units wide. The list beside it holds every deadline."""
    picture = layout_stairs(
        deadlines, today=today, today_label=today_label, month_label=month_label, months=months
    )
    writer = Writer(ids, WIDTH if rtl else None)
    body = writer.picture(picture)
    for item in picture.items:
        if isinstance(item, Point):
            fill = "var(--zk-ink)" if item.urgent else "var(--zk-paper)"
            body += (
                f'<circle cx="{number(writer.x(item.x))}" cy="{number(item.y)}" r="5.5"'
                f' fill="{fill}" stroke="var(--zk-ink)" stroke-width="2"/>'
            )
    return document(
        body,
        width=WIDTH,
        height=picture.height,
        title=title,
        ids=ids,
        css_class="zk-mini",
        links=any(isinstance(i, Point) and i.href for i in picture.items),
        rtl=rtl,
        standalone=standalone,
    )
