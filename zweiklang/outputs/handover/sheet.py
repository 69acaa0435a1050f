# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Gathers what a successor must know about one partnership, as it stands on a day."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from zweiklang.domain.coordination import policy, queries
from zweiklang.domain.coordination.deriving import facts_of, open_follow_ups
from zweiklang.domain.coordination.records import WarningRecord
from zweiklang.domain.coordination.sentences import what
from zweiklang.domain.mandate.models import CouncilItem
from zweiklang.domain.partnerships.models import (
    Agreement,
    Basis,
    Event,
    Involvement,
    Party,
    Phase,
)
from zweiklang.domain.partnerships.queries import partnership_file
from zweiklang.domain.partnerships.records import (
    AgreementRecord,
    EventRecord,
    InvolvementRecord,
    PartnershipFile,
    PhaseRecord,
)
from zweiklang.domain.people.models import Contact
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.partial_dates import PartialDate, Period
from zweiklang.foundation.texts import TranslatedText

#: As many as fit on two printed A4 pages together with everything else.
LAST_EVENTS = 8


#: What the sheet tells of; goals, pictures and populations stand on the page itself.
PARTS: frozenset[type[Any]] = frozenset(
    {Party, Phase, Agreement, Event, Involvement, Basis, CouncilItem}
)


@dataclass(frozen=True)
class ContactLine:
    """One contact person; `side` is the city of the unit, "" for a body beyond the cities."""

    name: str
    function: TranslatedText
    unit: str
    side: str
    email: str
    phone: str
    languages: tuple[str, ...]
    deputy: str
    begins: PartialDate | None
    ends: PartialDate | None
    handover_note: str
    is_demonstration: bool = False


@dataclass(frozen=True)
class Duty:
    """Something to be done, from a council or entered: what, by when, who looks after it."""

    task: TranslatedText
    due_on: PartialDate
    owner: str = ""
    mandate: str = ""
    late: bool = False
    is_demonstration: bool = False


@dataclass(frozen=True)
class Question:
    """An unanswered question."""

    question: TranslatedText
    asked_on: PartialDate | None
    is_demonstration: bool = False


@dataclass(frozen=True)
class Doubt:
    """What is uncertain, and about which entry."""

    subject: str
    text: TranslatedText


@dataclass(frozen=True)
class Side:
    """The people and units of one city, or of none (side "")."""

    side: str
    name: str
    contacts: tuple[ContactLine, ...]
    involvements: tuple[InvolvementRecord, ...]


@dataclass(frozen=True)
class HandoverSheet:
    """The sheet of one partnership on a day, in the order in which it is printed."""

    file: PartnershipFile
    on: dt.date
    phase: PhaseRecord | None
    in_force: tuple[AgreementRecord, ...]
    ended: tuple[AgreementRecord, ...]
    warnings: tuple[WarningRecord, ...]
    contacts: tuple[ContactLine, ...]
    involvements: tuple[InvolvementRecord, ...]
    duties: tuple[Duty, ...]
    next_events: tuple[EventRecord, ...]
    last_events: tuple[EventRecord, ...]
    questions: tuple[Question, ...]
    doubts: tuple[Doubt, ...]

    @property
    def city_names(self) -> str:
        """Return the other cities of the partnership in the reader's language."""
        language = get_language() or "en"
        others = [p for p in self.file.parties if p.place_id != self.file.office_place_id]
        return " · ".join(str(party.name.read(language)) for party in others) or self.file.key

    @property
    def standing(self) -> tuple[WarningRecord, ...]:
        """Return the warnings that are no duty of their own: agreements and contacts."""
        return tuple(one for one in self.warnings if one.kind not in {"follow_up", "entered"})

    @property
    def open_count(self) -> int:
        """Return how many things are open: warnings, duties, questions."""
        return len(self.standing) + len(self.duties) + len(self.questions)

    @property
    def people_by_side(self) -> tuple[Side, ...]:
        """Return who takes part, side by side; bodies beyond the cities last, if there are any."""
        sides = [(party.side, party.name) for party in self.file.parties]
        found = [self._side(side, name) for side, name in [*sides, ("", TranslatedText())]]
        return tuple(one for one in found if one.side or one.contacts or one.involvements)

    def _side(self, side: str, name: TranslatedText) -> Side:
        return Side(
            side,
            str(name.read(get_language() or "en")),
            tuple(one for one in self.contacts if one.side == side),
            tuple(one for one in self.involvements if one.side == side),
        )


#: What the state of the partnership is measured by; gaps in the file have a place of their own.
URGENT_KINDS = (*queries.DATED_KINDS, "no_agreement", "contact_left")


def handover_sheet(
    actor: Actor, office_id: uuid.UUID, key: str, on: dt.date
) -> HandoverSheet | None:
    """Return the handover sheet of a partnership, None if there is none of that key.

    For members of the office only, since it names contact persons; raises Refused for others.
    """
    policy.can_read_warnings(actor, office_id).require()
    file = partnership_file(office_id, key, actor, parts=PARTS)
    if file is None:
        return None
    past = [event for event in file.events if event.begins.first <= on]
    ahead = [event for event in file.events if event.begins.first > on]
    return HandoverSheet(
        file=file,
        on=on,
        phase=file.phase_on(on),
        in_force=file.agreements_on(on),
        ended=tuple(one for one in file.agreements if one.last_day and one.last_day < on),
        warnings=tuple(queries.warnings_for([office_id], on, file.id, URGENT_KINDS)),
        contacts=_contacts(actor, file, on),
        involvements=tuple(
            one for one in file.involvements if Period(one.begins, one.ends).covers(on)
        ),
        duties=_duties(actor, file, on),
        next_events=tuple(event for event in ahead if event.state != "cancelled"),
        last_events=tuple(reversed(past[-LAST_EVENTS:])),
        questions=tuple(
            Question(one.question, one.asked_on, one.is_demonstration)
            for one in queries.open_questions(actor, file.id)
        ),
        doubts=tuple(
            Doubt(what(fact.slug, facts_of(fact)), fact.doubt)
            for fact in file.facts()
            if fact.doubt
        ),
    )


def _contacts(actor: Actor, file: PartnershipFile, on: dt.date) -> tuple[ContactLine, ...]:
    """Return the present contacts and those who left without anybody following."""
    sides = {party.place_id: party.side for party in file.parties}
    found = queries.contacts_of(actor, file.id).select_related("unit", "deputy")
    lines = [
        _contact(contact, sides)
        for contact in found.prefetch_related("unit__names")
        if Period(contact.begins, contact.ends).covers(on) or contact.successor_id is None
    ]
    return tuple(sorted(lines, key=lambda line: (line.side or "Z", line.ends is not None)))


def _contact(contact: Contact, sides: dict[Any, str]) -> ContactLine:
    return ContactLine(
        name=contact.name,
        function=contact.function,
        unit=str(contact.unit),
        side=sides.get(contact.unit.place_id, ""),
        email=contact.email,
        phone=contact.phone,
        languages=tuple(contact.languages),
        deputy=str(contact.deputy) if contact.deputy else "",
        begins=contact.begins,
        ends=contact.ends,
        handover_note=contact.handover_note,
        is_demonstration=contact.is_demonstration,
    )


def _duties(actor: Actor, file: PartnershipFile, on: dt.date) -> tuple[Duty, ...]:
    """Return what the council and the office still have to do, soonest first."""
    numbers = {item.id: item.number or str(item.title) for item in file.council_items}
    duties = [
        Duty(
            duty.task,
            duty.due_on,
            mandate=numbers.get(duty.council_item_id, ""),
            late=duty.due_on.last < on,
            is_demonstration=duty.is_demonstration,
        )
        for duty in open_follow_ups(file)
        if duty.done_on is None or duty.done_on.first > on
    ]
    entered = queries.open_deadlines(actor, file.id).select_related("owner")
    duties += [
        Duty(
            deadline.task,
            deadline.due_on,
            owner=str(deadline.owner) if deadline.owner else "",
            late=deadline.due_on.last < on,
            is_demonstration=deadline.is_demonstration,
        )
        for deadline in entered.prefetch_related("owner__names")
    ]
    return tuple(sorted(duties, key=lambda duty: duty.due_on))
