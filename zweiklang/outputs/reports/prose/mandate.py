# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tells on which decisions a partnership rests and what they leave to be done."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zweiklang.domain.mandate.bases import policy_bases
from zweiklang.domain.reporting import records
from zweiklang.outputs.reports.blocks import Block, Items, Text
from zweiklang.outputs.reports.prose.dates import closed, day_words, on, until
from zweiklang.outputs.reports.prose.teller import Teller


def items_list(teller: Teller, items: Iterable[records.CouncilItemEntry]) -> list[Block]:
    """Return council items as a list, oldest first."""
    told = tuple(item_text(teller, item) for item in items)
    return [Items(told)] if told else []


def item_text(teller: Teller, item: records.CouncilItemEntry) -> Text:
    """Return one council item: its day, body, what it was and what became of it."""
    day = teller.run(f"{day_words(item.dated_on)}:", strong=True)
    number = f" ({item.number})" if item.number else ""
    words = {"body": item.body, "title": teller.read(item.title), "number": number}
    told = {
        "decision": _("%(body)s, decision: %(title)s%(number)s."),
        "recommendation": _("%(body)s, recommendation: %(title)s%(number)s."),
        "note": _("%(body)s, for information: %(title)s%(number)s."),
        "question": _("%(body)s, question: %(title)s%(number)s."),
        "motion": _("%(body)s, motion: %(title)s%(number)s."),
    }[item.kind]
    became = {
        "open": _("It is open."),
        "rejected": _("It was rejected."),
        "referred": _("It was referred."),
        "answered": _("It was answered."),
    }.get(item.result, "")
    return teller.sentences(day, teller.run(told % words, item), teller.run(became))


def duties_list(teller: Teller, duties: Iterable[records.DutyEntry], day: dt.date) -> list[Block]:
    """Return duties as a list: what is open with its day, what was done with its outcome."""
    told = tuple(_duty(teller, duty, day) for duty in duties)
    return [Items(told)] if told else []


def _duty(teller: Teller, duty: records.DutyEntry, day: dt.date) -> Text:
    task = teller.said(duty.task, duty)
    task = replace(task, text=closed(task.text))
    if duty.done_on is not None and duty.done_on.first <= day:
        outcome = teller.read(duty.outcome)
        done = _("Done %(when)s.") % {"when": on(duty.done_on)}
        return teller.sentences(task, teller.run(f"{done} {closed(outcome)}".strip()))
    words = {"until": until(duty.due_on), "day": day_words(duty.due_on)}
    late = duty.due_on.last < day
    open_words = _("It was due %(until)s and is open.") if late else _("Open %(until)s.")
    return teller.sentences(task, teller.run(open_words % words))


def bases_words(teller: Teller, one: records.PartnershipEntry) -> list[Block]:
    """Return the points of resolutions and the laws a partnership rests on, as a list."""
    found = []
    for basis in one.bases:
        if name := _name(teller, basis):
            words = f"{closed(name)} {closed(teller.read(basis.note))}"
            found.append((teller.run(words.strip(), basis),))
    return [Items(tuple(found))] if found else []


def bases_of_all(teller: Teller) -> list[Block]:
    """Return the same of all partnerships: each point and law once, with who rests on it."""
    resting: defaultdict[str, list[tuple[str, records.BasisEntry]]] = defaultdict(list)
    for one in teller.content.partnerships:
        for basis in one.bases:
            if name := _name(teller, basis):
                resting[name].append((teller.others(one), basis))
    found = []
    for name, by_city in resting.items():
        cities = teller.listed(dict.fromkeys(city for city, _basis in by_city))
        words = _("%(what)s This is what the work with %(cities)s rests on.")
        told = words % {"what": closed(name), "cities": cities}
        found.append((teller.run(told, *(basis for _city, basis in by_city)),))
    return [Items(tuple(found))] if found else []


def _name(teller: Teller, basis: records.BasisEntry) -> str:
    """Return the law, or the point of a resolution; "" for a council item, which is told apart."""
    if basis.policy and basis.policy in policy_bases():
        law = policy_bases()[basis.policy]
        return law.citation or law.title_in(get_language() or "en")
    if basis.point_id:
        words = {"number": basis.point_number, "text": teller.read(basis.point_text)}
        return _("Point %(number)s of the resolution: %(text)s") % words
    return ""
