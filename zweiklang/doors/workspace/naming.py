# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How records of several kinds are called, read together: those without an entry in the search."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping
from typing import Any

from zweiklang.doors.workspace.kinds import model_of

#: What the name of a record asks for besides its own row: related rows, and lists of them.
NEEDED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "party": (("place",), ()),
    "partnership": ((), ("parties__place",)),
    "basis": (("council_item", "point"), ()),
    "involvement": (("unit",), ("unit__names",)),
    "unit": ((), ("names",)),
    "unit-placement": (("unit", "parent"), ("unit__names", "parent__names")),
    "population": (("place",), ()),
}


def records_by_id(wanted: Mapping[str, Collection[uuid.UUID]]) -> dict[uuid.UUID, Any]:
    """Return records by id, ready to be named; a few queries for each kind, however many.

    Whoever asks has chosen the ids among what the reader may see.
    """
    found: dict[uuid.UUID, Any] = {}
    for slug, ids in wanted.items():
        related, prefetched = NEEDED.get(slug, ((), ()))
        rows = model_of(slug)._default_manager.filter(pk__in=ids)
        rows = rows.select_related(*related).prefetch_related(*prefetched)
        found |= {row.pk: row for row in rows}
    return found
