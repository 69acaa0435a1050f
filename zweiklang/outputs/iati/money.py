# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Contributions of money as transactions, budgets and planned payments: each city its own side."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from zweiklang.domain.reciprocity.records import PublishedMoney
from zweiklang.foundation.money import from_minor
from zweiklang.iati.activity import Transaction
from zweiklang.iati.elements import Code, Money, Period, Provider, Receiver
from zweiklang.outputs.iati.publisher import LOCAL_GOVERNMENT, City, Publisher
from zweiklang.outputs.iati.words import activity_identifier, day, narratives, texts

INCOMING, DISBURSEMENT = Code("1"), Code("3")
#: Days that a budget may last; the standard says a year.
LONGEST_BUDGET = 364
_OWN = "own"


@dataclass(frozen=True)
class Booked:
    """What an activity holds of money."""

    transactions: tuple[Transaction, ...] = ()
    budgets: tuple[Period, ...] = ()
    planned: tuple[Period, ...] = ()


def booked(
    publisher: Publisher,
    subject: uuid.UUID,
    side: str,
    rows: Sequence[PublishedMoney],
    today: dt.date,
) -> Booked:
    """Return the money of an activity as the city of a side tells it.

    What it gave is a disbursement, what it got is incoming; so of two files that are added up, each
    payment is spent once. What lies ahead is a budget, or a planned payment if longer than a year.
    """
    transactions: list[Transaction] = []
    budgets: list[Period] = []
    planned: list[Period] = []
    pairs: dict[tuple[str, str], _Between] = {}
    for row in rows:
        giver = publisher.city(row.file_id, row.giver)
        receiver = publisher.city(row.file_id, row.receiver)
        when = row.begins.first if row.begins else row.known_since
        if giver is None or receiver is None or when is None:
            continue
        between = pairs.setdefault((row.giver, row.receiver), _Between(subject, giver, receiver))
        if when <= today:
            transactions += _transactions(row, between, when, is_giver=row.giver == side)
        elif row.giver == side:
            last = _last(row, when)
            if (last - when).days <= LONGEST_BUDGET:
                budgets.append(Period("1", "1", day(when), day(last), _value(row, when)))
            else:
                planned.append(_planned(row, between, when))
    return Booked(tuple(transactions), tuple(budgets), tuple(planned))


@dataclass(frozen=True)
class _Between:
    """The two cities of a payment and what it is for."""

    subject: uuid.UUID
    giver: City
    receiver: City

    @cached_property
    def provider(self) -> Provider:
        """Return the giving city."""
        ref = self.giver.ref
        return Provider(
            ref or None,
            LOCAL_GOVERNMENT,
            activity_identifier(ref, self.subject) if ref else None,
            self.giver.narratives,
        )

    @cached_property
    def receiver_org(self) -> Receiver:
        """Return the receiving city."""
        ref = self.receiver.ref
        return Receiver(
            ref or None,
            LOCAL_GOVERNMENT,
            activity_identifier(ref, self.subject) if ref else None,
            self.receiver.narratives,
        )


def _transactions(
    row: PublishedMoney, between: _Between, when: dt.date, *, is_giver: bool
) -> list[Transaction]:
    """Return the payment; what somebody else paid comes in to the giving city first."""
    value = _value(row, when)
    found = []
    if is_giver and row.funded_by != _OWN and row.funder:
        found.append(
            Transaction(
                f"{row.id}-in", type=INCOMING, date=day(when), value=value,
                description=texts(row.what), provider=Provider(narratives=narratives(row.funder)),
                receiver=Receiver(
                    between.giver.ref or None, LOCAL_GOVERNMENT,
                    narratives=between.giver.narratives,
                ),
                country=between.giver.share,
            )
        )  # fmt: skip
    found.append(
        Transaction(
            str(row.id),
            type=DISBURSEMENT if is_giver else INCOMING,
            date=day(when),
            value=value,
            description=texts(row.what),
            provider=between.provider,
            receiver=between.receiver_org,
            country=between.receiver.share,
        )
    )
    return found


def _value(row: PublishedMoney, when: dt.date) -> Money:
    return Money(f"{from_minor(row.minor, row.currency):f}", row.currency, when.isoformat())


def _last(row: PublishedMoney, when: dt.date) -> dt.date:
    end = row.ends or row.begins
    return max(end.last, when) if end else when


def _planned(row: PublishedMoney, between: _Between, when: dt.date) -> Period:
    return Period(
        "1", None, day(when), day(_last(row, when)), _value(row, when),
        between.provider, between.receiver_org,
    )  # fmt: skip
