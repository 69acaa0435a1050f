# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What has changed lately, by others."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language

from zweiklang.domain.people.models import Office
from zweiklang.foundation.models import Revision, SearchEntry
from zweiklang.foundation.records import record_types

READ_AT_MOST = 60


@dataclass(frozen=True)
class Change:
    """One record that somebody has touched: what, how it is called, its latest revision."""

    revision: Revision
    kind: str
    title: str
    url: str


def latest(offices: Collection[Office], account_id: int | None, limit: int = 6) -> list[Change]:
    """Return the records others touched last, each once, newest first; two queries."""
    keys = {office.pk: office.key for office in offices}
    rows = (
        Revision.objects.filter(office__in=list(keys))
        .defer("data", "changed")
        .order_by("-recorded_at", "-pk")
    )
    newest: dict[uuid.UUID, Revision] = {}
    for row in rows[:READ_AT_MOST]:
        if account_id is None or row.account_id != account_id:
            newest.setdefault(row.record_id, row)
    chosen = list(newest.values())[:limit]
    language = get_language() or "en"
    found = SearchEntry.objects.filter(record_id__in=[row.record_id for row in chosen])
    titles = {
        pk: words.get(language) or next(iter(words.values()), "")
        for pk, words in found.values_list("record_id", "titles")
    }
    kinds = record_types()
    return [
        Change(
            row,
            str(kinds[row.record_type]._meta.verbose_name),
            titles.get(row.record_id, ""),
            reverse(
                "workspace:record_history",
                kwargs={
                    "office": keys[row.office_id],
                    "slug": row.record_type,
                    "record_id": row.record_id,
                },
            ),
        )
        for row in chosen
        if row.record_type in kinds and row.office_id is not None
    ]
