# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Warnings as lines to act on: which city they are about, how urgent, and where the cure is."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from zweiklang.domain.coordination.models import Deadline as EnteredDeadline
from zweiklang.domain.coordination.records import WarningRecord
from zweiklang.drawing.stairs import Deadline
from zweiklang.foundation.date_words import in_words
from zweiklang.foundation.facts import DAGGER
from zweiklang.foundation.lists import labelled, with_commas
from zweiklang.foundation.texts import TranslatedText


@dataclass(frozen=True)
class Duty:
    """One line: the sentence, the cities with their sides, and the button that helps."""

    warning: WarningRecord
    cities: tuple[tuple[str, str], ...]
    url: str
    verb: str
    age: str
    owner: str = ""

    @property
    def short(self) -> str:
        """The few words beside its day: the city and what is due."""
        title = TranslatedText.from_json(self.warning.facts.get("title"))
        cities = with_commas(name for _side, name in self.cities)
        words = str(title.read(get_language() or "en")) or self.warning.kind_label
        return labelled(cities, words) if cities and words else cities or words


def duties(
    warnings: Iterable[WarningRecord],
    on: dt.date,
    owners: Mapping[uuid.UUID, str] = MappingProxyType({}),
    here: uuid.UUID | None = None,
) -> list[Duty]:
    """Return the warnings as lines. owners: see `owners_of`.

    `here`: the partnership on whose page they stand; its cities need no naming.
    """
    return [
        Duty(
            one,
            () if here and one.partnership_id == here else _cities(one),
            cure(one),
            verb(one),
            age(one, on),
            owners.get(one.record_id, ""),
        )
        for one in warnings
    ]


def owners_of(warnings: Iterable[WarningRecord]) -> dict[uuid.UUID, str]:
    """Return who looks after entered deadlines, by their id; two queries."""
    ids = [one.record_id for one in warnings if one.record_type == EnteredDeadline.slug]
    rows = EnteredDeadline.objects.filter(pk__in=ids, owner__isnull=False)
    rows = rows.select_related("owner").prefetch_related("owner__names")
    return {row.pk: str(row.owner) for row in rows}


def _cities(warning: WarningRecord) -> tuple[tuple[str, str], ...]:
    language = get_language() or "en"
    names = (str(name.read(language)) for name in warning.cities)
    return tuple(zip(warning.sides, names, strict=True))


def age(warning: WarningRecord, on: dt.date) -> str:
    """Return how long it lies here or how long there is left, in words."""
    days = warning.days_left(on)
    if days is None:
        return ""
    if days < 0:
        return ngettext(
            "has been with us for %(days)s day", "has been with us for %(days)s days", -days
        ) % {"days": -days}
    if days == 0:
        return _("due today")
    return ngettext("in %(days)s day", "in %(days)s days", days) % {"days": days}


def cure(warning: WarningRecord) -> str:
    """Return the address of the form that mends what the warning is about."""
    here = {"office": warning.office_key}
    if warning.kind in {"no_agreement", "agreement_ends"} and warning.partnership_id:
        address = reverse("workspace:record_new", kwargs={**here, "slug": "agreement"})
        query = f"?partnership={warning.partnership_id}"
        if warning.kind == "agreement_ends":
            query += f"&replaces={warning.record_id}"
        return address + query
    if warning.kind == "no_phase":
        address = reverse("workspace:record_new", kwargs={**here, "slug": "phase"})
        return f"{address}?partnership={warning.record_id}"
    anchor = {"no_source": "#id_source", "doubt": "#id_doubt", "contact_left": "#id_successor"}
    record = {"slug": warning.record_type, "record_id": warning.record_id}
    address = reverse("workspace:record_edit", kwargs=here | record)
    return address + anchor.get(warning.kind, "")


def verb(warning: WarningRecord) -> str:
    """Return what the button says."""
    return {
        "agreement_ends": _("Add the next agreement"),
        "no_phase": _("Add a phase"),
        "no_agreement": _("Add an agreement"),
        "follow_up": _("Enter the outcome"),
        "entered": _("Open the deadline"),
        "contact_left": _("Name a successor"),
        "no_source": _("Add a source"),
        "stale_translation": _("Check the translation"),
        "doubt": _("Settle the doubt"),
    }[warning.kind]


def as_stairs(found: Iterable[Duty], on: dt.date) -> list[Deadline]:
    """Return the dated lines for the staircase drawing."""
    return [
        Deadline(
            one.warning.due_on,
            in_words(one.warning.due_on),
            f"{one.short}{DAGGER}" if one.warning.is_demonstration else one.short,
            one.url,
            one.warning.due_on <= on + dt.timedelta(days=7),
        )
        for one in found
        if one.warning.due_on is not None
    ]
