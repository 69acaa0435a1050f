# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How single values look in JSON: texts in several languages, dates known to the year, sources."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Annotated, Any, Generic, TypeVar

from ninja import Path, Query, Schema
from pydantic import BeforeValidator, Field

from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText

T = TypeVar("T")


class Text(Schema):
    """A text by language code, with the language it was written in and stale translations."""

    original: str = Field(examples=["de"])
    texts: dict[str, str] = Field(examples=[{"de": "Stadtrat", "en": "City council"}])
    stale: list[str] = Field([], description="Languages whose translation is older.")


class Source(Schema):
    """Where a fact can be read."""

    title: str
    url: str = ""


def _text(value: Any) -> Any:
    if isinstance(value, TranslatedText):
        return {
            "original": value.original,
            "texts": dict(value.texts),
            "stale": value.stale_languages(),
        }
    return value


def _date(value: Any) -> Any:
    return value.iso if isinstance(value, PartialDate) else value


#: A text in several languages.
Words = Annotated[Text, BeforeValidator(_text)]
_IsoDate = Annotated[
    str,
    Field(
        pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$",
        description="Day, month or year, as far as it is known (ISO 8601).",
        examples=["2020-10-07", "2022-05", "2011"],
    ),
]
Date = Annotated[_IsoDate, BeforeValidator(_date)]
MaybeDate = Annotated[_IsoDate | None, BeforeValidator(_date)]

# -- Parameters ----------------------------------------------------------------------------------
_KEY = r"^[a-z0-9]+(-[a-z0-9]+)*$"
OfficeKey = Annotated[
    str, Path(description="Short name of the office.", pattern=_KEY, max_length=60)
]
Key = Annotated[str, Path(description="Key of the record.", pattern=_KEY, max_length=120)]
KnownOn = Annotated[
    dt.date | None,
    Query(description="Show only what was known on this day. Left out: as it stands today."),
]
PageNumber = Annotated[int, Query(description="Page, counted from 1.", ge=1, le=100_000)]
PerPage = Annotated[int, Query(description="Entries per page.", ge=1, le=100)]
Year = Annotated[int | None, Query(description="Only what touches this year.", ge=1000, le=2999)]


class Fact(Schema):
    """What every record has: where it comes from, since when it is known, who sees it."""

    id: uuid.UUID
    key: str
    source: Source | None
    doubt: Words = Field(description="What is uncertain, or where sources disagree.")
    known_since: dt.date | None
    is_public: bool
    is_demonstration: bool


class Page(Schema, Generic[T]):
    """One page of a list."""

    items: list[T]
    page: int
    pages: int
    total: int
