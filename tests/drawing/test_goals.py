# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The goals as keys, wheel and tiles."""

from xml.etree import ElementTree

import pytest

from tests.drawing.words import A, B
from zweiklang.drawing.goals import (
    GOAL_COLOURS,
    Bar,
    goal_keys,
    goal_tile,
    goal_wheel,
    number_colour,
    target_bars,
)
from zweiklang.drawing.marks import boxes

SVG = "{http://www.w3.org/2000/svg}"


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("goal", GOAL_COLOURS)
def test_the_number_on_a_tile_reads_with_contrast_of_at_least_4_5(goal):
    pair = sorted((luminance(GOAL_COLOURS[goal]), luminance(number_colour(goal))))
    assert (pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5


@pytest.mark.parametrize("narrow", [False, True])
def test_a_key_has_as_many_dots_as_partnerships(narrow):
    svg = goal_keys({4: 2, 11: 4}, title="Ziele", narrow=narrow, standalone=True)
    root = ElementTree.fromstring(svg)
    assert len(list(root.iter(f"{SVG}circle"))) == 6
    assert len(list(root.iter(f"{SVG}rect"))) == 17
    outlined = [r for r in root.iter(f"{SVG}rect") if r.get("fill") == "none"]
    assert len(outlined) == 15


def test_more_than_six_partnerships_are_written_as_a_number():
    assert "×40" in goal_keys({13: 40}, title="Ziele")


def test_a_goal_that_does_not_exist_is_refused():
    with pytest.raises(KeyError):
        goal_keys({18: 1}, title="Ziele")
    with pytest.raises(KeyError):
        goal_wheel({0: (A,)}, title="Rad", centre=("", ""))
    with pytest.raises(ValueError, match="cannot have"):
        goal_keys({1: -1}, title="Ziele")


def test_the_wheel_shows_who_works_on_a_goal():
    svg = goal_wheel({4: (A, B), 12: (A,)}, title="Rad", centre=("2 Ziele", "& <mehr>"))
    assert svg.count("<circle") == 2
    assert svg.count('fill="var(--zk-b)"') == 1
    assert "&amp; &lt;mehr&gt;" in svg


def test_a_tile_is_silent_beside_words_and_named_alone():
    assert 'aria-hidden="true"' in goal_tile(13)
    named = goal_tile(13, title="Klima", standalone=True)
    assert ElementTree.fromstring(named).find(f"{SVG}title").text == "Klima"


# -- Bars and boxes ------------------------------------------------------------------------------
BARS = [Bar("6.3", "Abwasser reinigen & Gewässer sauber halten", 1.0), Bar("3.c", "Personal", 0.5)]


@pytest.mark.parametrize("narrow", [False, True])
def test_a_bar_is_as_long_as_the_target_is_sure(narrow):
    root = ElementTree.fromstring(
        target_bars(BARS, title="Unterziele", narrow=narrow, standalone=True)
    )
    widths = [float(one.get("width")) for one in root.iter(f"{SVG}rect")]
    (_tile, frame, sure, _other_tile, other_frame, half) = widths
    assert (sure, half) == (pytest.approx(frame), pytest.approx(other_frame / 2, abs=0.1))
    assert [one.text for one in root.iter(f"{SVG}text")][0] == "6.3"


def test_bars_stay_inside_the_drawing_and_unknown_ones_are_refused():
    assert 'height="1"' in target_bars([], title="leer")
    with pytest.raises(KeyError):
        target_bars([Bar("18.1", "", 0.5)], title="x")
    with pytest.raises(ValueError, match="strength"):
        target_bars([Bar("1.1", "", 1.5)], title="x")


def test_so_many_of_five_boxes_are_filled():
    assert [boxes(n).count('fill="none"') for n in range(6)] == [5, 4, 3, 2, 1, 0]
    with pytest.raises(ValueError, match="boxes"):
        boxes(6)
