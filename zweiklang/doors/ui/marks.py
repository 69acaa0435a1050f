# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The marks of the cities, drawn once per size and kept."""

from __future__ import annotations

from functools import cache

from django.utils.safestring import SafeString, mark_safe

from zweiklang.drawing import marks
from zweiklang.drawing.sides import Tone


@cache
def mark(side: str, size: int = 16) -> SafeString:
    """Return circle, diamond or triangle of a side A, B, C; further sides share the triangle."""
    letter = side.lower()
    tone = Tone(letter) if letter in set(Tone) else Tone.C
    drawn = marks.mark(tone, size)
    return mark_safe(drawn) if tone is Tone.C else _pointing(drawn, f"{SIDE_ID}{tone.value}")


#: Lists repeat the marks often: the page draws each once and points to it.
SHARED_ID = "zk-link"
SIDE_ID = "zk-"
BOXES_ID = "zk-boxes-"


@cache
def linked_mark(height: int) -> SafeString:
    """Return ring and diamond that hold each other, by pointing to the page's `shared_marks`."""
    return _pointing(marks.linked_mark(height), SHARED_ID)


@cache
def shared_marks() -> SafeString:
    """Return the drawings that every page holds once, unseen, for the marks to point to."""
    sides = "".join(_with_id(tone) for tone in (Tone.A, Tone.B))
    strokes = marks.linked_mark(28).split(">", 1)[1].removesuffix("</svg>")
    return mark_safe(
        '<svg class="zk-shared" width="0" height="0" aria-hidden="true">'
        f'<g id="{SHARED_ID}" fill="none">{strokes}</g>{sides}</svg>'
    )


def _pointing(drawn: str, shared: str) -> SafeString:
    """Return a mark that points to the one the page holds, which says how it is filled."""
    opening = drawn.split(">", 1)[0].replace(' fill="none"', "")
    return mark_safe(f'{opening}><use href="#{shared}"/></svg>')


def _with_id(tone: Tone) -> str:
    """Return the shape of a side with the id that `mark` points to."""
    shape = marks.mark(tone).split(">", 1)[1].removesuffix("</svg>")
    name, rest = shape.split(" ", 1)
    return f'{name} id="{SIDE_ID}{tone.value}" {rest}'


@cache
def open_mark(height: int, missing_b: bool = False) -> SafeString:
    """Return the mark whose ring is open, or its diamond: one side has not agreed yet."""
    return mark_safe(marks.open_mark(height, missing=Tone.B if missing_b else Tone.A))


@cache
def sign(name: str) -> SafeString:
    """Return a sign of the score by the name of its function in `zweiklang.drawing.marks`."""
    drawn: str = getattr(marks, name)()
    return mark_safe(drawn)


@cache
def shared_boxes() -> SafeString:
    """Return two to five filled boxes of five, unseen, for `boxes` to point to."""
    drawn = "".join(f'<g id="{BOXES_ID}{n}">{marks.boxes(n)}</g>' for n in range(2, 6))
    return mark_safe(
        f'<svg class="zk-shared" width="0" height="0" aria-hidden="true">{drawn}</svg>'
    )


@cache
def boxes(filled: int) -> SafeString:
    """Return so many filled boxes of five, by pointing to the page's `shared_boxes`."""
    return mark_safe(
        f'<svg width="56" height="10" viewBox="0 0 56 10" aria-hidden="true">'
        f'<use href="#{BOXES_ID}{filled}"/></svg>'
    )
