# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Checks before a release what of a snapshot is missing or weak. Pure functions on its records.

Nothing here forbids anything: the reader may go on, and the report says what was missing.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any

from zweiklang.domain.reporting import records
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText

#: Kinds of record a reader must be able to look up; others are frames or say who said it.
NEED_SOURCE = frozenset(
    {
        "phase",
        "agreement",
        "event",
        "involvement",
        "served-goal",
        "council-item",
        "follow-up",
        "population",
        "contribution",
        "indicator-value",
    }
)
#: In which order findings are told: what may mislead comes first.
CODES = (
    "disputed",
    "declared",
    "no-source",
    "doubt",
    "stale",
    "unreleased",
    "no-value",
    "old-value",
    "no-agreement",
    "overdue",
    "past-plan",
    "no-amount",
    "no-day",
    "no-text",
)


@dataclass(frozen=True)
class Finding:
    """Something that is missing or weak.

    `code` is one of `CODES`; `slug` and `record_id` name the record to mend, or "field" and no
    record for a text of the report itself (`values["field"]`). `partnership` is the partnership's
    key, "" if it is about the whole. `subject`: what it is about, as `naming` tells it.
    """

    code: str
    slug: str
    record_id: uuid.UUID | None = None
    partnership: str = ""
    subject: TranslatedText = field(default_factory=TranslatedText)
    values: dict[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Return the form a report keeps."""
        return {
            "code": self.code,
            "slug": self.slug,
            "record_id": str(self.record_id) if self.record_id else "",
            "partnership": self.partnership,
            "subject": self.subject.to_json(),
            "values": dict(self.values),
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Finding:
        """Return the finding a report has kept."""
        record_id = uuid.UUID(value["record_id"]) if value["record_id"] else None
        subject = TranslatedText.from_json(value["subject"])
        return cls(
            value["code"], value["slug"], record_id, value["partnership"], subject, value["values"]
        )


def check(content: records.Content, language: str) -> list[Finding]:
    """Return what is missing or weak of what falls into the period, by weight and partnership."""
    found: list[Finding] = []
    for one in content.partnerships:
        found += _of_partnership(one, content.selection, language)
    return sorted(found, key=lambda finding: CODES.index(finding.code))


def without_text(missing: list[tuple[str, TranslatedText]]) -> list[Finding]:
    """Return a finding for each text of the report, by field and label, that nobody wrote."""
    return [
        Finding("no-text", "field", subject=label, values={"field": name})
        for name, label in missing
    ]


def _of_partnership(
    one: records.PartnershipEntry, choice: records.Selection, language: str
) -> list[Finding]:
    found: list[Finding] = []
    for entry in one.entries():
        if touches(entry, choice.begins, choice.ends):
            found += _of_entry(entry, one, language)
    found += _of_projects(one, choice)
    found += [
        _finding("past-plan", event, one, day=event.begins.iso)
        for event in one.events
        if event.state == "planned" and (event.ends or event.begins).last < choice.known_on
    ]
    if not one.agreements_on(choice.ends) and _is_alive(one, choice.ends):
        found.append(Finding("no-agreement", one.slug, one.id, one.key))
    found += [
        _finding("overdue", duty, one, day=duty.due_on.iso)
        for duty in one.duties
        if duty.done_on is None and duty.due_on.last < choice.known_on
    ]
    return found


def _is_alive(one: records.PartnershipEntry, day: dt.date) -> bool:
    phase = one.phase_on(day)
    return phase is not None and phase.state in ("agreed", "active") and phase.kind != "contact"


def touches(entry: records.Entry, begins: dt.date, ends: dt.date) -> bool:
    """Return whether an entry speaks of the period: what has no day of its own always does."""
    first, last = span(entry)
    return (first is None or first <= ends) and (last is None or last >= begins)


def span(entry: records.Entry) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and last day an entry speaks of, None where it is open."""
    for name in ("dated_on", "measured_on"):
        day = getattr(entry, name, None)
        if isinstance(day, PartialDate):
            return day.first, day.last
    if isinstance(entry, records.AgreementEntry):
        return entry.signed_on.first, entry.last_day
    if isinstance(entry, records.PhaseEntry):
        return entry.begins.first, entry.last_day
    if isinstance(entry, records.DutyEntry | records.DeadlineEntry):
        return None, entry.done_on.last if entry.done_on else None
    begins, ends = getattr(entry, "begins", None), getattr(entry, "ends", None)
    single = isinstance(entry, records.EventEntry | records.StatementEntry)
    last = ends or (begins if single else None)
    return _first(begins), _last(last)


def _first(day: Any) -> dt.date | None:
    return day.first if isinstance(day, PartialDate) else day


def _last(day: Any) -> dt.date | None:
    return day.last if isinstance(day, PartialDate) else day


def _finding(
    code: str, entry: records.Entry, one: records.PartnershipEntry, **values: str
) -> Finding:
    return Finding(code, entry.slug, entry.id, one.key, subject_of(entry), values)


def subject_of(entry: records.Entry) -> TranslatedText:
    """Return what an entry is called, empty where only its kind can be named."""
    for name in ("title", "what", "name", "task", "question", "text"):
        found = getattr(entry, name, None)
        if isinstance(found, TranslatedText) and found:
            return found
    code = getattr(entry, "code", "")
    return TranslatedText.of(en=code) if code else TranslatedText()


def _of_entry(
    entry: records.Entry, one: records.PartnershipEntry, language: str
) -> Iterator[Finding]:
    if entry.slug in NEED_SOURCE and not entry.sources:
        yield _finding("no-source", entry, one)
    if entry.doubt:
        yield _finding("doubt", entry, one, doubt=str(entry.doubt.read(language)))
    if any(text.read(language).stale for text in _texts(entry)):
        yield _finding("stale", entry, one, language=language)
    if isinstance(entry, records.StatementEntry):
        yield from _of_statement(entry, one)
    joint = isinstance(entry, records.JointEntry) and not entry.is_public
    if joint or (isinstance(entry, records.ValueEntry) and _is_of_others(entry.side, one, entry)):
        yield _finding("unreleased", entry, one)


def _texts(entry: records.Entry) -> Iterator[TranslatedText]:
    for one in fields(entry):
        value = getattr(entry, one.name)
        if isinstance(value, TranslatedText):
            yield value
        elif isinstance(value, dict):
            yield from (text for text in value.values() if isinstance(text, TranslatedText))


def _of_statement(
    entry: records.StatementEntry, one: records.PartnershipEntry
) -> Iterator[Finding]:
    if entry.standing == "disputed":
        yield _finding("disputed", entry, one)
    elif isinstance(entry, records.ContributionEntry) and entry.standing == "declared":
        yield _finding("declared", entry, one)
    if _is_of_others(entry.side, one, entry):
        yield _finding("unreleased", entry, one)
    if (
        isinstance(entry, records.ContributionEntry)
        and entry.minor is None
        and entry.quantity is None
        and entry.kind in ("goods", "access")
    ):
        yield _finding("no-amount", entry, one)
    if isinstance(entry, records.ContributionEntry) and entry.begins is None:
        yield _finding("no-day", entry, one)


def _is_of_others(side: str, one: records.PartnershipEntry, entry: records.Entry) -> bool:
    return side != one.own_side and not entry.is_public


def _of_projects(one: records.PartnershipEntry, choice: records.Selection) -> Iterator[Finding]:
    for project in one.projects:
        if project.state not in ("running", "done", "paused"):
            continue
        for indicator in project.indicators:
            for end in indicator.ends:
                code = _value_code(end, choice)
                if code:
                    values = {"mark": indicator.mark, "side": end.side}
                    yield Finding(code, project.slug, project.id, one.key, end.name, values)


def _value_code(end: records.IndicatorEnd, choice: records.Selection) -> str:
    if end.latest is None:
        return "no-value"
    return "old-value" if end.latest.measured_on.last < choice.begins else ""
