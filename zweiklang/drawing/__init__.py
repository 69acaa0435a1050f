# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Drawings as SVG text from plain data. Pure functions; no Django, no domain model, no network.

Pages and reports call the same functions. Each returns a complete `<svg>` that is safe to put into
HTML: all text escaped, no style attribute, no script; a link to anything but a page raises
ValueError. Colours are the page's custom properties (`var(--zk-a)` …), so light, dark and forced
colours follow the page; with `standalone=True` they are fixed and xmlns is set, for PDF and DOCX.

For the page:
- It must not set `fill` on `svg text`: colours are presentation attributes, which any rule beats.
- `ids` (prefix of the ids inside) must differ between the drawings of one page.
- A drawing whose entries have a `href` has role="group" and can be walked by keyboard, since the
  parts of an image cannot be reached; without any `href` it has role="img".

Score (`zweiklang.drawing.score`)
    draw_score(data: ScoreData, labels: ScoreLabels, *, today: date,
               as_known_on: date | None = None, orientation: "wide" | "tall" = "wide",
               rtl=False, standalone=False, ids="sc") -> str
    mini_axis(scores: Iterable[ScoreData], *, today: date) -> MiniAxis
    mini_score(data: ScoreData, axis: MiniAxis, *, title: str, width=630, show_years=False,
               detail=False, rtl=False, standalone=False, ids="mini") -> str
    mini_years(axis: MiniAxis, *, width=630, rtl=False, ids="years") -> str
    data: ScoreData, Side, Entry, Phase, Agreement, Gap, When; Tone, Line, PhaseKind, PhaseState
    words: ScoreLabels, a protocol the caller implements in the reader's language

Map (`zweiklang.drawing.worldmap`)
    load_land(path) -> Land                   reads TopoJSON of npm world-atlas, once per path
    world_map(land: Land, home: Place, places: Sequence[Place], *, title: str, size=520,
              standalone=False, ids="map") -> MapDrawing
                                            .svg, .key = ((number, Place), …), numbered places
    Place(name, longitude, latitude, href=None, tone=Tone.B)

Goals (`zweiklang.drawing.goals`)
    goal_keys(counts: Mapping[int, int], *, title: str, narrow=False, hrefs=None, names=None,
              standalone=False, ids="keys") -> str
    goal_wheel(served: Mapping[int, tuple[Tone, ...]], *, title: str, centre: tuple[str, str],
               standalone=False, ids="wheel") -> str
    target_bars(bars: Sequence[Bar], *, title: str, narrow=False, standalone=False,
                ids="bars") -> str
    Bar(code: str, label: str, strength: float)
    goal_tile(goal: int, *, size=32, title="", standalone=False, ids="") -> str
    GOAL_COLOURS[goal] -> "#3F7E44"; number_colour(goal) -> "#FFFFFF" or "#131525"

Deadlines (`zweiklang.drawing.stairs`)
    deadline_stairs(deadlines: Sequence[Deadline], *, title: str, today: date, today_label: str,
                    month_label: Callable[[date], str], months=12, rtl=False, standalone=False,
                    ids="stairs") -> str
    Deadline(day: date, date_text: str, text: str, href=None, urgent=False)

Giving and gaining (`zweiklang.drawing.mirror`)
    draw_mirror(rows: Sequence[MirrorRow], sides: tuple[Side, Side], *, headings: tuple[str, str],
                title: str, description: str, narrow=False, rtl=False, standalone=False,
                ids="mirror") -> str
    MirrorRow(label: str, left: Bar, right: Bar); Bar(confirmed: float, declared: float, words: str)
    draw_trend(rows: Sequence[TrendRow], years: Sequence[int], sides: Sequence[Side], *, title: str,
               description: str, narrow=False, rtl=False, standalone=False, ids="trend") -> str
    TrendRow(label: str, scores: Mapping[Tone, Mapping[int, int]])

Marks (`zweiklang.drawing.marks`), silent beside words
    mark(tone, size=16), circle(size), diamond(size), triangle(size), linked_mark(height=20),
    open_mark(height=20, *, missing=Tone.A), boxes(filled),
    decision_mark(height=16, *, tone=None), paper_mark(), slur_mark(), planned_mark(),
    rest_mark(), gap_mark(), phase_swatch(kind, state, *, ids="swatch") -> str

How it is built: a layout function (`layout_wide`, `layout_tall`, `layout_mini`, `layout_map`,
`layout_stairs`) returns positioned parts (`primitives.py`), which tests inspect; `svg.Writer` turns
them into text. Widths come from a table of Fira Sans (`glyph_widths.py`).
"""
