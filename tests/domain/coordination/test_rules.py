# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zweiklang.domain.coordination import rules
from zweiklang.domain.partnerships.rules import in_force
from zweiklang.foundation.partial_dates import PartialDate


def when(text: str) -> PartialDate:
    return PartialDate.parse(text)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@dataclass(frozen=True)
class Phase:
    begins: PartialDate
    ends: PartialDate | None = None
    kind: str = "project"
    state: str = "active"
    id: uuid.UUID = field(default_factory=uuid.uuid4)


@dataclass(frozen=True)
class Agreement:
    signed_on: PartialDate
    valid_until: PartialDate | None = None
    ended_on: PartialDate | None = None
    replaced_on: PartialDate | None = None
    kind: str = "mou"
    id: uuid.UUID = field(default_factory=uuid.uuid4)


@dataclass(frozen=True)
class Task:
    due_on: PartialDate
    done_on: PartialDate | None = None
    lead_days: int = 90
    id: uuid.UUID = field(default_factory=uuid.uuid4)


CLIMATE = Phase(when("2011"))
MOU = Agreement(when("2020-10-07"), when("2022-10-07"))
TWIN = Phase(when("2024-05-14"), kind="partnership")
CHARTER = Agreement(when("2024-05-14"), kind="charter")


def kinds_on(text: str, phases: list[Phase], agreements: list[Agreement]) -> list[str]:
    found = rules.partnership_warnings(phases, agreements)
    return sorted(one.kind for one in found if one.shows_on(day(text)))


def test_an_agreement_is_reminded_of_from_six_months_before_its_last_day() -> None:
    assert "agreement_ends" not in kinds_on("2022-04-06", [CLIMATE], [MOU])
    assert kinds_on("2022-04-07", [CLIMATE], [MOU]) == ["agreement_ends"]
    assert kinds_on("2022-10-07", [CLIMATE], [MOU]) == ["agreement_ends"]


def test_from_the_day_after_until_the_day_before_the_next_signing_none_is_valid() -> None:
    phases, agreements = [CLIMATE, TWIN], [MOU, CHARTER]
    assert kinds_on("2022-10-08", phases, agreements) == ["no_agreement"]
    assert kinds_on("2024-05-13", phases, agreements) == ["no_agreement"]
    assert kinds_on("2024-05-14", phases, agreements) == []
    assert kinds_on("2030-01-01", phases, agreements) == []


def test_a_new_agreement_that_lasts_longer_settles_the_reminder() -> None:
    renewal = Agreement(when("2022-06-01"), when("2024-06-01"))
    assert kinds_on("2022-05-31", [CLIMATE], [MOU, renewal]) == ["agreement_ends"]
    assert kinds_on("2022-06-01", [CLIMATE], [MOU, renewal]) == []


def test_an_older_open_ended_agreement_does_not_hide_that_a_younger_one_ends() -> None:
    charter = Agreement(when("1977"), kind="charter")
    assert kinds_on("2022-05-01", [CLIMATE], [charter, MOU]) == ["agreement_ends"]


def test_an_agreement_ended_early_is_no_longer_reminded_of() -> None:
    ended = Agreement(when("2020-10-07"), when("2022-10-07"), when("2022-05-01"))
    assert kinds_on("2022-04-30", [CLIMATE], [ended]) == ["agreement_ends"]
    assert kinds_on("2022-05-02", [CLIMATE], [ended]) == ["no_agreement"]


def test_an_agreement_that_was_replaced_is_no_longer_reminded_of() -> None:
    replaced = Agreement(when("2020"), when("2022-10-07"), replaced_on=when("2022-06-01"))
    shorter = Agreement(when("2022-06-01"), when("2022-08-01"))
    assert kinds_on("2022-05-31", [CLIMATE], [replaced, shorter]) == ["agreement_ends"]
    (reminder,) = rules.agreement_ends([CLIMATE], [replaced])
    assert reminder.settled_on == day("2022-06-01")
    assert kinds_on("2022-08-02", [CLIMATE], [replaced, shorter]) == ["no_agreement"]


def test_what_began_in_a_year_lacks_an_agreement_only_from_the_end_of_that_year() -> None:
    assert kinds_on("2011-12-30", [CLIMATE], []) == []
    assert kinds_on("2011-12-31", [CLIMATE], []) == ["no_agreement"]


@pytest.mark.parametrize(
    "phase",
    [
        Phase(when("2011"), kind="contact"),
        Phase(when("2011"), state="dormant"),
        Phase(when("2011"), state="ended"),
        Phase(when("2011"), state="exploring"),
    ],
)
def test_a_contact_or_a_resting_relation_needs_no_agreement(phase: Phase) -> None:
    assert kinds_on("2015-01-01", [phase], []) == []
    ran_out = Agreement(when("2012-01-01"), when("2013-01-01"))
    assert "no_agreement" not in kinds_on("2015-01-01", [phase], [ran_out])


def test_an_agreement_that_runs_out_while_the_relation_rests_reminds_nobody() -> None:
    resting = Phase(when("2022-03-31"), kind="partnership", state="dormant")
    assert kinds_on("2022-04-08", [CLIMATE, resting], [MOU]) == []
    assert kinds_on("2023-01-01", [CLIMATE, resting], [MOU]) == []


def test_a_rest_inside_a_gap_cuts_the_warning_in_two() -> None:
    phases = [
        Phase(when("2011")),
        Phase(when("2023-01-01"), when("2023-06-30"), state="dormant"),
        Phase(when("2023-07-01")),
    ]
    assert kinds_on("2022-12-31", phases, [MOU]) == ["no_agreement"]
    assert kinds_on("2023-03-01", phases, [MOU]) == []
    assert kinds_on("2023-07-01", phases, [MOU]) == ["no_agreement"]


def test_a_duty_shows_from_its_lead_time_until_it_is_done() -> None:
    (open_,) = rules.duty("follow_up", "follow-up", Task(when("2025-02-23")), {})
    assert open_.shows_from == day("2024-11-25")
    assert open_.shows_on(day("2030-01-01"))
    (done,) = rules.duty("follow_up", "follow-up", Task(when("2025-02-23"), when("2025-03-01")), {})
    assert done.shows_on(day("2025-02-28"))
    assert not done.shows_on(day("2025-03-01"))


def test_a_duty_does_not_show_before_the_council_has_met() -> None:
    task = Task(when("2023-03-01"))
    (found,) = rules.duty("follow_up", "follow-up", task, {}, not_before=day("2023-02-09"))
    assert found.shows_from == day("2023-02-09")


def test_a_duty_done_before_its_lead_time_never_shows() -> None:
    task = Task(when("2025-02-23"), when("2024-01-01"))
    assert rules.duty("follow_up", "follow-up", task, {}) == []


def test_a_contact_who_left_is_missed_until_the_successor_begins() -> None:
    somebody = uuid.uuid4()
    (alone,) = rules.contact_left(somebody, when("2024-03-31"), None, {})
    assert (alone.shows_from, alone.settled_on) == (day("2024-04-01"), None)
    (bridged,) = rules.contact_left(somebody, when("2024-03-31"), (when("2024-07-01"),), {})
    assert bridged.settled_on == day("2024-07-01")
    assert rules.contact_left(somebody, when("2024-03-31"), (when("2024-04-01"),), {}) == []
    assert rules.contact_left(somebody, None, None, {}) == []


def test_one_record_can_lack_a_source_be_doubtful_and_have_a_stale_translation() -> None:
    found = rules.quality(
        "event", uuid.uuid4(), day("2024-01-01"),
        lacks_source=True, doubt={"en": "40,000 or 21,000"}, stale=["en"], facts={},
    )  # fmt: skip
    assert [one.kind for one in found] == ["no_source", "doubt", "stale_translation"]
    assert found[1].facts["doubt"] == {"en": "40,000 or 21,000"}


@pytest.mark.parametrize(
    ("last", "months", "expected"),
    [
        ("2022-10-07", 6, "2022-04-07"),
        ("2022-08-31", 6, "2022-02-28"),
        ("2024-08-31", 6, "2024-02-29"),
        ("2022-03-15", 6, "2021-09-15"),
        ("2022-12-31", 12, "2021-12-31"),
    ],
)
def test_months_count_back_to_the_same_day_or_the_last_of_the_month(
    last: str, months: int, expected: str
) -> None:
    assert rules.months_before(day(last), months) == day(expected)


days = st.dates(dt.date(2000, 1, 1), dt.date(2040, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    exact = draw(days)
    cut = draw(st.integers(0, 2))
    return PartialDate(exact.year, exact.month if cut < 2 else None, exact.day if not cut else None)


@st.composite
def agreements(draw: st.DrawFn) -> Agreement:
    signed = draw(partial_dates())
    later = partial_dates().filter(lambda end: end.last >= signed.first)
    return Agreement(signed, draw(st.none() | later), draw(st.none() | later))


@st.composite
def phase_lists(draw: st.DrawFn) -> list[Phase]:
    begins = sorted(draw(st.lists(days, max_size=5, unique=True)))
    return [
        Phase(
            PartialDate.of(begin),
            kind=draw(st.sampled_from(["contact", "project", "friendship", "partnership"])),
            state=draw(st.sampled_from(["exploring", "agreed", "active", "dormant", "ended"])),
        )
        for begin in begins
    ]


@given(phase_lists(), st.lists(agreements(), max_size=5), days)
def test_no_agreement_shows_exactly_where_a_living_relation_has_none_in_force(
    phases: list[Phase], signed: list[Agreement], on: dt.date
) -> None:
    present = [phase for phase in phases if phase.begins.first <= on]
    needs = (
        not phases and any(one.signed_on.first <= on for one in signed)
        if not phases
        else bool(present)
        and present[-1].kind in rules.KINDS_BY_AGREEMENT
        and present[-1].state in rules.LIVE_STATES
    )
    expected = needs and not any(in_force(one, on) for one in signed)
    found = [one for one in rules.no_agreement(phases, signed) if one.shows_on(on)]
    assert len(found) == (1 if expected else 0)


@given(phase_lists(), st.lists(agreements(), max_size=5))
def test_every_warning_has_a_span_and_reminders_stay_within_the_agreement(
    phases: list[Phase], signed: list[Agreement]
) -> None:
    by_id = {one.id: one for one in signed}
    for found in rules.partnership_warnings(phases, signed):
        assert found.settled_on is None or found.shows_from < found.settled_on
        if found.kind == "agreement_ends":
            agreement = by_id[found.record_id]
            assert found.settled_on is not None
            assert agreement.valid_until is not None
            assert agreement.signed_on.first <= found.shows_from
            assert found.settled_on <= agreement.valid_until.last + dt.timedelta(days=1)
