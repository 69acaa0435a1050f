# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import add_agreement, add_partnership, add_phase, day
from tests.worlds import kept
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.partnerships.rules import gaps, in_force, last_day, two_years_later
from zweiklang.domain.people.models import Office
from zweiklang.foundation.partial_dates import PartialDate

DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Paper:
    signed_on: PartialDate
    valid_until: PartialDate | None = None
    ended_on: PartialDate | None = None


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    signed = draw(st.dates(dt.date(1990, 1, 1), dt.date(2025, 1, 1)))
    length = draw(st.none() | st.integers(0, 4000))
    until = None if length is None else PartialDate.of(signed + length * DAY)
    return Paper(PartialDate.of(signed), until)


@given(st.lists(papers(), max_size=6), st.dates(dt.date(1990, 1, 1), dt.date(2040, 1, 1)))
def test_a_day_lies_in_a_gap_exactly_if_something_was_signed_before_and_nothing_is_valid(
    found: list[Paper], on: dt.date
) -> None:
    end = dt.date(2040, 1, 1)
    in_gap = any(
        gap.first <= on and (gap.last is None or on <= gap.last) for gap in gaps(found, end)
    )
    signed_before = any(paper.signed_on.first <= on for paper in found)
    assert in_gap == (signed_before and not any(in_force(paper, on) for paper in found))


@given(st.lists(papers(), max_size=6))
def test_gaps_are_in_order_and_apart(found: list[Paper]) -> None:
    stretches = gaps(found, dt.date(2040, 1, 1))
    for earlier, later in zip(stretches, stretches[1:], strict=False):
        assert earlier.last is not None
        assert earlier.last + DAY < later.first


def test_an_agreement_ended_early_is_no_longer_in_force() -> None:
    paper = Paper(PartialDate(2020), PartialDate(2025), PartialDate(2022, 3))
    assert last_day(paper) == dt.date(2022, 3, 31)
    assert not in_force(paper, dt.date(2022, 4, 1))


def test_two_years_after_a_leap_day_is_the_28th() -> None:
    assert two_years_later(PartialDate(2024, 2, 29)) == PartialDate(2026, 2, 28)


@pytest.fixture
@kept
def partnership(dortmund: Office, kumasi: Office) -> Partnership:
    return add_partnership(dortmund, kumasi.place)


def test_a_phase_may_not_take_its_neighbours_time(partnership: Partnership) -> None:
    add_phase(partnership, "2011", ends=day("2020"))
    with pytest.raises(ValidationError, match="overlaps"):
        add_phase(partnership, "2019", "partnership")
    add_phase(partnership, "2021", "partnership")


def test_a_phase_with_open_end_makes_room_for_the_next(partnership: Partnership) -> None:
    add_phase(partnership, "2011")
    add_phase(partnership, "2024-05-14", "partnership")


def test_an_agreement_that_ends_on_its_first_day_is_told_when_two_years_end(
    partnership: Partnership,
) -> None:
    with pytest.raises(ValidationError, match="7 October 2022"):
        add_agreement(partnership, "2020-10-07", "2020-10-07")


def test_an_agreement_cannot_end_before_it_begins(partnership: Partnership) -> None:
    with pytest.raises(ValidationError, match="before the signing"):
        add_agreement(partnership, "2020-10-07", "2019")
