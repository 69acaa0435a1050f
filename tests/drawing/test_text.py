# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Widths are never underrated and breaks never lose words without saying so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.strategies import texts
from zweiklang.drawing.text import balanced, clean, is_right_to_left, shorten, text_width, wrap


# Measured in Chromium with Fira Sans 400 at 15 units.
@pytest.mark.parametrize(("text", "measured"), [("Delegation nach Kumasi", 164.4), ("iiii", 16.3)])
def test_a_width_is_at_least_the_real_one(text, measured):
    assert measured <= text_width(text, 15) + 0.5 <= measured * 1.2


@given(texts, st.floats(40, 400), st.integers(1, 5))
def test_no_line_is_wider_than_asked_and_no_more_lines_come(text, width, lines):
    for broken in (wrap(text, 15, width, lines), balanced(text, 15, width, lines)):
        assert len(broken) <= lines
        assert all(text_width(line, 15) <= width + 0.01 for line in broken)


@given(texts)
def test_with_room_enough_nothing_is_lost(text):
    assert wrap(text, 15, 1e6, 1) == [clean(text)]


def test_a_long_word_is_cut_at_a_syllable_with_a_hyphen():
    assert wrap("Solidaritätspartnerschaft", 15, 101, 3) == ["Solidaritäts-", "partnerschaft"]


def test_what_does_not_fit_ends_with_an_ellipsis():
    assert wrap("eins zwei drei vier fünf", 15, 60, 2)[-1].endswith("…")
    assert shorten("Rostow am Don", 15, 60).endswith("…")


def test_arabic_runs_right_to_left_and_german_does_not():
    assert is_right_to_left("دورا 2018")
    assert not is_right_to_left("2018 Dura")
