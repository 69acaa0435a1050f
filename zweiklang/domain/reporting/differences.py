# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What differs between two snapshots: entries that are new, gone or told differently. Pure."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal

from zweiklang.domain.reporting import records

#: Fields that say how an entry is kept, not what it tells.
_BOOKKEEPING = frozenset(
    {"key", "sources", "known_since", "is_demonstration", "digest", "revision"}
)


@dataclass(frozen=True)
class Change:
    """One entry that differs. `changed`: fields told differently, with the values before and after.

    `entry`: as it stands in the later snapshot, of one that is gone as it stood in the earlier.
    """

    what: Literal["added", "gone", "changed"]
    partnership: records.PartnershipEntry
    entry: records.Entry
    changed: tuple[tuple[str, Any, Any], ...] = ()


def differences(before: records.Content, after: records.Content) -> list[Change]:
    """Return what differs, in the order of the later content; what is gone comes last."""
    old, new = _by_identity(before), _by_identity(after)
    found: list[Change] = []
    for identity, (partnership, entry) in new.items():
        if identity not in old:
            if not _is_part_of_new(entry, partnership, old):
                found.append(Change("added", partnership, entry))
        elif changed := _changed(old[identity][1], entry):
            found.append(Change("changed", partnership, entry, changed))
    for identity, (partnership, entry) in old.items():
        if identity not in new and not _is_part_of_new(entry, partnership, new):
            found.append(Change("gone", partnership, entry))
    return found


Identity = tuple[uuid.UUID, str, uuid.UUID]
_Entries = dict[Identity, tuple[records.PartnershipEntry, records.Entry]]


def _by_identity(content: records.Content) -> _Entries:
    return {
        (one.id, entry.slug, entry.id): (one, entry)
        for one in content.partnerships
        for entry in one.entries()
    }


def _is_part_of_new(
    entry: records.Entry, partnership: records.PartnershipEntry, others: Mapping[Identity, Any]
) -> bool:
    """Return whether the whole partnership is new (or gone): then it alone is told."""
    is_whole = (partnership.id, partnership.slug, partnership.id) not in others
    return is_whole and entry.id != partnership.id


def _changed(before: records.Entry, after: records.Entry) -> tuple[tuple[str, Any, Any], ...]:
    found = []
    for one in fields(after):
        if one.name in _BOOKKEEPING or _holds_entries(getattr(after, one.name)):
            continue
        old, new = getattr(before, one.name, None), getattr(after, one.name)
        if old != new and not _holds_entries(old):
            found.append((one.name, old, new))
    return tuple(found)


def _holds_entries(value: Any) -> bool:
    """Return whether a field holds entries of their own, which are compared one by one."""
    return isinstance(value, tuple) and any(
        isinstance(
            one, records.Entry | records.GapEntry | records.ProposalEntry | records.IndicatorEntry
        )
        for one in value
    )
