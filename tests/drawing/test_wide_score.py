# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The wide score: nothing collides, nothing leaves the drawing, nothing is lost."""

from datetime import date
from itertools import combinations
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.strategies import examples, scores
from tests.drawing.words import KUMASI, LABELS, LATER, SIDES, TODAY, A, B, entry
from zweiklang.drawing.primitives import Box, Head, Line, Path, Text, flat
from zweiklang.drawing.score import (
    Agreement,
    Gap,
    Phase,
    PhaseKind,
    PhaseState,
    ScoreData,
    When,
    draw_score,
    wide,
)
from zweiklang.drawing.score import Line as On
from zweiklang.drawing.score.validity import find_gaps
from zweiklang.drawing.score.wide import layout_wide

some = examples(12)
views = st.sampled_from([None, None, date(2024, 3, 1)])


def wide_svg(data):
    return draw_score(data, LABELS, today=TODAY)


def lay(data, as_known_on=None):
    return layout_wide(data, LABELS, today=TODAY, as_known_on=as_known_on)


@some
@given(scores(), views)
def test_no_two_labels_overlap(data, view):
    boxes = [p.label for p in lay(data, view).placed if p.label]
    assert not [1 for one, other in combinations(boxes, 2) if one.meets(other)]


@some
@given(scores(), views)
def test_no_leader_crosses_the_label_of_another(data, view):
    placed = lay(data, view).placed
    for one in placed:
        for other in placed:
            if one is other or not one.label or not other.leader:
                continue
            top, bottom = sorted(other.leader)
            line = Box(other.x, top, other.x, bottom)
            assert not one.label.meets(line)


@some
@given(scores(), views)
def test_nothing_leaves_the_drawing(data, view):
    score = lay(data, view)
    frame = Box(-1, 0, score.picture.width + 1, score.picture.height)
    for item in flat(score.picture.items):
        if not (isinstance(item, Text) and not item.text):
            assert item.box.within(frame), item


@some
@given(scores(), views)
def test_heads_lie_on_the_stave_of_their_city(data, view):
    score = lay(data, view)
    for item in flat(score.picture.items):
        if isinstance(item, Head) and item.x > 100 and item.radius > 6:
            top = score.staves.tops[item.tone]
            assert top <= item.y <= top + score.staves.height
            assert (item.y - top) / score.staves.gap == pytest.approx(
                round((item.y - top) / score.staves.gap)
            )


@some
@given(scores(), views)
def test_gathered_counts_add_up(data, view):
    shown = [e for e in data.entries if view is None or e.when.first <= view]
    notes = [note for p in lay(data, view).placed for note in p.chord.notes]
    assert sum(note.count for note in notes) == len(shown)
    assert {e.key for note in notes for e in note.entries} == {e.key for e in shown}


@some
@given(scores(), views)
def test_no_two_heads_cover_each_other(data, view):
    heads = [
        i
        for i in flat(lay(data, view).picture.items)
        if isinstance(i, Head) and i.x > 100 and i.radius > 6
    ]
    for one, other in combinations(heads, 2):
        dx, dy = abs(one.x - other.x), abs(one.y - other.y)
        if one.tone is A:
            assert (dx * dx + dy * dy) ** 0.5 >= one.radius + other.radius - 0.1
        elif one.tone is B and other.tone is B:
            assert dx + dy >= 1.2533 * (one.radius + other.radius) - 0.2


@some
@given(scores(cities=2), views)
def test_no_words_in_the_middle_cross_a_joint_stem(data, view):
    score = lay(data, view)
    stems = [p.x for p in score.placed if p.chord.joint]
    frame = (score.staves.top + score.staves.height, max(score.staves.tops.values()))
    for item in flat(score.picture.items):
        if not isinstance(item, Text) or item.x < 169 or not frame[0] < item.y < frame[1]:
            continue
        if score.staves.band_top <= item.y <= score.staves.band_bottom:
            continue
        assert not [x for x in stems if item.box.left < x < item.box.right], item.text


@some
@given(scores(), st.just(date(2024, 3, 1)))
def test_nothing_after_the_day_asked_for_is_drawn(data, view):
    score = lay(data, view)
    now = next(
        i.x1
        for i in flat(score.picture.items)
        if isinstance(i, Line) and i.stroke == "ink" and i.x1 == i.x2 and i.y2 > score.staves.bottom
    )
    assert all(e.when.first <= view for p in score.placed for n in p.chord.notes for e in n.entries)
    for item in flat(score.picture.items):
        if isinstance(item, Path) and item.fill in ("a", "b"):
            assert item.box.right <= now + 0.1
    done = [p for p in score.placed if not p.chord.notes[0].planned]
    assert all(p.x <= now + 15 for p in done)


def test_three_hundred_entries_over_65_years_gather_to_numbered_heads():
    lines = [On.VISIT, On.DELIVERY, On.EXCHANGE, On.PROJECT, On.AGREEMENT]
    entries = tuple(
        entry(
            f"n{i}",
            (1960 + i * 65 // 299, i % 12 + 1),
            ((A,), (B,), (A, B))[i % 3],
            lines[i % 5],
            f"Begegnung der Schulen Nummer {i}",
        )
        for i in range(300)
    )
    score = lay(ScoreData(SIDES, entries))
    heads = [i for i in flat(score.picture.items) if isinstance(i, Head) and i.count > 1]
    assert len(heads) > 30
    assert score.picture.height < 1900


def test_a_single_entry_from_1960_has_one_rest_until_this_year():
    data = ScoreData(SIDES, (entry("a", (1960,), (A, B), On.AGREEMENT, "Urkunde"),))
    texts = [i.text for i in flat(lay(data).picture.items) if isinstance(i, Text)]
    assert texts.count("64 Jahre ohne Eintrag") == 2
    assert {"1960", "1961 – 2024", "2025", "heute"} <= set(texts)


def lasting(end=(2023, 10), **more):
    """A project of both from November 2021, in a score that begins in 2019."""
    project = entry("p", (2021, 11), (A, B), On.PROJECT, "iResilience", end=When(*end), **more)
    return ScoreData(SIDES, (entry("v", (2019,), (A,), On.VISIT, "Besuch"), project))


def spans(score):
    """Return left and right end of the level lines of two units, which no bracket is."""
    found = []
    for item in flat(score.picture.items):
        if isinstance(item, Path) and item.width == 2 and item.stroke in "ab":
            (letter, start), (_, end), *_ = item.steps
            if letter == "M" and start[1] == end[1]:
                found.append((start[0], end[0]))
    return found


def test_years_in_which_something_lasts_are_no_rest():
    rests = [s for s in lay(lasting()).axis.segments if s.rest]
    assert not rests, "2024 and 2025 are too few to fold"
    assert [s.first for s in lay(lasting(end=(2021, 12))).axis.segments if s.rest] == [2022]


def test_what_lasts_is_a_line_on_both_staves_from_its_head_to_its_end():
    score = lay(lasting())
    head = next(p.x for p in score.placed if p.chord.joint)
    assert spans(score) == [(head, score.axis.after(date(2023, 10, 31)))] * 2


def test_what_lasts_beyond_the_day_asked_for_reaches_its_line():
    score = lay(lasting(), date(2022, 6, 30))
    assert {round(right, 3) for _, right in spans(score)} == {
        round(score.axis.after(date(2022, 6, 30)), 3)
    }


def test_label_and_name_say_from_when_to_when():
    svg = wide_svg(lasting())
    assert "Nov. 2021 – Okt. 2023" in svg
    assert "<title>Nov. 2021 – Okt. 2023, Dortmund, Kumasi: iResilience</title>" in svg
    assert "geplant Nov. 2021 – Okt. 2023" in wide_svg(lasting(planned=True))


def test_what_comes_in_from_an_earlier_sheet_is_a_named_line_without_a_head():
    carried = lasting().entries[1]
    data = ScoreData(SIDES, since=2022, carried=(carried,))
    score = lay(data)
    assert not score.placed
    assert spans(score) == [(score.axis.edges[0], score.axis.after(date(2023, 10, 31)))] * 2
    assert "iResilience</title>" in wide_svg(data)


def test_a_gap_of_three_years_folds_into_one_rest_and_of_two_does_not():
    def texts(second):
        data = ScoreData(
            SIDES,
            (
                entry("a", (2018,), (A,), On.VISIT, "Besuch"),
                entry("b", (second,), (B,), On.VISIT, "Besuch"),
                entry("c", (2024,), (B,), On.VISIT, "Besuch"),
            ),
        )
        return {i.text for i in flat(lay(data).picture.items) if isinstance(i, Text)}

    assert "2019 – 2021" in texts(2022)
    assert "2019 – 2020" not in texts(2021)


def test_every_label_of_the_kumasi_score_is_drawn_in_full():
    score = lay(KUMASI)
    assert all(p.label for p in score.placed)
    texts = [i.text for i in flat(score.picture.items) if isinstance(i, Text)]
    assert not [text for text in texts if text.endswith("…")]


def test_joint_labels_are_shared_between_above_and_below():
    placed = [p for p in lay(KUMASI).placed if p.chord.joint]
    above = sum(p.above for p in placed)
    assert abs(above - (len(placed) - above)) <= 1


def test_the_gap_between_memorandum_and_charter_names_both_days():
    assert find_gaps(KUMASI, TODAY) == (Gap(date(2022, 10, 8), date(2024, 5, 13)),)
    texts = [i.text for i in flat(lay(KUMASI).picture.items) if isinstance(i, Text)]
    assert "kein gültiges Abkommen" in texts
    assert "8. Okt. 2022 – 13. Mai 2024" in texts


def test_an_agreement_that_ran_out_leaves_an_open_gap():
    data = ScoreData(SIDES, agreements=(Agreement("MoU", When(2020), When(2021, 6)),))
    assert find_gaps(data, TODAY) == (Gap(date(2021, 7, 1)),)


def test_an_entry_without_a_city_of_the_score_is_refused():
    data = ScoreData(SIDES, (entry("x", (2020,), (), On.VISIT, "Besuch"),))
    with pytest.raises(ValueError, match="names no city"):
        lay(data)


@some
@given(scores(max_entries=60))
def test_heads_of_different_dates_keep_the_order_of_time(data):
    score = lay(data)
    exact = [p for p in score.placed if not p.chord.years and p.chord.when.month]
    for one, other in combinations(exact, 2):
        if one.chord.when.last < other.chord.when.first:
            assert one.x <= other.x + 0.1


@some
@given(scores())
def test_heads_that_stand_for_one_date_stand_in_the_column_of_their_year(data):
    score = lay(data)
    for one in score.placed:
        if not one.chord.years:
            left, right = score.axis.column_of(one.chord.year)
            assert left <= one.x <= max(right, left + 22)


def test_three_decisions_of_one_autumn_stand_in_order_beside_each_other():
    days = [(2023, 10, 17), (2023, 10, 26), (2023, 11)]
    entries = tuple(entry(f"d{i}", day, (A,), On.DECISION, "Rat") for i, day in enumerate(days))
    more = tuple(entry(f"y{i}", (2015 + i,), (A, B), On.VISIT, "Besuch") for i in range(8))
    placed = lay(ScoreData(SIDES, (*entries, *more))).placed
    xs = [p.x for p in placed if p.chord.notes[0].line is On.DECISION]
    assert len(xs) == 3
    assert xs[1] - xs[0] >= 18
    assert xs[2] - xs[1] >= 18


def signs(picture):
    """Return the strokes outside the staves: a decision has a tip, a paper is level."""
    strokes = [i for i in flat(picture.items) if isinstance(i, Path) and i.width == 2.6]
    return sorted([y for _cmd, (_x, y) in stroke.steps] for stroke in strokes)


def test_a_paper_that_decides_nothing_is_level_where_a_decision_has_a_tip():
    entries = (
        entry("d", (2023, 11), (A,), On.DECISION, "Rat"),
        entry("p", (2023, 3), (A,), On.PAPER, "Anfrage"),
    )
    paper, decision = signs(lay(ScoreData(SIDES, entries)).picture)[::-1]
    if len(set(paper)) > 1:
        paper, decision = decision, paper
    assert len(set(paper)) == 1
    assert decision[1] == decision[0] - 16


@pytest.mark.parametrize("count", [1, 2])
def test_paper_and_decision_of_one_day_stand_beside_each_other(count):
    day = (2023, 11, 9)
    entries = [entry(f"d{i}", day, (A,), On.DECISION, "Rat") for i in range(count)]
    entries.append(entry("p", day, (A,), On.PAPER, "Anfrage"))
    picture = lay(ScoreData(SIDES, tuple(entries))).picture
    strokes = [i for i in flat(picture.items) if isinstance(i, Path) and i.width == 2.6]
    one, other = [[x for _cmd, (x, _y) in stroke.steps] for stroke in strokes]
    assert max(one) < min(other) or max(other) < min(one)


@pytest.mark.parametrize("today", [TODAY, LATER])
def test_a_year_later_the_kumasi_score_still_says_everything_in_words(today):
    score = layout_wide(KUMASI, LABELS, today=today)
    texts = [i.text for i in flat(score.picture.items) if isinstance(i, Text)]
    assert not [text for text in texts if text.endswith("…")]
    assert texts.count("8 Jahre ohne Eintrag") == 2
    assert "7. Okt. 2020 – 7. Okt. 2022" in " ".join(texts)


def test_a_busy_year_is_wider_than_an_empty_one():
    axis = layout_wide(KUMASI, LABELS, today=LATER).axis
    width = {s.first: right - left for s, left, right in axis.columns()}
    assert width[2024] > 1.2 * width[2023]
    assert width[2024] > 2 * width[2026]


def test_the_head_of_a_signing_stands_where_its_arc_begins():
    may = (entry("m", (2024, 5), (A, B), On.EXCHANGE, "Austausch"),)
    guests = (entry("g", (2024, 5), (B,), On.EXCHANGE, "Gäste"),)
    data = ScoreData(SIDES, (*KUMASI.entries, *may, *guests), KUMASI.phases, KUMASI.agreements)
    score = layout_wide(data, LABELS, today=LATER)
    signing = next(p for p in score.placed if p.chord.when == When(2024, 5, 14) and p.chord.joint)
    assert abs(signing.x - score.axis.at(date(2024, 5, 14))) < 8


def test_a_gathered_year_is_labelled_with_the_year_alone():
    entries = tuple(
        entry(f"v{i}", (2024, 1 + i // 8, 1 + i % 28), (A,), On.VISIT, "Besuch") for i in range(80)
    )
    score = lay(ScoreData(SIDES, entries))
    texts = [i.text for i in flat(score.picture.items) if isinstance(i, Text)]
    assert "80 visit" in texts
    assert "2024" in texts
    assert "1. Jan. 2024" not in texts


@some
@given(scores(), views)
def test_a_plan_is_searched_for_places_only_once(data, view):
    looked_at = []
    search = wide._Sides

    def noted(plan, *rest):
        looked_at.append(plan)
        return search(plan, *rest)

    with patch.object(wide, "_Sides", noted):
        lay(data, view)
    # Searching takes most of the time of a drawing.
    assert len(set(looked_at)) == len(looked_at)


@pytest.mark.parametrize(("first", "words"), [(2002, "Partnerschaft"), (2012, None)])
def test_a_short_band_that_rests_says_so_before_it_says_what_rests(first, words):
    phases = (
        Phase(PhaseKind.PARTNERSHIP, When(first), "Partnerschaft", When(2022, 3, 30)),
        Phase(PhaseKind.PARTNERSHIP, When(2022, 3, 31), "Partnerschaft", state=PhaseState.DORMANT),
    )
    busy = tuple(
        entry(f"n{i}", (first + i,), (A,), On.VISIT, "Besuch") for i in range(2025 - first)
    )
    texts = [
        i.text
        for i in flat(lay(ScoreData(SIDES, busy, phases)).picture.items)
        if isinstance(i, Text)
    ]
    assert "ruht seit 2022" in texts
    if words:
        assert texts.count("Partnerschaft") == 1, "the dormant band has no room for both"


@pytest.mark.parametrize("day", [date(2024, 5, 14), date(2024, 5, 20), date(2023, 4, 30)])
def test_heads_of_what_is_done_stand_before_the_line_of_the_day_asked_for(day):
    score = lay(KUMASI, day)
    now = score.axis.after(day)
    for one in score.placed:
        if one.chord.when.month is not None:
            assert one.x + one.chord.reach < now, one
    marker = next(
        i for i in flat(score.picture.items) if getattr(i, "text", "").startswith("Stand")
    )
    line = [
        i
        for i in flat(score.picture.items)
        if isinstance(i, Line) and i.x1 == i.x2 and abs(i.x1 - now) < 0.01 and i.stroke == "ink"
    ]
    assert len(line) == 1, "no label interrupts it"
    assert marker.text == f"Stand am {LABELS.date(When.of(day))}"


@pytest.mark.parametrize(
    "day", [date(2022, 10, 20), date(2022, 12, 24), date(2023, 1, 1), date(2023, 3, 31)]
)
def test_a_gap_too_short_for_its_words_says_them_beside_it(day):
    score = lay(KUMASI, day)
    now = score.axis.after(day)
    texts = [i for i in flat(score.picture.items) if isinstance(i, Text)]
    beside = [text for text in texts if text.box.left > now]
    said = " ".join(text.text for text in beside)
    assert "kein gültiges Abkommen" in said
    assert "seit 8. Okt. 2022" in said
    assert all(text.box.right <= 1200 for text in beside)
    assert not [1 for one, other in combinations(texts, 2) if one.box.meets(other.box, -0.5)]


@pytest.mark.parametrize("month", range(1, 13))
def test_no_line_of_a_year_goes_through_the_word_over_the_line_of_the_day(month):
    entries = tuple(entry(f"e{year}", (year, 6), (A,), On.VISIT, "Besuch") for year in (2022, 2023))
    day = date(2026, month, 26)
    score = layout_wide(ScoreData(SIDES, entries), LABELS, today=day, as_known_on=day)
    items = list(flat(score.picture.items))
    word = LABELS.as_of(day)
    (marker,) = [i for i in items if isinstance(i, Text) and i.text == word]
    paths = [i for i in items if isinstance(i, Path) and i.stroke == "stave"]
    points = [point for path in paths for cmd, point in path.steps if cmd in "ML"]
    ticks = [x for x, y in points if y in (14, 36)]
    assert ticks
    assert not [x for x in ticks if marker.box.left < x < marker.box.right]
