# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The small score of a list row: two lines, band, slurs and heads on an axis all rows share.

On a timeline of many partnerships, `detail` adds rests, stretches without a valid agreement, and
the lines of the years and of today that run through all rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from zweiklang.drawing.primitives import Heads, Item, Path, Picture, Rect, Step, Text, flat
from zweiklang.drawing.primitives import Line as Stroke
from zweiklang.drawing.score.axis import fold, marked_years
from zweiklang.drawing.score.data import Entry, Line, Phase, PhaseKind, PhaseState, ScoreData
from zweiklang.drawing.score.draw import hatching
from zweiklang.drawing.score.notes import clean_entries
from zweiklang.drawing.score.validity import agreement_levels, find_gaps
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
    as_of: bool = False

    def at(self, day: date, width: float) -> float:
        """Return the place of a day between the insets of a row of this width."""
        start, end = date(self.first, 1, 1), date(self.last, 12, 31)
        share = (day - start).days / (end - start).days
        return INSET + (width - 2 * INSET) * min(max(share, 0.0), 1.0)

    def years(self, width: float) -> list[int]:
        """Return the years that a row of this width has room to name."""
        room = text_width("0000", 14) + 14
        span = self.last - self.first + 1
        step = 1
        for step in (1, 2, 5, 10, 20, 50, 100):
            if (width - 2 * INSET) / span * step >= room:
                break
        if step >= 5:
            return [year for year in range(self.first, self.last + 1) if year % step == 0]
        return [y for y in range(self.first, self.last + 1) if (y - self.first) % step == 0]


def mini_axis(scores: Iterable[ScoreData], *, today: date) -> MiniAxis:
    """Return the axis from the first year of any score to that of `today` or the last plan."""
    years = [today.year]
    for score in scores:
        years += [entry.when.year for entry in score.entries]
        years += [phase.start.year for phase in score.phases]
        years += [deal.start.year for deal in score.agreements]
    return MiniAxis(min(years), max(y for y in years), today)


def layout_mini(
    data: ScoreData,
    axis: MiniAxis,
    *,
    width: float = 630,
    show_years: bool = False,
    detail: bool = False,
) -> Picture:
    """Return the small score; heads that would cover each other become one."""
    end = axis.at(axis.until, width)
    lines = [UPPER] + [LOWER + 14 * i for i in range(len(data.sides) - 1)]
    height = HEIGHT + 14 * (len(lines) - 2)
    items: list[Item] = []
    if show_years:
        items += _years(axis, width)
    if detail:
        items += _through_all_rows(axis, width, height)
    items += [Stroke(INSET, y, width - INSET, y) for y in lines]
    items += _bands(data.phases, axis, width, end)
    if detail:
        items += [rest for y in lines for rest in _rests(data, axis, width, y)]
        items += _gaps(data, axis, width, end)
    items += _slurs(data, axis, width, end)
    items += _notes(data, axis, width)
    return Picture(width, height, tuple(items))


def mini_years(axis: MiniAxis, *, width: float = 630, rtl: bool = False, ids: str = "years") -> str:
    """Return the years of the axis as `<svg>` to stand above rows that do not show them."""
    picture = Picture(width, 18, tuple(_years(axis, width)))
    return document(
        Writer(ids, width if rtl else None).picture(picture),
        width=width,
        height=picture.height,
        title=f"{axis.first} – {axis.last}",
        ids=ids,
        css_class="zk-mini",
        rtl=rtl,
    )


def mini_score(
    data: ScoreData,
    axis: MiniAxis,
    *,
    title: str,
    width: float = 630,
    show_years: bool = False,
    detail: bool = False,
    rtl: bool = False,
    standalone: bool = False,
    ids: str = "mini",
) -> str:
    """Return the small score as `<svg>` of class zk-mini, `width` units wide (phones: 280)."""
    picture = layout_mini(data, axis, width=width, show_years=show_years, detail=detail)
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
    texts: list[Item] = []
    for year in axis.years(width):
        text = Text(axis.at(date(year, 1, 1), width), 12, str(year), 14, 400, "muted")
        if text.box.right <= width - 2:
            texts.append(text)
    return texts


def _through_all_rows(axis: MiniAxis, width: float, height: float) -> list[Item]:
    """Return the lines of the named years and of the day drawn up to."""
    steps: list[Step] = []
    for year in axis.years(width):
        x = axis.at(date(year, 1, 1), width)
        steps += [("M", (x, 0.0)), ("L", (x, height))]
    now = axis.at(axis.until, width)
    return [Path(tuple(steps), stroke="rule"), Stroke(now, 0, now, height, "ink")]


def _rests(data: ScoreData, axis: MiniAxis, width: float, y: float) -> list[Item]:
    """Return a rest wherever a partnership has no entry for years, as the score folds them."""
    items: list[Item] = []
    for segment in fold(marked_years(data, axis.until)):
        left = axis.at(date(max(segment.first, axis.first), 1, 1), width) + 4
        right = axis.at(date(segment.last, 12, 31), width) - 4
        if not segment.rest or segment.last < axis.first or right - left < 4:
            continue
        ends: tuple[Step, ...] = (
            *(("M", (left, y - 4)), ("L", (left, y + 4))),
            *(("M", (right, y - 4)), ("L", (right, y + 4))),
        )
        items += [Path(ends, stroke="muted", width=1.2), Stroke(left, y, right, y, "muted", 2.6)]
    return items


def _gaps(data: ScoreData, axis: MiniAxis, width: float, end: float) -> list[Item]:
    """Return dashed lines beside the band where no agreement is valid; see `find_gaps`."""
    items: list[Item] = []
    for gap in find_gaps(data, axis.until):
        left = axis.at(gap.start, width) + 2
        right = (end if gap.end is None else min(end, axis.at(gap.end, width))) - 2
        if right - left < 4:
            continue
        steps: list[Step] = []
        for y in (BAND_TOP - 5, BAND_BOTTOM + 5):
            steps += [("M", (left, y)), ("L", (right, y))]
        items.append(Path(tuple(steps), stroke="ink", width=1.2, dash="4 4"))
    return items


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


def _slurs(data: ScoreData, axis: MiniAxis, width: float, end: float) -> list[Item]:
    """Return all agreements as two parts, one per tone: arcs, or open lines while they last."""
    steps: dict[str, list[Step]] = {"a": [], "b": []}
    for deal, deep in zip(data.agreements, agreement_levels(data.agreements), strict=True):
        left = axis.at(deal.start.first, width)
        is_open = deal.end is None or deal.end.last > axis.until
        right = end if is_open or deal.end is None else axis.at(deal.end.last, width)
        if left >= end or right - left < 3:
            continue
        level = min(deep, 1)
        for tone, base, sign in (("a", BAND_TOP, -1), ("b", BAND_BOTTOM, 1)):
            steps[tone].append(("M", (left, base)))
            if is_open:
                y = base + sign * (10.6 + 3 * level)
                f = min(1.0, (right - left) / 22)
                steps[tone] += [
                    ("C", (left + 7 * f, y, left + 14 * f, y, left + 22 * f, y)),
                    ("L", (right, y)),
                ]
            else:
                y, inset = base + sign * (14.6 + 4 * level), 0.18 * (right - left)
                steps[tone].append(("C", (left + inset, y, right - inset, y, right, base)))
    return [Path(tuple(drawn), stroke=tone, width=2.4) for tone, drawn in steps.items() if drawn]


def _notes(data: ScoreData, axis: MiniAxis, width: float) -> list[Item]:
    stems: dict[Tone, list[Step]] = {}
    heads: dict[tuple[Tone, bool], list[float]] = {}
    taken: dict[Tone, list[float]] = {side.tone: [] for side in data.sides}
    levels = {s.tone: UPPER if i == 0 else LOWER + 14 * (i - 1) for i, s in enumerate(data.sides)}
    begin = date(axis.first, 1, 1)
    known = clean_entries(data, axis.until if axis.as_of else None)
    entries = [entry for entry in known if entry.when.last >= begin]
    for entry in sorted(entries, key=lambda e: (-len(e.tones), e.when.first)):
        middle = entry.when.first + (entry.when.last - entry.when.first) / 2
        x = axis.at(middle, width)
        free = [t for t in entry.tones if all(abs(x - o) >= _APART for o in taken[t])]
        for tone in free:
            taken[tone].append(x)
            heads.setdefault((tone, entry.planned), []).append(x)
            if len(entry.tones) > 1:
                band = BAND_TOP if tone is Tone.A else BAND_BOTTOM
                stem: list[Step] = [("M", (x, levels[tone])), ("L", (x, band))]
                stems.setdefault(tone, []).extend(stem)
    return [
        *_lasting(known, axis, width, levels),
        *(Path(tuple(steps), stroke=tone.value, width=1.8) for tone, steps in stems.items()),
        *(
            Heads(tuple(sorted(xs)), levels[tone], tone, RADIUS, planned)
            for (tone, planned), xs in heads.items()
        ),
    ]


def _lasting(
    entries: Iterable[Entry], axis: MiniAxis, width: float, levels: Mapping[Tone, float]
) -> list[Item]:
    """Return a line from its begin to its end for whatever lasts, one path for each city."""
    steps: dict[Tone, list[Step]] = {}
    for entry in entries:
        if entry.end is None or entry.line is Line.DECISION:
            continue
        left = axis.at(entry.when.first, width)
        right = axis.at(min(entry.end.last, axis.until) if axis.as_of else entry.end.last, width)
        if right - left > RADIUS:
            for tone in entry.tones:
                y = levels[tone]
                steps.setdefault(tone, []).extend([("M", (left, y)), ("L", (right, y))])
    return [Path(tuple(drawn), stroke=tone.value, width=2) for tone, drawn in steps.items()]
