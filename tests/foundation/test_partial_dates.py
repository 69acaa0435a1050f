# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zweiklang.foundation.partial_dates import PartialDate, Period

days = st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(days)
    precision = draw(st.sampled_from(["day", "month", "year"]))
    return PartialDate(
        day.year,
        day.month if precision != "year" else None,
        day.day if precision == "day" else None,
    )


@given(partial_dates())
def test_every_date_reads_back_from_its_iso_form(date: PartialDate) -> None:
    assert PartialDate.parse(date.iso) == date


@given(partial_dates())
def test_the_first_day_is_never_after_the_last(date: PartialDate) -> None:
    assert date.first <= date.last
    assert (date.precision == "day") == (date.first == date.last)


@given(partial_dates(), days)
def test_text_order_asks_for_the_first_day(date: PartialDate, day: dt.date) -> None:
    assert (date.iso <= day.isoformat()) == (date.first <= day)


@given(partial_dates(), days)
def test_padded_text_order_asks_for_the_last_day(date: PartialDate, day: dt.date) -> None:
    assert (date.iso + "~" >= day.isoformat()) == (date.last >= day)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2011", "2011"),
        ("10.2020", "2020-10"),
        ("10/2020", "2020-10"),
        ("7.10.2020", "2020-10-07"),
        ("07. 10. 2020", "2020-10-07"),
        ("2020-10-7", "2020-10-07"),
        (" 2020-10 ", "2020-10"),
    ],
)
def test_dates_are_read_as_people_write_them(written: str, meant: str) -> None:
    assert PartialDate.parse(written).iso == meant


@pytest.mark.parametrize("wrong", ["31.02.2020", "2020-13", "20", "gestern", "0007", "2020-00-01"])
def test_what_no_calendar_has_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the error has no words of its own
        PartialDate.parse(wrong)


@given(partial_dates(), partial_dates(), days)
def test_a_period_covers_its_ends(one: PartialDate, other: PartialDate, day: dt.date) -> None:
    begins, ends = sorted([one, other])
    period = Period(begins, ends)
    assert period.covers(begins.first)
    assert period.covers(max(ends.last, begins.first)) or ends.last < begins.first
    if day < begins.first:
        assert not period.covers(day)


def test_periods_that_only_may_touch_do_not_overlap() -> None:
    first = Period(PartialDate(2011), PartialDate(2024))
    second = Period(PartialDate(2024, 5, 14))
    assert not first.overlaps(second)
    assert Period(PartialDate(2011), PartialDate(2024, 6)).overlaps(
        Period(PartialDate(2024, 5, 14), PartialDate(2025))
    )
