# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tells the field in one paragraph, with its facts, its indicators and what is explained."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from zweiklang.domain.reporting import records
from zweiklang.outputs.reports.blocks import Block, Report
from zweiklang.outputs.reports.kinds import Telling, TextField
from zweiklang.outputs.reports.prose import (
    checking,
    giving,
    goals,
    happenings,
    relations,
    summary,
    together,
)
from zweiklang.outputs.reports.prose.dates import period
from zweiklang.outputs.reports.prose.numbers import (
    active_topics,
    gains_in,
    numbers_of,
    projects_in,
)
from zweiklang.outputs.reports.prose.releasing import public
from zweiklang.outputs.reports.prose.teller import Teller, heading


def fields_of(_content: records.Content) -> tuple[TextField, ...]:
    """Return the texts of the field: aims of the city, and why something is not told."""
    return (
        TextField(
            "aims",
            gettext_lazy("Strategy and aims of the city in this field"),
            gettext_lazy("Which decision they rest on, and by when they are to be reached."),
            long=True,
            required=True,
        ),
        TextField(
            "explained",
            gettext_lazy("What is not reported, and why"),
            gettext_lazy("The BNK asks to report or to explain."),
            long=True,
        ),
    )


def title_of(content: records.Content) -> str:
    """Return the name of the field with the time."""
    time = period(content.selection.begins, content.selection.ends)
    return _("Global responsibility and One World, %(time)s") % {"time": time}


def build(telling: Telling) -> Report:
    """Return the field's paragraph with its facts."""
    teller = Teller(public(telling))
    blocks = paragraph(teller)
    blocks += _section(_("Strategy and aims"), teller.written("aims"))
    blocks += [heading(_("Facts")), *summary.facts(teller)]
    blocks += _section(_("Topics, projects and indicators"), _common(teller))
    blocks += _section(_("What the cities gained"), _gains(teller))
    blocks += _section(
        _("Goals of the 2030 Agenda"), goals.overview(teller, teller.content.partnerships)
    )
    blocks += _section(_("What is not reported, and why"), teller.written("explained"))
    blocks += checking.missing(teller)
    return teller.report(blocks)


def paragraph(teller: Teller) -> list[Block]:
    """Return the one paragraph: with whom, about what, how much, for which goals."""
    numbers = numbers_of(teller.content)
    countries = ngettext("%(count)s country", "%(count)s countries", numbers.countries)
    words = {
        "city": teller.own_city(),
        "count": numbers.partnerships,
        "countries": countries % {"count": numbers.countries},
    }
    told = ngettext(
        "%(city)s keeps %(count)s relation to cities in %(countries)s.",
        "%(city)s keeps %(count)s relations to cities in %(countries)s.",
        numbers.partnerships,
    )
    goals_words = ""
    if numbers.goals:
        listed = {"goals": goals.names(teller, numbers.goals)}
        goals_words = _("They serve these goals of the 2030 Agenda: %(goals)s.") % listed
    return teller.paragraph(
        teller.run(told % words),
        *relations.in_short(teller, teller.content.partnerships),
        teller.run(_topics_words(teller)),
        teller.run(happenings.counted_words(numbers)),
        teller.run(giving.money_words(teller, numbers)),
        teller.run(goals_words),
        lead=True,
    )


def _topics_words(teller: Teller) -> str:
    titles = [
        teller.read(topic.title)
        for one in teller.content.partnerships
        for topic in active_topics(one)
    ]
    if not titles:
        return ""
    listed = {"topics": teller.listed(dict.fromkeys(titles))}
    return _("Both sides have agreed on common topics: %(topics)s.") % listed


def _common(teller: Teller) -> list[Block]:
    blocks: list[Block] = []
    for one in teller.content.partnerships:
        told = [
            *together.topics_list(teller, one, active_topics(one)),
            *together.projects_blocks(teller, one, projects_in(one, teller.choice)),
        ]
        if told:
            blocks += [heading(teller.title(one), 2), *told]
    return blocks


def _gains(teller: Teller) -> list[Block]:
    return [
        block
        for one in teller.content.partnerships
        for block in giving.gains_list(teller, one, gains_in(one, teller.choice))
    ]


def _section(title: str, blocks: list[Block]) -> list[Block]:
    return [heading(title), *blocks] if blocks else []
