# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Leaves out what is not released: of public papers to a council, and of public reports."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from zweiklang.domain.reporting import records
from zweiklang.domain.reporting.completeness import Finding
from zweiklang.domain.reporting.differences import differences
from zweiklang.outputs.reports.kinds import Telling


def releasable(telling: Telling) -> Telling:
    """Return a telling without the words of other cities that they have not released.

    The office's own records stay: it decides itself what its council's papers say of them. The
    check before a release names what is left out.
    """
    return _narrowed(telling, _without_others_words)


def _without_others_words(content: records.Content) -> records.Content:
    told = tuple(_of_partnership(one) for one in content.partnerships)
    return replace(content, partnerships=told)


def _narrowed(telling: Telling, narrow: Callable[[records.Content], records.Content]) -> Telling:
    """Return a telling with narrower contents; nothing else in it names what is left out."""
    content = narrow(telling.content)
    earlier = narrow(telling.earlier) if telling.earlier else None
    kept = {(entry.slug, entry.id) for one in content.partnerships for entry in one.entries()}
    return replace(
        telling,
        content=content,
        earlier=earlier,
        changes=tuple(differences(earlier, content)) if earlier else (),
        findings=tuple(
            told for one in telling.findings if (told := _nameless(one, kept)) is not None
        ),
    )


def _nameless(finding: Finding, kept: set[tuple[str, uuid.UUID]]) -> Finding | None:
    """Return a finding as a public paper may tell it: of what is left out only that it is."""
    if finding.record_id is None or (finding.slug, finding.record_id) in kept:
        return finding
    return Finding("unreleased", finding.slug) if finding.code == "unreleased" else None


def public(telling: Telling) -> Telling:
    """Return a telling of what everybody may read: released by the office, or by all cities."""
    return _narrowed(telling, public_content)


def public_content(content: records.Content) -> records.Content:
    """Return of a content what is released to the public; nothing internal is left in it."""
    told = tuple(_public(one) for one in content.partnerships if one.is_public)
    return replace(
        content,
        partnerships=told,
        council_items=tuple(item for item in content.council_items if item.is_public),
        duties=tuple(duty for duty in content.duties if duty.is_public),
    )


def _public(one: records.PartnershipEntry) -> records.PartnershipEntry:
    released: dict[str, Any] = {
        each.name: tuple(entry for entry in value if entry.is_public)
        for each in fields(one)
        if isinstance(value := getattr(one, each.name), tuple)
        and all(isinstance(entry, records.Entry) for entry in value)
    }
    projects = tuple(_with_public_values(one) for one in released["projects"])
    parties = tuple(_with_public_counts(party) for party in released["parties"])
    internal = {"deadlines": (), "questions": (), "proposals": ()}
    return replace(one, **{**released, **internal, "projects": projects, "parties": parties})


def _with_public_counts(party: records.PartyEntry) -> records.PartyEntry:
    return replace(party, populations=tuple(one for one in party.populations if one.is_public))


def _with_public_values(project: records.ProjectEntry) -> records.ProjectEntry:
    """Return a project with those values of its indicators that are released."""

    def of_end(end: records.IndicatorEnd) -> records.IndicatorEnd:
        return replace(end, values=tuple(value for value in end.values if value.is_public))

    return replace(
        project,
        indicators=tuple(
            replace(indicator, ends=tuple(of_end(end) for end in indicator.ends))
            for indicator in project.indicators
        ),
    )


def _of_partnership(one: records.PartnershipEntry) -> records.PartnershipEntry:
    def may(entry: records.StatementEntry) -> bool:
        return entry.is_public or entry.side == one.own_side

    return replace(
        one,
        contributions=tuple(entry for entry in one.contributions if may(entry)),
        gains=tuple(entry for entry in one.gains if may(entry)),
        topics=tuple(entry for entry in one.topics if entry.is_public),
        projects=tuple(entry for entry in one.projects if entry.is_public),
        texts=tuple(entry for entry in one.texts if entry.is_public),
        deadlines=(),
        questions=(),
        proposals=(),
    )
