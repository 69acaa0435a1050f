# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Brings up to date, in the background, what carries the name of a record that many carry.

Nobody waits for a thousand entries because a city got another name. The task is queued in the
transaction of the change, so it runs if and only if the change was made; it reads the records as
they stand when it runs, so a later change loses nothing.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection

from django_tasks import task

from zweiklang.foundation.records import Record, record_types
from zweiklang.foundation.workers import if_broken_off

#: Entries written in one transaction: others who write wait no longer than for these.
PIECE = 50


def queue(
    model: type[Record], retitled: Collection[uuid.UUID], renamed: Collection[uuid.UUID]
) -> None:
    """Queue the entries that carry the titles or names of these records."""
    follow.enqueue(model.slug, [str(one) for one in retitled], [str(one) for one in renamed])


@task()
def follow(slug: str, retitled: list[str], renamed: list[str]) -> None:
    """Write anew the entries that carry the titles or names of these records of one kind."""
    from zweiklang.foundation.search import dependents, index

    model = record_types()[slug]
    ids, names = [uuid.UUID(one) for one in retitled], [uuid.UUID(one) for one in renamed]
    for other, found in dependents.carrying_names(model, ids, names):
        index.write({other: dict.fromkeys(found, False)}, piece=PIECE)


# It writes entries as the records stand: a second time does no harm.
if_broken_off(follow, lambda *_given, again: again)
