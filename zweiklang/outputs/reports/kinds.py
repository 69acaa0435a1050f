# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a kind of report is: its name, the texts people enter, and the function that tells it.

Each kind is a folder here with `KIND` in its `__init__`, a README and golden files; `registry`
finds the folders. A builder is a pure function of a `Telling`.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from django.utils.translation import override
from django_stubs_ext import StrOrPromise

from zweiklang.domain.reporting.completeness import Finding
from zweiklang.domain.reporting.differences import Change
from zweiklang.domain.reporting.records import Content, Entry
from zweiklang.outputs.reports.blocks import Report

#: Returns the address at which a record can be mended, for drafts.
RecordAddress = Callable[[str, uuid.UUID], str]


def no_address(slug: str, record_id: uuid.UUID) -> str:
    """Return the identity of a record, where it has no address."""
    return f"{slug}:{record_id}"


@dataclass(frozen=True)
class TextField:
    """A text that people enter for a report.

    `long`: several lines. `required`: the check before a release names it if it is empty.
    `choices`: value and label, where one of a few is chosen. `group`: the heading it stands under.
    """

    name: str
    label: StrOrPromise
    help: StrOrPromise = ""
    long: bool = False
    required: bool = False
    choices: tuple[tuple[str, StrOrPromise], ...] = ()
    initial: StrOrPromise = ""
    group: StrOrPromise = ""


@dataclass(frozen=True, kw_only=True)
class Telling:
    """Everything a report is told from. `made_on` is the only thing that is not frozen.

    `findings`: what the check found, which the report says. `earlier`: the content of the report
    it follows, None where there is none; `changes`: what differs from it.
    """

    content: Content
    language: str
    title: str = ""
    entered: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    changes: tuple[Change, ...] = ()
    earlier: Content | None = None
    snapshot: str = ""
    made_on: dt.date | None = None
    is_draft: bool = True
    address: RecordAddress = no_address

    def word(self, name: str) -> str:
        """Return an entered text, "" if there is none."""
        return self.entered.get(name, "")

    def address_of(self, entry: Entry) -> str:
        """Return where an entry's record can be mended."""
        return self.address(entry.slug, entry.id)


Builder = Callable[[Telling], Report]
#: Returns one more file of a kind, such as a row of a table, as bytes.
FileMaker = Callable[[Telling], bytes]


@dataclass(frozen=True)
class ExtraFile:
    """A file that a kind has beside its document: media type, ending of its name, maker."""

    format: str
    label: StrOrPromise
    media_type: str
    ending: str
    make: FileMaker


@dataclass(frozen=True)
class ReportKind:
    """A kind of report. `slug` names it in addresses, commands and the API.

    `readers`: who wants it. `languages`: in which it can be told, the usual first. `chooses`:
    whether it speaks of one partnership or of several. `is_public`: only what is released is in it.
    `on_portal`: once released, everybody reads it on the public page of the office.
    `stays_inside`: it goes to people of the cities alone, who may read what they told each other.
    `formats`: of the four writers, the usual first.
    """

    slug: str
    name: StrOrPromise
    readers: StrOrPromise
    build: Builder
    fields: Callable[[Content], tuple[TextField, ...]]
    title: Callable[[Content], str]
    languages: tuple[str, ...] = ("de", "en")
    chooses: Literal["one", "several"] = "several"
    is_public: bool = False
    on_portal: bool = False
    stays_inside: bool = False
    formats: tuple[str, ...] = ("docx", "pdf", "page", "markdown")
    extras: tuple[ExtraFile, ...] = ()
    order: int = 100

    def tell(self, telling: Telling) -> Report:
        """Return the report, told in its language."""
        with override(telling.language):
            return self.build(replace(telling, title=telling.title or self.title(telling.content)))
