# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads from rows or from a partnership's file what the rules need, and derives the warnings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from zweiklang.domain.coordination import rules
from zweiklang.domain.coordination.rules import Derived
from zweiklang.domain.mandate.records import DutyRecord
from zweiklang.domain.partnerships.records import PartnershipFile
from zweiklang.domain.places.rules import valid_on
from zweiklang.foundation import clock
from zweiklang.foundation.facts import Fact
from zweiklang.foundation.fields import TranslatedTextField
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.records import data_fields, record_types
from zweiklang.foundation.texts import TranslatedText

#: Where a record's name and date stand, in order of preference. A contact is named by its
#: function: the person's name must not be copied to where an erasure does not reach.
NAME_FIELDS = ("title", "task", "question", "local_label", "function", "what", "name", "text")
DATE_FIELDS = ("signed_on", "dated_on", "due_on", "begins", "counted_on")
CODE_FIELDS = ("code", "number")


def facts_of(record: Any) -> dict[str, Any]:
    """Return what a sentence needs to name a record: title, code, date, all as JSON.

    Also whether it is invented for a demonstration: whoever reads the sentence must see that.
    """
    facts: dict[str, Any] = {}
    for name in NAME_FIELDS:
        text = getattr(record, name, None)
        if isinstance(text, TranslatedText) and text:
            facts["title"] = text.to_json()
            break
    code = next((getattr(record, name, "") for name in CODE_FIELDS if hasattr(record, name)), "")
    if code:
        facts["code"] = code
    if record.slug == "phase":
        facts["phase_kind"] = record.kind
    dates = (getattr(record, name, None) for name in DATE_FIELDS)
    if date := next((one for one in dates if isinstance(one, PartialDate)), None):
        facts["when"] = date.iso
    if record.is_demonstration:
        facts["demonstration"] = True
    return facts


def stale_languages(record: Any) -> list[str]:
    """Return the languages in which some text of the record is older than its original."""
    fields = data_fields(record_types()[record.slug])
    texts = (
        getattr(record, field.name, None)
        for field in fields
        if isinstance(field, TranslatedTextField)
    )
    stale = (text.stale_languages() for text in texts if isinstance(text, TranslatedText))
    return sorted({language for languages in stale for language in languages})


def quality_of(record: Any) -> list[Derived]:
    """Return what is amiss with a row or a fact of a file: no source, doubt, stale translation."""
    model = record_types()[record.slug]
    has_source = record.source if isinstance(record, Fact) else record.source_id
    stale = stale_languages(record)
    lacks_source = model.needs_source and not has_source
    if not (lacks_source or record.doubt or stale):
        return []
    return rules.quality(
        record.slug,
        record.id,
        record.known_since or clock.today(),
        lacks_source=lacks_source,
        doubt=record.doubt.to_json(),
        stale=stale,
        facts=facts_of(record),
    )


def follow_up(record: Any, decided_on: PartialDate) -> list[Derived]:
    """Return the reminder of a follow-up duty that a council item of that date left."""
    facts = facts_of(record)
    return rules.duty("follow_up", "follow-up", record, facts, not_before=decided_on.first)


def deadline(record: Any) -> list[Derived]:
    """Return the reminder of an entered deadline."""
    return rules.duty("entered", "deadline", record, facts_of(record))


def contact(record: Any) -> list[Derived]:
    """Return the warning of a contact who left without a successor."""
    successor = record.successor
    if successor is not None and successor.withdrawn_on is not None:
        successor = None
    begins = (successor.begins,) if successor else None
    facts = facts_of(record)
    if record.ends:
        facts["when"] = record.ends.iso
        names = [name for name in record.unit.names.all() if name.withdrawn_on is None]
        if unit := valid_on(names, record.ends.last):
            facts["unit"] = unit.name.to_json()
    return rules.contact_left(record.id, record.ends, begins, facts)


def own_warnings(record: Any) -> list[Derived]:
    """Return the warnings that follow from one row alone."""
    found = quality_of(record)
    if record.slug == "follow-up" and record.council_item.withdrawn_on is None:
        found += follow_up(record, record.council_item.dated_on)
    elif record.slug == "deadline":
        found += deadline(record)
    elif record.slug == "contact":
        found += contact(record)
    return found


def open_follow_ups(file: PartnershipFile) -> list[DutyRecord]:
    """Return the duties of a file without those of the item that put the relation to rest.

    Such an item often decides about several cities; what it leaves to do is not for the one at
    rest.
    """
    resting = {phase.mandate_id for phase in file.phases if phase.state in rules.QUIET_STATES}
    return [duty for duty in file.follow_ups if duty.council_item_id not in resting]


def warnings_of(file: PartnershipFile, on: dt.date) -> list[Derived]:
    """Return the warnings that stand on a day by a partnership's file, most urgent first.

    For views as known on a day: derived from what the file holds, not from what is stored.
    Contacts and entered deadlines are internal and no part of a file.
    """
    found = rules.partnership_warnings(file.phases, file.agreements)
    found += rules.no_phase(file.id, file.known_since or on, file.phases)
    dates = {item.id: item.dated_on for item in file.council_items}
    for duty in open_follow_ups(file):
        found += follow_up(duty, dates[duty.council_item_id])
    for fact in file.facts():
        found += quality_of(fact)
    return in_urgency(one for one in found if one.shows_on(on))


def in_urgency(warnings: Iterable[Derived]) -> list[Derived]:
    """Return them by due day, those without one last, then by the day they began to show."""
    return sorted(warnings, key=lambda one: (one.due_on or dt.date.max, one.shows_from, one.kind))
