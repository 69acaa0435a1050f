# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the search finds beside records, such as texts that belong to no office."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from zweiklang.foundation.actors import Actor
from zweiklang.foundation.folding import index_text
from zweiklang.foundation.models import SearchEntry
from zweiklang.foundation.search.snippets import Line


@dataclass(frozen=True)
class Words:
    """What is known of one thing: its id, titles by language, lines, whether all may find it."""

    id: uuid.UUID
    titles: dict[str, str]
    lines: tuple[Line, ...]
    is_public: bool


@dataclass(frozen=True)
class Other:
    """A kind of thing that is no record.

    `words` yields those with the ids, None for all. `seen_by` returns those an actor finds beside
    the public ones.
    """

    slug: str
    words: Callable[[Collection[uuid.UUID] | None], Iterator[Words]]
    seen_by: Callable[[Actor], QuerySet[Any]]


_OTHERS: dict[str, Other] = {}


def register(other: Other) -> None:
    """Let the search find a further kind of thing."""
    _OTHERS[other.slug] = other


def registered() -> dict[str, Other]:
    """Return the kinds by name."""
    return _OTHERS


def entries(other: Other, ids: Collection[uuid.UUID] | None) -> Iterator[SearchEntry]:
    """Yield the entries of the things with the ids, None for all; they have no place yet."""
    for one in other.words(ids):
        title = index_text(" ".join(dict.fromkeys(one.titles.values())))
        yield SearchEntry(
            record_type=other.slug,
            record_id=one.id,
            office_id=None,
            is_public=one.is_public,
            titles=one.titles,
            folded_title=title,
            folded=title + index_text(" ".join(line.text for line in one.lines)),
            text="\n".join(line.written() for line in one.lines if line.is_shown),
        )
