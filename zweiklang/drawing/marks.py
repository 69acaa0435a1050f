# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small signs beside words, silent: who acts, what is joint, what is still open."""

from __future__ import annotations

from zweiklang.drawing.palette import colour, fix_colours
from zweiklang.drawing.score.data import PhaseKind, PhaseState
from zweiklang.drawing.score.draw import hatching
from zweiklang.drawing.score.middle import band_style
from zweiklang.drawing.sides import Tone
from zweiklang.drawing.svg import LINKED, head_shape, number


def _sign(width: float, height: float, view: str, body: str, standalone: bool = False) -> str:
    namespace = ' xmlns="http://www.w3.org/2000/svg"' if standalone else ""
    svg = (
        f'<svg{namespace} width="{number(width)}" height="{number(height)}" viewBox="{view}"'
        f' aria-hidden="true" fill="none">{body}</svg>'
    )
    return fix_colours(svg) if standalone else svg


def mark(tone: Tone, size: float = 16, *, standalone: bool = False) -> str:
    """Return the mark of a city, `size` units square: circle, diamond or triangle of equal area."""
    shape = head_shape(
        tone,
        10,
        11 if tone is Tone.C else 10,
        7.8 if tone is not Tone.C else 6.4,
        f'fill="{colour(tone.value)}"',
    )
    return _sign(size, size, "0 0 20 20", shape, standalone)


def circle(size: float = 16, *, standalone: bool = False) -> str:
    """Return the mark of city A."""
    return mark(Tone.A, size, standalone=standalone)


def diamond(size: float = 16, *, standalone: bool = False) -> str:
    """Return the mark of city B."""
    return mark(Tone.B, size, standalone=standalone)


def triangle(size: float = 16, *, standalone: bool = False) -> str:
    """Return the mark of city C."""
    return mark(Tone.C, size, standalone=standalone)


def linked_mark(height: float = 20, *, standalone: bool = False) -> str:
    """Return ring and diamond interlocked: joint, both have agreed."""
    return _sign(1.5 * height, height, "0 0 42 28", LINKED, standalone)


def open_mark(height: float = 20, *, missing: Tone = Tone.A, standalone: bool = False) -> str:
    """Return the mark with the shape of the city that has not agreed left open."""
    a, b = colour("a"), colour("b")
    if missing is Tone.A:
        body = (
            f'<path d="M15.47 21.65A9.4 9.4 0 1 1 15.47 6.35" stroke="{a}" stroke-width="3.4"/>'
            f'<path d="M16.5 14L28.5 2L40.5 14L28.5 26Z" stroke="{b}" stroke-width="3.4"/>'
        )
    else:
        body = (
            f'<circle cx="12" cy="14" r="9.4" stroke="{a}" stroke-width="3.4"/>'
            f'<path d="M25.5 7L30.5 2L42.5 14L30.5 26L25.5 21" stroke="{b}" stroke-width="3.4"/>'
        )
    return _sign(
        46 / 28 * height,
        height,
        "-2 0 46 28" if missing is Tone.A else "0 0 46 28",
        body,
        standalone,
    )


def decision_mark(height: float = 16, *, tone: Tone | None = None) -> str:
    """Return the sign of a council decision: upward, for city B downward; in ink without a city."""
    stroke = colour(tone.value if tone else "ink")
    path = "M4 2L10 13L16 2" if tone in (Tone.B, Tone.C) else "M4 14L10 3L16 14"
    body = f'<path d="{path}" stroke="{stroke}" stroke-width="2.4"/>'
    return _sign(1.25 * height, height, "0 0 20 16", body)


def paper_mark(height: float = 16) -> str:
    """Return the sign of a paper that decides nothing: a motion, a question, a note."""
    body = f'<path d="M4 8H16" stroke="{colour("ink")}" stroke-width="2.4"/>'
    return _sign(1.25 * height, height, "0 0 20 16", body)


def slur_mark(height: float = 18) -> str:
    """Return the pair of slurs of an agreement."""
    body = (
        f'<path d="M1 9C6.8 -2 27.2 -2 33 9C27.2 -5.2 6.8 -5.2 1 9Z" fill="{colour("a")}"/>'
        f'<path d="M1 9C6.8 20 27.2 20 33 9C27.2 23.2 6.8 23.2 1 9Z" fill="{colour("b")}"/>'
    )
    return _sign(34 / 18 * height, height, "0 0 34 18", body)


def planned_mark(height: float = 16) -> str:
    """Return the hollow heads of a plan."""
    shapes = head_shape(
        Tone.A, 10, 8, 5.4, f'stroke="{colour("a")}" stroke-width="2.2"'
    ) + head_shape(Tone.B, 30, 8, 5.4, f'stroke="{colour("b")}" stroke-width="2.2"')
    return _sign(2.5 * height, height, "0 0 40 16", shapes)


def rest_mark(height: float = 16) -> str:
    """Return the multi-bar rest: years without entry."""
    ink = colour("ink")
    body = (
        f'<path d="M2 2V14M38 2V14" stroke="{ink}" stroke-width="2"/>'
        f'<path d="M2 8H38" stroke="{ink}" stroke-width="6"/>'
    )
    return _sign(2.5 * height, height, "0 0 40 16", body)


def gap_mark(height: float = 16) -> str:
    """Return the dashed bracket: no valid agreement."""
    body = (
        f'<path d="M2 13V4H38V13" stroke="{colour("ink")}" stroke-width="1.5"'
        ' stroke-dasharray="4 4"/>'
    )
    return _sign(2.5 * height, height, "0 0 40 16", body)


def phase_swatch(
    kind: PhaseKind,
    state: PhaseState = PhaseState.ACTIVE,
    *,
    width: float = 34,
    height: float = 14,
    ids: str = "swatch",
) -> str:
    """Return a piece of the band of a phase; `ids` must differ between the swatches of a page."""
    fill, stroke, dash, _ = band_style(kind, state)
    defs = ""
    if fill.startswith("url"):
        fill, defs = f"url(#{ids}-h)", f"<defs>{hatching(f'{ids}-h')}</defs>"
    rect = (
        f'<rect x="1" y="1" width="{number(width - 2)}" height="{number(height - 2)}"'
        f' fill="{colour(fill)}"'
        + (f' stroke="{colour(stroke)}"' if stroke != "none" else "")
        + (f' stroke-width="1.5" stroke-dasharray="{dash}"' if dash else "")
        + "/>"
    )
    return _sign(width, height, f"0 0 {number(width)} {number(height)}", defs + rect)


def boxes(filled: int) -> str:
    """Return five boxes in a row, so many of them filled, as parts of an `<svg>` 56 units wide.

    Raises ValueError outside 0 to 5.
    """
    if not 0 <= filled <= 5:
        raise ValueError(f"{filled} of five boxes cannot be filled.")
    drawn = ""
    for place in range(5):
        full = place < filled
        fill, line = ("ink", "ink") if full else ("none", "stave")
        drawn += (
            f'<rect x="{number(0.5 + 11.5 * place)}" y="1.5" width="8.5" height="7" rx="1"'
            f' fill="{colour(fill)}" stroke="{colour(line)}"/>'
        )
    return drawn
