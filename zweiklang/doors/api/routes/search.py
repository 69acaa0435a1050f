# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Full search."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router

from zweiklang.doors.actors import actor_of
from zweiklang.doors.api import schemas
from zweiklang.doors.api.values import Page, PageNumber, PerPage
from zweiklang.foundation.records import record_types
from zweiklang.foundation.search import SearchHit, search
from zweiklang.foundation.search.queries import COUNTED

router = Router(tags=["Search"])


@router.get("", response=Page[schemas.Hit], summary="Search")
def list_hits(
    request: HttpRequest,
    q: Annotated[str, Query(description="Words to find.", min_length=1, max_length=200)],
    kind: Annotated[list[str], Query(description="Only these record types.", max_length=20)] = [],  # noqa: B006 - Ninja reads the list, nothing changes it
    page: PageNumber = 1,
    per_page: PerPage = 20,
) -> Any:
    """Return the records that hold every word and that one may see; counted up to 500."""
    kinds = [one for one in kind if one in record_types()] if kind else None
    start = (page - 1) * per_page
    words = q.replace("\0", " ")
    if start >= COUNTED:
        start, per_page = 0, 1
    found = search(actor_of(request), words, kinds=kinds, limit=per_page, offset=start)
    hits = [] if page > 1 and start == 0 else [_hit(hit) for hit in found.hits]
    pages = max(1, -(-found.total // per_page))
    return {"items": hits, "page": page, "pages": pages, "total": found.total}


def _hit(hit: SearchHit) -> dict[str, Any]:
    return {
        "record_type": hit.record_type,
        "record_id": hit.record_id,
        "title": hit.title_text,
        "snippet": "".join(segment.text for segment in hit.snippet),
        "is_public": hit.is_public,
    }
