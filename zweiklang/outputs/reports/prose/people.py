# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tells who takes part: offices, companies, clubs, universities, by city and role."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from zweiklang.domain.reporting import records
from zweiklang.foundation.partial_dates import PartialDate, Period
from zweiklang.outputs.reports.blocks import Block, Items, Run, Text
from zweiklang.outputs.reports.prose.teller import Teller


def actors_in(one: records.PartnershipEntry, choice: records.Selection) -> list[records.ActorEntry]:
    """Return who took part in the period."""
    time = Period(PartialDate.of(choice.begins), PartialDate.of(choice.ends))
    return [
        actor
        for actor in one.actors
        if (actor.begins is None or actor.begins.first <= choice.ends)
        and (actor.ends is None or (time.begins and actor.ends.last >= time.begins.first))
    ]


def actors_list(
    teller: Teller, one: records.PartnershipEntry, actors: Iterable[records.ActorEntry]
) -> list[Block]:
    """Return who takes part, one line for each city and one for bodies beyond the cities."""
    told = list(actors)
    lines = []
    for side in [*(party.side for party in one.parties), ""]:
        here = [actor for actor in told if actor.side == side]
        if here:
            lines.append(_line(teller, one, side, here))
    return [Items(tuple(lines))] if lines else []


def _line(
    teller: Teller, one: records.PartnershipEntry, side: str, actors: list[records.ActorEntry]
) -> Text:
    name = teller.city_of(one, side) if side else _("Beyond the cities")
    runs = [Run(f"{name}: ", strong=True)]
    for number, actor in enumerate(actors):
        last = number == len(actors) - 1
        runs += [teller.run(actor_words(teller, actor), actor), Run("." if last else "; ")]
    return tuple(runs)


def actor_words(teller: Teller, actor: records.ActorEntry) -> str:
    """Return an actor with its role: “Umweltamt (koordiniert)”."""
    role = {
        "coordinates": _("coordinates"),
        "contributes": _("contributes expertise"),
        "carries": _("carries projects"),
        "funds": _("funds"),
        "supports": _("supports"),
    }[actor.role]
    task = teller.read(actor.task)
    said = f"{role}: {task}" if task else role
    return f"{teller.read(actor.name)} ({said})"
