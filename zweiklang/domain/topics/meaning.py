# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finds passages by meaning, across languages: who else works on this?"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from django.db.models import Max

from zweiklang.agenda2030.reader.encoder import DIMENSIONS, encode
from zweiklang.domain.topics import queries
from zweiklang.domain.topics.models import Passage
from zweiklang.domain.topics.records import PassageRecord
from zweiklang.foundation.actors import Actor

#: Below this cosine two texts have nothing to do with each other.
LEAST = 0.35
#: Candidates taken before what the actor may not see is left out.
CANDIDATES = 200


@dataclass(frozen=True)
class Hit:
    """A passage with how near its meaning is to the text asked for, 0 to 1."""

    passage: PassageRecord
    nearness: float


def passages_like(
    text: str, actor: Actor, *, most: int = 20, without: uuid.UUID | None = None
) -> list[Hit]:
    """Return the passages of all cities that say something like the text, nearest first.

    text: a word, a sentence or a paragraph in any language that is read. without: a city to leave
    out. At most three passages of one paper. Five queries; none for an empty text.
    """
    asked = " ".join(text.split())
    if not asked:
        return []
    ids, vectors = _kept(_stamp())
    if not len(ids):
        return []
    nearness = vectors @ encode([asked])[0].astype(np.float16).astype(np.float32)
    order = np.argsort(-nearness)[:CANDIDATES]
    close = [
        (int(ids[place]), float(nearness[place])) for place in order if nearness[place] >= LEAST
    ]
    shown = queries.passages_by_id([pk for pk, _near in close], actor)
    hits: list[Hit] = []
    for pk, near in close:
        passage = shown.get(pk)
        if passage is None or passage.paper.place_id == without or passage.verdict == "hidden":
            continue
        if sum(hit.passage.paper.id == passage.paper.id for hit in hits) < 3:
            hits.append(Hit(passage, near))
        if len(hits) == most:
            break
    return hits


def _stamp() -> int:
    """Return a number that changes with every finished reading."""
    newest = Passage.objects.filter(reading__is_current=True).aggregate(newest=Max("pk"))
    return int(newest["newest"] or 0)


@lru_cache(maxsize=1)
def _kept(stamp: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
    """Return ids and vectors of all current passages; kept in this process until a reading ends.

    One kilobyte for each passage on disk, two here.
    """
    rows = Passage.objects.filter(reading__is_current=True).exclude(vector=b"")
    ids, raw = [], []
    for pk, vector in rows.values_list("pk", "vector").iterator(chunk_size=2000):
        ids.append(pk)
        raw.append(bytes(vector))
    vectors = np.frombuffer(b"".join(raw), np.float16).reshape(-1, DIMENSIONS).astype(np.float32)
    return np.array(ids, dtype=np.int64), vectors
