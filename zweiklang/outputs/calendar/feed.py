# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes deadlines as iCalendar (RFC 5545): one all-day event each, with an alarm at its lead."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext, override
from icalendar import Alarm, Calendar, Event

from zweiklang.domain.coordination.records import WarningRecord
from zweiklang.outputs.addresses import record_address

MEDIA_TYPE = "text/calendar; charset=utf-8"


def write_calendar(
    name: str, warnings: Sequence[WarningRecord], language: str, now: dt.datetime
) -> bytes:
    """Return the calendar of all warnings that have a due day, in a language.

    `name` is the office's; `now` the moment of writing. The same record keeps its UID, so a
    calendar program moves an event whose date has changed.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Zweiklang//Zweiklang//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    with override(language):
        title = gettext("Deadlines: %(office)s") % {"office": name}
    calendar.add("name", title)
    calendar.add("x-wr-calname", title)
    calendar.add("refresh-interval", dt.timedelta(hours=6), parameters={"value": "DURATION"})
    for warning in warnings:
        if warning.due_on is not None:
            calendar.add_component(_event(warning, warning.due_on, language, now))
    written: bytes = calendar.to_ical()
    return written


def _event(warning: WarningRecord, due: dt.date, language: str, now: dt.datetime) -> Event:
    sentence = warning.marked(language)
    address = record_address(warning.office_key, warning.record_type, warning.record_id, language)
    event = Event()
    event.add("uid", _uid(warning))
    event.add("dtstamp", now)
    event.add("dtstart", due)
    event.add("dtend", due + dt.timedelta(days=1))
    event.add("summary", sentence)
    event.add("description", f"{sentence}\n{address}")
    event.add("url", address)
    event.add("categories", [warning.kind_label])
    event.add("transp", "TRANSPARENT")
    event.add_component(_alarm(sentence, due - warning.shows_from))
    return event


def _alarm(sentence: str, lead: dt.timedelta) -> Alarm:
    """Return the reminder on the day the warning begins to show."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", sentence)
    alarm.add("trigger", -max(lead, dt.timedelta(0)))
    return alarm


def _uid(warning: WarningRecord) -> str:
    """Return a UID that stays with the record and tells nothing about it."""
    text = f"{warning.kind}:{warning.record_type}:{warning.record_id}"
    host = urlsplit(settings.PUBLIC_ADDRESS).hostname or "localhost"
    return f"{hashlib.sha256(text.encode()).hexdigest()[:32]}@{host}"
