# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""One indicator of one city: the way from its begin to its target, and how far the city is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zweiklang.drawing.primitives import DIAMOND, Head, Item, Line, Picture, Text
from zweiklang.drawing.sides import Tone
from zweiklang.drawing.svg import Writer, document
from zweiklang.drawing.text import shorten, text_width

WIDTH, HEIGHT = 280.0, 92.0
_LINE, _EDGE, _HEAD = 48.0, 14.0, 9.0


@dataclass(frozen=True)
class Track:
    """What is drawn: begin, target and values in their order, each as number and as written.

    Begin and target may be unknown; there is at least one number.
    """

    tone: Tone
    baseline: tuple[float, str] | None
    target: tuple[float, str] | None
    values: Sequence[tuple[float, str]] = ()


def indicator_track(
    track: Track, *, title: str, description: str = "", ids: str = "t", rtl: bool = False
) -> str:
    """Return the drawing as SVG; the begin stands at the start of the line, the target at its end.

    So the way to a target below the begin runs in the same direction. Values beyond lengthen the
    line.
    """
    picture = layout_track(track)
    body = Writer(ids, picture.width if rtl else None).picture(picture)
    return document(
        body, width=picture.width, height=picture.height, title=title, description=description,
        ids=ids, css_class="zk-track", rtl=rtl,
    )  # fmt: skip


#: Begin and target are one where they differ by less than this share of the largest number.
NO_WAY = 1e-9


def layout_track(track: Track) -> Picture:
    """Return the parts of the drawing."""
    places = _places(track)
    begin, target, *measured = places
    ends = [place for place in places if place is not None]
    low, high = min(ends), max(ends)

    def at(place: float) -> float:
        share = (place - low) / (high - low) if high > low else 0.5
        return _EDGE + share * (WIDTH - 2 * _EDGE)

    items: list[Item] = [Line(_EDGE, _LINE, WIDTH - _EDGE, _LINE, width=2)]
    tone = track.tone.value
    latest = measured[-1] if measured else None
    if latest is not None and begin is not None:
        items.append(Line(at(begin), _LINE, at(latest), _LINE, tone, 6))
    for place, known, anchor in ((begin, track.baseline, "left"), (target, track.target, "right")):
        if place is not None and known is not None:
            items.append(Line(at(place), _LINE - 10, at(place), _LINE + 10, "ink", 2))
            items.append(_label(known[1], at(place), _LINE + 32, left=anchor == "left"))
    items += [
        Head(at(place), _LINE, track.tone, 5, hollow=True)
        for place in measured[:-1]
        if place is not None
    ]
    if latest is not None:
        items.append(Head(at(latest), _LINE, track.tone, _HEAD))
        items.append(_above(track.values[-1][1], at(latest), tone))
    return Picture(WIDTH, HEIGHT, tuple(items))


def _places(track: Track) -> list[float | None]:
    """Return where begin, target and values lie, the begin at 0 and the target at 1."""
    numbers = [value for value, _written in track.values]
    begin = track.baseline[0] if track.baseline else None
    target = track.target[0] if track.target else None
    start = begin if begin is not None else (numbers[0] if numbers else 0.0)
    end = target if target is not None else (numbers[-1] if numbers else start)
    length = end - start
    if abs(length) <= NO_WAY * max((abs(one) for one in (start, end, *numbers)), default=0.0):
        length = 1.0
    return [None if one is None else (one - start) / length for one in (begin, target, *numbers)]


def _label(words: str, x: float, y: float, *, left: bool) -> Text:
    shown = shorten(words, 15, WIDTH / 2 - 8)
    width = text_width(shown, 15)
    start = min(max(x if left else x - width, 0), WIDTH - width)
    return Text(start, y, shown, fill="muted")


def _above(words: str, x: float, tone: str) -> Text:
    shown = shorten(words, 16, WIDTH)
    half = text_width(shown, 16) / 2
    middle = min(max(x, half), WIDTH - half)
    return Text(middle, _LINE - DIAMOND * _HEAD - 8, shown, 16, 600, tone, "middle")
