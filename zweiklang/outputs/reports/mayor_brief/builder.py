# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tells the brief: the newest and most urgent only, for it has one page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from babel import Locale
from django.utils.translation import gettext as _

from zweiklang.domain.reporting import records
from zweiklang.foundation.date_words import locale_of
from zweiklang.foundation.numbers import in_figures
from zweiklang.outputs.reports.blocks import Block, Fact, Facts, Items, Note, Report, Run, Text
from zweiklang.outputs.reports.kinds import Telling
from zweiklang.outputs.reports.mayor_brief.entering import POINTS
from zweiklang.outputs.reports.mayor_brief.waiting import waiting
from zweiklang.outputs.reports.prose import goals, happenings, relations
from zweiklang.outputs.reports.prose.dates import closed, day_words
from zweiklang.outputs.reports.prose.numbers import active_topics, goals_in, still_to_come
from zweiklang.outputs.reports.prose.teller import Teller, heading

#: So many of each there is room for; what is left out is counted.
_PAST, _WAITING, _PLANNED = 3, 5, 2

_Entry = TypeVar("_Entry")


def build(telling: Telling) -> Report:
    """Return the brief on the one partnership of a snapshot."""
    teller = Teller(telling)
    blocks: list[Block] = []
    for one in telling.content.partnerships[:1]:
        blocks += [Facts(tuple(_who(teller, one)))]
        blocks += [heading(_("Where we stand")), *_standing(teller, one)]
        blocks += [heading(_("What waits")), *_waiting(teller, one)]
    blocks += _points(teller)
    blocks += _entered(teller, "gifts", _("Gifts"))
    blocks += _entered(teller, "care", _("To be careful about"))
    return teller.report(blocks, subtitle=telling.word("occasion"), pages=1)


def _who(teller: Teller, one: records.PartnershipEntry) -> list[Fact]:
    facts = []
    for party in one.others:
        city = party.city
        where = ", ".join(part for part in (city.region, teller.country(city.country)) if part)
        facts.append(Fact(teller.city(party), (Run(where),)))
        if party.populations:
            facts.append(Fact(_("People"), (_people(teller, party.populations[0]),)))
        if city.languages:
            facts.append(Fact(_("Languages"), (Run(_languages(teller, city.languages)),)))
    facts.append(Fact(_("Relation"), (Run(relations.kind_words(teller, one)),)))
    leads = [actor for actor in one.actors if actor.role == "coordinates" and not _is_over(actor)]
    if leads:
        runs = [teller.run(_led(teller, one, actor), actor) for actor in leads[:3]]
        facts.append(Fact(_("Who coordinates"), teller.sentences(*runs)))
    return facts


def _is_over(actor: records.ActorEntry) -> bool:
    return actor.ends is not None


def _led(teller: Teller, one: records.PartnershipEntry, actor: records.ActorEntry) -> str:
    city = teller.city_of(one, actor.side) if actor.side else _("Beyond the cities")
    return closed(f"{city}: {teller.read(actor.name)}")


def _people(teller: Teller, count: records.PopulationEntry) -> Run:
    number = in_figures(count.people, teller.language)
    if count.counted_on is None:
        return teller.run(number, count)
    words = {"number": number, "day": day_words(count.counted_on)}
    return teller.run(_("%(number)s (%(day)s)") % words, count)


def _languages(teller: Teller, codes: Sequence[str]) -> str:
    names = Locale.parse(locale_of(teller.language)).languages
    return teller.listed(str(names.get(code, code)) for code in codes)


def _standing(teller: Teller, one: records.PartnershipEntry) -> list[Block]:
    day = teller.choice.known_on
    held = [event for event in one.events if event.state == "held" and event.begins.first <= day]
    blocks = teller.paragraph(
        *relations.standing(teller, one), _topics(teller, one), _goals(teller, one)
    )
    return blocks + _newest(teller, held[::-1], _PAST)


def _topics(teller: Teller, one: records.PartnershipEntry) -> Run | None:
    topics = active_topics(one)
    if not topics:
        return None
    listed = {"topics": teller.listed(teller.read(topic.title) for topic in topics)}
    return teller.run(_("Common topics: %(topics)s.") % listed, *topics)


def _goals(teller: Teller, one: records.PartnershipEntry) -> Run | None:
    served = goals_in([one], teller.choice)
    if not served:
        return None
    listed = {"goals": goals.names(teller, served)}
    return teller.run(_("Goals of the 2030 Agenda: %(goals)s.") % listed)


def _newest(teller: Teller, events: Sequence[records.EventEntry], most: int) -> list[Block]:
    if not events:
        return []
    told = [happenings.short_text(teller, event) for event in events[:most]]
    return [Items(tuple(told))]


def _waiting(teller: Teller, one: records.PartnershipEntry) -> list[Block]:
    told, more = _cut(waiting(teller, one), _WAITING)
    planned = [happenings.short_text(teller, event) for event in still_to_come(one, teller.choice)]
    told += planned[:_PLANNED]
    more += max(0, len(planned) - _PLANNED)
    if not told:
        return teller.paragraph(Run(_("Nothing that waits is on file.")))
    if more:
        told.append((Run(_("Besides: %(count)s more on file.") % {"count": more}),))
    return [Items(tuple(told))]


def _cut(texts: list[Text], most: int) -> tuple[list[Text], int]:
    return texts[:most], max(0, len(texts) - most)


def _points(teller: Teller) -> list[Block]:
    words = [" ".join(teller.telling.word(name).split()) for name in POINTS]
    told = tuple((Run(word),) for word in words if word)
    blocks: list[Block] = [heading(_("Talking points"))]
    if told:
        return [*blocks, Items(told, ordered=True)]
    return [*blocks, Note((Run(_("No talking point is entered yet.")),), "missing")]


def _entered(teller: Teller, name: str, title: str) -> list[Block]:
    words = teller.written(name)
    return [heading(title, 2), *words] if words else []
