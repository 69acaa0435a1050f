# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names of the cities in the diplomatic alternat: each city's own portal puts its own name first.

Only the order of the names changes. Tone and place belong to the side and never swap.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from django.utils.translation import get_language


class PartyLike(Protocol):
    """A party, as a record of a file or as a model."""

    side: str
    place_id: Any


def name_of(party: Any) -> str:
    """Return the name of a party's city in the reader's language."""
    name = getattr(party, "name", None) or party.place.name
    return str(name.read(get_language() or "en"))


def in_alternat(parties: Iterable[Any], own_place_id: Any) -> list[tuple[str, str]]:
    """Return (side, name) of each party, the own city first, the others in order of sides."""
    ordered = sorted(parties, key=lambda party: (party.place_id != own_place_id, party.side))
    return [(party.side, name_of(party)) for party in ordered]


def side_of(groups: Iterable[Iterable[Any]], own_place_id: Any) -> str:
    """Return the side that the own city has in each of several partnerships, "" if it differs."""
    sides = {
        next((party.side for party in parties if party.place_id == own_place_id), "")
        for parties in groups
    }
    return sides.pop() if len(sides) == 1 else ""


def names_by_side(parties: Iterable[Any]) -> dict[str, str]:
    """Return the names of the cities by side."""
    return {party.side: name_of(party) for party in parties}


def others(parties: Iterable[Any], own_place_id: Any) -> list[Any]:
    """Return the parties that are not the own city; all of them if it takes no part."""
    parties = list(parties)
    rest = [party for party in parties if party.place_id != own_place_id]
    return rest or parties
