# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What lasts in the upright score: the band of the phases, slurs left and right of it, gaps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from zweiklang.drawing.primitives import Item, Path, Rect
from zweiklang.drawing.primitives import Line as Stroke
from zweiklang.drawing.score.data import Agreement, Gap, Phase, When
from zweiklang.drawing.score.middle import band_style
from zweiklang.drawing.score.tall_parts import CENTRE
from zweiklang.drawing.score.validity import agreement_levels

BAND = 14.0
_BULGE, _FLAT, _LEVEL, _THICK = 50.0, 38.0, 5.0, 3.2

Height = Callable[[date, float], float]


def middle_of(when: When, until: date, planned: bool = False) -> date:
    """Return the middle of what is meant; what is done cannot lie after `until`."""
    middle = when.first + (when.last - when.first) / 2
    return until if not planned and middle > until >= when.first else middle


def draw_bands(phases: Sequence[Phase], at: Height, bottom: float, until: date) -> list[Item]:
    """Return the upright band, each phase until the next begins."""
    items: list[Item] = []
    ordered = sorted(phases, key=lambda p: p.start.first)
    for i, phase in enumerate(ordered):
        start = at(middle_of(phase.start, until), bottom)
        end = bottom
        if phase.end and phase.end.last < until:
            end = at(phase.end.last + timedelta(days=1), bottom)
        if i + 1 < len(ordered):
            end = min(end, at(middle_of(ordered[i + 1].start, until), bottom))
        if end - start < 1:
            continue
        fill, stroke, dash, _ = band_style(phase.kind, phase.state)
        x = CENTRE - BAND / 2
        items.append(Rect(x, start, BAND, end - start, fill, stroke, dash))
    return items


def draw_slurs(
    agreements: Sequence[Agreement], at: Height, bottom: float, until: date
) -> list[Item]:
    """Return the pairs of slurs: petrol to the left, copper to the right of the band."""
    items: list[Item] = []
    for deal, level in zip(agreements, agreement_levels(agreements), strict=True):
        start = at(middle_of(deal.start, until), bottom)
        is_open = deal.end is None or deal.end.last > until
        end = bottom if is_open or deal.end is None else at(deal.end.last, bottom)
        if end - start < 8:
            continue
        for sign, tone in ((-1, "a"), (1, "b")):
            items.append(_slur(start, end, sign, tone, level, is_open))
    return items


def _slur(start: float, end: float, sign: int, tone: str, level: int, is_open: bool) -> Path:
    base = CENTRE + sign * (BAND / 2 + 1)
    if is_open:
        flat = base + sign * min(_FLAT + _LEVEL * level, 48)
        outer = flat + sign * _THICK
        f = min(1.0, (end - start) / 60)
        ys = (start + 16 * f, start + 30 * f, start + 60 * f)
        return Path(
            (
                ("M", (base, start)),
                ("C", (flat, ys[0], flat, ys[1], flat, ys[2])),
                ("L", (flat, end)),
                ("L", (outer, end)),
                ("L", (outer, ys[2])),
                ("C", (outer, ys[1], outer, ys[0], base, start)),
                ("Z", ()),
            ),
            fill=tone,
        )
    bulge = base + sign * min(_BULGE + _LEVEL * level, 60)
    outer = bulge + sign * _THICK
    inset = min(50.0, 0.28 * (end - start))
    return Path(
        (
            ("M", (base, start)),
            ("C", (bulge, start + inset, bulge, end - inset, base, end)),
            ("C", (outer, end - inset, outer, start + inset, base, start)),
            ("Z", ()),
        ),
        fill=tone,
    )


def draw_gap_lines(gaps: Sequence[Gap], at: Height, bottom: float, until: date) -> list[Item]:
    """Return a dashed line on either side of the band while no agreement is valid."""
    items: list[Item] = []
    for gap in gaps:
        start = at(gap.start, bottom)
        end = at(gap.end + timedelta(days=1), bottom) if gap.end and gap.end < until else bottom
        if end - start < 8:
            continue
        for sign in (-1, 1):
            x = CENTRE + sign * (BAND / 2 + 5)
            items.append(Stroke(x, start, x, end, "ink", 1.5, "4 4"))
    return items
