# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Says of each record who sees it, and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from zweiklang.foundation.records import Record


@dataclass(frozen=True)
class Audience:
    """Whether everybody sees a record; since when, or why not."""

    is_public: bool
    since: dt.date | None = None
    reason: str = ""


def audience_of(record: Record) -> Audience:
    """Return who sees a record; the reason names what has to happen before the public sees it."""
    if record.is_public:
        return Audience(True, since=record.released_on)
    return Audience(False, reason=_reason(record))


def _reason(record: Record) -> str:
    if not record.may_be_public:
        return _("entries of this kind are never public.")
    if record.withdrawn_on is not None:
        return _("it has been withdrawn.")
    if record.released_on is not None:
        return _("what this entry belongs to has not been made public.")
    if record.needs_source and record.source_id is None:
        return _("it has no source yet.")
    return _("it has not been made public yet.")
