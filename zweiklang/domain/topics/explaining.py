# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which words of shown passages speak for their target; worked out when first shown, then kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from zweiklang.agenda2030.reader import evidence
from zweiklang.agenda2030.reader.profiles import POSITION
from zweiklang.domain.topics.models import Passage
from zweiklang.domain.topics.records import PassageRecord


def explained(passages: Iterable[PassageRecord]) -> list[PassageRecord]:
    """Return the passages with the evidence for the target each is shown for, in their order.

    What was not known yet is kept with the passage, so the next reader does not wait for it.
    """
    shown = list(passages)
    known = {one.id: dict(one.evidence) for one in shown}
    missing = {
        (one.id, one.code): one.text
        for one in shown
        if one.text and one.code in POSITION and one.code not in known[one.id]
    }
    asked = [(text, code) for (_id, code), text in missing.items()]
    new: dict[int, Passage] = {}
    for (pk, code), words in zip(missing, evidence.evidence_for_all(asked), strict=True):
        known[pk][code] = [[one.start, one.end, round(one.weight, 3)] for one in words]
        new[pk] = Passage(pk=pk, evidence=known[pk])
    if new:
        Passage.objects.bulk_update(new.values(), ["evidence"])
    return [replace(one, evidence=known[one.id]) for one in shown]
