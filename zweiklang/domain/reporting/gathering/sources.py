# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Collects the sources that entries of a snapshot name, each once."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from zweiklang.domain.reporting.records import SourceEntry


class Sources:
    """The sources met so far; `ids_of` returns what an entry keeps of its own.

    One published after the day of the snapshot was not known then, whoever named it later.
    """

    def __init__(self, day: dt.date) -> None:
        self._day = day
        self._met: dict[uuid.UUID, SourceEntry] = {}

    def ids_of(self, source: Any) -> tuple[uuid.UUID, ...]:
        """Return the ids of a record's source, () without one, and remember it.

        Takes the row in the database and the shape that leaves the other apps alike.
        """
        if source is None or (source.published_on and source.published_on.first > self._day):
            return ()
        self._met[source.id] = SourceEntry(
            id=source.id,
            title=source.title,
            url=source.url,
            publisher=source.publisher,
            published_on=source.published_on,
        )
        return (source.id,)

    def common(self, record: Any, *, is_public: bool | None = None) -> dict[str, Any]:
        """Return the fields all entries have, of a row or of a shape that left another app."""
        return {
            "slug": record.slug,
            "id": record.id,
            "key": record.key,
            "sources": self.ids_of(record.source),
            "doubt": record.doubt,
            "known_since": record.known_since,
            "is_public": record.is_public if is_public is None else is_public,
            "is_demonstration": record.is_demonstration,
        }

    def all(self) -> tuple[SourceEntry, ...]:
        """Return the sources in an order that depends on nothing but them."""
        return tuple(sorted(self._met.values(), key=lambda one: (one.title, one.url, str(one.id))))
