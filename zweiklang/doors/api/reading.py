# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What several addresses need: which office, one page of a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from zweiklang.domain.people.models import Office
from zweiklang.doors.api.problems import NotFound


def office_or_404(key: str) -> Office:
    """Return an office by its short name; raises NotFound."""
    office = Office.objects.select_related("place").filter(key=key).first()
    if office is None:
        raise NotFound(
            _("No office is called “%(key)s”. All offices: /api/v1/offices") % {"key": key}
        )
    return office


def one_page(
    rows: QuerySet[Any] | Sequence[Any],
    page: int,
    per_page: int,
    shape: Callable[[list[Any]], list[Any]] = list,
) -> dict[str, Any]:
    """Return one page of a list as the answer has it; `shape` turns its rows into records."""
    total = rows.count() if isinstance(rows, QuerySet) else len(rows)
    start = (page - 1) * per_page
    items = shape(list(rows[start : start + per_page])) if start < total else []
    pages = max(1, -(-total // per_page))
    return {"items": items, "page": page, "pages": pages, "total": total}
