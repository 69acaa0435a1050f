# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tells the work record: first what the other city gave, gained and waits for, then ours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from zweiklang.domain.reporting import records
from zweiklang.outputs.reports.blocks import Block, Items, Report, Run
from zweiklang.outputs.reports.kinds import Telling
from zweiklang.outputs.reports.mayor_brief.waiting import waiting
from zweiklang.outputs.reports.prose import (
    checking,
    figures,
    giving,
    goals,
    happenings,
    people,
    relations,
    together,
)
from zweiklang.outputs.reports.prose.dates import day_words, period
from zweiklang.outputs.reports.prose.numbers import (
    active_topics,
    contributions_in,
    events_in,
    gains_in,
    numbers_of,
    projects_in,
    still_to_come,
)
from zweiklang.outputs.reports.prose.teller import Teller, heading
from zweiklang.outputs.reports.work_record.entering import FOR
from zweiklang.outputs.reports.work_record.turning import side_for, turned


def build(telling: Telling) -> Report:
    """Return the record of the one partnership of a snapshot, as seen from the other city."""
    if not telling.content.partnerships:
        return Teller(telling).report([])
    side = side_for(telling, telling.content.partnerships[0], telling.word(FOR))
    teller = Teller(turned(telling, side))
    (one,) = teller.content.partnerships
    blocks = [*_lead(teller, one), *teller.written("greeting"), *figures.score(teller, one)]
    blocks += _section(_("What happened"), _happened(teller, one))
    for each in _sides(one):
        blocks += _of_city(teller, one, each)
    blocks += _section(_("Common topics and projects"), _common(teller, one))
    blocks += _section(
        _("Who takes part"),
        people.actors_list(teller, _ours_last(one), people.actors_in(one, teller.choice)),
    )
    blocks += _section(_("What waits, and what is planned"), _open(teller, one))
    blocks += _section(_("Goals of the 2030 Agenda"), goals.overview(teller, [one], figure=False))
    blocks += checking.missing(teller)
    return teller.report(blocks)


def _sides(one: records.PartnershipEntry) -> list[str]:
    """Return the sides, that of the city the record is for first."""
    return sorted(
        (party.side for party in one.parties), key=lambda each: (each != one.own_side, each)
    )


def _ours_last(one: records.PartnershipEntry) -> records.PartnershipEntry:
    parties = sorted(one.parties, key=lambda party: (party.side != one.own_side, party.side))
    return replace(one, parties=tuple(parties))


def _lead(teller: Teller, one: records.PartnershipEntry) -> list[Block]:
    numbers = numbers_of(teller.content)
    words = {
        "city": teller.own_city(),
        "others": teller.others(one),
        "time": period(teller.choice.begins, teller.choice.ends),
        "day": day_words(teller.choice.known_on),
    }
    told = _("This record tells what %(city)s did with %(others)s in this time: %(time)s.")
    stand = _("It tells what was known on %(day)s, and only what both cities may read.")
    return [
        *teller.paragraph(
            teller.run(told % words), teller.run(happenings.counted_words(numbers)), lead=True
        ),
        *teller.paragraph(*relations.standing(teller, one), teller.run(stand % words)),
    ]


def _happened(teller: Teller, one: records.PartnershipEntry) -> list[Block]:
    held = [event for event in events_in(one, teller.choice) if event.state == "held"]
    return happenings.events(teller, held)


def _of_city(teller: Teller, one: records.PartnershipEntry, side: str) -> list[Block]:
    """Return what one city gave and gained."""
    words = {"city": teller.city_of(one, side)}
    given = [each for each in contributions_in(one, teller.choice) if each.giver == side]
    gained = [each for each in gains_in(one, teller.choice) if each.side == side]
    blocks = [
        *giving.contributions_table(teller, one, given),
        *giving.gains_list(teller, one, gained),
    ]
    if not blocks:
        said = _("Nothing that %(city)s gave or gained is on file for this time.") % words
        blocks = teller.paragraph(Run(said))
    return [heading(_("What %(city)s gave and gained") % words), *blocks]


def _common(teller: Teller, one: records.PartnershipEntry) -> list[Block]:
    return [
        *together.topics_list(teller, one, active_topics(one)),
        *together.projects_blocks(teller, one, projects_in(one, teller.choice)),
    ]


def _open(teller: Teller, one: records.PartnershipEntry) -> list[Block]:
    waits = tuple(waiting(teller, one))
    blocks: list[Block] = [Items(waits)] if waits else []
    return blocks + happenings.events(teller, still_to_come(one, teller.choice))


def _section(title: str, blocks: Sequence[Block]) -> list[Block]:
    return [heading(title), *blocks] if blocks else []
