# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tells the answer: what happened, what it cost, what is planned."""

from __future__ import annotations

from django.utils.translation import gettext as _

from zweiklang.domain.reporting import records
from zweiklang.outputs.reports import council_paper
from zweiklang.outputs.reports.blocks import Block, Report
from zweiklang.outputs.reports.kinds import Telling
from zweiklang.outputs.reports.prose import (
    checking,
    figures,
    giving,
    happenings,
    mandate,
    people,
    relations,
    together,
)
from zweiklang.outputs.reports.prose.dates import period
from zweiklang.outputs.reports.prose.numbers import (
    active_topics,
    contributions_in,
    events_in,
    gains_in,
    numbers_of,
    planned_after,
    projects_in,
)
from zweiklang.outputs.reports.prose.releasing import releasable
from zweiklang.outputs.reports.prose.teller import Teller, heading


def build(telling: Telling) -> Report:
    """Return the answer about the one partnership of a snapshot."""
    if council_paper.is_public(telling):
        telling = releasable(telling)
    teller = Teller(telling)
    (one,) = telling.content.partnerships
    blocks: list[Block] = _short_answer(teller)
    if question := teller.written("question"):
        blocks += [heading(_("The question")), *question]
    blocks += _what_happened(teller, one)
    blocks += _what_it_cost(teller, one)
    blocks += _what_is_planned(teller, one)
    blocks += _background(teller, one)
    blocks += checking.missing(teller)
    return teller.report(blocks, header=council_paper.head(teller))


def _short_answer(teller: Teller) -> list[Block]:
    numbers = numbers_of(teller.content)
    time = period(teller.choice.begins, teller.choice.ends)
    return teller.paragraph(
        teller.run(_("The answer covers this time: %(time)s.") % {"time": time}),
        teller.run(happenings.counted_words(numbers)),
        teller.run(giving.money_words(teller, numbers)),
        lead=True,
    )


def _what_happened(teller: Teller, one: records.PartnershipEntry) -> list[Block]:
    held = [event for event in events_in(one, teller.choice) if event.state == "held"]
    blocks = happenings.events(teller, held)
    gained = giving.gains_list(teller, one, gains_in(one, teller.choice))
    if not blocks:
        blocks = teller.paragraph(teller.run(_("No event is on file for this time.")))
    if gained:
        blocks += [heading(_("What the cities gained"), 2), *gained]
    return [heading(_("What happened")), *blocks]


def _what_it_cost(teller: Teller, one: records.PartnershipEntry) -> list[Block]:
    numbers = numbers_of(teller.content)
    given = contributions_in(one, teller.choice)
    days = [
        _("%(city)s: %(days)s.")
        % {
            "city": teller.own_city() if is_own else teller.others(one),
            "days": giving.days(count, teller.language),
        }
        for is_own, count in numbers.staff_days
    ]
    return [
        heading(_("What it cost")),
        *teller.paragraph(
            teller.run(giving.money_words(teller, numbers)), *(teller.run(day) for day in days)
        ),
        *giving.money_table(teller, numbers.money),
        *giving.contributions_table(teller, one, given),
    ]


def _what_is_planned(teller: Teller, one: records.PartnershipEntry) -> list[Block]:
    blocks = [
        *teller.written("plan"),
        *happenings.events(teller, planned_after(one, teller.choice)),
        *mandate.duties_list(
            teller,
            [duty for duty in one.duties if duty.done_on is None],
            teller.choice.known_on,
        ),
    ]
    if not blocks:
        blocks = teller.paragraph(teller.run(_("No plan is on file.")))
    return [heading(_("What is planned")), *blocks]


def _background(teller: Teller, one: records.PartnershipEntry) -> list[Block]:
    choice = teller.choice
    common = [
        *together.topics_list(teller, one, active_topics(one)),
        *together.projects_blocks(teller, one, projects_in(one, choice)),
    ]
    actors = people.actors_list(teller, one, people.actors_in(one, choice))
    basis = [*mandate.items_list(teller, one.council_items), *mandate.bases_words(teller, one)]
    sections = (
        (_("Common topics and projects"), common),
        (_("Who takes part"), actors),
        (_("On which decisions it rests"), basis),
    )
    return [
        heading(_("Background")),
        *teller.paragraph(*relations.standing(teller, one)),
        *figures.score(teller, one),
        *(block for title, blocks in sections if blocks for block in [heading(title, 2), *blocks]),
    ]
