# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shapes of the answers; their fields are those of the domain's records."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.conf import settings
from django.urls import reverse
from ninja import Schema
from pydantic import Field

from zweiklang.doors.api.values import Date, Fact, MaybeDate, Words


class Office(Schema):
    """An office that publishes here."""

    key: str
    name: Words
    city: Words
    country: str
    address: str = Field(description="Its public pages.")


class Party(Fact):
    """One city of a partnership; its side (A, B …) never changes."""

    side: str
    place_key: str
    name: Words
    country: str
    latitude: float | None
    longitude: float | None
    joined_on: MaybeDate
    left_on: MaybeDate


class Population(Fact):
    """How many people a source counted."""

    people: int
    counted_on: MaybeDate


class Phase(Fact):
    """A dated phase; the kinds are RGRE's four."""

    kind: str
    state: str
    local_label: Words
    legal_basis: Words
    begins: Date
    ends: MaybeDate
    last_day: dt.date | None = Field(description="Effective end: the eve of the next phase.")
    mandate_id: uuid.UUID | None


class File(Schema):
    """A file that a record holds; everybody who may see the record may open it."""

    name: str
    media_type: str
    size: int = Field(description="Bytes.")
    url: str

    @staticmethod
    def resolve_url(obj: Any, context: Any) -> str:
        """Return where it is opened."""
        office = context["request"].resolver_match.kwargs["office"]
        address: str = settings.PUBLIC_ADDRESS
        return address + reverse("portal:file", args=[office, obj.id, obj.name])


class Agreement(Fact):
    """A signed paper; `signatories` maps sides to signing offices."""

    kind: str
    title: Words
    signed_on: Date
    signed_at: str
    valid_until: MaybeDate
    end_is_unknown: bool = Field(description="No source tells the end: it may not be open-ended.")
    ended_on: MaybeDate
    replaced_on: MaybeDate
    last_day: dt.date | None
    signatories: dict[str, str]
    languages: list[str]
    file: File | None
    mandate_id: uuid.UUID | None


class AgreementLine(Agreement):
    """An agreement in a list over all partnerships."""

    partnership_key: str


class Event(Fact):
    """Something that happened or is planned; people are counted, never named."""

    kind: str
    state: str
    title: Words
    description: Words
    funding: Words
    sides: str
    begins: Date
    ends: MaybeDate
    place: Words
    people: int | None
    people_is_estimate: bool
    goals: list[str]


class EventLine(Event):
    """An event in a list over all partnerships."""

    partnership_key: str


class Involvement(Fact):
    """What a unit does in a partnership."""

    unit_name: Words
    unit_kind: str
    website: str
    side: str
    role: str
    task: Words
    begins: MaybeDate
    ends: MaybeDate


class ServedGoal(Fact):
    """A goal or target served, and by which sides."""

    code: str
    sides: str
    what: Words
    begins: MaybeDate
    ends: MaybeDate


class FollowUp(Fact):
    """A duty a council item leaves."""

    council_item_id: uuid.UUID
    task: Words
    due_on: Date
    done_on: MaybeDate
    outcome: Words


class Basis(Fact):
    """On what the partnership rests."""

    council_item_id: uuid.UUID | None
    point_number: str
    point_text: Words
    policy: str
    note: Words


class Gap(Schema):
    """A stretch without a valid agreement; `last` is null while it lasts."""

    first: dt.date
    last: dt.date | None


class PartnershipLine(Schema):
    """A partnership in a list: its cities and what is in force."""

    id: uuid.UUID
    key: str
    title: Words
    summary: Words
    topics: Words
    parties: list[Party]
    phase: Phase | None = Field(description="The phase in force on the day asked for.")
    agreements: list[Agreement] = Field(description="Agreements in force on that day.")
    is_public: bool


class CouncilItem(Fact):
    """A paper of a council and what became of it."""

    number: str
    kind: str
    title: Words
    text: Words
    body: str
    dated_on: Date
    result: str
    url: str
    file: File | None
    follows_id: uuid.UUID | None


class Point(Schema):
    """One numbered point of a resolution."""

    id: uuid.UUID
    key: str
    number: str
    part: str
    text: Words
    goals: list[str]


class Duty(Schema):
    """A duty a council item leaves."""

    id: uuid.UUID
    key: str
    task: Words
    due_on: Date
    done_on: MaybeDate
    outcome: Words


class CouncilItemFile(CouncilItem):
    """A council item with its points and duties."""

    points: list[Point]
    duties: list[Duty]


class Partnership(Fact):
    """Everything of one partnership, as known on a day."""

    office_key: str
    known_on: dt.date | None
    title: Words
    summary: Words
    topics: Words
    parties: list[Party]
    populations: list[Population]
    phases: list[Phase]
    agreements: list[Agreement]
    gaps: list[Gap]
    events: list[Event]
    involvements: list[Involvement]
    goals: list[ServedGoal]
    bases: list[Basis]
    council_items: list[CouncilItem]
    follow_ups: list[FollowUp]


class TimelineEntry(Schema):
    """One line of a timeline, in the order of time."""

    kind: str
    when: Date
    until: MaybeDate
    sides: str
    label: str = Field(description="The kind in the reader's language.")
    title: Words
    planned: bool
    goals: list[str]
    record_id: uuid.UUID | None


class OfficeTimelineEntry(TimelineEntry):
    """One line of the timeline of a whole office."""

    partnership_key: str = Field(
        description='The partnership it stands below; "" for council items and duties.'
    )
    partnership_keys: list[str] = Field(
        description="The partnerships it belongs to; of a council item those it carries."
    )


class Goal(Schema):
    """A goal or target of the 2030 Agenda with our own short title."""

    code: str
    title: dict[str, str]


class GoalFile(Goal):
    """A goal with its official text and its targets."""

    official: dict[str, str]
    targets: list[Goal]


class Warning(Schema):
    """Something the office must look at."""

    kind: str
    sentence: str
    shows_from: dt.date
    due_on: dt.date | None
    settled_on: dt.date | None
    partnership_key: str
    record_type: str
    record_id: uuid.UUID


class Hit(Schema):
    """A record found by the search."""

    record_type: str
    record_id: uuid.UUID
    title: str
    snippet: str
    is_public: bool
