# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Gathers what a successor must know about one partnership, today or as known on a day."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import get_language

from zweiklang.domain.coordination import deriving, policy, queries, rules
from zweiklang.domain.coordination.models import Warning
from zweiklang.domain.coordination.records import WarningRecord
from zweiklang.domain.coordination.sentences import what
from zweiklang.domain.mandate.models import CouncilItem
from zweiklang.domain.mandate.records import ItemRecord
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
from zweiklang.domain.people.queries import contacts_in
from zweiklang.foundation.actors import OUT_OF_SCOPE, Actor
from zweiklang.foundation.models import Source
from zweiklang.foundation.partial_dates import PartialDate, Period
from zweiklang.foundation.texts import TranslatedText

#: As many as fit on two printed A4 pages together with everything else.
LAST_EVENTS = 8


#: What the sheet tells of; goals, pictures and populations stand on the page itself.
PARTS: frozenset[type[Any]] = frozenset(
    {Party, Phase, Agreement, Event, Involvement, Basis, CouncilItem, Source}
)


@dataclass(frozen=True)
class ContactLine:
    """One contact person; `side` is the city of the unit, "" for a body beyond the cities."""

    name: str
    function: TranslatedText
    unit: TranslatedText
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
class Ahead:
    """A date to come: an event, or what is due."""

    begins: PartialDate
    ends: PartialDate | None
    what: TranslatedText
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
    standing: tuple[WarningRecord, ...]
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
    def open_count(self) -> int:
        """Return how many things are open: warnings, duties, questions."""
        return len(self.standing) + len(self.duties) + len(self.questions)

    @property
    def next_dates(self) -> tuple[Ahead, ...]:
        """Return what is planned and what is due from the day on, soonest first."""
        planned = [
            Ahead(one.begins, one.ends, one.title, one.is_demonstration) for one in self.next_events
        ]
        due = [
            Ahead(one.due_on, None, one.task, one.is_demonstration)
            for one in self.duties
            if not one.late
        ]
        return tuple(sorted([*planned, *due], key=lambda one: one.begins))

    @property
    def mandate(self) -> ItemRecord | None:
        """Return the council item that the present phase rests on, None where none is on file."""
        wanted = self.phase.mandate_id if self.phase else None
        return next((one for one in self.file.council_items if one.id == wanted), None)

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


def handover_sheet(
    actor: Actor, office_id: uuid.UUID, key: str, on: dt.date, known_on: dt.date | None = None
) -> HandoverSheet | None:
    """Return the handover sheet of a partnership on a day, None if there is none of that key.

    With `known_on` it holds only what was known by then. For members of the office only, since
    it names contact persons; raises Refused for others.
    """
    policy.can_read_warnings(actor, office_id).require()
    file = partnership_file(office_id, key, actor, known_on, PARTS)
    if file is None:
        return None
    if file.id not in actor.scopes.get(office_id, {file.id}):
        OUT_OF_SCOPE.require()
    contacts = contacts_in({one.unit_id for one in file.involvements}, actor, known_on)
    past = [event for event in file.events if event.begins.first <= on]
    ahead = [event for event in file.events if event.begins.first > on]
    return HandoverSheet(
        file=file,
        on=on,
        phase=file.phase_on(on),
        in_force=file.agreements_on(on),
        ended=tuple(one for one in file.agreements if one.last_day and one.last_day < on),
        standing=_standing(file, contacts, on),
        contacts=_contact_lines(file, contacts, on),
        involvements=tuple(
            one for one in file.involvements if Period(one.begins, one.ends).covers(on)
        ),
        duties=_duties(actor, file, on),
        next_events=tuple(event for event in ahead if event.state != "cancelled"),
        last_events=tuple(reversed(past[-LAST_EVENTS:])),
        questions=tuple(
            Question(one.question, one.asked_on, one.is_demonstration)
            for one in queries.open_questions(actor, file.id, known_on)
        ),
        doubts=tuple(
            Doubt(what(fact.slug, deriving.facts_of(fact)), fact.doubt)
            for fact in file.facts()
            if fact.doubt
        ),
    )


def _standing(
    file: PartnershipFile, contacts: Iterable[Contact], on: dt.date
) -> tuple[WarningRecord, ...]:
    """Return the warnings that are no duty of their own, agreements and contacts, urgent first.

    Derived from what the sheet holds, so that it agrees with itself on any day; gaps in the file
    have a place of their own.
    """
    found = rules.partnership_warnings(file.phases, file.agreements)
    found += [warning for one in contacts for warning in deriving.contact(one)]
    cities = tuple(party.name for party in file.parties if party.place_id != file.office_place_id)
    return tuple(
        WarningRecord(
            kind=one.kind,
            kind_label=str(Warning.Kind(one.kind).label),
            office_id=file.office_id,
            office_key=file.office_key,
            record_type=one.record_type,
            record_id=one.record_id,
            shows_from=one.shows_from,
            due_on=one.due_on,
            settled_on=one.settled_on,
            partnership_id=file.id,
            partnership_key=file.key,
            cities=cities,
            facts=one.facts,
        )
        for one in deriving.in_urgency(one for one in found if one.shows_on(on))
    )


def _contact_lines(
    file: PartnershipFile, contacts: Iterable[Contact], on: dt.date
) -> tuple[ContactLine, ...]:
    """Return the present contacts and those who left without anybody following."""
    units = {one.unit_id: one for one in file.involvements}
    lines = [
        _contact(contact, units[contact.unit_id])
        for contact in contacts
        if Period(contact.begins, contact.ends).covers(on) or contact.successor_id is None
    ]
    return tuple(sorted(lines, key=lambda line: (line.side or "Z", line.ends is not None)))


def _contact(contact: Contact, unit: InvolvementRecord) -> ContactLine:
    return ContactLine(
        name=contact.name,
        function=contact.function,
        unit=unit.unit_name,
        side=unit.side,
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
        for duty in deriving.open_follow_ups(file)
        if duty.done_on is None or duty.done_on.first > on
    ]
    entered = queries.open_deadlines(actor, file.id, file.known_on)
    prefetch_related_objects(entered, "owner__names")
    duties += [
        Duty(
            deadline.task,
            deadline.due_on,
            owner=str(deadline.owner) if deadline.owner else "",
            late=deadline.due_on.last < on,
            is_demonstration=deadline.is_demonstration,
        )
        for deadline in entered
    ]
    return tuple(sorted(duties, key=lambda duty: duty.due_on))
