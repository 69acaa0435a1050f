# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The way of one city from begin to target."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zweiklang.drawing.primitives import Head, Line, Text
from zweiklang.drawing.sides import Tone
from zweiklang.drawing.track import HEIGHT, WIDTH, Track, indicator_track, layout_track

numbers = st.floats(-1e6, 1e6).map(lambda number: (number, f"{number:.2f} t"))


@given(
    st.sampled_from(Tone), st.none() | numbers, st.none() | numbers, st.lists(numbers, max_size=6)
)
def test_everything_lies_within_the_drawing(
    tone: Tone,
    baseline: tuple[float, str] | None,
    target: tuple[float, str] | None,
    values: list[tuple[float, str]],
) -> None:
    if baseline is None and target is None and not values:
        return
    for item in layout_track(Track(tone, baseline, target, values)).items:
        box = item.box
        assert box.left >= -1
        assert box.right <= WIDTH + 1
        assert box.top >= 0
        assert box.bottom <= HEIGHT


def test_begin_and_target_that_hardly_differ_are_one() -> None:
    track = Track(Tone.A, (0.0, "0"), (1.9e-304, "0"), [(34_492.0, "34,492")])
    assert all(0 <= item.box.left <= item.box.right <= WIDTH for item in layout_track(track).items)


def places(track: Track) -> list[float]:
    return [item.x for item in layout_track(track).items if isinstance(item, Head)]


def test_begin_stands_left_of_the_target_whichever_is_larger() -> None:
    up = Track(Tone.A, (0, "0"), (10, "10"), [(5, "5")])
    down = Track(Tone.A, (10, "10"), (0, "0"), [(5, "5")])
    assert places(up) == places(down) == [WIDTH / 2]


def test_value_beyond_the_target_lengthens_the_line() -> None:
    track = Track(Tone.B, (0, "0"), (10, "10"), [(20, "20")])
    ticks = [
        one.x1 for one in layout_track(track).items if isinstance(one, Line) and one.x1 == one.x2
    ]
    assert places(track)[0] > max(ticks)


@pytest.mark.parametrize("tone", list(Tone))
def test_latest_value_is_written_in_the_tone_of_its_city(tone: Tone) -> None:
    track = Track(tone, (0, "0"), (10, "10"), [(1, "1 t"), (4, "4 t")])
    words = [
        one for one in layout_track(track).items if isinstance(one, Text) and one.text == "4 t"
    ]
    assert [one.fill for one in words] == [tone.value]


def test_words_of_people_are_escaped() -> None:
    track = Track(Tone.A, (0, "<b>0</b>"), None)
    assert "<b>" not in indicator_track(track, title="<i>Waste</i>")
