# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Offices."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja import Router

from zweiklang.domain.people.models import Office
from zweiklang.doors.api import schemas
from zweiklang.doors.api.reading import office_or_404, one_page
from zweiklang.doors.api.values import OfficeKey, Page, PageNumber, PerPage

router = Router(tags=["Offices"])


@router.get("", response=Page[schemas.Office], summary="All offices")
def list_offices(request: HttpRequest, page: PageNumber = 1, per_page: PerPage = 50) -> Any:
    """Return the offices of this installation, by short name."""
    offices = Office.objects.select_related("place").order_by("key")
    return one_page(offices, page, per_page, lambda rows: [_office(row) for row in rows])


@router.get("/{office}", response=schemas.Office, summary="One office")
def show_office(request: HttpRequest, office: OfficeKey) -> Any:
    """Return an office by its short name."""
    return _office(office_or_404(office))


def _office(office: Office) -> dict[str, Any]:
    return {
        "key": office.key,
        "name": office.name,
        "city": office.place.name,
        "country": office.place.country,
        "address": f"{settings.PUBLIC_ADDRESS}/{settings.LANGUAGE_CODE}/{office.key}/",
    }
