# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The figures of a snapshot: counted in one place, so that all reports of it show the same ones.

Pure. Counted is what falls into the period; a contribution that lasts longer counts in the period
in which it begins, one without a day in none. Amounts that a city sees differently are not added
up, nor are different currencies, nor money of different payers.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from zweiklang import agenda2030
from zweiklang.domain.reporting import records
from zweiklang.domain.reporting.completeness import touches

#: Who paid, in the order in which reports list them.
PAYERS = ("own", "funder", "club", "company")


@dataclass(frozen=True)
class Amount:
    """Money that one city gave: `is_own`, the reporting one; by whom it was paid."""

    is_own: bool
    funded_by: str
    currency: str
    minor: int


@dataclass(frozen=True)
class Numbers:
    """The figures of one or several partnerships in the period.

    `staff_days`: by whether the reporting city gave them.
    """

    partnerships: int
    countries: int
    events: int
    visits: int
    people: int
    topics: int
    projects: int
    goals: tuple[str, ...]
    money: tuple[Amount, ...]
    staff_days: tuple[tuple[bool, Decimal], ...]
    goods: int

    def own_money(self) -> tuple[Amount, ...]:
        """Return what the reporting city paid itself, by currency."""
        return tuple(one for one in self.money if one.is_own and one.funded_by == "own")


def numbers_of(content: records.Content) -> Numbers:
    """Return the figures of all partnerships of a snapshot."""
    return numbers(content.partnerships, content.selection)


def numbers(partnerships: Iterable[records.PartnershipEntry], choice: records.Selection) -> Numbers:
    """Return the figures of some partnerships in the period of the snapshot."""
    told = list(partnerships)
    alive = [one for one in told if _is_alive(one, choice.ends)]
    held = [event for one in told for event in events_in(one, choice) if event.state == "held"]
    return Numbers(
        partnerships=len(alive),
        countries=len({party.city.country for one in alive for party in one.others}),
        events=len(held),
        visits=sum(event.kind == "visit" for event in held),
        people=sum(event.people or 0 for event in held),
        topics=sum(len(active_topics(one)) for one in told),
        projects=sum(len(projects_in(one, choice)) for one in told),
        goals=tuple(goals_in(told, choice)),
        money=_money(told, choice),
        staff_days=_staff_days(told, choice),
        goods=sum(given.kind == "goods" for one in told for given in counted(one, choice)),
    )


def _is_alive(one: records.PartnershipEntry, day: dt.date) -> bool:
    phase = one.phase_on(day)
    return phase is not None and phase.state not in ("ended", "exploring")


def events_in(one: records.PartnershipEntry, choice: records.Selection) -> list[records.EventEntry]:
    """Return the events of the period that were not called off, oldest first."""
    return [
        event
        for event in one.events
        if event.state != "cancelled"
        and touches(event, choice.begins, choice.ends)
        and (event.state == "held" or event.begins.first > choice.known_on)
    ]


def planned_after(
    one: records.PartnershipEntry, choice: records.Selection
) -> list[records.EventEntry]:
    """Return what is planned, soonest first."""
    return [event for event in one.events if event.state == "planned"]


def still_to_come(
    one: records.PartnershipEntry, choice: records.Selection
) -> list[records.EventEntry]:
    """Return what is planned and not past on the day of the snapshot, soonest first."""
    return [
        event
        for event in planned_after(one, choice)
        if (event.ends or event.begins).last > choice.known_on
    ]


def contributions_in(
    one: records.PartnershipEntry, choice: records.Selection
) -> list[records.ContributionEntry]:
    """Return the contributions told to the other cities that touch the period or have no day."""
    return [
        given
        for given in one.contributions
        if (given.is_shared or given.is_public) and touches(given, choice.begins, choice.ends)
    ]


def counted(
    one: records.PartnershipEntry, choice: records.Selection
) -> list[records.ContributionEntry]:
    """Return the contributions whose amounts are added up."""
    return [
        given
        for given in contributions_in(one, choice)
        if given.standing != "disputed"
        and given.begins is not None
        and choice.begins <= given.begins.first <= choice.ends
    ]


def gains_in(one: records.PartnershipEntry, choice: records.Selection) -> list[records.GainEntry]:
    """Return the gains told to the other cities that touch the period or have no day."""
    return [
        gain
        for gain in one.gains
        if (gain.is_shared or gain.is_public) and touches(gain, choice.begins, choice.ends)
    ]


def active_topics(one: records.PartnershipEntry) -> list[records.TopicEntry]:
    """Return the common topics that the cities work on."""
    return [topic for topic in one.topics if topic.state == "active" and topic.ended_on is None]


def projects_in(
    one: records.PartnershipEntry, choice: records.Selection
) -> list[records.ProjectEntry]:
    """Return the joint projects that touch the period."""
    return [project for project in one.projects if touches(project, choice.begins, choice.ends)]


def goals_in(
    partnerships: Iterable[records.PartnershipEntry], choice: records.Selection
) -> list[str]:
    """Return the goals of the 2030 Agenda served, as numbers in order."""
    found = {agenda2030.goal_of(code) for one in partnerships for code in codes_of(one, choice)}
    return sorted(found, key=int)


def codes_of(one: records.PartnershipEntry, choice: records.Selection) -> list[str]:
    """Return the goals and targets a partnership serves in the period, in order."""
    codes = {goal.code for goal in one.goals if touches(goal, choice.begins, choice.ends)}
    codes |= {code for event in events_in(one, choice) for code in event.goals}
    codes |= {code for topic in active_topics(one) for code in topic.targets}
    codes |= {code for project in projects_in(one, choice) for code in project.targets}
    return sorted(codes, key=agenda2030.sort_key)


def _money(
    told: Iterable[records.PartnershipEntry], choice: records.Selection
) -> tuple[Amount, ...]:
    sums: defaultdict[tuple[bool, str, str], int] = defaultdict(int)
    for one in told:
        for given in counted(one, choice):
            if given.kind == "money":
                is_own = given.giver == one.own_side
                sums[(is_own, given.funded_by, given.currency)] += given.minor or 0
    ordered = sorted(sums, key=lambda key: (not key[0], PAYERS.index(key[1]), key[2]))
    return tuple(Amount(*key, sums[key]) for key in ordered)


def _staff_days(
    told: Iterable[records.PartnershipEntry], choice: records.Selection
) -> tuple[tuple[bool, Decimal], ...]:
    sums: defaultdict[bool, Decimal] = defaultdict(Decimal)
    for one in told:
        for given in counted(one, choice):
            if given.kind == "staff-days" and given.quantity is not None:
                sums[given.giver == one.own_side] += given.quantity
    return tuple(sorted(sums.items(), reverse=True))
