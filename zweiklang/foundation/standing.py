# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How an office's records stand, so that what was worked out from them can be kept.

Every write raises the revision of a record, so the sum of the revisions never comes back to what
it was; number and last change tell where records were removed and loaded anew. What is kept under
a standing is therefore right after every write, in every process; see `last_written` for the one
case in which it may be a minute late.
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


def standing_of(
    office_id: uuid.UUID, *models: type[Record], also: Subquery | None = None
) -> Standing:
    """Return a value that is another one after every write to these kinds of record. One query.

    `also` is asked along with them: the standing is another one when its answer is.

    Each kind should have an index on office, revision and changed_at.
    """
    parts = [
        model._default_manager.filter(office=office_id)
        .order_by()
        .annotate(slug=Value(model.slug))
        .values_list("slug")
        .annotate(Count("pk"), Sum("revision"), Max("changed_at"), also=also or Value(0))
        for model in models
    ]
    return tuple(sorted(parts[0].union(*parts[1:], all=True)))


#: Revisions counted to see one that was finished after a later one.
COUNTED = 2_000
#: Time in which a write is finished after its last revision.
WINDOW = dt.timedelta(seconds=600)
#: How long a value stands at most while more than can be counted was written lately.
WHILE_MUCH_IS_WRITTEN = 60


def last_written() -> Standing:
    """Return a value that is another one after every write to any record of anybody. One query.

    The newest revision alone would not tell: where two write at the same time, the one with the
    lower number may be finished last. So the revisions of the last minutes are counted, too. After
    an import of thousands counting them all would cost each page more than it saves: then the
    value is another one every minute as well, until they are no longer recent.
    """
    now = clock.now()
    since = (
        dt.datetime.fromtimestamp(now.timestamp() // WINDOW.seconds * WINDOW.seconds, now.tzinfo)
        - WINDOW
    )
    recent = Revision.objects.filter(recorded_at__gte=since).order_by("-recorded_at")
    lately = Revision.objects.filter(pk__in=recent.values("pk")[:COUNTED]).order_by()
    counted = lately.annotate(one=Value(1)).values("one").annotate(count=Count("pk"))
    count = Subquery(counted.values("count"))
    newest = Revision.objects.order_by("-pk").annotate(count=count).values_list("pk", "count")
    found = tuple(newest[:1])
    if found and found[0][1] == COUNTED:
        return (since, now.timestamp() // WHILE_MUCH_IS_WRITTEN), *found
    return (since,), *found
