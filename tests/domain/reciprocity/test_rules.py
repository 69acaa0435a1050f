# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The balance never mixes kinds or currencies, and never favours a side."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zweiklang.domain.reciprocity import rules
from zweiklang.domain.reciprocity.rules import Amount, Given, Kind, Standing
from zweiklang.foundation.partial_dates import PartialDate

SIDES = "AB"
measures = st.decimals(Decimal("0.01"), Decimal("1e7"), places=2)
gifts = st.builds(
    Given,
    st.sampled_from(Kind),
    st.sampled_from("ABC"),
    st.sampled_from("ABC"),
    st.sampled_from(Standing),
    measures,
    st.sampled_from(["EUR", "GHS", "vehicles"]),
)
many = st.lists(gifts, max_size=20)


def between(gift: Given) -> bool:
    return gift.giver in SIDES and gift.receiver in SIDES and gift.giver != gift.receiver


@given(many)
def test_every_gift_between_the_two_is_counted_once_and_no_other(gifts: list[Given]) -> None:
    rows = rules.balance(gifts, SIDES)
    counted = sum(total.count for row in rows for total in row.totals.values())
    assert counted == sum(between(one) for one in gifts)


@given(many)
def test_days_and_money_add_up_per_kind_currency_and_direction(gifts: list[Given]) -> None:
    for row in rules.balance(gifts, SIDES):
        for side, total in row.totals.items():
            own = [
                one
                for one in gifts
                if between(one) and one.kind is row.kind and one.giver == side
                if row.kind is not Kind.MONEY or one.unit == row.currency
            ]
            assert total.whole == sum(one.weight for one in own)
            confirmed = [one for one in own if one.standing is Standing.CONFIRMED]
            assert total.confirmed == sum(one.weight for one in confirmed)


@given(many)
def test_one_row_for_each_kind_and_of_money_for_each_currency(gifts: list[Given]) -> None:
    rows = rules.balance(gifts, SIDES)
    places = [(row.kind, row.currency) for row in rows]
    assert len(places) == len(set(places))
    assert [row.kind for row in rows] == sorted((row.kind for row in rows), key=list(Kind).index)
    assert all(bool(row.currency) == (row.kind is Kind.MONEY) for row in rows)
    assert all(sorted(row.totals) == ["A", "B"] for row in rows)


@given(many, st.randoms())
def test_the_order_of_entering_makes_no_difference(gifts: list[Given], random: object) -> None:
    mixed = list(gifts)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert rules.balance(mixed, SIDES) == rules.balance(gifts, SIDES)


@given(many)
def test_swapped_cities_give_the_mirrored_balance(gifts: list[Given]) -> None:
    swap = {"A": "B", "B": "A", "C": "C"}
    swapped = [
        dataclasses.replace(one, giver=swap[one.giver], receiver=swap[one.receiver])
        for one in gifts
    ]
    plain, turned = rules.balance(gifts, SIDES), rules.balance(swapped, SIDES)
    assert [(row.kind, row.currency, row.scale) for row in plain] == [
        (row.kind, row.currency, row.scale) for row in turned
    ]
    for one, other in zip(plain, turned, strict=True):
        assert (one.totals["A"], one.totals["B"]) == (other.totals["B"], other.totals["A"])


@given(many)
def test_what_goes_one_way_names_each_kind_at_most_once(gifts: list[Given]) -> None:
    rows = rules.balance(gifts, SIDES)
    named = [kind for kinds in rules.one_way(rows).values() for kind in kinds]
    assert len(named) == len(set(named))
    both = {row.kind for row in rows if len(row.givers()) == 2}
    assert not both & set(named)


def test_money_in_two_currencies_each_one_way_is_no_one_way() -> None:
    gifts = [
        Given(Kind.MONEY, "A", "B", Standing.DECLARED, Decimal(800), "EUR"),
        Given(Kind.MONEY, "B", "A", Standing.DECLARED, Decimal(900), "GHS"),
    ]
    assert rules.one_way(rules.balance(gifts, SIDES)) == {}


def test_learning_is_counted_per_city() -> None:
    topics = {"waste": "A", "it": "", "hospital": "AB", "climate": "A"}
    assert rules.learns_in(topics, SIDES) == {"A": 3, "B": 1}


@pytest.mark.parametrize(
    ("author", "responses", "wanted"),
    [
        ("A", {}, Standing.DECLARED),
        ("A", {"B": "confirmed"}, Standing.CONFIRMED),
        ("A", {"B": "disputed"}, Standing.DISPUTED),
        ("B", {}, Standing.CONFIRMED),
        ("B", {"A": "disputed"}, Standing.DISPUTED),
        ("A", {"C": "confirmed"}, Standing.DECLARED),
    ],
)
def test_the_receiver_confirms_and_a_different_view_outweighs(
    author: str, responses: dict[str, str], wanted: Standing
) -> None:
    assert rules.standing(author, "B", responses) is wanted


@pytest.mark.parametrize(
    ("kind", "amount", "wrong"),
    [
        ("money", Amount(), {"minor"}),
        ("money", Amount(minor=800_000), {"currency"}),
        ("money", Amount(minor=800_000, currency="EUR"), set()),
        ("money", Amount(Decimal(3), True, 800_000, "EUR"), {"quantity"}),
        ("money", Amount(minor=-1, currency="EUR"), {"minor"}),
        ("staff-days", Amount(), {"quantity"}),
        ("staff-days", Amount(Decimal(12)), set()),
        ("staff-days", Amount(Decimal(12), True), {"unit"}),
        ("goods", Amount(), set()),
        ("goods", Amount(Decimal(2)), {"unit"}),
        ("goods", Amount(Decimal(2), True), set()),
        ("goods", Amount(Decimal(2), True, 900, "EUR"), {"method", "valued_on"}),
        ("goods", Amount(Decimal(2), True, 900, "EUR", True, True), set()),
        ("knowledge", Amount(minor=900, currency="EUR", has_method=True, has_day=True), {"minor"}),
    ],
)
def test_a_contribution_says_how_much_and_what_its_value_rests_on(
    kind: str, amount: Amount, wrong: set[str]
) -> None:
    assert set(rules.wrong_in_amount(kind, amount)) == wrong


def test_a_period_touches_its_years_and_undated_things_only_the_whole() -> None:
    begin, end = PartialDate(2021, 11), PartialDate(2023)
    assert rules.touches(begin, end, 2023, 2024)
    assert not rules.touches(begin, end, 2024, None)
    assert not rules.touches(begin, None, 2022, 2022)
    assert rules.touches(None, None, None, None)
    assert not rules.touches(None, None, 2022, None)


@given(st.sets(st.sampled_from("ABC")), st.sets(st.sampled_from("ABC")))
def test_answers_are_opened_only_when_all_have_answered(
    asked: set[str], answered: set[str]
) -> None:
    opened = rules.is_opened(asked, answered)
    assert opened == (bool(asked) and not asked - answered)


def test_principles_seen_differently_stand_by_their_gap() -> None:
    rows = rules.compared(
        {"A": {1: 4, 2: 3, 3: 5, 4: None}, "B": {1: 4, 2: 1, 3: 4, 4: 2}}, range(1, 5)
    )
    assert [(row.principle, row.gap) for row in rules.apart(rows)] == [(2, 2), (3, 1)]
