# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tells common topics, joint projects and their indicators at both ends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _

from zweiklang.domain.projects.joint_kinds import STATE_LABELS
from zweiklang.domain.projects.rules import State
from zweiklang.domain.reporting import records
from zweiklang.foundation.numbers import in_figures
from zweiklang.outputs.reports.blocks import Block, Column, Items, Run, Table, Text, text
from zweiklang.outputs.reports.prose.dates import closed, day_words, period
from zweiklang.outputs.reports.prose.teller import Teller


def topics_list(
    teller: Teller, one: records.PartnershipEntry, topics: Iterable[records.TopicEntry]
) -> list[Block]:
    """Return common topics with what they are worth to each city."""
    items = []
    for topic in topics:
        name = teller.run(f"{teller.read(topic.title)}.", topic, strong=True)
        worth = [
            teller.run(f"{teller.city_of(one, side)}: {closed(teller.read(value))}")
            for side, value in sorted(topic.value.items())
        ]
        items.append(teller.sentences(name, *worth))
    return [Items(tuple(items))] if items else []


def projects_blocks(
    teller: Teller, one: records.PartnershipEntry, projects: Iterable[records.ProjectEntry]
) -> list[Block]:
    """Return joint projects, each with state, time, lead and indicators."""
    blocks: list[Block] = []
    for project in projects:
        blocks += teller.paragraph(*_project(teller, one, project))
        blocks += indicators_table(teller, one, project)
    return blocks


def _project(
    teller: Teller, one: records.PartnershipEntry, project: records.ProjectEntry
) -> list[Run]:
    name = teller.run(f"{teller.read(project.title)}.", project, strong=True)
    state = STATE_LABELS[State(project.state)]
    words = {"state": state, "time": period(project.begins, project.ends)}
    if words["time"]:
        told = _("Joint project, %(state)s, %(time)s.") % words
    else:
        told = _("Joint project, %(state)s.") % words
    leads = teller.listed(
        f"{teller.city_of(one, side)}: {teller.read(lead)}"
        for side, lead in sorted(project.lead.items())
    )
    lead_words = _("Lead: %(leads)s.") % {"leads": leads} if leads else ""
    reason = closed(teller.read(project.state_reason)) if project.state_reason else ""
    return [name, teller.run(told), teller.run(lead_words), teller.run(reason)]


def indicators_table(
    teller: Teller, one: records.PartnershipEntry, project: records.ProjectEntry
) -> list[Block]:
    """Return the indicators of a project at both ends, no block without any."""
    rows = tuple(
        _indicator(teller, one, indicator, end)
        for indicator in project.indicators
        for end in indicator.ends
    )
    if not rows:
        return []
    columns = (
        Column(_("Indicator"), share=4),
        Column(_("City"), share=2),
        Column(_("At the beginning"), "end", share=2),
        Column(_("Now"), "end", share=2),
        Column(_("Aim"), "end", share=2),
    )
    caption = _("Indicators in both cities: %(project)s") % {"project": teller.read(project.title)}
    return [Table(caption, columns, rows)]


def _indicator(
    teller: Teller,
    one: records.PartnershipEntry,
    indicator: records.IndicatorEntry,
    end: records.IndicatorEnd,
) -> tuple[Text, ...]:
    name = f"{indicator.mark} {teller.read(end.name)} ({end.unit})"
    latest = end.latest
    if latest is None:
        now = text(_("not measured yet"))
    else:
        value = f"{in_figures(latest.value, teller.language)} ({day_words(latest.measured_on)})"
        now = (teller.run(value, latest),)
    return (
        text(name),
        text(teller.city_of(one, end.side)),
        text(_value(end.baseline, end.baseline_on, teller.language)),
        now,
        text(_value(end.target, end.target_on, teller.language)),
    )


def _value(value: Decimal | None, day: dt.date | None, language: str) -> str:
    if value is None:
        return "–"
    return in_figures(value, language) + (f" ({day_words(day)})" if day else "")
