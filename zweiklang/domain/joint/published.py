# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads what cities have agreed to make public, as it stands today or stood on a day."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from zweiklang.domain.joint.models import JointParty, JointRevision
from zweiklang.domain.joint.records import PublicParty, PublicText
from zweiklang.foundation import clock


def newest_revision() -> Subquery:
    """Return the newest sealed revision of any joint text, to be asked along with something else.

    What is public changes only with one.
    """
    return Subquery(JointRevision.objects.order_by("-pk").values("pk")[:1])


def newest_seat() -> Subquery:
    """Return when an office last joined or left a joint file, to be asked along with the office."""
    changed = Coalesce("left_at", "joined_at")
    seats = JointParty.objects.filter(office=OuterRef("pk")).order_by(changed.desc(nulls_last=True))
    return Subquery(seats.values_list(changed)[:1])


def has_seat() -> Exists:
    """Return whether an office has a seat in a joint file, to be asked along with the office."""
    return Exists(JointParty.objects.filter(office=OuterRef("pk"), left_at=None))


def public_texts(file_id: uuid.UUID, day: dt.date | None = None) -> list[PublicText]:
    """Return the joint texts of a file that are public, oldest first; two queries.

    On an earlier day only what was in force and public then, and has not been taken back since.
    """
    end = timezone.make_aware(dt.datetime.combine(day or clock.today(), dt.time.max))
    revisions = (
        JointRevision.objects.filter(
            record__file=file_id, record__is_public=True, in_force_from__lte=end
        )
        .select_related("record")
        .order_by("record__created_at", "record", "-number")
    )
    by_record: dict[uuid.UUID, list[JointRevision]] = {}
    for revision in revisions:
        by_record.setdefault(revision.record_id, []).append(revision)
    seats = {
        one.side: one
        for one in JointParty.objects.filter(file=file_id)
        .select_related("place", "office")
        .order_by("side")
    }
    found = (_public_text(rows, seats) for rows in by_record.values())
    return [one for one in found if one is not None]


def _public_text(rows: Iterable[JointRevision], seats: dict[str, JointParty]) -> PublicText | None:
    """Return the newest of a record's revisions, given newest first; None if it was not public."""
    told = [(row, json.loads(row.document)) for row in rows]
    document = told[0][1]
    if not document["public"]:
        return None
    worded = next((one for one in told if one[1]["effect"] == "change"), told[-1])
    revision, wording = worded
    levels = {one["side"]: one["assurance"] for one in wording["consents"]}
    ended = parse_datetime(document["ended"]) if document["ended"] else None
    return PublicText(
        record_id=revision.record_id,
        kind=document["kind"],
        content=document["content"],
        since=revision.in_force_from,
        assurance=revision.assurance,
        ended_on=timezone.localtime(ended).date() if ended else None,
        parties=tuple(_party(one, seats, levels) for one in document["parties"]),
        is_demonstration=any(one.office and one.office.is_demonstration for one in seats.values()),
    )


def _party(
    told: dict[str, Any], seats: dict[str, JointParty], levels: dict[str, str]
) -> PublicParty:
    seat = seats[told["side"]]
    return PublicParty(
        side=seat.side,
        place_id=seat.place_id,
        name=seat.place,
        language=seat.language,
        named=told["named"],
        assurance=levels.get(seat.side, ""),
    )
