# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes one digest: subject, plain text and HTML, in the reader's language."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import ngettext, override

from zweiklang.domain.coordination.models import Warning
from zweiklang.domain.coordination.queries import (
    DATED_KINDS,
    Scopes,
    warning_counts,
    warnings_for,
)
from zweiklang.domain.coordination.records import WarningRecord
from zweiklang.domain.joint import queries as joint
from zweiklang.domain.joint import sentences
from zweiklang.domain.joint.models import Proposal
from zweiklang.domain.people.models import Office
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.lists import with_commas
from zweiklang.outputs.addresses import page_address, record_address

#: Enough for any office's month; what lies beyond stands in the list behind the link.
LONGEST_LIST = 40
WITHOUT_DATE = (Warning.Kind.NO_PHASE, Warning.Kind.NO_AGREEMENT, Warning.Kind.CONTACT_LEFT)


@dataclass(frozen=True)
class Line:
    """One line of a digest: the sentence, its page, and the days past its due day (0 if none)."""

    text: str
    address: str
    late_by: int = 0


@dataclass(frozen=True)
class Digest:
    """What one office's members are told on a day, in one language."""

    office: str
    language: str
    due: tuple[Line, ...]
    missing: tuple[Line, ...]
    gaps: int
    address: str
    settings_address: str
    gaps_address: str
    ours: tuple[Line, ...] = ()
    theirs: tuple[Line, ...] = ()

    @property
    def subject(self) -> str:
        """Return the subject: how many dates and proposals wait, and whose."""
        with override(self.language):
            dates = ngettext("%(count)s date", "%(count)s dates", len(self.due))
            asked = ngettext("%(count)s proposal", "%(count)s proposals", len(self.ours))
            told = [(dates, len(self.due)), (asked, len(self.ours))]
            parts = [text % {"count": count} for text, count in told if count]
            return " · ".join([with_commas(parts), self.office])

    def message(self, to: str) -> EmailMultiAlternatives:
        """Return the e-mail to an address: plain text, and the same as HTML."""
        with override(self.language):
            text = render_to_string("digest/digest.txt", {"digest": self})
            html = render_to_string("digest/digest.html", {"digest": self})
        message = EmailMultiAlternatives(self.subject, text, to=[to])
        message.attach_alternative(html, "text/html")
        message.extra_headers["Auto-Submitted"] = "auto-generated"
        return message


def digest_of(office: Office, on: dt.date, language: str, scopes: Scopes) -> Digest | None:
    """Return an office's digest of a day, None if nothing is due and no proposal waits for it: then
    nobody is written to.

    Agreements missing, contacts who left and what waits for other cities go along; they alone cause
    no e-mail, nor do gaps in the file, which are counted. `scopes`: what its reader is limited to.
    """
    offices: list[uuid.UUID] = [office.pk]
    with override(language):
        due = warnings_for(offices, on, kinds=DATED_KINDS, limit=LONGEST_LIST, scopes=scopes)
        ours, theirs = _waiting(office, language, scopes)
        if not due and not ours:
            return None
        missing = warnings_for(offices, on, kinds=WITHOUT_DATE, limit=LONGEST_LIST, scopes=scopes)
        name = str(office.name.read(language))
        told = {*DATED_KINDS, *WITHOUT_DATE}
        counts = warning_counts(offices, on, scopes=scopes)
        return Digest(
            office=name,
            language=language,
            due=tuple(_line(warning, language, on) for warning in due),
            missing=tuple(_line(warning, language, on) for warning in missing),
            gaps=sum(number for kind, number in counts.items() if kind not in told),
            address=page_address("workspace:deadlines", language, office=office.key),
            settings_address=page_address("workspace:deadlines", language, office=office.key),
            gaps_address=page_address("workspace:gaps", language, office=office.key),
            ours=ours,
            theirs=theirs,
        )


def _waiting(
    office: Office, language: str, scopes: Scopes
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Return the proposals that wait for the office's city, and those that wait for others."""
    actor = Actor("member", roles={office.pk: "reader"}, scopes=scopes)
    ours, theirs = joint.waiting(actor)
    return (
        tuple(_joint_line(one, office, language) for one in ours[:LONGEST_LIST]),
        tuple(_joint_line(one, office, language) for one in theirs[:LONGEST_LIST]),
    )


def _joint_line(proposal: Proposal, office: Office, language: str) -> Line:
    names = {one.side: one.place for one in proposal.record.file.parties.all()}
    said = sentences.headline_with_title(proposal, names)
    address = page_address(
        "workspace:joint_proposal", language, office=office.key, proposal_id=proposal.pk
    )
    return Line(with_commas([said, sentences.age(proposal.opened_at)]), address)


def _line(warning: WarningRecord, language: str, on: dt.date) -> Line:
    left = warning.days_left(on)
    return Line(
        warning.marked(language),
        record_address(warning.office_key, warning.record_type, warning.record_id, language),
        -left if left is not None and left < 0 else 0,
    )
