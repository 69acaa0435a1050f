# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeps the index up to date: follows every record written."""

from __future__ import annotations

from typing import Any

from zweiklang.foundation.events import subscribe
from zweiklang.foundation.records import Record


def follow() -> None:
    """Subscribe to the written records."""
    subscribe("record_written", _on_written)


def _on_written(*, record: Record, before: Record | None, **_: Any) -> None:
    from zweiklang.foundation.search.index import index_records

    # The earlier state counts where words have moved from one record to another.
    index_records([record] if before is None else [before, record], new=before is None)
