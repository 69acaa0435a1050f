# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Council items."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router

from zweiklang.domain.mandate.queries import council_items
from zweiklang.doors.actors import actor_of
from zweiklang.doors.api import schemas
from zweiklang.doors.api.reading import office_or_404, one_page
from zweiklang.doors.api.values import KnownOn, OfficeKey, Page, PageNumber, PerPage

router = Router(tags=["Mandate"])


@router.get("/council-items", response=Page[schemas.CouncilItemFile], summary="Council items")
def list_council_items(
    request: HttpRequest,
    office: OfficeKey,
    known_on: KnownOn = None,
    page: PageNumber = 1,
    per_page: PerPage = 50,
) -> Any:
    """Return council items, oldest first; `follows_id` leads to the item one builds on."""
    own = office_or_404(office)
    return one_page(council_items(own.pk, actor_of(request), known_on), page, per_page)
