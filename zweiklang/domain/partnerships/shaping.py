# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Shapes rows of a partnership into the records that leave the app."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

from zweiklang.domain.mandate.shaping import duty_record, item_record
from zweiklang.domain.partnerships import carried, records, rules
from zweiklang.foundation import clock
from zweiklang.foundation.facts import common, label_of
from zweiklang.foundation.file_records import FileRecord
from zweiklang.foundation.periods import effective_ends, in_order, valid_on
from zweiklang.foundation.texts import TranslatedText

Rows = Mapping[str, list[Any]]


def shape_file(
    partnership: Any,
    rows: Rows,
    items: Mapping[uuid.UUID, Any],
    duties: list[Any],
    populations: Mapping[tuple[uuid.UUID, uuid.UUID], list[Any]],
    unit_names: Mapping[uuid.UUID, list[Any]],
    known_on: dt.date | None,
) -> records.PartnershipFile:
    """Return the whole file of one partnership."""
    day = known_on or clock.today()
    parties = tuple(_party(row) for row in sorted(rows["party"], key=lambda row: row.side))
    sides = {party.place_id: party.side for party in parties}
    rules.mark_replaced(rows["agreement"])
    agreements = tuple(
        agreement_record(row) for row in sorted(rows["agreement"], key=lambda row: row.signed_on)
    )
    own = _own_items(partnership, rows, items, sides)
    own_ids = {item.id for item in own}
    return records.PartnershipFile(
        **common(partnership),
        office_id=partnership.office_id,
        office_key=partnership.office.key,
        office_place_id=partnership.office.place_id,
        title=partnership.title,
        summary=partnership.summary,
        topics=partnership.topics,
        joint_file_id=partnership.joint_file_id,
        parties=parties,
        phases=_phases(rows["phase"]),
        agreements=agreements,
        events=tuple(
            event_record(row) for row in sorted(rows["event"], key=lambda row: row.begins)
        ),
        involvements=tuple(
            _involvement(row, sides, unit_names, day) for row in rows["involvement"]
        ),
        goals=tuple(_goal(row) for row in rows["served-goal"]),
        bases=tuple(_basis(row) for row in rows["basis"]),
        council_items=own,
        follow_ups=tuple(duty_record(row) for row in duties if row.council_item_id in own_ids),
        pictures=tuple(_picture(row) for row in rows["picture"]),
        populations=tuple(
            _population(row)
            for party in parties
            for row in populations.get((partnership.office_id, party.place_id), [])
        ),
        gaps=tuple(rules.gaps(agreements, day)),
        known_on=known_on,
    )


def _party(row: Any) -> records.PartyRecord:
    place = row.place
    return records.PartyRecord(
        **common(row),
        side=row.side,
        place_id=place.pk,
        place_key=place.key,
        name=place.name,
        country=place.country,
        latitude=float(place.latitude) if place.latitude is not None else None,
        longitude=float(place.longitude) if place.longitude is not None else None,
        joined_on=row.joined_on,
        left_on=row.left_on,
    )


def _phases(rows: list[Any]) -> tuple[records.PhaseRecord, ...]:
    ordered = in_order(rows)
    ends = effective_ends(ordered)
    return tuple(phase_record(row, end) for row, end in zip(ordered, ends, strict=True))


def phase_record(row: Any, last_day: dt.date | None) -> records.PhaseRecord:
    """Return a phase; `last_day` is its effective end."""
    return records.PhaseRecord(
        **common(row),
        kind=row.kind,
        kind_label=label_of(row, "Kind", row.kind),
        state=row.state,
        state_label=label_of(row, "State", row.state),
        local_label=row.local_label,
        legal_basis=row.legal_basis,
        begins=row.begins,
        ends=row.ends,
        last_day=last_day,
        mandate_id=row.mandate_id,
    )


def agreement_record(row: Any) -> records.AgreementRecord:
    """Return an agreement."""
    return records.AgreementRecord(
        **common(row),
        kind=row.kind,
        kind_label=label_of(row, "Kind", row.kind),
        title=row.title,
        signed_on=row.signed_on,
        signed_at=row.signed_at,
        valid_until=row.valid_until,
        end_is_unknown=row.end_is_unknown,
        ended_on=row.ended_on,
        replaced_on=row.replaced_on,
        signatories=dict(row.signatories),
        languages=tuple(row.languages),
        file=FileRecord.of(row),
        replaces_id=row.replaces_id,
        mandate_id=row.mandate_id,
    )


def event_record(row: Any) -> records.EventRecord:
    """Return an event."""
    return records.EventRecord(
        **common(row),
        kind=row.kind,
        kind_label=label_of(row, "Kind", row.kind),
        state=row.state,
        title=row.title,
        description=row.description,
        funding=row.funding,
        sides=row.sides,
        begins=row.begins,
        ends=row.ends,
        place=row.place.name if row.place else TranslatedText(),
        people=row.people,
        people_is_estimate=row.people_is_estimate,
        goals=tuple(row.goals),
    )


def _involvement(
    row: Any, sides: Mapping[uuid.UUID, str], names: Mapping[uuid.UUID, list[Any]], day: dt.date
) -> records.InvolvementRecord:
    known = names.get(row.unit_id, [])
    name = valid_on(known, day) or (known[-1] if known else None)
    return records.InvolvementRecord(
        **common(row),
        unit_id=row.unit_id,
        unit_name=name.name if name else TranslatedText.of(en=row.unit.key),
        unit_kind=row.unit.kind,
        unit_kind_label=label_of(row.unit, "Kind", row.unit.kind),
        website=row.unit.website,
        side=sides.get(row.unit.place_id, ""),
        role=row.role,
        role_label=label_of(row, "Role", row.role),
        task=row.task,
        begins=row.begins,
        ends=row.ends,
    )


def _goal(row: Any) -> records.GoalRecord:
    return records.GoalRecord(
        **common(row),
        code=row.code,
        sides=row.sides,
        what=row.what,
        begins=row.begins,
        ends=row.ends,
    )


def _basis(row: Any) -> records.BasisRecord:
    return records.BasisRecord(
        **common(row),
        council_item_id=row.council_item_id,
        point_id=row.point_id,
        point_item_id=row.point.council_item_id if row.point_id else None,
        point_number=row.point.number if row.point_id else "",
        point_text=row.point.text if row.point_id else TranslatedText(),
        policy=row.policy,
        note=row.note,
    )


def _own_items(
    partnership: Any, rows: Rows, items: Mapping[uuid.UUID, Any], sides: Mapping[uuid.UUID, str]
) -> tuple[records.CouncilItemRecord, ...]:
    """Return the council items this partnership's records point to, oldest first."""
    resting = (row for model in carried.WAYS for row in rows[model.slug])
    named = {carried.item_of(row) for row in resting}
    found = [item for item_id, item in items.items() if item_id in named]
    ordered = sorted(found, key=lambda item: item.dated_on)
    return tuple(council_item_record(item, sides) for item in ordered)


def council_item_record(item: Any, sides: Mapping[uuid.UUID, str]) -> records.CouncilItemRecord:
    """Return a council item; it stands on the side of its unit's city, else of its office's."""
    place_id = item.unit.place_id if item.unit_id else item.office.place_id
    return records.CouncilItemRecord(**vars(item_record(item)), side=sides.get(place_id, ""))


def _picture(row: Any) -> records.PictureRecord:
    return records.PictureRecord(
        **common(row),
        file_id=row.file_id,
        file_name=row.file.name,
        alternative=row.alternative,
        caption=row.caption,
        author=row.author,
        licence=row.licence,
        licence_label=label_of(row, "Licence", row.licence) if row.licence else "",
        credit=row.credit,
        taken_on=row.taken_on,
    )


def _population(row: Any) -> records.PopulationRecord:
    return records.PopulationRecord(
        **common(row), place_id=row.place_id, people=row.people, counted_on=row.counted_on
    )
