# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How an office's records stand, so that what was worked out from them can be kept.

Every write raises the revision of a record, so the sum of the revisions never comes back to what
it was; number and last change tell where records were removed and loaded anew. What is kept under
a standing is therefore right after every write, in every process.
"""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.db.models import Count, Max, Subquery, Sum, Value

from zweiklang.foundation import clock
from zweiklang.foundation.models import Revision
from zweiklang.foundation.records import Record

Standing = tuple[tuple[Any, ...], ...]


def standing_of(office_id: uuid.UUID, *models: type[Record]) -> Standing:
    """Return a value that is another one after every write to these kinds of record. One query.

    Each kind should have an index on office, revision and changed_at.
    """
    parts = [
        model._default_manager.filter(office=office_id)
        .order_by()
        .annotate(slug=Value(model.slug))
        .values_list("slug")
        .annotate(Count("pk"), Sum("revision"), Max("changed_at"))
        for model in models
    ]
    return tuple(sorted(parts[0].union(*parts[1:], all=True)))


def last_written() -> Standing:
    """Return a value that is another one after every write to any record of anybody. One query.

    The newest revision alone would not tell: where two write at the same time, the one with the
    lower number may be finished last. So the revisions of the last hour or two are counted, too.
    """
    hour = clock.now().replace(minute=0, second=0, microsecond=0)
    since = hour - dt.timedelta(hours=1)
    lately = Revision.objects.filter(recorded_at__gte=since).order_by().annotate(one=Value(1))
    count = Subquery(lately.values("one").annotate(count=Count("pk")).values("count"))
    newest = Revision.objects.order_by("-pk").annotate(count=count).values_list("pk", "count")
    return ((since,), *newest[:1])
