# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who publishes: an office with its identifier, and the cities of its joint files."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Exists, OuterRef

from zweiklang.domain.joint.models import JointParty
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office, OfficePage
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.texts import TranslatedText
from zweiklang.iati.elements import Narrative, Share
from zweiklang.outputs.iati.words import narratives

#: Code of local government in the list OrganisationType.
LOCAL_GOVERNMENT = "11"


@dataclass(frozen=True)
class City:
    """A city of a joint file. `ref`: its organisation identifier, "" while it publishes none.

    `has_partnership`: whether its office shows the partnership to the public.
    """

    side: str
    name: TranslatedText
    country: str
    ref: str = ""
    has_partnership: bool = False

    @cached_property
    def narratives(self) -> tuple[Narrative, ...]:
        """Return the name as IATI has it; files say it many thousand times."""
        return narratives(self.name)

    @cached_property
    def share(self) -> Share:
        """Return its country, as payments name it."""
        return Share(self.country)


@dataclass(frozen=True)
class Publisher:
    """An office that publishes. `seats`: the cities of each of its joint files, by side."""

    office: Office
    ref: str
    page: OfficePage | None
    seats: Mapping[uuid.UUID, Mapping[str, City]] = field(default_factory=dict)

    @property
    def name(self) -> TranslatedText:
        """Return the name of the city, which is the organisation."""
        found: TranslatedText = self.office.place.name
        return found

    def city(self, file_id: uuid.UUID, side: str) -> City | None:
        """Return the city of a side."""
        return self.seats.get(file_id, {}).get(side)


def identifier_of(office: Office) -> str:
    """Return the organisation identifier on the public page of an office, "" without one."""
    return _identifiers([office.pk]).get(office.pk, "")


def _identifiers(offices: list[uuid.UUID]) -> dict[uuid.UUID, str]:
    pages = OfficePage.objects.visible_to(Actor.public()).current().filter(office__in=offices)
    return dict(pages.values_list("office_id", "iati_identifier"))


def publisher_of(office: Office) -> Publisher:
    """Return the office as a publisher; three queries whatever the number of its files."""
    shown = Partnership.objects.visible_to(Actor.public()).current()
    rows = list(
        JointParty.objects.filter(file__parties__office=office)
        .select_related("place")
        .annotate(
            shows=Exists(shown.filter(joint_file=OuterRef("file"), office=OuterRef("office")))
        )
        .order_by("file_id", "side")
    )
    refs = _identifiers([*{one.office_id for one in rows if one.office_id}, office.pk])
    page = OfficePage.objects.visible_to(Actor.public()).current().filter(office=office).first()
    seats: dict[uuid.UUID, dict[str, City]] = {}
    for one in rows:
        ref = refs.get(one.office_id, "") if one.office_id else ""
        city = City(one.side, one.place.name, one.place.country, ref, one.shows)
        seats.setdefault(one.file_id, {})[one.side] = city
    return Publisher(office, refs.get(office.pk, ""), page, seats)
