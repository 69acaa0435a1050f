# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rules of giving and gaining: what a contribution must say, the balance, who learns, what differs.

Pure functions on plain values. Nothing is ever added up across kinds or currencies: one row for
each, both directions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Final

from zweiklang.foundation.partial_dates import PartialDate


class Kind(StrEnum):
    """What is given; in the order in which balances list it."""

    STAFF_DAYS = "staff-days"
    KNOWLEDGE = "knowledge"
    MONEY = "money"
    GOODS = "goods"
    ACCESS = "access"


class Standing(StrEnum):
    """What the receiver says to a contribution."""

    CONFIRMED = "confirmed"
    DECLARED = "declared"
    DISPUTED = "disputed"


#: Kinds that are measured: their amounts add up. Of the others the contributions are counted.
MEASURED: Final = frozenset({Kind.STAFF_DAYS, Kind.MONEY})
LOWEST, HIGHEST = 1, 5


def standing(author: str, receiver: str, responses: Mapping[str, str]) -> Standing:
    """Return what the receiver says: by its response, or by having stated the contribution itself.

    `responses` are decisions by side. A city that sees it differently outweighs a confirmation.
    """
    if "disputed" in responses.values():
        return Standing.DISPUTED
    if author == receiver or responses.get(receiver) == "confirmed":
        return Standing.CONFIRMED
    return Standing.DECLARED


# -- What a contribution must say -----------------------------------------------------------------
@dataclass(frozen=True)
class Amount:
    """What a contribution says of how much: quantity and unit, and money in minor units.

    With the kind money, the money is what was given; with others it is what they are worth.
    """

    quantity: Decimal | None = None
    has_unit: bool = False
    minor: int | None = None
    currency: str = ""
    has_method: bool = False
    has_day: bool = False


def wrong_in_amount(kind: str, amount: Amount) -> dict[str, str]:
    """Return what is wrong by field, as codes that `wording` of the models turns into sentences."""
    wrong = _wrong_measure(kind, amount)
    if amount.minor is not None and amount.minor <= 0:
        wrong["minor"] = "not-positive"
    if amount.minor is not None and not amount.currency:
        wrong["currency"] = "missing"
    if kind != Kind.MONEY and amount.minor is not None:
        wrong |= _wrong_value(kind, amount)
    return wrong


def _wrong_measure(kind: str, amount: Amount) -> dict[str, str]:
    wrong = {}
    if amount.quantity is not None and amount.quantity <= 0:
        wrong["quantity"] = "not-positive"
    if kind == Kind.MONEY:
        if amount.minor is None:
            wrong["minor"] = "missing"
        if amount.quantity is not None:
            wrong["quantity"] = "money-is-no-quantity"
    elif kind == Kind.STAFF_DAYS:
        if amount.quantity is None:
            wrong["quantity"] = "days-missing"
        if amount.has_unit:
            wrong["unit"] = "days-are-the-unit"
    elif amount.quantity is not None and not amount.has_unit:
        wrong["unit"] = "unit-missing"
    return wrong


def _wrong_value(kind: str, amount: Amount) -> dict[str, str]:
    """A value that somebody has estimated says how and on which day; knowledge has none."""
    if kind == Kind.KNOWLEDGE:
        return {"minor": "knowledge-has-no-price"}
    wrong = {}
    if not amount.has_method:
        wrong["method"] = "missing"
    if not amount.has_day:
        wrong["valued_on"] = "missing"
    return wrong


# -- The balance ----------------------------------------------------------------------------------
@dataclass(frozen=True)
class Given:
    """One contribution as the balance counts it.

    `measure`: days, or money in minor units; of kinds that are counted, how many of `unit`.
    `payer`: who paid where it was not the giving city itself. `is_demonstration`: it is invented.
    """

    kind: Kind
    giver: str
    receiver: str
    standing: Standing
    measure: Decimal | None = None
    unit: str = ""
    payer: str = ""
    is_demonstration: bool = False

    @property
    def weight(self) -> Decimal:
        """Return how far it moves the bar: its measure, or one where contributions are counted."""
        return self.measure or Decimal(0) if self.kind in MEASURED else Decimal(1)


@dataclass(frozen=True)
class Total:
    """What one city gave of one kind: the confirmed part, the part that is only declared.

    What the receiver sees differently counts as declared. `units`: how many of which unit;
    `bare`: how many contributions name no quantity. `payers`: who paid beside the city itself,
    `others_paid` for how many. `is_demonstration`: something of it is invented.
    """

    confirmed: Decimal = Decimal(0)
    declared: Decimal = Decimal(0)
    count: int = 0
    disputed: int = 0
    bare: int = 0
    units: Mapping[str, Decimal] = field(default_factory=dict)
    payers: tuple[str, ...] = ()
    others_paid: int = 0
    is_demonstration: bool = False

    @property
    def whole(self) -> Decimal:
        """Return both parts."""
        return self.confirmed + self.declared


@dataclass(frozen=True)
class Row:
    """One kind of giving, of money one currency: each city's total on one scale."""

    kind: Kind
    currency: str
    totals: Mapping[str, Total]

    @property
    def scale(self) -> Decimal:
        """Return the longest bar of the row."""
        return max((total.whole for total in self.totals.values()), default=Decimal(0))

    def givers(self) -> list[str]:
        """Return the sides that gave something of this kind."""
        return [side for side, total in self.totals.items() if total.count]


def balance(given: Iterable[Given], sides: Collection[str]) -> list[Row]:
    """Return one row for each kind (and currency) in which the sides gave each other something.

    What comes from or goes to another side is left out. Every row has a total for each side.
    """
    groups: dict[tuple[Kind, str], dict[str, list[Given]]] = {}
    for one in given:
        if one.giver not in sides or one.receiver not in sides or one.giver == one.receiver:
            continue
        place = (one.kind, one.unit if one.kind is Kind.MONEY else "")
        groups.setdefault(place, {}).setdefault(one.giver, []).append(one)
    order = list(Kind)
    return [
        Row(kind, currency, {side: _total(by_side.get(side, [])) for side in sorted(sides)})
        for (kind, currency), by_side in sorted(
            groups.items(), key=lambda item: (order.index(item[0][0]), item[0][1])
        )
    ]


def _total(given: Collection[Given]) -> Total:
    units: dict[str, Decimal] = {}
    for one in given:
        if one.measure is not None and one.kind not in MEASURED:
            units[one.unit] = units.get(one.unit, Decimal(0)) + one.measure
    confirmed = [one for one in given if one.standing is Standing.CONFIRMED]
    return Total(
        sum((one.weight for one in confirmed), Decimal(0)),
        sum((one.weight for one in given if one.standing is not Standing.CONFIRMED), Decimal(0)),
        len(given),
        sum(one.standing is Standing.DISPUTED for one in given),
        sum(one.measure is None for one in given),
        units,
        tuple(sorted({one.payer for one in given if one.payer})),
        sum(bool(one.payer) for one in given),
        any(one.is_demonstration for one in given),
    )


def one_way(rows: Iterable[Row]) -> dict[str, list[Kind]]:
    """Return, by giver, the kinds that only this one city has given so far, each kind once."""
    givers: dict[Kind, set[str]] = {}
    for row in rows:
        givers.setdefault(row.kind, set()).update(row.givers())
    found: dict[str, list[Kind]] = {}
    for kind, who in givers.items():
        if len(who) == 1:
            found.setdefault(next(iter(who)), []).append(kind)
    return found


def learns_in(topics: Mapping[str, Collection[str]], sides: Collection[str]) -> dict[str, int]:
    """Return for each side at how many of the topics it learns; `topics` name who does at each."""
    return {side: sum(side in who for who in topics.values()) for side in sorted(sides)}


def touches(
    begins: PartialDate | None, ends: PartialDate | None, first: int | None, last: int | None
) -> bool:
    """Return whether something may have happened in the years from first to last, both included.

    What has no date belongs to no years, only to the whole.
    """
    if first is None and last is None:
        return True
    start = begins or ends
    if start is None:
        return False
    end = ends or start
    return (last is None or start.year <= last) and (first is None or end.year >= first)


# -- Answers in a sealed envelope -----------------------------------------------------------------
def is_opened(asked: Collection[str], answered: Collection[str]) -> bool:
    """Return whether the cities may read each other's answers: all that were asked have answered.

    `queries.SealedQuerySet` is the same rule in SQL.
    """
    return bool(asked) and set(asked) <= set(answered)


# -- The joint self-assessment --------------------------------------------------------------------
@dataclass(frozen=True)
class Compared:
    """One principle with the cities' scores; None where a city has not judged it."""

    principle: int
    scores: Mapping[str, int | None]

    @property
    def gap(self) -> int:
        """Return how far the views lie apart; 0 while fewer than two cities have judged."""
        known = [score for score in self.scores.values() if score is not None]
        return max(known) - min(known) if len(known) > 1 else 0


def compared(
    scores: Mapping[str, Mapping[int, int | None]], principles: Iterable[int]
) -> list[Compared]:
    """Return the principles in their order, each with the scores by side."""
    return [
        Compared(number, {side: own.get(number) for side, own in sorted(scores.items())})
        for number in principles
    ]


def apart(rows: Iterable[Compared]) -> list[Compared]:
    """Return the principles the cities see differently, the widest gap first."""
    differing = [row for row in rows if row.gap]
    return sorted(differing, key=lambda row: (-row.gap, row.principle))
