# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shape in which records leave their app: what all of them have in common."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, field
from typing import Any

from zweiklang.foundation.models import Source
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText

#: The mark of values that were made up to show something.
DAGGER = "†"


@dataclass(frozen=True)
class SourceRecord:
    """Where a fact can be read."""

    id: uuid.UUID
    title: str
    url: str = ""
    publisher: str = ""
    published_on: PartialDate | None = None


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What all records of a file have in common."""

    id: uuid.UUID
    slug: str
    key: str
    source: SourceRecord | None = None
    doubt: TranslatedText = field(default_factory=TranslatedText)
    known_since: dt.date | None = None
    is_public: bool = False
    is_demonstration: bool = False


def source_record(source: Source | None) -> SourceRecord | None:
    """Return a source in the shape that leaves the app."""
    if source is None:
        return None
    return SourceRecord(source.pk, source.title, source.url, source.publisher, source.published_on)


def common(record: Any) -> dict[str, Any]:
    """Return the fields every fact has."""
    return {
        "id": record.pk,
        "slug": record.slug,
        "key": record.key,
        "source": source_record(record.source),
        "doubt": record.doubt,
        "known_since": record.known_since,
        "is_public": record.is_public,
        "is_demonstration": record.is_demonstration,
    }


def label_of(row: Any, choices: str, value: str) -> str:
    """Return the reader's word for a choice; `get_…_display` would translate all the others too."""
    return str(getattr(row, choices)(value).label)
