# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The upright score: rows follow each other, plates hide nothing that is written."""

from datetime import date
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.strategies import examples, scores
from tests.drawing.words import KUMASI, LABELS, SIDES, TODAY, A, B, entry
from zweiklang.drawing.primitives import Box, Head, Line, Path, Rect, Text, flat
from zweiklang.drawing.score import Agreement, ScoreData, When
from zweiklang.drawing.score import Line as On
from zweiklang.drawing.score.tall import layout_tall

some = examples(12)
views = st.sampled_from([None, None, date(2024, 3, 1)])


def lay(data, view=None):
    return layout_tall(data, LABELS, today=TODAY, as_known_on=view)


def words(score):
    return [i for i in flat(score.picture.items) if isinstance(i, Text) and i.text]


@some
@given(scores(), views)
def test_no_two_rows_cover_each_other(data, view):
    rows = lay(data, view).rows
    for one, other in combinations(rows, 2):
        assert not one.box.meets(other.box, -0.01), (one.box, other.box)


@some
@given(scores(), views)
def test_no_two_words_overlap(data, view):
    for one, other in combinations(words(lay(data, view)), 2):
        assert not one.box.meets(other.box, -0.5), (one, other)


@some
@given(scores(), views)
def test_nothing_leaves_the_drawing(data, view):
    score = lay(data, view)
    frame = Box(-1, -1, score.picture.width + 3, score.picture.height)
    for item in flat(score.picture.items):
        if isinstance(item, (Text, Head, Line, Rect)) and getattr(item, "text", "x"):
            assert item.box.within(frame), item


@some
@given(scores(cities=2))
def test_heads_lie_on_the_side_of_their_city(data):
    for item in flat(lay(data).picture.items):
        if isinstance(item, Head) and item.y > 50:
            assert (item.x < 160) is (item.tone is A)


def test_the_phone_form_tells_the_whole_story_of_kumasi():
    texts = [text.text for text in words(lay(KUMASI))]
    assert not [text for text in texts if text.endswith("…")]
    for expected in ("2012 – 2019", "kein gültiges Abkommen", "heute", "Partnerschaft"):
        assert expected in texts


def test_time_runs_downward():
    score = lay(KUMASI)
    places = {text.text: text.y for text in words(score)}
    order = ["2011", "7. Okt. 2020", "Mai 2022", "Apr. 2023", "Nov. 2023", "Nov. 2024", "heute"]
    ys = [places[text] for text in order]
    assert ys == sorted(ys)


@some
@given(scores(), views)
def test_what_is_knowably_later_stands_lower_on_whichever_side(data, view):
    heads = lay(data, view).heads
    for one, upper in heads:
        for other, lower in heads:
            assert one.last >= other.first or upper + 18 < lower, (one, other)


def test_two_heads_of_the_same_month_may_stand_at_one_height():
    same = ScoreData(
        SIDES,
        (
            entry("n1", (2024, 5), (A,), On.VISIT, "Besuch"),
            entry("n2", (2024, 5), (B,), On.VISIT, "Besuch"),
            entry("n3", (2025, 5), (A,), On.VISIT, "Besuch"),
            entry("n4", (2025, 11), (B,), On.VISIT, "Besuch"),
        ),
    )
    heads = {one.notes[0].entries[0].key: y for one, y in lay(same).heads}
    assert abs(heads["n1"] - heads["n2"]) < 6
    assert heads["n4"] > heads["n3"] + 18


def test_an_empty_year_in_which_something_lasts_has_its_name():
    lasting = ScoreData(
        SIDES,
        (
            entry("n1", (2020,), (A,), On.VISIT, "Besuch"),
            entry("n2", (2022,), (B,), On.VISIT, "Besuch"),
        ),
        agreements=(Agreement("Memorandum", When(2020, 10, 7), When(2022, 10, 7)),),
    )
    assert "2021" in [text.text for text in words(lay(lasting))]


def test_three_hundred_entries_gather():
    entries = tuple(
        entry(f"n{i}", (1960 + i * 65 // 299,), ((A,), (B,), (A, B))[i % 3], On.VISIT, "Besuch")
        for i in range(300)
    )
    score = lay(ScoreData(SIDES, entries))
    assert any(isinstance(i, Head) and i.count > 1 for i in flat(score.picture.items))


def test_a_signing_without_an_entry_still_has_its_row():
    data = ScoreData(SIDES, agreements=(Agreement("Vertrag", When(2020, 3, 1)),))
    texts = [text.text for text in words(lay(data))]
    assert "1. März 2020" in texts
    assert "Vertrag" in texts


def test_what_lasts_is_a_line_down_both_staves_to_the_year_after_its_end():
    project = entry("p", (2021, 11), (A, B), On.PROJECT, "iResilience", end=When(2023, 10))
    running = entry("r", (2024, 2), (B,), On.EXCHANGE, "Austausch", end=When(2027))
    score = lay(ScoreData(SIDES, (project, running)))
    lines = [i for i in flat(score.picture.items) if isinstance(i, Path) and i.width == 2]
    assert [line.stroke for line in lines] == ["a", "b", "b"]
    plate = next(row.box for row in score.rows if row.plate)
    year = next(text.y for text in words(score) if text.text == "2024")
    assert lines[0].steps[0][1][1] == plate.bottom
    assert lines[0].steps[1][1][1] == year - 20, "the rule over the year 2024"
    today = next(text.y for text in words(score) if text.text == "heute")
    assert lines[2].steps[1][1][1] == today - 19
    quiet = [text.text for text in words(lay(ScoreData(SIDES, (project,))))]
    assert "2024" in quiet, "an empty year stands in time where a line stops before it"
    assert "Nov. 2021 – Okt. 2023" in [text.text for text in words(score)]
    assert not [text for text in words(score) if "ohne Eintrag" in text.text]
