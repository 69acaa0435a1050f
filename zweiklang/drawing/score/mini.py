# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The small score of a list row: two lines, band, slurs and heads on an axis all rows share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from zweiklang.drawing.primitives import Head, Item, Path, Picture, Rect, Text, flat
from zweiklang.drawing.primitives import Line as Stroke
from zweiklang.drawing.score.data import Agreement, Phase, PhaseKind, PhaseState, ScoreData
from zweiklang.drawing.score.draw import hatching
from zweiklang.drawing.score.notes import clean_entries
from zweiklang.drawing.score.validity import agreement_levels
from zweiklang.drawing.sides import Tone
from zweiklang.drawing.svg import Writer, document
from zweiklang.drawing.text import text_width

HEIGHT = 74.0
UPPER, LOWER = 28.0, 64.0
BAND_TOP, BAND_BOTTOM = 42.0, 50.0
RADIUS = 4.6
INSET = 10.0
_APART = 9.0


@dataclass(frozen=True)
class MiniAxis:
    """The time all rows of a list share: first year, last year, and the day drawn up to."""

    first: int
    last: int
    until: date

    def at(self, day: date, width: float) -> float:
        """Return the place of a day between the insets of a row of this width."""
        start, end = date(self.first, 1, 1), date(self.last, 12, 31)
        share = (day - start).days / (end - start).days
        return INSET + (width - 2 * INSET) * min(max(share, 0.0), 1.0)


def mini_axis(scores: Iterable[ScoreData], *, today: date) -> MiniAxis:
    """Return the axis from the first year of any score to that of `today` or the last plan."""
    years = [today.year]
    for score in scores:
        years += [entry.when.year for entry in score.entries]
        years += [phase.start.year for phase in score.phases]
        years += [deal.start.year for deal in score.agreements]
    return MiniAxis(min(years), max(y for y in years), today)


def layout_mini(
    data: ScoreData, axis: MiniAxis, *, width: float = 630, show_years: bool = False
) -> Picture:
    """Return the small score; heads that would cover each other become one."""
    end = axis.at(axis.until, width)
    items: list[Item] = []
    if show_years:
        items += _years(axis, width)
    lines = [UPPER] + [LOWER + 14 * i for i in range(len(data.sides) - 1)]
    for y in lines:
        items.append(Stroke(INSET, y, width - INSET, y))
    items += _bands(data.phases, axis, width, end)
    for deal, level in zip(data.agreements, agreement_levels(data.agreements), strict=True):
        items += _slurs(deal, min(level, 1), axis, width, end)
    items += _notes(data, axis, width)
    return Picture(width, HEIGHT + 14 * (len(lines) - 2), tuple(items))


def mini_score(
    data: ScoreData,
    axis: MiniAxis,
    *,
    title: str,
    width: float = 630,
    show_years: bool = False,
    rtl: bool = False,
    standalone: bool = False,
    ids: str = "mini",
) -> str:
    """Return the small score as `<svg>` of class zk-mini, `width` units wide (phones: 320)."""
    picture = layout_mini(data, axis, width=width, show_years=show_years)
    parts = flat(picture.items)
    hatched = any(isinstance(part, Rect) and part.fill == "url(#h)" for part in parts)
    return document(
        Writer(ids, width if rtl else None).picture(picture),
        width=width,
        height=picture.height,
        title=title,
        ids=ids,
        css_class="zk-mini",
        rtl=rtl,
        standalone=standalone,
        defs=hatching(f"{ids}-h") if hatched else "",
    )


def _years(axis: MiniAxis, width: float) -> list[Item]:
    room = text_width("0000", 14) + 14
    span = axis.last - axis.first + 1
    step = 1
    for step in (1, 2, 5, 10, 20, 50, 100):
        if (width - 2 * INSET) / span * step >= room:
            break
    years = [axis.first]
    years += [y for y in range(axis.first + 1, axis.last + 1) if (y - axis.first) % step == 0]
    if step >= 5:
        years = [y for y in range(axis.first, axis.last + 1) if y % step == 0]
    texts: list[Item] = []
    for year in years:
        text = Text(axis.at(date(year, 1, 1), width), 12, str(year), 14, 400, "muted")
        if text.box.right <= width - 2:
            texts.append(text)
    return texts


def _bands(phases: Iterable[Phase], axis: MiniAxis, width: float, end: float) -> list[Item]:
    items: list[Item] = []
    ordered = sorted(phases, key=lambda p: p.start.first)
    for i, phase in enumerate(ordered):
        left = axis.at(phase.start.first, width)
        right = end if phase.end is None else min(end, axis.at(phase.end.last, width))
        if i + 1 < len(ordered):
            right = min(right, axis.at(ordered[i + 1].start.first, width) - 2)
        if right - left < 1:
            continue
        box = (left, BAND_TOP, right - left, BAND_BOTTOM - BAND_TOP)
        tone = "ink" if phase.kind is PhaseKind.PARTNERSHIP else "stave"
        if phase.state is PhaseState.DORMANT:
            items.append(Rect(*box, "url(#h)", tone))
        elif phase.state is PhaseState.EXPLORING or phase.kind is PhaseKind.CONTACT:
            items.append(Rect(*box, "none", "stave", "3 3"))
        elif phase.kind is PhaseKind.FRIENDSHIP:
            items.append(Rect(*box, "land", "stave"))
        else:
            items.append(Rect(*box, tone))
    return items


def _slurs(deal: Agreement, level: int, axis: MiniAxis, width: float, end: float) -> list[Item]:
    left = axis.at(deal.start.first, width)
    if left >= end:
        return []
    is_open = deal.end is None or deal.end.last > axis.until
    right = end if is_open or deal.end is None else axis.at(deal.end.last, width)
    items: list[Item] = []
    for base, sign, tone in ((BAND_TOP, -1, "a"), (BAND_BOTTOM, 1, "b")):
        if is_open:
            flat_y = base + sign * (9 + 3 * level)
            outer = flat_y + sign * 3.2
            f = min(1.0, (right - left) / 22)
            xs = (left + 7 * f, left + 14 * f, left + 22 * f)
            items.append(
                Path(
                    (
                        ("M", (left, base)),
                        ("C", (xs[0], flat_y, xs[1], flat_y, xs[2], flat_y)),
                        ("L", (right, flat_y)),
                        ("L", (right, outer)),
                        ("L", (xs[2], outer)),
                        ("C", (xs[1], outer, xs[0], outer, left, base)),
                        ("Z", ()),
                    ),
                    fill=tone,
                )
            )
        elif right - left >= 3:
            inset = 0.18 * (right - left)
            bulge = base + sign * (13 + 4 * level)
            outer = bulge + sign * 3.2
            a, b = left + inset, right - inset
            items.append(
                Path(
                    (
                        ("M", (left, base)),
                        ("C", (a, bulge, b, bulge, right, base)),
                        ("C", (b, outer, a, outer, left, base)),
                        ("Z", ()),
                    ),
                    fill=tone,
                )
            )
    return items


def _notes(data: ScoreData, axis: MiniAxis, width: float) -> list[Item]:
    stems: list[Item] = []
    heads: list[Item] = []
    taken: dict[Tone, list[float]] = {side.tone: [] for side in data.sides}
    levels = {s.tone: UPPER if i == 0 else LOWER + 14 * (i - 1) for i, s in enumerate(data.sides)}
    entries = clean_entries(data, None)
    for entry in sorted(entries, key=lambda e: (-len(e.tones), e.when.first)):
        middle = entry.when.first + (entry.when.last - entry.when.first) / 2
        x = axis.at(middle, width)
        free = [t for t in entry.tones if all(abs(x - o) >= _APART for o in taken[t])]
        if not free:
            continue
        for tone in free:
            taken[tone].append(x)
            heads.append(Head(x, levels[tone], tone, RADIUS, entry.planned))
        if len(entry.tones) > 1:
            stems += _stem(x, free, levels)
    return [*stems, *heads]


def _stem(x: float, tones: Iterable[Tone], levels: dict[Tone, float]) -> list[Item]:
    return [
        Stroke(x, levels[t], x, BAND_TOP if t is Tone.A else BAND_BOTTOM, t.value, 1.8)
        for t in tones
    ]
