# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What lies between the staves: bands of phases, slurs of agreements, brackets of gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from zweiklang.drawing.primitives import Group, Item, Path, Rect, Step, Text
from zweiklang.drawing.score.axis import Axis
from zweiklang.drawing.score.data import (
    Agreement,
    Gap,
    Phase,
    PhaseKind,
    PhaseState,
    ScoreData,
    ScoreLabels,
    When,
)
from zweiklang.drawing.score.plan import Need
from zweiklang.drawing.score.validity import agreement_levels
from zweiklang.drawing.text import balanced, is_cut, shorten, text_width

BAND = 36.0
HALF = 74.0
LEVEL = 28.0
_BULGE = 70.0
_APEX = 0.75 * _BULGE
_THICK = 3.2
#: Days of a gap that may be too short on the page for words, and the room they get beside it.
LATELY, BESIDE = 240, 112.0
_EDGE = 1196.0


@dataclass(frozen=True)
class Frame:
    """The middle: band from `top` to `bottom`, end of the drawn time, what texts avoid."""

    axis: Axis
    top: float
    bottom: float
    end: float
    until: date
    clip: date | None
    uprights: tuple[float, ...]
    now: float


def free_stretch(
    left: float, right: float, uprights: Sequence[float], width: float
) -> tuple[float, float] | None:
    """Return the stretch between uprights that holds `width` near the centre, else the widest."""
    cuts = [left, *sorted(x for x in uprights if left - 5 < x < right + 5), right]
    stretches = []
    for i, (a, b) in enumerate(pairwise(cuts)):
        start = a + (6 if i else 0)
        end = b - (6 if i < len(cuts) - 2 else 0)
        if end > start:
            stretches.append((start, end))
    if not stretches:
        return None
    centre = (left + right) / 2
    fitting = [s for s in stretches if s[1] - s[0] >= width]
    if fitting:
        return min(fitting, key=lambda s: abs((s[0] + s[1]) / 2 - centre))
    return max(stretches, key=lambda s: s[1] - s[0])


def _fit(
    text: str,
    y: float,
    left: float,
    right: float,
    frame: Frame,
    *,
    weight: int = 400,
    least: float = 60,
) -> Text | None:
    width = text_width(text, 15)
    stretch = free_stretch(left, right, (*frame.uprights, frame.now), width)
    if stretch is None or stretch[1] - stretch[0] < width:
        # Rather let the line of today pause than cut the text.
        across = free_stretch(left, right, frame.uprights, width)
        if across and across[1] - across[0] >= width:
            stretch = across
    if stretch is None:
        return None
    room = stretch[1] - stretch[0]
    if room < min(width, least):
        return None
    short = shorten(text, 15, room)
    half = text_width(short, 15) / 2
    middle = min(max((left + right) / 2, stretch[0] + half), stretch[1] - half)
    return Text(middle, y, short, 15, weight, "ink", "middle")


def draw_phases(phases: Sequence[Phase], labels: ScoreLabels, frame: Frame) -> list[Item]:
    """Return the bands, each ending where the next begins."""
    items: list[Item] = []
    shown = [p for p in phases if not (frame.clip and p.start.first > frame.clip)]
    shown.sort(key=lambda p: p.start.first)
    before: float | None = None
    for i, phase in enumerate(shown):
        left = frame.axis.at(phase.start.first)
        right = frame.end
        if phase.end and phase.end.last <= frame.until:
            right = min(right, frame.axis.after(phase.end.last))
        if i + 1 < len(shown):
            right = min(right, frame.axis.at(shown[i + 1].start.first))
        if before is not None and left - before < 6:
            left += 3
        before = right
        if i + 1 < len(shown) and frame.axis.at(shown[i + 1].start.first) - right < 6:
            right -= 3
        if right - left >= 1:
            items.extend(_band(phase, labels, left, right, frame))
    return items


def band_style(kind: PhaseKind, state: PhaseState) -> tuple[str, str, str, str]:
    """Return fill, stroke, dash and text colour of a phase: the more binding, the darker."""
    if state is PhaseState.DORMANT:
        dash = "5 4" if kind is PhaseKind.CONTACT else ""
        return "url(#h)", "ink" if kind is PhaseKind.PARTNERSHIP else "stave", dash, "ink"
    if state is PhaseState.EXPLORING or kind is PhaseKind.CONTACT:
        return "paper", "stave", "5 4", "ink"
    if kind is PhaseKind.PARTNERSHIP:
        return "ink", "none", "", "paper"
    return ("land" if kind is PhaseKind.FRIENDSHIP else "wash"), "stave", "", "ink"


def _band(phase: Phase, labels: ScoreLabels, left: float, right: float, frame: Frame) -> list[Item]:
    fill, stroke, dash, ink = band_style(phase.kind, phase.state)
    width = 1.5 if dash else 1
    band = Rect(left, frame.top, right - left, BAND, fill, stroke, dash, width)
    items: list[Item] = [band]
    room = right - left - 24
    name = shorten(phase.name, 17, room) if room >= 40 else ""
    if not name:
        return items
    x, y = left + 14, frame.top + 24
    used = text_width(name, 17)
    muted = since_that_fits(phase, labels, room - used - 10) if name == phase.name else ""
    if phase.state is PhaseState.DORMANT and not muted:
        # That it rests matters more than what rests.
        name = since_that_fits(phase, labels, room, 17) or name
        used = text_width(name, 17)
    if phase.state is PhaseState.DORMANT:
        text_room = used + (10 + text_width(muted, 15) if muted else 0)
        items.append(Rect(left + 8, frame.top + 7, text_room + 12, 22, "paper"))
    items.append(Text(x, y, name, 17, 500, ink))
    if muted:
        tone = "paper" if ink == "paper" else "muted"
        items.append(Text(x + used + 8, y, muted, 15, 400, tone))
    return items


def since_that_fits(phase: Phase, labels: ScoreLabels, room: float, size: float = 15) -> str:
    """Return what follows the name of a phase, shorter where room is short, never cut."""
    shorter = replace(phase, local_name="")
    for variant in (phase, shorter, replace(shorter, start=When(phase.start.year))):
        text = labels.phase_since(variant)
        if text_width(text, size) <= room:
            return text
    return ""


def draw_agreements(data: ScoreData, labels: ScoreLabels, frame: Frame) -> list[Item]:
    """Return the pairs of slurs with the name inside the upper and the dates inside the lower."""
    deals = [a for a in data.agreements if not (frame.clip and a.start.first > frame.clip)]
    items: list[Item] = []
    for deal, level in zip(deals, agreement_levels(deals), strict=True):
        left = frame.axis.at(deal.start.first)
        is_open = deal.end is None or (
            deal.end.last > frame.until
            and (frame.clip is not None or frame.axis.after(deal.end.last) >= frame.end)
        )
        right = frame.end if is_open or deal.end is None else frame.axis.after(deal.end.last)
        if right - left < 6:
            continue
        parts = [*_slurs(left, right, level, is_open, frame)]
        parts += _slur_texts(deal, labels, left, right, level, is_open, frame)
        name = f"{deal.name}, {labels.span(deal.start, deal.end)}"
        items.append(Group(tuple(parts), deal.href, name))
    return items


def _slurs(left: float, right: float, level: int, is_open: bool, frame: Frame) -> list[Item]:
    items: list[Item] = []
    for base, sign, tone in ((frame.top - 3, -1, "a"), (frame.bottom + 3, 1, "b")):
        if is_open:
            flat = base + sign * (_APEX + LEVEL * level if level else 42)
            outer = flat + sign * _THICK
            f = min(1.0, (right - left) / 78)
            xs = (left + 24.4 * f, left + 48.8 * f, left + 78 * f)
            steps: tuple[Step, ...] = (
                ("M", (left, base)),
                ("C", (xs[0], flat, xs[1], flat, xs[2], flat)),
                ("L", (right, flat)),
                ("L", (right, outer)),
                ("L", (xs[2], outer)),
                ("C", (xs[1], outer, xs[0], outer, left, base)),
                ("Z", ()),
            )
        else:
            bulge = base + sign * (_BULGE + LEVEL / 0.75 * level)
            outer = bulge + sign * _THICK
            inset = min(40.0, 0.28 * (right - left))
            a, b = left + inset, right - inset
            steps = (
                ("M", (left, base)),
                ("C", (a, bulge, b, bulge, right, base)),
                ("C", (b, outer, a, outer, left, base)),
                ("Z", ()),
            )
        items.append(Path(steps, fill=tone))
    return items


def _slur_texts(
    deal: Agreement,
    labels: ScoreLabels,
    left: float,
    right: float,
    level: int,
    is_open: bool,
    frame: Frame,
) -> list[Item]:
    width = right - left
    inset = 16 + 0.05 * width if level == 0 else 0.25 * width
    start, end = left + inset, right - (8 if is_open else inset)
    lift = 16.0 if level == 0 else 3 + _APEX + LEVEL * (level - 1) + 8
    drop = 27.0 if level == 0 else lift + 11
    several = level == 0
    name = _wrapped(deal.name, start, end, frame, several)
    if not name:
        least = _fit(deal.name, frame.top - lift, start, end, frame, weight=500)
        items: list[Item] = [least] if least else []
    else:
        ys = [frame.top - lift - 18 * (len(name) - 1 - k) for k in range(len(name))]
        items = _set(name, ys, start, end, frame, 500)
    for when in _spans(deal, labels):
        if dates := _wrapped(when, start, end, frame, several):
            ys = [frame.bottom + drop - 5 * (len(dates) - 1) + 18 * k for k in range(len(dates))]
            return items + _set(dates, ys, start, end, frame, 400)
    return items


def _spans(deal: Agreement, labels: ScoreLabels) -> list[str]:
    """Return the dates of an agreement in words, then by year alone: half a date says nothing."""
    if deal.end is None:
        return [deal.without_end or labels.open_ended]
    years = labels.span(When(deal.start.year), When(deal.end.year))
    return [labels.span(deal.start, deal.end), years]


def _wrapped(text: str, left: float, right: float, frame: Frame, several: bool) -> list[str]:
    """Return the lines, two at most, of a text between the uprights; none if it must be cut."""
    for uprights in ((*frame.uprights, frame.now), frame.uprights):
        for count in (1, 2) if several else (1,):
            stretch = free_stretch(left, right, uprights, text_width(text, 15))
            room = stretch[1] - stretch[0] if stretch else 0
            lines = balanced(text, 15, max(room, 1), count)
            broken = any(line.endswith("-") for line in lines)
            if not is_cut(lines, text) and not broken and room >= 20:
                return lines
    return []


def _set(
    lines: Sequence[str], ys: Sequence[float], left: float, right: float, frame: Frame, weight: int
) -> list[Item]:
    set_lines = [
        _fit(line, y, left, right, frame, weight=weight, least=20)
        for line, y in zip(lines, ys, strict=True)
    ]
    return [line for line in set_lines if line]


def slur_needs(data: ScoreData, labels: ScoreLabels, until: date) -> tuple[Need, ...]:
    """Return how wide the slurs of agreements that end should be for name and dates to fit."""
    needs = []
    for deal, level in zip(data.agreements, agreement_levels(data.agreements), strict=True):
        if deal.end and deal.end.last <= until:
            words = (deal.name, labels.span(deal.start, deal.end))
            widest = max(text_width(text, 15) for text in words)
            width = (widest + 36) / 0.9 if level == 0 else 2 * widest
            needs.append(Need(deal.start.first, deal.end.last, min(width, 280.0)))
    return tuple(needs)


def draw_gaps(gaps: Sequence[Gap], labels: ScoreLabels, frame: Frame) -> list[Item]:
    """Return the dashed brackets where no agreement is valid, words above, dates below."""
    items: list[Item] = []
    for gap in gaps:
        if gap.start > frame.until:
            continue
        left = frame.axis.at(gap.start) + 7
        is_open = gap.end is None or gap.end > frame.until
        right = (frame.end if is_open or gap.end is None else frame.axis.after(gap.end)) - 7
        end = None if is_open or gap.end is None else When.of(gap.end)
        dates = labels.span(When.of(gap.start), end)
        inside: list[Item] = []
        if right - left >= 12:
            for base, sign in ((frame.top, -1), (frame.bottom, 1)):
                items.append(_bracket(left, right, base, sign, is_open))
            inside = _gap_texts(labels, dates, left, right, frame)
        beside = _beside(labels, dates, frame) if is_open else []
        whole = _says(inside, labels.no_valid_agreement) and _says(inside, dates)
        items += inside if whole or not beside else beside
    return items


def room_beside(gaps: Sequence[Gap], until: date, clip: date | None) -> float:
    """Return the room to keep behind all years for the words of a gap that has begun lately.

    Early in a year nothing is drawn behind the day asked for: there the year itself has room.
    """
    lately = any(gap.end is None and (until - gap.start).days < LATELY for gap in gaps)
    return BESIDE if lately and not (clip and until.month < 4) else 0.0


def _says(items: Sequence[Item], words: str) -> bool:
    """Return whether drawn lines hold the words uncut; they may be divided."""
    lines = "".join(item.text for item in items if isinstance(item, Text))
    drawn, wanted = ("".join(text.split()).replace("-", "") for text in (lines, words))
    return wanted in drawn


def _beside(labels: ScoreLabels, dates: str, frame: Frame) -> list[Item]:
    """Return the words of a short open gap behind the end of what is drawn."""
    x = frame.end + 8
    room = _EDGE - x
    items: list[Item] = []
    for text, y, sign, weight in (
        (labels.no_valid_agreement, frame.top - 24, -1, 600),
        (dates, frame.bottom + 34, 1, 400),
    ):
        lines = balanced(text, 15, max(room, 1), 3)
        first = y - 18 * (len(lines) - 1) if sign < 0 else y
        items += [Text(x, first + 18 * k, line, 15, weight) for k, line in enumerate(lines)]
    return items if room >= 56 else []


def _bracket(left: float, right: float, base: float, sign: int, is_open: bool) -> Path:
    y, foot = base + sign * 26, base + sign * 16
    steps = [("M", (left, foot)), ("L", (left, y)), ("L", (right, y))]
    if not is_open:
        steps.append(("L", (right, foot)))
    return Path(tuple(steps), stroke="ink", width=1.5, dash="4 4")


def _gap_texts(
    labels: ScoreLabels, dates: str, left: float, right: float, frame: Frame
) -> list[Item]:
    items: list[Item] = []
    for text, base, sign, weight in (
        (labels.no_valid_agreement, frame.top, -1, 600),
        (dates, frame.bottom, 1, 400),
    ):
        widest = free_stretch(left, right, frame.uprights, text_width(text, 15))
        room = widest[1] - widest[0] if widest else 0
        lines = balanced(text, 15, max(room, 1), 2) if room >= 56 else []
        if is_cut(lines, text):
            lines = [shorten(text, 15, room)]
        for k, line in enumerate(lines):
            y = base - 36 - 18 * (len(lines) - 1 - k) if sign < 0 else base + 46 + 18 * k
            fitted = _fit(line, y, left, right, frame, weight=weight, least=20)
            if fitted:
                items.append(fitted)
    return items
