# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The mandate as a tree: council items that build on one another, with what they decided.

It stands here and not with the council items because phases, agreements and bases do.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from zweiklang.domain.mandate.queries import council_items
from zweiklang.domain.mandate.records import ItemRecord, PointRecord
from zweiklang.domain.partnerships import carried
from zweiklang.domain.partnerships.models import Agreement, Basis, Party, Phase
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.facts import label_of
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.revisions import kept_on, take_back
from zweiklang.foundation.texts import TranslatedText


@dataclass(frozen=True, kw_only=True)
class Decided:
    """One record that rests on a council item, or on one of its points (`point_id`).

    `choice` is what kind of phase or agreement it is, `label` the word for it; `cities` are the
    cities of its partnership in the order of the sides.
    """

    kind: Literal["phase", "agreement", "basis"]
    id: uuid.UUID
    choice: str
    label: str
    title: TranslatedText
    when: PartialDate | None
    partnership_id: uuid.UUID
    partnership_key: str
    cities: tuple[TranslatedText, ...]
    point_id: uuid.UUID | None = None


@dataclass(frozen=True)
class Branch:
    """A council item, what it decided, and the items that carry it further, oldest first."""

    item: ItemRecord
    decided: tuple[Decided, ...]
    then: tuple[Branch, ...] = ()

    def backing(self, point: PointRecord) -> tuple[Decided, ...]:
        """Return what backs a point of the resolution: the partnerships that name it."""
        return tuple(one for one in self.decided if one.point_id == point.id)

    def walk(self) -> Iterable[Branch]:
        """Yield this branch and all that follow, depth first."""
        yield self
        for branch in self.then:
            yield from branch.walk()


def mandate_tree(
    office_id: uuid.UUID,
    actor: Actor,
    known_on: dt.date | None = None,
    *,
    told_of: Collection[str] | None = None,
) -> tuple[Branch, ...]:
    """Return an office's council items as trees, oldest root first, as known on a day.

    An item whose forerunner the actor may not see begins a tree of its own. `told_of` names by
    key the items of which a page tells what rests on them; without it, that is read for all.
    """
    items = council_items(office_id, actor, known_on)
    told = [item for item in items if told_of is None or item.key in told_of]
    decided = _decided(office_id, told, actor, known_on) if told else {}
    ids = {item.id for item in items}
    below: defaultdict[uuid.UUID | None, list[ItemRecord]] = defaultdict(list)
    for item in items:
        below[item.follows_id if item.follows_id in ids else None].append(item)
    return tuple(_branch(item, below, decided) for item in below[None])


def find_branch(tree: Iterable[Branch], key: str) -> Branch | None:
    """Return the branch of the council item with a key, at any depth."""
    return next((one for root in tree for one in root.walk() if one.item.key == key), None)


def _branch(
    item: ItemRecord,
    below: Mapping[uuid.UUID | None, list[ItemRecord]],
    decided: Mapping[uuid.UUID, list[Decided]],
) -> Branch:
    then = tuple(_branch(one, below, decided) for one in below.get(item.id, []))
    return Branch(item, tuple(decided.get(item.id, [])), then)


RELATED: dict[type[Any], tuple[str, ...]] = {
    Phase: ("partnership",),
    Agreement: ("partnership",),
    Basis: ("partnership", "point"),
}


def _decided(
    office_id: uuid.UUID, items: list[ItemRecord], actor: Actor, known_on: dt.date | None
) -> dict[uuid.UUID, list[Decided]]:
    """Return what rests on each item, by item; a fixed number of queries."""
    rests = carried.resting(office_id, actor, [item.id for item in items], known_on)
    rows: list[Any] = []
    for model in carried.WAYS:
        ids = [one.pk for one in rests if type(one) is model]
        if ids:
            rows += model.objects.filter(pk__in=ids).select_related(*RELATED[model])
    if known_on is not None:
        take_back(rows, known_on)
    cities = _cities({row.partnership_id for row in rows}, actor, known_on)
    groups: defaultdict[uuid.UUID, list[Decided]] = defaultdict(list)
    known = {item.id for item in items}
    for row in rows:
        if (item_id := carried.item_of(row)) in known:
            groups[item_id].append(_shaped(row, cities[row.partnership_id]))
    return groups


def _cities(
    partnership_ids: set[uuid.UUID], actor: Actor, known_on: dt.date | None
) -> dict[uuid.UUID, tuple[TranslatedText, ...]]:
    found = Party.objects.visible_to(actor).filter(partnership__in=partnership_ids)
    parties = kept_on(found.select_related("place").order_by("side"), known_on)
    names: defaultdict[uuid.UUID, tuple[TranslatedText, ...]] = defaultdict(tuple)
    for party in parties:
        names[party.partnership_id] += (party.place.name,)
    return names


def _shaped(row: Any, cities: tuple[TranslatedText, ...]) -> Decided:
    if isinstance(row, Phase):
        kind, title, when = "phase", row.local_label, row.begins
    elif isinstance(row, Agreement):
        kind, title, when = "agreement", row.title, row.signed_on
    else:
        kind, title, when = "basis", row.note, None
    choice = "" if kind == "basis" else row.kind
    return Decided(
        kind=kind,  # type: ignore[arg-type]  # one of the three above
        id=row.pk,
        choice=choice,
        label=label_of(row, "Kind", choice) if choice else "",
        title=title,
        when=when,
        partnership_id=row.partnership_id,
        partnership_key=row.partnership.key,
        cities=cities,
        point_id=row.point_id if isinstance(row, Basis) else None,
    )
