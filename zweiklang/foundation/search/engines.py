# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: S608 (only names and marks of this module are put into SQL, never values)
"""The two databases behind one interface: how words become a condition, how hits stay in order.

Both read entries by falling id, which is the order wanted, and stop as soon as a page is full:
a word that stands in every record costs no more than a rare one.
"""

from __future__ import annotations

import uuid
from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from zweiklang.foundation.actors import Actor
from zweiklang.foundation.records import record_types
from zweiklang.foundation.search import others
from zweiklang.foundation.search.schema import FTS, TABLE


@dataclass(frozen=True)
class Audience:
    """Which entries may be shown at all: to whom, and of which kinds.

    `within`: query and parameters for the ids of what is seen beyond whole offices.
    """

    sees_all: bool
    is_member: bool
    offices: tuple[uuid.UUID, ...]
    kinds: tuple[str, ...] | None
    within: tuple[str, tuple[Any, ...]] | None = None

    @classmethod
    def of(cls, actor: Actor, kinds: Collection[str] | None) -> Audience:
        """Return what the actor may see."""
        return cls(
            actor.kind == "system",
            actor.kind == "member",
            tuple(actor.whole_offices),
            None if kinds is None else tuple(kinds),
            _within(actor, kinds),
        )

    def condition(self, prepare: Any) -> tuple[str, list[Any]]:
        """Return the same as SQL on the table of entries, with its parameters."""
        parts, values = [], []
        if not self.sees_all:
            seen = ["e.is_public"]
            if self.is_member:
                names = list(others.registered())
                apart = f" AND e.record_type NOT IN ({_marks(names)})" if names else ""
                seen.append(f"(e.office_id IS NULL{apart})")
                values += names
            if self.offices:
                seen.append(f"e.office_id IN ({_marks(self.offices)})")
                values += [prepare(office) for office in self.offices]
            if self.within:
                seen.append(f"e.record_id IN ({self.within[0]})")
                values += self.within[1]
            parts.append(f"({' OR '.join(seen)})")
        if self.kinds is not None:
            parts.append(f"e.record_type IN ({_marks(self.kinds)})" if self.kinds else "1 = 0")
            values += self.kinds
        return " AND ".join(parts) or "1 = 1", values


def _within(actor: Actor, kinds: Collection[str] | None) -> tuple[str, tuple[Any, ...]] | None:
    """Return the query for what an actor sees beyond whole offices, None if nothing.

    That are the records of offices where it is limited, and what is no record.
    """
    models = [
        model
        for slug, model in record_types().items()
        if model.scope_paths and (kinds is None or slug in kinds)
    ]
    ids: list[Any] = [
        model._base_manager.filter(model.within(scope), office=office).order_by().values("pk")
        for office, scope in actor.scopes.items()
        for model in models
    ]
    if actor.kind == "member":
        ids += [
            other.seen_by(actor).order_by().values("pk")
            for slug, other in others.registered().items()
            if kinds is None or slug in kinds
        ]
    if not ids:
        return None
    query, values = ids[0].union(*ids[1:], all=True).query.sql_with_params()
    return query, tuple(values)


class Engine(ABC):
    """Finds entries with all of the words."""

    def __init__(self, cursor: Any) -> None:
        self.cursor = cursor

    def find(self, words: Sequence[str], audience: Audience, most: int) -> list[int]:
        """Return the ids of up to `most` entries, best first; fewer are all there are."""
        found: list[int] = []
        for tier in range(4):
            if len(found) >= most:
                break
            query, values = self.tier(words, tier, audience)
            self.cursor.execute(f"{query} LIMIT {most - len(found)}", values)
            found += [row[0] for row in self.cursor.fetchall()]
        return found

    def count(self, words: Sequence[str], audience: Audience, most: int) -> int:
        """Return how many entries match, counted no further than `most`."""
        query, values = self.tier(words, None, audience)
        self.cursor.execute(f"SELECT COUNT(*) FROM ({query} LIMIT {most}) AS found", values)
        return int(self.cursor.fetchone()[0])

    @abstractmethod
    def tier(
        self, words: Sequence[str], tier: int | None, audience: Audience
    ) -> tuple[str, list[Any]]:
        """Return the query of one tier, without those before it; None asks for all matches.

        Tiers: 0 a word of the title begins so, 1 inside the title, 2 a word of the text begins
        so, 3 inside the text.
        """


class SqliteEngine(Engine):
    """FTS5 with trigrams."""

    def tier(
        self, words: Sequence[str], tier: int | None, audience: Audience
    ) -> tuple[str, list[Any]]:
        """Return the query; see Engine."""
        letters = [word for word in words if len(word) == 1]
        longer = [word for word in words if len(word) > 1]
        condition, values = audience.condition(lambda office: office.hex)
        for letter in letters:
            condition += " AND instr(e.folded, %s) > 0"
            values.append(f" {letter}")
        if not longer:
            condition += " AND e.folded_title >= %s AND e.folded_title < %s"
            values += [f" {letters[0]}", f" {chr(ord(letters[0]) + 1)}"]
            return _by_letter(condition, tier), values
        # CROSS JOIN: the index leads, in the order of its ids.
        return (
            f"SELECT e.id FROM {FTS} f CROSS JOIN {TABLE} e ON e.id = f.rowid "
            f"WHERE {FTS} MATCH %s AND {condition} ORDER BY f.rowid DESC",
            [_match(longer, tier), *values],
        )


def _match(words: Sequence[str], tier: int | None) -> str:
    """Return the condition of a tier in the language of FTS5."""
    begins = " AND ".join(f'" {word}"' for word in words)
    inside = " AND ".join(f'" {word}"' if len(word) < 3 else f'"{word}"' for word in words)
    steps = [
        f"({{folded_title}} : ({begins}))",
        f"({{folded_title}} : ({inside}))",
        f"({{folded}} : ({begins}))",
        f"({{folded}} : ({inside}))",
    ]
    if tier is None:
        return steps[3]
    return f"{steps[tier]} NOT ({' OR '.join(steps[:tier])})" if tier else steps[0]


class PostgresqlEngine(Engine):
    """LIKE, made quick by pg_trgm. Folded words hold no sign that LIKE reads specially."""

    def tier(
        self, words: Sequence[str], tier: int | None, audience: Audience
    ) -> tuple[str, list[Any]]:
        """Return the query; see Engine."""
        condition, values = audience.condition(lambda office: office)
        if all(len(word) == 1 for word in words):
            for word in words[1:]:
                condition += " AND e.folded LIKE %s"
                values.append(f"% {word}%")
            condition += " AND e.folded_title LIKE %s"
            return _by_letter(condition, tier), [*values, f" {words[0]}%"]
        begins = [f"% {word}%" for word in words]
        inside = [f"% {word}%" if len(word) < 3 else f"%{word}%" for word in words]
        steps = [
            ("e.folded_title", begins),
            ("e.folded_title", inside),
            ("e.folded", begins),
            ("e.folded", inside),
        ]
        column, patterns = steps[3 if tier is None else tier]
        condition += f" AND {_like(column, patterns)}"
        values += patterns
        for column, patterns in steps[: tier or 0]:
            condition += f" AND NOT ({_like(column, patterns)})"
            values += patterns
        # Counting needs no order, and without one it stops as soon as it has counted enough.
        order = "" if tier is None else " ORDER BY e.id DESC"
        return f"SELECT e.id FROM {TABLE} e WHERE {condition}{order}", values


def _like(column: str, patterns: Sequence[str]) -> str:
    return " AND ".join(f"{column} LIKE %s" for _ in patterns)


def _by_letter(condition: str, tier: int | None) -> str:
    """Return the query for a single letter, which only titles answer: all in the first tier."""
    nothing = " AND 1 = 0" if tier else ""
    return f"SELECT e.id FROM {TABLE} e WHERE {condition}{nothing} ORDER BY e.id DESC"


def _marks(values: Sequence[Any]) -> str:
    return ", ".join("%s" for _ in values)


def engine(cursor: Any, vendor: str) -> Engine:
    """Return the engine of the database."""
    return PostgresqlEngine(cursor) if vendor == "postgresql" else SqliteEngine(cursor)
