# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Verbs that touch several records of a partnership at once."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from zweiklang.domain.mandate.models import CouncilItem, FollowUp
from zweiklang.domain.partnerships.loading import CHILDREN
from zweiklang.domain.partnerships.models import Agreement, Basis, Partnership, Party, Phase
from zweiklang.domain.places.models import Place
from zweiklang.foundation import clock, policy
from zweiklang.foundation.actors import Actor, Decision
from zweiklang.foundation.lists import labelled
from zweiklang.foundation.records import Record
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import hide_record, release_record, save_record

SIDES = "ABCDEF"


def create_partnership(
    actor: Actor,
    office_id: uuid.UUID,
    key: str,
    places: Sequence[Place],
    *,
    title: TranslatedText | None = None,
    topics: TranslatedText | None = None,
    sides: str = SIDES,
) -> Partnership:
    """Add a partnership with its parties; the places take the sides (A, B …) in the order given.

    Raises ValidationError for fewer than two places or the same place twice.
    """
    if len(places) < 2 or len({place.pk for place in places}) < len(places):
        raise ValidationError(_("A partnership needs two or more different cities."))
    if len(places) > len(SIDES):
        raise ValidationError(_("At most six cities can share one partnership."))
    with transaction.atomic():
        partnership = Partnership(
            office_id=office_id,
            key=key,
            title=title or TranslatedText(),
            topics=topics or TranslatedText(),
        )
        save_record(actor, partnership)
        for side, place in zip(sides, places, strict=False):
            party = Party(
                office_id=office_id,
                key=f"{key}-{side.lower()}",
                partnership=partnership,
                side=side,
                place=place,
            )
            save_record(actor, party)
    return partnership


@dataclass(frozen=True)
class ReleaseLine:
    """One record in the preview of a release: what it is, and whether it can become public."""

    record: Record
    is_public: bool
    decision: Decision


def preview_release(actor: Actor, partnership: Partnership) -> list[ReleaseLine]:
    """Return every record of a partnership with whether it is or may become public."""
    found: list[Record] = [partnership]
    for model, related in CHILDREN.items():
        rows = model.objects.visible_to(actor).current().filter(partnership=partnership)
        found += rows.select_related("source", *related)
    for record in found[1:]:
        record.partnership = partnership  # type: ignore[attr-defined]  # all of these kinds belong to a partnership
    found += _mandates_of(actor, found)
    return [
        ReleaseLine(record, record.released_on is not None, policy.can_release(actor, record))
        for record in found
    ]


def _mandates_of(actor: Actor, found: list[Record]) -> list[Record]:
    """Return the council items the records rest on, with their duties."""
    wanted = {one.mandate_id for one in found if isinstance(one, Phase | Agreement)}
    wanted |= {one.council_item_id for one in found if isinstance(one, Basis)}
    items = CouncilItem.objects.visible_to(actor).current().filter(pk__in=wanted - {None})
    duties = FollowUp.objects.visible_to(actor).current().filter(council_item__in=items)
    return [*items.select_related("source"), *duties.select_related("source", "council_item")]


def release_partnership(
    actor: Actor, partnership: Partnership, chosen: Collection[uuid.UUID], *, reason: str = ""
) -> int:
    """Make exactly the chosen records of the preview public and hide the others; return how many
    changed.

    Raises ValidationError naming every chosen record that may not become public; then nothing is
    changed.
    """
    lines = preview_release(actor, partnership)
    refused = [
        labelled(line.record, line.decision.reason)
        for line in lines
        if line.record.pk in chosen and not line.is_public and not line.decision
    ]
    if refused:
        raise ValidationError(refused)
    changed = 0
    with transaction.atomic(), clock.one_moment():
        for line in lines:
            wanted = line.record.pk in chosen
            if wanted and not line.is_public:
                release_record(actor, line.record, reason=reason)
            elif not wanted and line.is_public:
                hide_record(actor, line.record, reason=reason)
            else:
                continue
            changed += 1
    return changed
