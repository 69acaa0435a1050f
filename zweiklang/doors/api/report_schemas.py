# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shapes of answers and questions about reports."""

from __future__ import annotations

import datetime as dt
import uuid

from ninja import Schema
from pydantic import Field


class ReportKind(Schema):
    """A kind of report that can be begun."""

    slug: str
    name: str
    readers: str
    languages: list[str]
    chooses: str = Field(description="one or several partnerships")
    is_public: bool = Field(description="Only what is released is in it.")
    formats: list[str]


class Report(Schema):
    """A report; its texts and findings come with the single one."""

    id: uuid.UUID
    kind: str
    language: str
    title: str
    state: str = Field(description="draft, reviewed, released, submitted")
    begins: dt.date
    ends: dt.date
    known_on: dt.date
    snapshot: str = Field(description="SHA-256 of the frozen content.")
    released_on: dt.date | None
    submitted_on: dt.date | None


class Missing(Schema):
    """Something missing or weak, and the record to mend."""

    code: str
    sentence: str
    record: str = Field(description="Kind and id of the record, empty for a text of the report.")
    partnership: str


class ReportText(Schema):
    """A text that people enter."""

    name: str
    label: str
    text: str
    required: bool


class FullReport(Report):
    """A report with its texts, findings and formats."""

    texts: list[ReportText]
    missing: list[Missing]
    formats: list[str]


class NewReport(Schema):
    """What a report is to be made of; left out is what is asked for most."""

    kind: str = Field(max_length=40)
    partnerships: list[str] = Field(
        default=[], max_length=2000, description="Keys; all unless given."
    )
    begins: dt.date | None = None
    ends: dt.date | None = None
    known_on: dt.date | None = None
    language: str = Field(default="", max_length=8)


class Texts(Schema):
    """Texts by name; those left out stay as they are."""

    texts: dict[str, str]
    title: str = Field(default="", max_length=300)


class Step(Schema):
    """A step: why it is opened again, or to whom it was handed in."""

    reason: str = Field(default="", max_length=500)
    to: str = Field(default="", max_length=200)
