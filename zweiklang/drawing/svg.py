# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Positioned parts written as SVG text: escaped, short, without style attributes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from zweiklang.drawing.palette import FONT, colour, fix_colours
from zweiklang.drawing.primitives import (
    DIAMOND,
    TRIANGLE,
    Group,
    Head,
    Heads,
    Item,
    Line,
    LinkedMark,
    Path,
    Picture,
    Rect,
    Step,
    Text,
    flat,
)
from zweiklang.drawing.sides import Tone
from zweiklang.drawing.text import clean, is_right_to_left

BASE_SIZE = 15
LINKED = (
    '<circle cx="14" cy="14" r="9.4" stroke="var(--zk-a)" stroke-width="3.4"/>'
    '<path d="M15.5 14L27.5 2L39.5 14L27.5 26Z" stroke="var(--zk-paper)" stroke-width="6.6"/>'
    '<path d="M11.9 4.84A9.4 9.4 0 0 0 11.9 23.16" stroke="var(--zk-a)" stroke-width="3.4"/>'
    '<path d="M15.5 14L27.5 2L39.5 14L27.5 26Z" stroke="var(--zk-b)" stroke-width="3.4"/>'
    '<path d="M23.35 14.94A9.4 9.4 0 0 1 16.06 23.17" stroke="var(--zk-paper)" stroke-width="6.6"/>'
    '<path d="M23.4 13.81A9.4 9.4 0 0 1 14.95 23.35" stroke="var(--zk-a)" stroke-width="3.4"/>'
)


def number(value: float) -> str:
    """Return a coordinate with at most one decimal and nothing superfluous."""
    text = f"{value:.1f}"
    if text.endswith(".0"):
        text = text[:-2]
    return "0" if text == "-0" else text


def attribute(text: str) -> str:
    """Return the text as a quoted XML attribute value."""
    return quoteattr(clean(text), {'"': "&quot;"})


def content(text: str) -> str:
    """Return the text as XML character data."""
    return escape(clean(text))


def document(
    body: str,
    *,
    width: float,
    height: float,
    title: str,
    description: str = "",
    ids: str = "d",
    css_class: str = "",
    links: bool = False,
    rtl: bool = False,
    standalone: bool = False,
    defs: str = "",
    top: float = 0,
) -> str:
    """Return the complete `<svg>` with name and description.

    `top` is the height at which it begins; without a title it goes on with the drawing of its ids.

    A drawing with links is a group to assistive technology, because the parts of an image cannot be
    reached; one without is an image.
    """
    names = f"{ids}-t {ids}-d" if description else f"{ids}-t"
    head = [
        "<svg",
        ' xmlns="http://www.w3.org/2000/svg"' if standalone else "",
        f' class="{css_class}"' if css_class else "",
        f' viewBox="0 {number(top)} {number(width)} {number(height)}"',
        f' width="{number(width)}" height="{number(height)}"',
        f' role="{"group" if links else "img"}" aria-labelledby="{names}"',
        f' font-family="{FONT}" font-size="{BASE_SIZE}" fill="{colour("ink")}"',
        f' direction="{"rtl" if rtl else "ltr"}">',
        f'<title id="{ids}-t">{content(title)}</title>' if title else "",
        f'<desc id="{ids}-d">{content(description)}</desc>' if description else "",
        f"<defs>{defs}</defs>" if defs else "",
        body,
        "</svg>",
    ]
    svg = "".join(head)
    return fix_colours(svg) if standalone else svg


#: What a text says of itself unless its group says the same of all: size, weight, anchor.
Look = tuple[str, str, str]
_LOOK = ("font-size", "font-weight", "text-anchor")
PLAIN: Look = (str(BASE_SIZE), "400", "start")


@dataclass(frozen=True)
class Writer:
    """Writes parts as SVG; `mirror_width` turns the x axis round for right-to-left pages.

    `look` is what texts inherit from the group they stand in.
    """

    ids: str = "d"
    mirror_width: float | None = None
    look: Look = PLAIN

    def picture(self, picture: Picture) -> str:
        """Return the parts of a picture as SVG text."""
        return "".join(self.write(item) for item in _joined(picture.items))

    def x(self, value: float) -> float:
        """Return the horizontal place on the page."""
        return value if self.mirror_width is None else self.mirror_width - value

    @property
    def rtl(self) -> bool:
        """Whether the drawing is mirrored."""
        return self.mirror_width is not None

    def write(self, item: Item) -> str:
        """Return one part as SVG text."""
        kind = next(one for one in type(item).__mro__ if one in _WRITERS)
        return _WRITERS[kind](self, item)

    def _look(self, item: Text) -> Look:
        anchor = item.anchor
        if self.rtl and anchor != "middle":
            anchor = "right" if anchor == "left" else "left"
        turned = is_right_to_left(item.text, self.rtl)
        logical = {"left": "end" if turned else "start", "middle": "middle"}.get(
            anchor, "start" if turned else "end"
        )
        return number(item.size), str(item.weight), logical

    def _shared_look(self, items: Iterable[Item]) -> Look:
        """Return the look a group gives its texts so that the fewest characters are written."""
        texts = [one for one in flat(items) if isinstance(one, Text) and one.text]
        looks = [self._look(one) for one in texts]
        shared = []
        for i, (name, inherited) in enumerate(zip(_LOOK, self.look, strict=True)):
            found = Counter(look[i] for look in looks)
            said = {value: len(name) + len(value) + 4 for value in (inherited, *found)}
            cost = {
                value: (value != inherited) * said[value]
                + sum(said[other] * n for other, n in found.items() if other != value)
                for value in said
            }
            shared.append(min(cost, key=lambda value: (cost[value], value != inherited)))
        return shared[0], shared[1], shared[2]

    def _said(self, look: Look) -> str:
        """Return the attributes of what differs from the look of the group."""
        return "".join(
            f' {name}="{value}"'
            for name, value, inherited in zip(_LOOK, look, self.look, strict=True)
            if value != inherited
        )

    def _text(self, item: Text) -> str:
        if not item.text:
            return ""
        turned = is_right_to_left(item.text, self.rtl)
        direction = "" if turned == self.rtl else f' direction="{"rtl" if turned else "ltr"}"'
        parts = [
            # A tenth of a unit shows in lines that should meet, not in words.
            f'<text x="{self.x(item.x):.0f}" y="{number(item.y)}"',
            self._said(self._look(item)),
            "" if item.fill == "ink" else f' fill="{colour(item.fill)}"',
            direction,
            f' stroke="{colour(item.halo)}" stroke-width="5" stroke-linejoin="round"'
            ' paint-order="stroke"'
            if item.halo
            else "",
            f">{content(item.text)}</text>",
        ]
        return "".join(parts)

    def _line(self, item: Line) -> str:
        return self._path(_as_path(item))

    def _path(self, item: Path) -> str:
        parts = [
            f'<path d="{self._steps(item)}"',
            "" if item.fill == "ink" else f' fill="{colour(item.fill)}"',
        ]
        if item.fill == "none" and all(letter in "ML" and len(v) == 2 for letter, v in item.steps):
            # A straight line encloses nothing: the inherited fill does not show.
            straight = all(letter != "L" or i % 2 for i, (letter, _) in enumerate(item.steps))
            parts[1] = "" if straight else parts[1]
        if item.stroke != "none":
            parts.append(f' stroke="{colour(item.stroke)}"')
            parts.append("" if item.width == 1 else f' stroke-width="{number(item.width)}"')
        if item.dash:
            parts.append(f' stroke-dasharray="{item.dash}"')
        return "".join([*parts, "/>"])

    def _steps(self, item: Path) -> str:
        written = []
        here = (float("nan"), float("nan"))
        for letter, values in item.steps:
            points = [number(self.x(v)) if i % 2 == 0 else number(v) for i, v in enumerate(values)]
            if letter == "L" and len(points) == 2 and points[1] == number(here[1]):
                written.append(f"H{points[0]}")
            elif letter == "L" and len(points) == 2 and points[0] == number(self.x(here[0])):
                written.append(f"V{points[1]}")
            else:
                written.append(letter + " ".join(points))
            if values:
                here = (values[-2], values[-1])
        return "".join(written)

    def _rect(self, item: Rect) -> str:
        left = item.x if self.mirror_width is None else self.mirror_width - item.x - item.width
        parts = [
            f'<rect x="{number(left)}" y="{number(item.y)}"',
            f' width="{number(item.width)}" height="{number(item.height)}"',
            "" if item.fill == "ink" else f' fill="{colour(item.fill)}"',
            f' stroke="{colour(item.stroke)}"' if item.stroke != "none" else "",
            f' stroke-width="{number(item.stroke_width)}"' if item.stroke_width != 1 else "",
            f' stroke-dasharray="{item.dash}"' if item.dash else "",
            "/>",
        ]
        return "".join(parts).replace("url(#", f"url(#{self.ids}-")

    def _head(self, item: Head) -> str:
        tone = colour(item.tone.value)
        paint = f'fill="{tone}"'
        radius = item.radius
        if item.hollow:
            paint = f'fill="{colour("paper")}" stroke="{tone}" stroke-width="2.4"'
            radius -= 1
        shape = head_shape(item.tone, self.x(item.x), item.y, radius, paint)
        if item.count < 2:
            return shape
        ink = item.tone.value if item.hollow else "paper"
        label = Text(item.x, item.y + 5, str(item.count), 15, 600, ink, "middle")
        return shape + self._text(label)

    def _heads(self, item: Heads) -> str:
        tone = colour(item.tone.value)
        if item.tone is Tone.A and not item.hollow:
            # A line without length and with round ends is a circle, in a tenth of the characters.
            dots = "".join(f"M{number(self.x(x))} {number(item.y)}h0" for x in item.xs)
            width = number(2 * item.radius)
            return (
                f'<path d="{dots}" stroke="{tone}" stroke-width="{width}" stroke-linecap="round"/>'
            )
        outlines = (
            head_outline(item.tone, self.x(x), item.y, item.radius - item.hollow) for x in item.xs
        )
        paint = f'fill="{tone}"'
        if item.hollow:
            paint = f'fill="{colour("paper")}" stroke="{tone}" stroke-width="2.4"'
        return f'<path d="{"".join(outlines)}" {paint}/>'

    def _mark(self, item: LinkedMark) -> str:
        left = item.x if self.mirror_width is None else self.mirror_width - item.box.right
        return (
            f'<use href="#{self.ids}-l" x="{number(left)}" y="{number(item.y)}"'
            f' width="{number(1.5 * item.height)}" height="{number(item.height)}"/>'
        )

    def _ground(self, items: Iterable[Item]) -> str:
        """Return lines and areas as one path for each look, in the order they are first named."""
        looks: dict[Path, list[Step]] = {}
        for item in flat(items):
            path = _as_path(item)
            looks.setdefault(replace(path, steps=()), []).extend(path.steps)
        return "".join(self._path(replace(one, steps=tuple(s))) for one, s in looks.items())

    def _group(self, item: Group) -> str:
        if item.ground:
            return self._ground(item.items)
        tagged = item.href is not None or item.hidden
        inside = replace(self, look=self._shared_look(item.items)) if tagged else self
        inner = "".join(inside.write(part) for part in item.items)
        if not inner:
            return ""
        look = self._said(inside.look)
        if item.href is not None:
            if not item.href.startswith(("#", "/", "?", "https://", "http://")):
                raise ValueError(f"A drawing links to pages, not to {item.href!r}.")
            # A title, no aria-label: drawn words are broken across lines, hyphenated and shortened,
            # so a label could never repeat them; readers with a mouse see the whole text too.
            name = f"<title>{content(item.name)}</title>" if item.name else ""
            return f"<a href={attribute(item.href)}{look}>{name}{inner}</a>"
        if item.hidden:
            return f'<g aria-hidden="true"{look}>{inner}</g>'
        return inner


# Python's single dispatch for methods takes as long as most parts do (3.11).
_WRITERS: dict[type[Any], Callable[[Writer, Any], str]] = {
    Text: Writer._text,
    Line: Writer._line,
    Path: Writer._path,
    Rect: Writer._rect,
    Head: Writer._head,
    Heads: Writer._heads,
    LinkedMark: Writer._mark,
    Group: Writer._group,
}


def _as_path(item: Item) -> Path:
    if isinstance(item, Path):
        return item
    if isinstance(item, Line):
        ends = (("M", (item.x1, item.y1)), ("L", (item.x2, item.y2)))
        return Path(ends, stroke=item.stroke, width=item.width, dash=item.dash)
    if isinstance(item, Rect):
        box = item.box
        corners = (
            ("M", (box.left, box.top)),
            ("L", (box.right, box.top)),
            ("L", (box.right, box.bottom)),
            ("L", (box.left, box.bottom)),
            ("Z", ()),
        )
        return Path(corners, item.fill, item.stroke, item.stroke_width, item.dash)
    raise TypeError(f"{item!r} is no line and no area.")


def _joined(items: Iterable[Item]) -> list[Item]:
    """Return the parts with silent groups that follow each other as one."""
    found: list[Item] = []
    for item in items:
        last = found[-1] if found else None
        if isinstance(item, Group) and item.hidden and isinstance(last, Group) and last.hidden:
            found[-1] = replace(last, items=(*last.items, *item.items))
        else:
            found.append(item)
    return found


def linked_symbol(ids: str, shared: str = "") -> str:
    """Return the definition a `LinkedMark` refers to; `shared` is the id of one on the page."""
    if shared:
        return f'<symbol id="{ids}-l" viewBox="0 0 42 28"><use href="#{shared}"/></symbol>'
    return f'<symbol id="{ids}-l" viewBox="0 0 42 28" fill="none">{LINKED}</symbol>'


def head_outline(tone: Tone, x: float, y: float, radius: float) -> str:
    """Return the steps of a path around circle, diamond or triangle of the same area."""
    if tone is Tone.A:
        r, d = number(radius), number(2 * radius)
        return f"M{number(x - radius)} {number(y)}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0-{d} 0"
    if tone is Tone.B:
        reach = DIAMOND * radius
        n = number(reach)
        return f"M{number(x - reach)} {number(y)}l{n}-{n} {n} {n}-{n} {n}z"
    reach = TRIANGLE * radius
    half, high = number(0.866 * reach), number(1.5 * reach)
    double = number(2 * 0.866 * reach)
    return f"M{number(x)} {number(y - reach)}l{half} {high}h-{double}z"


def head_shape(tone: Tone, x: float, y: float, radius: float, paint: str) -> str:
    """Return circle, diamond or triangle of the same area around a point."""
    if tone is Tone.A:
        return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" {paint}/>'
    return f'<path d="{head_outline(tone, x, y, radius)}" {paint}/>'
