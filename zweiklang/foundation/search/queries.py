# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers a search: what matches, in which order, for whom."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass

from django.db import connection
from django.utils.translation import get_language

from zweiklang.foundation.actors import Actor
from zweiklang.foundation.folding import fold
from zweiklang.foundation.models import SearchEntry
from zweiklang.foundation.search import engines
from zweiklang.foundation.search.contents import title_for_reader
from zweiklang.foundation.search.engines import Audience
from zweiklang.foundation.search.snippets import Segment, marked, snippet

#: How far hits are counted and can be leafed through; nobody reads on, they add a word.
COUNTED = 500
#: Up to so many hits are put in order by kind; of more, the database would have to read all.
SORTED = 200
MOST_WORDS = 8

__all__ = ["COUNTED", "SearchHit", "SearchPage", "Segment", "search"]


@dataclass(frozen=True)
class SearchHit:
    """One record found: its kind and id, its title and the place where the words stand.

    Title and snippet are segments of plain text, marked where a word was found.
    """

    record_type: str
    record_id: uuid.UUID
    office_id: uuid.UUID | None
    is_public: bool
    title: tuple[Segment, ...]
    snippet: tuple[Segment, ...]

    @property
    def title_text(self) -> str:
        """Return the title without marks."""
        return "".join(segment.text for segment in self.title)


@dataclass(frozen=True)
class SearchPage:
    """One page of hits. `total` counts up to COUNTED; `more` says there are others beyond."""

    hits: tuple[SearchHit, ...]
    total: int
    more: bool = False


def search(
    actor: Actor,
    text: str,
    *,
    kinds: Collection[str] | None = None,
    limit: int = 20,
    offset: int = 0,
    first: Collection[str] = (),
) -> SearchPage:
    """Return the records that hold every word of the text and that the actor may see.

    Words are found inside compounds, whatever their case, accents and umlauts; a word of one or
    two letters is found where a word begins. Order: in the title, where a word begins; inside a
    word of the title; in the text likewise. Within each: what others are about (`search_first`),
    then the latest written. Of up to `SORTED` hits the kinds in `first` come before all others.
    """
    words = words_of(text)
    if not words or limit < 1 or offset < 0:
        return SearchPage((), 0)
    audience = Audience.of(actor, kinds)
    with connection.cursor() as cursor:
        engine = engines.engine(cursor, connection.vendor)
        total = engine.count(words, audience, COUNTED + 1)
        is_sorted = bool(first) and total <= SORTED
        most = min(total, COUNTED) if is_sorted else min(offset + limit, total, COUNTED)
        found = engine.find(words, audience, most)
    ids = (_in_order(found, first) if is_sorted else found)[offset : offset + limit]
    rows = SearchEntry.objects.defer("folded", "folded_title").in_bulk(ids)
    hits = tuple(_hit(rows[entry_id], words) for entry_id in ids if entry_id in rows)
    return SearchPage(hits, min(total, COUNTED), total > COUNTED)


def _in_order(found: list[int], first: Collection[str]) -> list[int]:
    """Return the ids, those of the kinds in `first` before the others."""
    kinds = SearchEntry.objects.filter(pk__in=found, record_type__in=first).values_list("pk")
    leading = {pk for (pk,) in kinds}
    return sorted(found, key=lambda pk: pk not in leading)


def words_of(text: str) -> list[str]:
    """Return the folded words asked for, at most eight; 25021-22 stays one word."""
    folded = [fold(chunk) for chunk in text[:300].split()]
    return list(dict.fromkeys(word for word in folded if word))[:MOST_WORDS]


def _hit(entry: SearchEntry, words: list[str]) -> SearchHit:
    language = get_language() or ""
    return SearchHit(
        entry.record_type,
        entry.record_id,
        entry.office_id,
        entry.is_public,
        marked(title_for_reader(entry.titles), words),
        snippet(entry.text, words, language),
    )
