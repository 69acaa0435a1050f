# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Warnings, for members of the office."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router
from ninja.security import django_auth

from zweiklang.domain.coordination import policy, queries
from zweiklang.domain.coordination.models import Warning
from zweiklang.domain.coordination.records import WarningRecord
from zweiklang.doors.actors import actor_of
from zweiklang.doors.api import schemas
from zweiklang.doors.api.reading import office_or_404, one_page
from zweiklang.doors.api.values import OfficeKey, Page, PageNumber, PerPage
from zweiklang.foundation import clock

router = Router(tags=["Warnings"])


@router.get(
    "/warnings", response=Page[schemas.Warning], auth=django_auth, summary="Warnings of a day"
)
def list_warnings(
    request: HttpRequest,
    office: OfficeKey,
    on: Annotated[dt.date | None, Query(description="Day to ask for; today if left out.")] = None,
    kind: Annotated[list[Warning.Kind], Query(description="Only these kinds.")] = [],  # noqa: B006 - Ninja reads the list, nothing changes it
    page: PageNumber = 1,
    per_page: PerPage = 50,
) -> Any:
    """Return the warnings that stand on a day, most urgent first. For members of the office."""
    own = office_or_404(office)
    actor = actor_of(request)
    policy.can_read_warnings(actor, own.pk).require()
    rows = queries.warning_rows(
        [own.pk], on or clock.today(), kinds=kind or None, scopes=actor.scopes
    )
    shaped = one_page(queries.with_partnerships(rows), page, per_page, queries.shaped)
    shaped["items"] = [_warning(record) for record in shaped["items"]]
    return shaped


def _warning(record: WarningRecord) -> dict[str, Any]:
    names = schemas.Warning.model_fields.keys() - {"sentence"}
    values = {name: getattr(record, name) for name in names}
    return {**values, "sentence": record.sentence()}
