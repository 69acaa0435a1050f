# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zweiklang.agenda2030.reader.confidence import boxes_of, in_hundred, level_of


@pytest.mark.parametrize(
    ("p", "level", "boxes"),
    [(1.0, "very-sure", 5), (0.9, "very-sure", 5), (0.89, "sure", 4), (0.75, "sure", 4),
     (0.5, "probable", 3), (0.49, "unsure", 2), (0.0, "unsure", 2)],
)  # fmt: skip
def test_a_probability_is_said_in_a_word_and_boxes(p: float, level: str, boxes: int) -> None:
    assert (level_of(p), boxes_of(p)) == (level, boxes)


@given(st.floats(0, 1), st.floats(0, 1))
def test_the_surer_the_more_boxes_and_nobody_is_always_right(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert boxes_of(low) <= boxes_of(high)
    assert 1 <= in_hundred(low) <= in_hundred(high) <= 99
