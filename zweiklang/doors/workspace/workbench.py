# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything of one partnership as rows to work on, and as the file its score is drawn from."""

from __future__ import annotations

import itertools
import uuid
from dataclasses import dataclass
from typing import Any

from zweiklang.domain.coordination.models import Deadline, OpenQuestion
from zweiklang.domain.mandate.models import CouncilItem, FollowUp
from zweiklang.domain.partnerships import loading
from zweiklang.domain.partnerships.models import Basis, Involvement, Partnership, Party, Phase
from zweiklang.domain.partnerships.records import PartnershipFile
from zweiklang.domain.people.models import Office
from zweiklang.domain.places.models import UnitName
from zweiklang.domain.places.rules import last_before
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.models import Source

#: What a kind is sorted by in the file; the oldest first.
ORDER = {
    "party": "side",
    "phase": "begins",
    "agreement": "signed_on",
    "event": "begins",
    "served-goal": "code",
    "deadline": "due_on",
    "council-item": "dated_on",
    "follow-up": "due_on",
}
#: Everything of a file but populations, which no form of a partnership edits.
PARTS: frozenset[type[Any]] = frozenset({*loading.CHILDREN, CouncilItem, Source})


@dataclass(frozen=True)
class Workbench:
    """One partnership's records by kind, and the file made of them."""

    partnership: Partnership
    rows: dict[str, list[Any]]
    file: PartnershipFile
    unit_names: dict[uuid.UUID, list[UnitName]]


def load(actor: Actor, office: Office, key: str) -> Workbench | None:
    """Return a partnership of the office with all its records; fifteen queries at most."""
    found = Partnership.objects.visible_to(actor).filter(office=office, key=key)
    loaded = loading.load(found.select_related("source", "office"), actor, None, PARTS)
    if not loaded.partnerships:
        return None
    partnership = loaded.partnerships[0]
    rows = {model.slug: records for model, records in loaded.below.items()}
    rows |= {model.slug: _below(model, partnership, actor) for model in (Deadline, OpenQuestion)}
    rows[CouncilItem.slug], rows[FollowUp.slug] = list(loaded.items.values()), loaded.duties
    for slug, order in ORDER.items():
        rows[slug].sort(key=lambda row: getattr(row, order))
    _join(office, partnership, rows, loaded)
    return Workbench(partnership, rows, loaded.files()[0], loaded.unit_names)


def _below(model: Any, partnership: Partnership, actor: Actor) -> list[Any]:
    found = model.objects.visible_to(actor).filter(partnership=partnership).current()
    rows = list(found.select_related("source"))
    for row in rows:
        row.partnership = partnership
    return rows


def _join(
    office: Office, partnership: Any, rows: dict[str, list[Any]], loaded: loading.Loaded
) -> None:
    """Set what each row points to, so that naming it asks for nothing more."""
    for row in (partnership, *(one for records in rows.values() for one in records)):
        row.office = office
    for row in rows[Basis.slug]:
        row.council_item = loaded.items.get(row.council_item_id)
    phases = rows[Phase.slug]
    for row, following in itertools.zip_longest(phases, phases[1:]):
        row.until = row.ends or (last_before(following.begins) if following else None)
    for row in rows[FollowUp.slug]:
        row.council_item = loaded.items[row.council_item_id]
    for row in rows[Involvement.slug]:
        row.unit._prefetched_objects_cache = {"names": loaded.unit_names.get(row.unit_id, [])}
    partnership._prefetched_objects_cache = {"parties": rows[Party.slug]}
