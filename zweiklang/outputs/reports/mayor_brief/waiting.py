# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What waits in a partnership, the most urgent first: duties, deadlines, proposals, questions."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from zweiklang.domain.reporting import records
from zweiklang.domain.reporting.sentences import kind_label
from zweiklang.outputs.reports.blocks import Run, Text
from zweiklang.outputs.reports.prose.dates import closed, day_words, since, until
from zweiklang.outputs.reports.prose.teller import Teller

_NEVER = dt.date.max


def waiting(teller: Teller, one: records.PartnershipEntry) -> list[Text]:
    """Return what is open on the day of the snapshot, what is due first at the head."""
    day = teller.choice.known_on
    found: list[tuple[dt.date, Text]] = []
    due: tuple[records.DutyEntry | records.DeadlineEntry, ...] = (*one.duties, *one.deadlines)
    for duty in due:
        if duty.done_on is None:
            found.append((duty.due_on.last, _due(teller, duty, day)))
    found += [(proposal.opened_on, _proposal(teller, one, proposal)) for proposal in one.proposals]
    found += [
        (_NEVER, (teller.run(_question(teller, question), question),))
        for question in one.questions
        if question.answered_on is None
    ]
    return [text for _day, text in sorted(found, key=lambda pair: pair[0])]


def _due(teller: Teller, duty: records.DutyEntry | records.DeadlineEntry, day: dt.date) -> Text:
    late = duty.due_on.last < day
    words = {"until": until(duty.due_on)}
    open_words = _("It was due %(until)s and is open.") if late else _("Open %(until)s.")
    task = teller.said(duty.task)
    told = teller.run(closed(task.text), duty, language=task.language)
    return teller.sentences(told, Run(open_words % words))


def _proposal(
    teller: Teller, one: records.PartnershipEntry, proposal: records.ProposalEntry
) -> Text:
    words = {
        "city": teller.city_of(one, proposal.side),
        "kind": kind_label(proposal.slug),
        "title": teller.read(proposal.title),
        "waits": teller.listed(teller.city_of(one, side) for side in proposal.waits_for),
        "since": since(proposal.opened_on),
    }
    told = _("%(city)s proposes, %(kind)s “%(title)s”: it waits for %(waits)s %(since)s.")
    return (Run(told % words),)


def _question(teller: Teller, question: records.QuestionEntry) -> str:
    asked = question.asked_on
    words = {"question": teller.read(question.question), "day": day_words(asked) if asked else ""}
    if not asked:
        return closed(_("Open question: %(question)s") % words)
    return closed(_("Open question of %(day)s: %(question)s") % words)
