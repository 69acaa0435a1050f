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
    new: dict[int, Passage] = {}
    for one in shown:
        if one.text and one.code in POSITION and one.code not in known[one.id]:
            words = evidence.evidence_for(one.text, one.code)
            known[one.id][one.code] = [[w.start, w.end, round(w.weight, 3)] for w in words]
            new[one.id] = Passage(pk=one.id, evidence=known[one.id])
    if new:
        Passage.objects.bulk_update(new.values(), ["evidence"])
    return [replace(one, evidence=known[one.id]) for one in shown]
