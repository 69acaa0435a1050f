# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tells the year from released and jointly released records only, without names of persons."""

from __future__ import annotations

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from zweiklang.domain.reporting import records
from zweiklang.outputs.reports.blocks import Block, Paragraph, Report
from zweiklang.outputs.reports.kinds import Telling, TextField
from zweiklang.outputs.reports.prose import (
    checking,
    giving,
    goals,
    happenings,
    relations,
    together,
)
from zweiklang.outputs.reports.prose.dates import day_words, period
from zweiklang.outputs.reports.prose.numbers import (
    active_topics,
    events_in,
    gains_in,
    numbers_of,
    projects_in,
    still_to_come,
)
from zweiklang.outputs.reports.prose.releasing import public
from zweiklang.outputs.reports.prose.teller import Teller, heading


def fields_of(_content: records.Content) -> tuple[TextField, ...]:
    """Return the words of the office before and after what is on file."""
    return (
        TextField(
            "foreword",
            gettext_lazy("Words before"),
            gettext_lazy(
                "What the year was about, in two or three sentences. No names of persons."
            ),
            long=True,
        ),
        TextField(
            "join",
            gettext_lazy("How to take part"),
            gettext_lazy("Where clubs, schools and companies can turn to. The office, no person."),
            long=True,
        ),
    )


def title_of(content: records.Content) -> str:
    """Return “Dortmund and its partner cities in 2024”."""
    city = content.office.city.name.read(get_language() or "en")
    time = period(content.selection.begins, content.selection.ends)
    return _("%(city)s and its partner cities: %(time)s") % {"city": city, "time": time}


def build(telling: Telling) -> Report:
    """Return the review of all partnerships of a snapshot that are public."""
    teller = Teller(public(telling))
    told = list(teller.content.partnerships)
    full = [one for one in told if _has_news(teller, one)]
    blocks: list[Block] = [*_lead(teller), *teller.written("foreword")]
    for one in full:
        blocks += _city(teller, one)
    blocks += _others(teller, [one for one in told if one not in full])
    blocks += _section(_("Goals of the 2030 Agenda"), goals.overview(teller, told))
    blocks += _section(_("How to take part"), [*teller.written("join"), *_address(teller)])
    blocks += checking.missing(teller)
    return teller.report(blocks)


def _lead(teller: Teller) -> list[Block]:
    numbers = numbers_of(teller.content)
    words = {
        "city": teller.own_city(),
        "count": numbers.partnerships,
        "time": period(teller.choice.begins, teller.choice.ends),
        "day": day_words(teller.choice.known_on),
    }
    told = ngettext(
        "%(city)s works with %(count)s city in the world.",
        "%(city)s works with %(count)s cities in the world.",
        numbers.partnerships,
    )
    people = ngettext(
        "%(count)s person travelled or met, as far as somebody counted.",
        "%(count)s people travelled or met, as far as somebody counted.",
        numbers.people,
    ) % {"count": numbers.people}
    stand = _("This review covers this time: %(time)s. It tells what was known on %(day)s.")
    return [
        *teller.paragraph(
            teller.run(told % words),
            teller.run(happenings.counted_words(numbers)),
            teller.run(people if numbers.people else ""),
            lead=True,
        ),
        *teller.paragraph(teller.run(stand % words)),
    ]


def _has_news(teller: Teller, one: records.PartnershipEntry) -> bool:
    choice = teller.choice
    return bool(
        events_in(one, choice)
        or gains_in(one, choice)
        or active_topics(one)
        or projects_in(one, choice)
        or still_to_come(one, choice)
    )


def _city(teller: Teller, one: records.PartnershipEntry) -> list[Block]:
    """Return the section of one partnership: what it is, what happened, what both gained."""
    choice = teller.choice
    held = [event for event in events_in(one, choice) if event.state == "held"]
    blocks: list[Block] = [heading(teller.title(one))]
    blocks += teller.paragraph(*relations.standing(teller, one)[:1])
    blocks += _summary(teller, one)
    blocks += happenings.events(teller, held)
    gained = giving.gains_list(teller, one, gains_in(one, choice))
    blocks += _section(_("What the cities gained"), gained, 2)
    blocks += _section(
        _("Common topics and projects"),
        [
            *together.topics_list(teller, one, active_topics(one)),
            *together.projects_blocks(teller, one, projects_in(one, choice)),
        ],
        2,
    )
    planned = happenings.events(teller, still_to_come(one, choice))
    return blocks + _section(_("What comes next"), planned, 2)


def _summary(teller: Teller, one: records.PartnershipEntry) -> list[Block]:
    """Return what the cities do together in the words of the public page, if there are any."""
    if not one.summary:
        return []
    return [Paragraph((teller.said(one.summary),))]


def _others(teller: Teller, told: list[records.PartnershipEntry]) -> list[Block]:
    if not told:
        return []
    return [
        heading(_("Other relations")),
        *teller.paragraph(*relations.in_short(teller, told)),
    ]


def _address(teller: Teller) -> list[Block]:
    """Return how the office is reached; it says that of itself on its public page."""
    office = teller.content.office
    if not (office.address or office.email or office.phone):
        return []
    lines = [teller.read(office.name), office.address, office.email, office.phone]
    return teller.paragraph(teller.run(", ".join(" ".join(line.split()) for line in lines if line)))


def _section(title: str, blocks: list[Block], level: int = 1) -> list[Block]:
    return [heading(title, level), *blocks] if blocks else []
