# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""In which order and beside what the inputs of a form stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.forms import BoundField
from django.utils.functional import Promise

#: Inputs that stand side by side where there is room.
PAIRS = (
    ("kind", "state"),
    ("begins", "ends"),
    ("signed_on", "signed_at"),
    ("latitude", "longitude"),
    ("email", "phone"),
    ("due_on", "lead_days"),
    ("dated_on", "result"),
    ("dated_on", "language"),
    ("author", "licence"),
    ("joined_on", "left_on"),
    ("people", "people_is_estimate"),
    ("giver", "receiver"),
    ("quantity", "unit"),
    ("minor", "currency"),
    ("funded_by", "funder"),
)
#: Inputs most people never need; they open on request.
RARE = {
    "key", "known_since", "reason", "ended_on", "replaces", "oparl_id", "ags", "ars",
    "geonames_id", "wikidata_id", "latitude", "longitude", "position", "legal_basis",
    "method", "valued_on", "predecessor", "alternate_names", "joined_on", "left_on",
}  # fmt: skip


@dataclass(frozen=True)
class Block:
    """Inputs that belong together: one alone, a pair in one row, or a group under a legend."""

    fields: tuple[BoundField, ...]
    legend: str | Promise = ""
    hint: str | Promise = ""

    @property
    def shape(self) -> str:
        """Return how the template sets it."""
        return "group" if self.legend else "pair" if len(self.fields) > 1 else "single"


def arrange(fields: Iterable[BoundField]) -> list[Block]:
    """Return the inputs as blocks, pairs joined at the place of their first."""
    by_name = {field.name: field for field in fields}
    partner = {first: second for first, second in PAIRS if {first, second} <= set(by_name)}
    seconds = set(partner.values())
    return [
        Block((field, by_name[partner[name]]) if name in partner else (field,))
        for name, field in by_name.items()
        if name not in seconds
    ]
