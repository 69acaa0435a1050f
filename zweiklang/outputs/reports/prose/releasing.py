# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Leaves out of a public paper what other cities have not released."""

from __future__ import annotations

from dataclasses import replace

from zweiklang.domain.reporting import records
from zweiklang.outputs.reports.kinds import Telling


def releasable(telling: Telling) -> Telling:
    """Return a telling without the words of other cities that they have not released.

    The office's own records stay: it decides itself what its council's papers say of them. The
    check before a release names what is left out.
    """
    content = telling.content
    told = tuple(_of_partnership(one) for one in content.partnerships)
    return replace(telling, content=replace(content, partnerships=told))


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
