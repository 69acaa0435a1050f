# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Positioned parts of a drawing: layouts return them, tests inspect them, the writer writes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from zweiklang.drawing.sides import Tone
from zweiklang.drawing.text import text_width

Anchor = Literal["left", "middle", "right"]

# Half diagonal of the diamond, circumradius of the triangle: area of a circle of radius 1.
DIAMOND = 1.2533
TRIANGLE = 1.5551


@dataclass(frozen=True)
class Box:
    """An upright rectangle; y runs downward."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box, gap: float = 0.0) -> bool:
        """Return whether both boxes come closer than `gap`."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    def within(self, other: Box) -> bool:
        """Return whether this box lies inside the other."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box that holds all given ones; raises ValueError when there are none."""
    listed = list(boxes)
    return Box(
        min(b.left for b in listed),
        min(b.top for b in listed),
        max(b.right for b in listed),
        max(b.bottom for b in listed),
    )


@dataclass(frozen=True)
class Text:
    """One line of text; `y` is its base line, `anchor` the physical side `x` means."""

    x: float
    y: float
    text: str
    size: float = 15
    weight: int = 400
    fill: str = "ink"
    anchor: Anchor = "left"
    halo: str = ""

    @property
    def width(self) -> float:
        """Width reserved for the line."""
        return text_width(self.text, self.size)

    @property
    def box(self) -> Box:
        """The space reserved for the line, with ascenders and descenders."""
        shift = {"left": 0.0, "middle": 0.5, "right": 1.0}[self.anchor]
        left = self.x - shift * self.width
        return Box(left, self.y - 0.78 * self.size, left + self.width, self.y + 0.24 * self.size)


@dataclass(frozen=True)
class Line:
    """A straight line, upright or level or neither."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str = "stave"
    width: float = 1
    dash: str = ""

    @property
    def box(self) -> Box:
        """The space the line takes, without its width."""
        return Box(
            min(self.x1, self.x2),
            min(self.y1, self.y2),
            max(self.x1, self.x2),
            max(self.y1, self.y2),
        )


Step = tuple[str, tuple[float, ...]]


@dataclass(frozen=True)
class Path:
    """A path of absolute M, L, C and Z steps, each with its x, y pairs."""

    steps: tuple[Step, ...]
    fill: str = "none"
    stroke: str = "none"
    width: float = 1
    dash: str = ""

    @property
    def box(self) -> Box:
        """The space of all points, control points included."""
        xs = [v for _, values in self.steps for v in values[::2]]
        ys = [v for _, values in self.steps for v in values[1::2]]
        return Box(min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True)
class Rect:
    """A filled or outlined rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: str = "none"
    stroke: str = "none"
    dash: str = ""
    stroke_width: float = 1

    @property
    def box(self) -> Box:
        """The rectangle itself."""
        return Box(self.x, self.y, self.x + self.width, self.y + self.height)


@dataclass(frozen=True)
class Head:
    """A notehead in the shape and tone of its city; `count` above 1 is written inside."""

    x: float
    y: float
    tone: Tone
    radius: float
    hollow: bool = False
    count: int = 1

    @property
    def box(self) -> Box:
        """The space of the shape."""
        reach = self.radius * {Tone.A: 1, Tone.B: DIAMOND, Tone.C: TRIANGLE}[self.tone]
        return Box(self.x - reach, self.y - reach, self.x + reach, self.y + reach)


@dataclass(frozen=True)
class Heads:
    """Full or hollow heads of one city at several places of a line: one part, few characters."""

    xs: tuple[float, ...]
    y: float
    tone: Tone
    radius: float
    hollow: bool = False

    @property
    def box(self) -> Box:
        """The space of all shapes."""
        return around(Head(x, self.y, self.tone, self.radius).box for x in self.xs)


@dataclass(frozen=True)
class LinkedMark:
    """The linked ring and diamond, `height` high, its left upper corner at x, y. Never mirrored."""

    x: float
    y: float
    height: float = 14

    @property
    def box(self) -> Box:
        """The space of the mark (42 x 28 units scaled)."""
        return Box(self.x, self.y, self.x + 1.5 * self.height, self.y + self.height)


@dataclass(frozen=True)
class Group:
    """Parts drawn together: a named link when `href` is given, silent when `hidden`.

    A `ground` holds lines and areas none of which covers another of a different look, except that
    what is named first may lie under all: those of the same look are written as one.
    """

    items: tuple[Item, ...]
    href: str | None = None
    name: str = ""
    hidden: bool = False
    ground: bool = False

    @property
    def box(self) -> Box:
        """The space of all parts."""
        return around(item.box for item in self.items)


Item = Text | Line | Path | Rect | Head | Heads | LinkedMark | Group


@dataclass(frozen=True)
class Picture:
    """A finished layout: size and parts in the order of drawing."""

    width: float
    height: float
    items: tuple[Item, ...]


def flat(items: Iterable[Item]) -> list[Item]:
    """Return all parts without their groups, in the order of drawing."""
    found: list[Item] = []
    for item in items:
        found.extend(flat(item.items) if isinstance(item, Group) else [item])
    return found
