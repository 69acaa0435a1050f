# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table of states and the arithmetic of indicators."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zweiklang.domain.projects import rules
from zweiklang.domain.projects.rules import STATES, State

numbers = st.decimals(-1000, 1000, places=2)


def test_every_state_is_in_the_table_and_can_be_reached() -> None:
    assert set(STATES) == set(State)
    reached = {State.IDEA}.union(*(rule.then for rule in STATES.values()))
    assert reached == set(State)


def test_what_is_done_or_stopped_stays_so() -> None:
    for end in (State.DONE, State.STOPPED):
        assert [then for then in State if rules.may_become(end, then)] == [end]


@pytest.mark.parametrize(
    ("before", "after", "wrong"),
    [
        ({}, "agreed", None),
        ({}, "running", (State.PROPOSED, State.RUNNING)),
        ({"state": "agreed"}, "running", None),
        ({"state": "agreed"}, "done", (State.AGREED, State.DONE)),
        ({"state": "paused"}, "running", None),
        ({"state": "done"}, "running", (State.DONE, State.RUNNING)),
        ({"title": "without a state"}, "running", None),
    ],
)
def test_charter_takes_only_the_steps_of_the_table(
    before: dict[str, str], after: str, wrong: tuple[State, State] | None
) -> None:
    assert rules.wrong_step(before, {"state": after}) == wrong


@pytest.mark.parametrize(
    ("written", "revision", "is_open", "has_ended", "state"),
    [
        ("agreed", 0, False, False, State.IDEA),
        ("agreed", 0, True, False, State.PROPOSED),
        ("", 1, True, False, State.AGREED),
        ("running", 3, False, False, State.RUNNING),
        ("running", 4, False, True, State.STOPPED),
        ("done", 4, False, True, State.DONE),
    ],
)
def test_state_follows_from_consent_before_it_follows_from_words(
    written: str, revision: int, is_open: bool, has_ended: bool, state: State
) -> None:
    found = rules.state_of(written, revision=revision, is_open=is_open, has_ended=has_ended)
    assert found == state


@given(numbers, numbers, numbers)
def test_way_gone_is_0_at_the_begin_and_1_at_the_target(
    baseline: Decimal, target: Decimal, value: Decimal
) -> None:
    if baseline == target:
        assert rules.way_gone(baseline, target, value) is None
        return
    assert rules.way_gone(baseline, target, baseline) == 0
    assert rules.way_gone(baseline, target, target) == 1
    assert (rules.way_gone(baseline, target, value) == 0) == (value == baseline)


def test_way_gone_is_unknown_without_all_three_numbers() -> None:
    assert rules.way_gone(None, Decimal(1), Decimal(1)) is None
    assert rules.way_gone(Decimal(1), Decimal(2), None) is None


def test_indicators_belong_to_both_ends_or_to_none() -> None:
    assert rules.sides_without({}, "AB") == []
    assert rules.sides_without({"A": [1]}, "AB") == ["B"]
    assert rules.sides_without({"A": [1], "B": [2]}, "AB") == []
