# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tells the status report."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zweiklang.domain.reporting import records
from zweiklang.domain.reporting.completeness import touches
from zweiklang.outputs.reports import council_paper
from zweiklang.outputs.reports.blocks import Block, Column, Report, Table, Text, text
from zweiklang.outputs.reports.council_status.entering import outlook_name
from zweiklang.outputs.reports.kinds import Telling
from zweiklang.outputs.reports.prose import (
    checking,
    figures,
    giving,
    goals,
    happenings,
    mandate,
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
    planned_after,
    projects_in,
)
from zweiklang.outputs.reports.prose.releasing import releasable
from zweiklang.outputs.reports.prose.teller import Teller, heading, paragraphs


def build(telling: Telling) -> Report:
    """Return the status report of all partnerships of a snapshot."""
    if council_paper.is_public(telling):
        telling = releasable(telling)
    teller = Teller(telling)
    full = [one for one in telling.content.partnerships if has_more(one, telling)]
    short = [one for one in telling.content.partnerships if one not in full]
    blocks = [*_lead(teller), *_overview(teller)]
    for one in full:
        blocks += partnership(teller, one)
    blocks += _others(teller, short)
    blocks += _money(teller)
    blocks += _goals(teller)
    if office := teller.written("office"):
        blocks += [heading(_("Development of the office")), *office]
    blocks += checking.changes(teller)
    blocks += checking.missing(teller)
    return teller.report(blocks, header=council_paper.head(teller))


def _lead(teller: Teller) -> list[Block]:
    numbers, choice = numbers_of(teller.content), teller.choice
    words = {
        "day": day_words(choice.known_on),
        "time": period(choice.begins, choice.ends),
        "city": teller.own_city(),
        "countries": ngettext(
            "%(count)s country", "%(count)s countries", numbers.countries
        ) % {"count": numbers.countries},
        "count": numbers.partnerships,
    }  # fmt: skip
    told = ngettext(
        "%(city)s keeps %(count)s relation to cities in %(countries)s.",
        "%(city)s keeps %(count)s relations to cities in %(countries)s.",
        numbers.partnerships,
    )
    stand = _("This report tells what was known on %(day)s. It covers this time: %(time)s.")
    return [
        *teller.paragraph(
            teller.run(told % words),
            teller.run(happenings.counted_words(numbers)),
            teller.run(giving.money_words(teller, numbers)),
            lead=True,
        ),
        *teller.paragraph(teller.run(stand % words)),
    ]


def _overview(teller: Teller) -> list[Block]:
    rows = tuple(_row(teller, one) for one in teller.content.partnerships)
    columns = (
        Column(_("City"), share=3),
        Column(_("Kind"), share=3),
        Column(_("Linked since"), share=2),
        Column(_("Agreement valid until"), share=2),
        Column(_("Events"), "end"),
    )
    return [heading(_("Overview")), Table(_("All relations at a glance"), columns, rows)]


def _row(teller: Teller, one: records.PartnershipEntry) -> tuple[Text, ...]:
    first = relations.first_day(one)
    since = teller.run(day_words(first.begins), first) if first else teller.run("–")
    valid = one.agreements_on(teller.choice.ends)
    if not valid:
        until = text("–")
    elif valid[-1].last_day:
        until = (teller.run(day_words(valid[-1].last_day), valid[-1]),)
    else:
        words = _("not known") if valid[-1].end_is_unknown else _("no end")
        until = (teller.run(words, valid[-1]),)
    count = len(events_in(one, teller.choice))
    return (
        text(teller.title(one)),
        text(relations.kind_words(teller, one)),
        (since,),
        until,
        text(str(count)),
    )


def has_more(one: records.PartnershipEntry, telling: Telling) -> bool:
    """Return whether there is more to tell of a relation than that it stands."""
    choice = telling.content.selection
    return bool(
        events_in(one, choice)
        or contributions_in(one, choice)
        or gains_in(one, choice)
        or _items(one, choice)
        or one.duties
        or active_topics(one)
        or projects_in(one, choice)
        or planned_after(one, choice)
        or telling.word(outlook_name(one))
        or any(touches(each, choice.begins, choice.ends) for each in one.agreements)
    )


def partnership(teller: Teller, one: records.PartnershipEntry) -> list[Block]:
    """Return the section of one partnership."""
    choice = teller.choice
    blocks: list[Block] = [heading(teller.title(one))]
    blocks += teller.paragraph(*relations.standing(teller, one))
    blocks += figures.score(teller, one)
    blocks += _section(_("What happened"), happenings.events(teller, _held(one, choice)), level=2)
    given = contributions_in(one, choice)
    gained = giving.gains_list(teller, one, gains_in(one, choice))
    blocks += _section(
        _("Money, goods and work"), giving.contributions_table(teller, one, given), level=2
    )
    blocks += _section(_("What the cities gained"), gained, level=2)
    blocks += _section(
        _("Who takes part"),
        people.actors_list(teller, one, people.actors_in(one, choice)),
        level=2,
    )
    blocks += _section(
        _("Common topics and projects"),
        [
            *together.topics_list(teller, one, active_topics(one)),
            *together.projects_blocks(teller, one, projects_in(one, choice)),
        ],
        level=2,
    )
    blocks += _section(
        _("Mandate and open duties"),
        [
            *mandate.items_list(teller, one.council_items),
            *mandate.bases_words(teller, one),
            *mandate.duties_list(teller, one.duties, choice.known_on),
        ],
        level=2,
    )
    blocks += _section(
        _("Outlook"),
        [
            *paragraphs(teller.telling.word(outlook_name(one))),
            *happenings.events(teller, planned_after(one, choice)),
        ],
        level=2,
    )
    return blocks


def _held(one: records.PartnershipEntry, choice: records.Selection) -> list[records.EventEntry]:
    return [event for event in events_in(one, choice) if event.state == "held"]


def _items(
    one: records.PartnershipEntry, choice: records.Selection
) -> list[records.CouncilItemEntry]:
    return [item for item in one.council_items if touches(item, choice.begins, choice.ends)]


def _section(title: str, blocks: list[Block], *, level: int = 1) -> list[Block]:
    return [heading(title, level), *blocks] if blocks else []


def _others(teller: Teller, told: list[records.PartnershipEntry]) -> list[Block]:
    """Return the relations of which nothing is on file for the time, in short."""
    if not told:
        return []
    words = _("Of these relations nothing is on file for the time of the report.")
    return [
        heading(_("Other relations")),
        *teller.paragraph(teller.run(words), *relations.in_short(teller, told)),
    ]


def _money(teller: Teller) -> list[Block]:
    numbers = numbers_of(teller.content)
    blocks = giving.money_table(teller, numbers.money)
    if not blocks:
        return []
    told = _(
        "Only money is added up. What others paid stands apart, so that nothing is counted twice."
    )
    days = [
        _("%(city)s: %(days)s.")
        % {
            "city": teller.own_city() if is_own else _("The other cities"),
            "days": giving.days(count, teller.language),
        }
        for is_own, count in numbers.staff_days
    ]
    runs = [teller.run(told), *(teller.run(day) for day in days)]
    return [heading(_("Money by who paid for it")), *teller.paragraph(*runs), *blocks]


def _goals(teller: Teller) -> list[Block]:
    blocks = goals.overview(teller, teller.content.partnerships)
    return _section(_("Goals of the 2030 Agenda"), blocks)
