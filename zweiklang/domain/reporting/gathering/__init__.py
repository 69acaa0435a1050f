# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Gathers everything a snapshot holds, as an actor may see it and as it was known on a day.

The number of queries does not depend on the number of partnerships.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection
from typing import Any

from zweiklang.domain.coordination.models import Deadline, OpenQuestion
from zweiklang.domain.mandate.queries import council_items
from zweiklang.domain.partnerships import overview
from zweiklang.domain.partnerships.queries import partnership_files
from zweiklang.domain.partnerships.records import PartnershipFile
from zweiklang.domain.people.models import Office, OfficePage
from zweiklang.domain.places.models import Place, UnitName
from zweiklang.domain.places.queries import told_to
from zweiklang.domain.reporting import records
from zweiklang.domain.reporting.gathering import giving, joint, shaping
from zweiklang.domain.reporting.gathering.sources import Sources
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.periods import valid_on
from zweiklang.foundation.revisions import known_on as as_known_on
from zweiklang.foundation.texts import TranslatedText


def gather(
    actor: Actor,
    office: Office,
    partnership_ids: Collection[uuid.UUID],
    begins: dt.date,
    ends: dt.date,
    known_on: dt.date,
) -> records.Content:
    """Return what the actor may see of the chosen partnerships as known on a day.

    The oldest relation comes first; those of which nothing dated is known come last.
    """
    chosen = set(partnership_ids)
    ordered = [
        one for one in overview.overview(office, actor, known_on=known_on).ids if one in chosen
    ]
    ordered += sorted(chosen - set(ordered))
    # Today nothing has to be taken back, and what has no dates yet stands as it is.
    past = known_on if known_on < clock.today() else None
    files = partnership_files(ordered, actor, past)
    sources = Sources(known_on)
    places = Place.objects.in_bulk({party.place_id for file in files for party in file.parties})
    told = _Told(actor, office, files, known_on, sources)
    partnerships = tuple(
        shaping.partnership_of(file, places, sources, **told.of(file)) for file in files
    )
    items = council_items(office.pk, actor, known_on)
    return records.Content(
        format=records.FORMAT,
        selection=records.Selection(
            partnerships=tuple(file.id for file in files),
            begins=begins,
            ends=ends,
            known_on=known_on,
        ),
        office=_office(actor, office, known_on),
        partnerships=partnerships,
        council_items=tuple(shaping.item_of(item, sources) for item in items),
        duties=shaping.duties_of(tuple(duty for item in items for duty in item.duties), sources),
        sources=sources.all(),
    )


class _Told:
    """What other apps keep of the partnerships, read for all of them at once."""

    def __init__(
        self,
        actor: Actor,
        office: Office,
        files: list[PartnershipFile],
        day: dt.date,
        sources: Sources,
    ) -> None:
        self._sources = sources
        joint_ids = {file.joint_file_id for file in files if file.joint_file_id}
        self._seats = joint.seats_in(joint_ids)
        sides = {file.joint_file_id: self._sides(file) for file in files if file.joint_file_id}
        self._joint = joint.joint_texts(actor, sides, day, sources)
        self._given, self._gained = giving.statements(actor, sides, day, sources)
        ids = [file.id for file in files]
        self._deadlines = _below(Deadline, actor, office, ids, day)
        self._questions = _below(OpenQuestion, actor, office, ids, day)
        owners = {one.owner_id for rows in self._deadlines.values() for one in rows}
        self._owners = _unit_names(actor, owners - {None}, day)

    def _sides(self, file: PartnershipFile) -> dict[str, str]:
        """Return the partnership's letter for each letter of its joint file."""
        seats = self._seats.get(file.joint_file_id, {}) if file.joint_file_id else {}
        own = {party.place_id: party.side for party in file.parties}
        return {seat.side: own.get(place_id, seat.side) for place_id, seat in seats.items()}

    def of(self, file: PartnershipFile) -> dict[str, Any]:
        """Return the fields of a partnership's entry that are not in its own file."""
        joint_id = file.joint_file_id or uuid.UUID(int=0)
        lies = self._joint.get(joint_id) or joint.JointOfFile()
        return {
            "seats": self._seats.get(joint_id, {}),
            "deadlines": tuple(self._deadline(one) for one in self._deadlines[file.id]),
            "questions": tuple(
                shaping.entry_of(records.QuestionEntry, one, self._sources)
                for one in self._questions[file.id]
            ),
            "contributions": tuple(self._given.get(joint_id, ())),
            "gains": tuple(self._gained.get(joint_id, ())),
            "topics": tuple(lies.topics),
            "projects": tuple(lies.projects),
            "texts": tuple(lies.texts),
            "proposals": tuple(lies.proposals),
        }

    def _deadline(self, row: Any) -> records.DeadlineEntry:
        owner = self._owners.get(row.owner_id, TranslatedText())
        return shaping.entry_of(records.DeadlineEntry, row, self._sources, owner=owner)


def _below(
    model: type[Any], actor: Actor, office: Office, ids: list[uuid.UUID], day: dt.date
) -> defaultdict[uuid.UUID, list[Any]]:
    """Return an office's own rows below partnerships by partnership, in the order of their key."""
    found = model.objects.visible_to(actor).of_office(office.pk).filter(partnership__in=ids)
    groups: defaultdict[uuid.UUID, list[Any]] = defaultdict(list)
    for row in sorted(as_known_on(found.select_related("source"), day), key=lambda one: one.key):
        groups[row.partnership_id].append(row)
    return groups


def _unit_names(
    actor: Actor, units: Collection[uuid.UUID], day: dt.date
) -> dict[uuid.UUID, TranslatedText]:
    groups: defaultdict[uuid.UUID, list[UnitName]] = defaultdict(list)
    for name in as_known_on(UnitName.objects.filter(unit__in=units), day):
        groups[name.unit_id].append(name)
    told = {unit: told_to(actor, names) for unit, names in groups.items()}
    valid = {unit: valid_on(names, day) or names[-1] for unit, names in told.items()}
    return {unit: name.name for unit, name in valid.items()}


def _office(actor: Actor, office: Office, day: dt.date) -> records.OfficeEntry:
    pages = as_known_on(OfficePage.objects.visible_to(actor).of_office(office.pk), day)
    page = pages[0] if pages else None
    unit = page.unit_id if page else None
    named = _unit_names(actor, [unit], day) if unit else {}
    return records.OfficeEntry(
        id=office.pk,
        key=office.key,
        name=office.name,
        city=shaping.city_of(office.place),
        unit=named.get(unit, TranslatedText()) if unit else TranslatedText(),
        mandate=page.mandate if page else TranslatedText(),
        address=page.address if page else "",
        email=page.email if page else "",
        phone=page.phone if page else "",
        is_demonstration=office.is_demonstration,
    )
