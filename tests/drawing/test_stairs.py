# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The staircase of deadlines: no line crosses words."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.strategies import examples, texts
from tests.drawing.words import TODAY
from zweiklang.drawing.primitives import Box, Line, Text
from zweiklang.drawing.stairs import Deadline, Point, deadline_stairs, layout_stairs

days = st.integers(-30, 400).map(lambda n: TODAY + timedelta(days=n))


def month(day: date) -> str:
    return f"{day.month}/{day.year}"


@examples(20)
@given(st.lists(st.builds(Deadline, days, st.just("28. Nov."), texts), max_size=9))
def test_no_line_crosses_words_and_no_words_overlap(deadlines):
    picture = layout_stairs(deadlines, today=TODAY, today_label="heute", month_label=month)
    points = [item for item in picture.items if isinstance(item, Point)]
    frame = Box(-1, -1, picture.width + 1, picture.height)
    words = [
        (k, part.box)
        for k, point in enumerate(points)
        for part in point.items
        if isinstance(part, Text) and part.text
    ]
    lines = [
        (k, part.box) for k, p in enumerate(points) for part in p.items if isinstance(part, Line)
    ]
    for k, box in words:
        assert box.within(frame)
        assert not [1 for n, line in lines if n != k and box.meets(line, -0.5)]
        assert not [1 for n, other in words if n != k and box.meets(other, -0.5)]


def test_the_nearest_deadline_stands_highest():
    shown = layout_stairs(
        [
            Deadline(date(2026, 3, 1), "März", "Portal"),
            Deadline(date(2025, 12, 1), "1. Dez.", "Rat"),
        ],
        today=TODAY,
        today_label="heute",
        month_label=month,
    )
    texts = {
        part.text: part.y
        for item in shown.items
        if isinstance(item, Point)
        for part in item.items
        if isinstance(part, Text)
    }
    assert texts["Rat"] < texts["Portal"]


def test_words_are_cut_only_where_the_drawing_ends():
    task = "Bericht an den Rat der Stadt über die Arbeit des Büros und seiner Partnerstädte, Teil 2"
    early, late = TODAY + timedelta(days=9), TODAY + timedelta(days=300)
    for chosen in ([early], [early, late]):
        shown = layout_stairs(
            [Deadline(day, "4. Dez.", task) for day in chosen],
            today=TODAY,
            today_label="heute",
            month_label=month,
        )
        said = [p.text for item in shown.items if isinstance(item, Point) for p in item.items[1:]]
        assert said.count(task) == len(chosen)


def test_without_deadlines_the_line_of_months_remains():
    svg = deadline_stairs([], title="Fristen", today=TODAY, today_label="heute", month_label=month)
    assert "heute" in svg
    assert "12/2025" in svg


def test_every_deadline_is_drawn_with_its_link():
    deadline = Deadline(date(2026, 3, 1), "März", "Portal", "/frist/")
    drawn = deadline_stairs(
        [deadline], title="Fristen", today=TODAY, today_label="heute", month_label=month
    )
    assert '<a href="/frist/"' in drawn
    assert ">Portal</text>" in drawn
