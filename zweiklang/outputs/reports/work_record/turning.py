# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Turns a partnership round: what the other city may read of it, as seen from its side."""

from __future__ import annotations

from dataclasses import replace

from zweiklang.domain.reporting import records
from zweiklang.foundation.texts import TranslatedText
from zweiklang.outputs.reports.kinds import Telling


def side_for(telling: Telling, one: records.PartnershipEntry, wanted: str) -> str:
    """Return the side of the city the record is for: the wanted one, else the first other."""
    sides = [party.side for party in one.others]
    return wanted if wanted in sides else next(iter(sides), one.own_side)


def turned(telling: Telling, side: str) -> Telling:
    """Return a telling in which the city of a side speaks of itself and of ours as the other.

    Left is what that city may read: what is public, what it said itself, what was told to it, and
    all joint texts. Our office's deadlines, questions and unreleased records stay with us.
    """
    content = telling.content
    told = tuple(_turned(one, side) for one in content.partnerships)
    kept = {(entry.slug, entry.id) for one in told for entry in one.entries()}
    findings = tuple(
        one
        for one in telling.findings
        if one.record_id is None or (one.slug, one.record_id) in kept
    )
    party = told[0].party(side) if told else None
    office = content.office
    if party is not None:
        # It is their record, but our office wrote it: the author stays.
        office = replace(office, city=party.city, unit=TranslatedText())
    return replace(
        telling,
        content=replace(content, partnerships=told, office=office, council_items=(), duties=()),
        findings=findings,
        earlier=None,
        changes=(),
    )


def _turned(one: records.PartnershipEntry, side: str) -> records.PartnershipEntry:
    def may(entry: records.Entry) -> bool:
        return entry.is_public

    def told(entry: records.StatementEntry) -> bool:
        return entry.is_public or entry.is_shared or entry.side == side

    return replace(
        one,
        own_side=side,
        phases=tuple(filter(may, one.phases)),
        agreements=tuple(filter(may, one.agreements)),
        events=tuple(filter(may, one.events)),
        actors=tuple(filter(may, one.actors)),
        goals=tuple(filter(may, one.goals)),
        bases=(),
        council_items=tuple(filter(may, one.council_items)),
        duties=(),
        deadlines=(),
        questions=(),
        contributions=tuple(given for given in one.contributions if told(given)),
        gains=tuple(gain for gain in one.gains if told(gain)),
        projects=tuple(_with_told_values(project, side) for project in one.projects),
    )


def _with_told_values(project: records.ProjectEntry, side: str) -> records.ProjectEntry:
    """Return a project with the values the city may read, those of its own end first."""

    def of_end(end: records.IndicatorEnd) -> records.IndicatorEnd:
        values = (one for one in end.values if one.is_public or one.is_shared or one.side == side)
        return replace(end, values=tuple(values))

    def of_indicator(indicator: records.IndicatorEntry) -> records.IndicatorEntry:
        ends = sorted(indicator.ends, key=lambda end: (end.side != side, end.side))
        return replace(indicator, ends=tuple(of_end(end) for end in ends))

    return replace(project, indicators=tuple(map(of_indicator, project.indicators)))
