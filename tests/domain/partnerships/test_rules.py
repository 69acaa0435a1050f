# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import (
    SYSTEM,
    add_agreement,
    add_event,
    add_partnership,
    add_phase,
    add_place,
    day,
)
from tests.worlds import kept
from zweiklang.domain.partnerships.models import Agreement, Event, Partnership, Phase
from zweiklang.domain.partnerships.queries import mark_replacements
from zweiklang.domain.partnerships.rules import (
    gaps,
    in_force,
    last_day,
    mark_replaced,
    two_years_later,
    wrong_state,
)
from zweiklang.domain.people.models import Office
from zweiklang.foundation import clock
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.writing import withdraw_record

DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Paper:
    signed_on: PartialDate
    valid_until: PartialDate | None = None
    ended_on: PartialDate | None = None
    replaced_on: PartialDate | None = None


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    signed = draw(st.dates(dt.date(1990, 1, 1), dt.date(2025, 1, 1)))
    length = draw(st.none() | st.integers(0, 4000))
    until = None if length is None else PartialDate.of(signed + length * DAY)
    after = draw(st.none() | st.integers(1, 4000))
    replaced = None if after is None else PartialDate.of(signed + after * DAY)
    return Paper(PartialDate.of(signed), until, replaced_on=replaced)


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


@pytest.mark.parametrize(
    ("paper", "last"),
    [
        (Paper(PartialDate(2023, 2, 23), replaced_on=PartialDate(2025, 7, 9)), (2025, 7, 8)),
        (Paper(PartialDate(2023, 2, 23), replaced_on=PartialDate(2025)), (2025, 12, 31)),
        (
            Paper(PartialDate(2020), PartialDate(2022, 10, 7), replaced_on=PartialDate(2024, 5)),
            (2022, 10, 7),
        ),
    ],
)
def test_an_agreement_is_in_force_until_another_takes_its_place(
    paper: Paper, last: tuple[int, int, int]
) -> None:
    assert last_day(paper) == dt.date(*last)
    assert in_force(paper, dt.date(*last))
    assert not in_force(paper, dt.date(*last) + DAY)


def test_only_a_later_signing_takes_the_place_of_an_agreement(partnership: Partnership) -> None:
    former = add_agreement(partnership, "2020-10-07")
    add_agreement(partnership, "2023", replaces=former)
    add_agreement(partnership, "2022-05", replaces=former)
    assert last_day(replaced(partnership)[0]) == dt.date(2022, 5, 31)
    with pytest.raises(ValidationError, match="signed later, on 7 October 2020"):
        add_agreement(partnership, "2019", replaces=former)


def test_a_list_knows_as_the_rules_do_when_agreements_were_replaced(
    partnership: Partnership,
) -> None:
    with clock.held_at(dt.date(2021, 1, 1)):
        former = add_agreement(partnership, "2020-10-07")
    with clock.held_at(dt.date(2024, 1, 1)):
        newer = add_agreement(partnership, "2023-03-01", replaces=former)
        add_agreement(partnership, "2023-03-01", replaces=newer, key="same-day")
    days = [PartialDate(2023, 3, 1), None, None]
    assert listed() == [one.replaced_on for one in replaced(partnership)] == days
    assert listed(dt.date(2023, 12, 31)) == [None]
    assert listed(dt.date(2024, 1, 1)) == days
    withdraw_record(SYSTEM, newer, reason="wrong")
    assert listed() == [None, None, None]


def listed(day: dt.date | None = None) -> list[PartialDate | None]:
    """Return what a list of agreements says, those known on a day."""
    found = Agreement.objects.order_by("signed_on", "key")
    rows = list(found if day is None else found.filter(known_since__lte=day))
    mark_replacements(rows, SYSTEM, day)
    return [one.replaced_on for one in rows]


def replaced(partnership: Partnership) -> list[Agreement]:
    """Return the agreements with the days others took their place, by day of signing."""
    found = list(Agreement.objects.filter(partnership=partnership).order_by("signed_on", "key"))
    mark_replaced(found)
    return found


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


def test_a_phase_that_ends_may_not_cut_off_unseen_one_without_an_end(
    partnership: Partnership,
) -> None:
    add_phase(partnership, "2011")
    add_phase(partnership, "2024-05-14", "partnership")
    with pytest.raises(ValidationError) as refused:
        add_phase(partnership, "2012", "contact", ends=day("2013"))
    (said,) = refused.value.message_dict["begins"]
    assert "it would count as over on 31 December 2011" in said
    assert "from 1 January 2014 on nothing would be on file" in said
    add_phase(partnership, "2012", "contact", ends=day("2023"))  # the next one follows at once


def test_an_end_may_not_be_taken_out_where_a_later_phase_has_ended(
    partnership: Partnership,
) -> None:
    first = add_phase(partnership, "2011", ends=day("2011"))
    add_phase(partnership, "2012", "contact", ends=day("2013"))
    first.ends = None
    with pytest.raises(ValidationError) as refused:
        first.full_clean()
    assert "ends" in refused.value.message_dict


def test_an_agreement_that_ends_on_its_first_day_is_told_when_two_years_end(
    partnership: Partnership,
) -> None:
    with pytest.raises(ValidationError, match="7 October 2022"):
        add_agreement(partnership, "2020-10-07", "2020-10-07")


def test_an_agreement_cannot_end_before_it_begins(partnership: Partnership) -> None:
    with pytest.raises(ValidationError, match="before the signing"):
        add_agreement(partnership, "2020-10-07", "2019")


def test_a_phase_that_reaches_into_a_later_one_is_told_when_to_end(dortmund: Office) -> None:
    partnership = add_partnership(dortmund, add_place("kumasi", "GH"))
    add_phase(partnership, "1995-05-06", "partnership")
    early = Phase(
        office=dortmund, partnership=partnership, key="early", kind="contact",
        begins=PartialDate(1990), ends=PartialDate(2000),
    )  # fmt: skip
    with pytest.raises(ValidationError) as caught:
        early.full_clean()
    (said,) = caught.value.message_dict["ends"]
    assert list(caught.value.message_dict) == ["ends"]
    assert "Let this one last until 5 May 1995 at most." in said
    early.ends = PartialDate(1995, 5, 5)
    early.full_clean()


@pytest.mark.parametrize(
    ("begins", "state", "wrong"),
    [
        ("2026-11-01", "held", True),
        ("2026-11-01", "planned", False),
        ("2026-11-01", "cancelled", False),
        ("2026-10-20", "held", False),
        ("2026-10", "held", False),
        ("2026", "held", False),
        ("2027", "held", True),
    ],
)
def test_what_lies_ahead_has_not_taken_place(begins: str, state: str, wrong: bool) -> None:
    event = Event(begins=PartialDate.parse(begins), state=state)
    assert set(wrong_state(event, dt.date(2026, 10, 20))) == ({"state"} if wrong else set())


def test_no_event_of_the_future_is_kept_as_one_that_took_place(dortmund: Office) -> None:
    partnership = add_partnership(dortmund, add_place("kumasi", "GH"))
    year = str(clock.today().year + 1)
    with pytest.raises(ValidationError, match="Enter it as planned"):
        add_event(partnership, year, "Visit")
    assert add_event(partnership, year, "Visit", state="planned").pk
