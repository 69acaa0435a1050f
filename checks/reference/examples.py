# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who acts and on what: plain values as the rules ask for them, so that no database is needed."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zweiklang.foundation.actors import Actor

HERE, THERE, ELSEWHERE = (uuid.UUID(int=number) for number in (1, 2, 3))
THIS, OTHER = uuid.UUID(int=11), uuid.UUID(int=12)


def actors() -> dict[str, Actor]:
    """Return one actor of each kind, by the name the page gives it."""
    from zweiklang.foundation.actors import Actor

    def member(role: str, office: uuid.UUID = HERE, **more: Any) -> Actor:
        return Actor("member", "Member", 1, {office: role}, **more)

    here, there = frozenset({HERE}), frozenset({THERE})
    return {
        "anybody, not signed in": Actor.public(),
        "reader": member("reader"),
        "contributor": member("contributor"),
        "contributor for this partnership": member("contributor", scopes={HERE: frozenset({THIS})}),
        "contributor for another partnership": member(
            "contributor", scopes={HERE: frozenset({OTHER})}
        ),
        "decider": member("decider", deciding=here),
        "coordinator": member("coordinator"),
        "coordinator who also decides": member("coordinator", deciding=here),
        "administrator": member("administrator"),
        "the other city (coordinator who also decides)": member(
            "coordinator", THERE, deciding=there
        ),
        "a third city (administrator who also decides)": member(
            "administrator", ELSEWHERE, deciding=frozenset({ELSEWHERE})
        ),
        "support, to read": member("reader"),
        "support, to write": member("contributor"),
        "the program itself": Actor.system("Program"),
    }


@dataclass(frozen=True)
class Entry:
    """A record of the office in this partnership, as the rules see it."""

    office_id: uuid.UUID = HERE
    is_public: bool = False
    file: Any = None
    side: str = "A"
    shared_on: str | None = None

    def unfit_for_public(self) -> str:
        """Return that nothing stands against publishing it."""
        return ""

    def lies_within(self, scope: Collection[uuid.UUID]) -> bool:
        """Return whether somebody limited to these partnerships has to do with it."""
        return THIS in scope


@dataclass(frozen=True)
class Rows:
    """Rows of a table, as far as the rules ask them."""

    rows: tuple[Any, ...] = ()

    def all(self) -> tuple[Any, ...]:
        """Return all rows."""
        return self.rows

    def filter(self, pk__in: Iterable[uuid.UUID]) -> Rows:
        """Return those with these ids."""
        return Rows(tuple(row for row in self.rows if row in set(pk__in)))

    def exists(self) -> bool:
        """Return whether there is any."""
        return bool(self.rows)


@dataclass(frozen=True)
class Seat:
    """A city in a joint file."""

    side: str
    office_id: uuid.UUID | None
    place_id: int
    left_at: None = None


@dataclass(frozen=True)
class File:
    """The joint file of the own city A, the other city B, and C that has no office here."""

    parties: Rows = Rows((Seat("A", HERE, 1), Seat("B", THERE, 2), Seat("C", None, 3)))
    partnerships: Rows = Rows((THIS,))


@dataclass(frozen=True)
class Paper:
    """A report of the own office about this partnership, in a state."""

    state: str
    office_id: uuid.UUID = HERE
    told_ids: frozenset[uuid.UUID] = frozenset({THIS})
    kind: str = "council-status"


@dataclass(frozen=True)
class OwnOffice:
    """The own office."""

    pk: uuid.UUID = HERE
    place_id: int = 1


@dataclass(frozen=True)
class Said:
    """An answer of a side."""

    side: str


@dataclass(frozen=True)
class Text:
    """A joint text of A and B in force."""

    file: File = field(default_factory=File)
    sides: str = "AB"
    revision: int = 1
    unnamed: str = ""


@dataclass(frozen=True)
class Proposed:
    """A proposal to A and B: by which side, how it stands, who has answered."""

    side: str
    state: str
    answered: str = ""
    record: Text = field(default_factory=Text)

    @property
    def answers(self) -> Rows:
        """Return the answers given."""
        return Rows(tuple(Said(side) for side in self.answered))
