# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tells the chapter after the elements that UN DESA proposes for local reviews."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zweiklang import agenda2030
from zweiklang.domain.reporting import records
from zweiklang.outputs.reports.blocks import Block, Items, Report, Text
from zweiklang.outputs.reports.bnk.builder import paragraph
from zweiklang.outputs.reports.kinds import Telling, TextField
from zweiklang.outputs.reports.prose import (
    checking,
    giving,
    goals,
    happenings,
    mandate,
    people,
    summary,
    together,
)
from zweiklang.outputs.reports.prose.dates import closed, day_words, period
from zweiklang.outputs.reports.prose.numbers import (
    active_topics,
    codes_of,
    contributions_in,
    gains_in,
    numbers_of,
    planned_after,
    projects_in,
)
from zweiklang.outputs.reports.prose.releasing import public
from zweiklang.outputs.reports.prose.teller import Teller, heading


def fields_of(_content: records.Content) -> tuple[TextField, ...]:
    """Return what no record tells: ownership, nobody left behind, challenges, next steps."""
    return (
        TextField(
            "ownership",
            gettext_lazy("Who took part in writing this chapter"),
            gettext_lazy("Offices, clubs, the other cities."),
            long=True,
            required=True,
        ),
        TextField(
            "nobody",
            gettext_lazy("Leaving no one behind"),
            gettext_lazy("Whom the partnerships reach, in both cities."),
            long=True,
            required=True,
        ),
        TextField("challenges", gettext_lazy("Challenges"), long=True),
        TextField("next", gettext_lazy("Conclusion and next steps"), long=True, required=True),
    )


def title_of(content: records.Content) -> str:
    """Return the title of the chapter."""
    time = period(content.selection.begins, content.selection.ends)
    return _("International partnerships, %(time)s") % {"time": time}


def build(telling: Telling) -> Report:
    """Return the chapter."""
    teller = Teller(public(telling))
    blocks = [heading(_("Highlights")), *paragraph(teller), *summary.facts(teller)]
    blocks += [heading(_("Methodology and process")), *_method(teller)]
    blocks += _section(_("Policy and enabling environment"), _policy(teller))
    blocks += _section(_("Leaving no one behind"), teller.written("nobody"), level=2)
    blocks += _section(_("Progress on the goals"), _progress(teller))
    blocks += _section(_("Means of implementation"), _means(teller))
    blocks += _section(_("Challenges"), teller.written("challenges"))
    blocks += _section(_("Conclusion and next steps"), _next(teller))
    blocks += checking.missing(teller)
    return teller.report(blocks)


def _section(title: str, blocks: list[Block], level: int = 1) -> list[Block]:
    return [heading(title, level), *blocks] if blocks else []


def _method(teller: Teller) -> list[Block]:
    words = {
        "day": day_words(teller.choice.known_on),
        "time": period(teller.choice.begins, teller.choice.ends),
    }
    told = _(
        "This chapter is told from the records that the cities keep of their partnerships, as "
        "known on %(day)s. It covers this time: %(time)s. What one city says of another is told "
        "only as far as that city has released it."
    )
    return [*teller.paragraph(teller.run(told % words)), *teller.written("ownership")]


def _policy(teller: Teller) -> list[Block]:
    """Return the decisions the work rests on, each once, and the points of resolutions."""
    items = {item.id: item for one in teller.content.partnerships for item in one.council_items}
    ordered = sorted(items.values(), key=lambda item: (item.dated_on, item.key))
    return [*mandate.items_list(teller, ordered), *mandate.bases_of_all(teller)]


def _progress(teller: Teller) -> list[Block]:
    """Return goal by goal what the partnerships do, with the indicators of both cities."""
    told = teller.content.partnerships
    blocks: list[Block] = goals.overview(teller, told)
    for goal in numbers_of(teller.content).goals:
        here = _of_goal(teller, goal)
        if here:
            title = f"{goal} {agenda2030.short_title(goal, teller.language)}"
            blocks += [heading(title, 2), *here]
    indicators = [
        block
        for one in told
        for project in projects_in(one, teller.choice)
        for block in together.indicators_table(teller, one, project)
    ]
    return [*blocks, *_section(_("Indicators in both cities"), indicators, level=2)]


def _of_goal(teller: Teller, goal: str) -> list[Block]:
    items: list[Text] = []
    for one in teller.content.partnerships:
        if not any(agenda2030.goal_of(code) == goal for code in codes_of(one, teller.choice)):
            continue
        name = teller.run(f"{teller.others(one)}:", strong=True)
        runs = [
            teller.run(closed(teller.read(served.what)), served)
            for served in one.goals
            if agenda2030.goal_of(served.code) == goal and served.what
        ]
        runs += [
            teller.run(closed(teller.read(topic.title)), topic)
            for topic in active_topics(one)
            if any(agenda2030.goal_of(code) == goal for code in topic.targets)
        ]
        runs += [
            teller.run(closed(teller.read(project.title)), project)
            for project in projects_in(one, teller.choice)
            if any(agenda2030.goal_of(code) == goal for code in project.targets)
        ]
        if runs:
            items.append(teller.sentences(name, *runs))
    return [Items(tuple(items))] if items else []


def _means(teller: Teller) -> list[Block]:
    numbers = numbers_of(teller.content)
    blocks = teller.paragraph(
        teller.run(giving.money_words(teller, numbers)),
        teller.run(happenings.counted_words(numbers)),
    )
    blocks += giving.money_table(teller, numbers.money)
    for one in teller.content.partnerships:
        choice = teller.choice
        here = [
            *giving.contributions_table(teller, one, contributions_in(one, choice)),
            *giving.gains_list(teller, one, gains_in(one, choice)),
            *people.actors_list(teller, one, people.actors_in(one, choice)),
        ]
        blocks += _section(teller.title(one), here, level=2)
    return blocks


def _next(teller: Teller) -> list[Block]:
    blocks = teller.written("next")
    for one in teller.content.partnerships:
        planned = happenings.events(teller, planned_after(one, teller.choice))
        blocks += _section(teller.title(one), planned, level=2)
    return blocks
