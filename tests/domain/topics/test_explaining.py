# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

import pytest

from tests import factories
from zweiklang.domain.topics import explaining, queries
from zweiklang.domain.topics.models import Paper, Passage


def test_evidence_is_worked_out_once_for_each_target_and_kept(
    concept: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = Passage.objects.get(text__contains="Abfall")
    one = queries.passages_by_id([row.pk], factories.SYSTEM)[row.pk]
    both = [one, queries.for_target(one, "6.3")]
    first, second = explaining.explained(both)
    ((start, end, _weight),) = first.evidence["11.6"]
    assert first.text[start:end] == "Abfall"
    assert second.evidence["6.3"] == []

    def nothing_new(asked: Any) -> Any:
        assert not asked, "kept evidence is not worked out again"
        return []

    monkeypatch.setattr(explaining.evidence, "evidence_for_all", nothing_new)
    kept = queries.passages_by_id([row.pk], factories.SYSTEM)[row.pk]
    assert explaining.explained([kept])[0].evidence == first.evidence
