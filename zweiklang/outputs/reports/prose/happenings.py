# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tells events: when, what, how many people, who paid."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zweiklang.domain.reporting import records
from zweiklang.outputs.reports.blocks import Block, Items, Run, Text
from zweiklang.outputs.reports.prose.dates import closed, period, sentence
from zweiklang.outputs.reports.prose.numbers import Numbers
from zweiklang.outputs.reports.prose.teller import Teller


def events(teller: Teller, told: Iterable[records.EventEntry]) -> list[Block]:
    """Return events as a list, no block if there are none."""
    items = tuple(event_text(teller, event) for event in told)
    return [Items(items)] if items else []


def event_text(teller: Teller, event: records.EventEntry) -> Text:
    """Return one event: its day, its title, and what else is known of it."""
    when = teller.run(f"{period(event.begins, event.ends or event.begins)}:", strong=True)
    title = teller.said(event.title)
    what = Run(closed(title.text), language=title.language)
    told = [what, teller.run(_people(event))]
    description = teller.said(event.description)
    if description.text:
        told.append(Run(closed(description.text), language=description.language))
    if event.funding:
        words = _("Paid for by: %(payer)s") % {"payer": teller.read(event.funding)}
        told.append(teller.run(sentence(words)))
    told = [one for one in told if one.text]
    # What is told of an event rests on its record as a whole: cited once, at the end.
    last = told[-1]
    told[-1] = teller.run(last.text, event, language=last.language)
    return teller.sentences(when, *told)


def short_text(teller: Teller, event: records.EventEntry) -> Text:
    """Return one event in a line: its day and its title."""
    when = teller.run(f"{period(event.begins, event.ends or event.begins)}:", strong=True)
    title = teller.said(event.title)
    return teller.sentences(when, teller.run(closed(title.text), event, language=title.language))


def _people(event: records.EventEntry) -> str:
    if not event.people:
        return ""
    words = {"count": event.people}
    if event.people_is_estimate:
        return ngettext("About %(count)s person.", "About %(count)s people.", event.people) % words
    return ngettext("%(count)s person.", "%(count)s people.", event.people) % words


def counted_words(numbers: Numbers) -> str:
    """Return in one sentence how much happened."""
    if not numbers.events:
        return _("No event is on file for this time.")
    events_words = ngettext(
        "%(count)s event is on file for this time", "%(count)s events are on file for this time",
        numbers.events,
    ) % {"count": numbers.events}  # fmt: skip
    if not numbers.visits:
        return f"{events_words}."
    visits = ngettext(
        "%(count)s of them was a visit", "%(count)s of them were visits", numbers.visits
    ) % {"count": numbers.visits}
    return f"{events_words}, {visits}."
