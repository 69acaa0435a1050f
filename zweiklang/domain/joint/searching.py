# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lets the search find joint texts: by their title, and by every word that is in force.

The public finds what all cities have made public, a city what it reads in its joint files.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator
from typing import Any

from django.utils.translation import override

from zweiklang.domain.joint import kinds, wording
from zweiklang.domain.joint.models import JointRecord, JointStep
from zweiklang.domain.joint.queries import records_visible_to
from zweiklang.domain.joint.standing import documents_in_force
from zweiklang.foundation.search import Other, Words, index_others
from zweiklang.foundation.search.contents import languages
from zweiklang.foundation.search.snippets import Line

SLUG = "joint-text"
#: Fields that hold sentences; goals, choices and dates are only found.
_TOLD = frozenset({"text", "texts", "rows"})
BATCH = 200


def on_joint_step(*, step: JointStep, **_: Any) -> None:
    """Write the entry of a joint text anew after every step."""
    if step.record_id:
        index_others(SLUG, [step.record_id])


def words(ids: Collection[uuid.UUID] | None) -> Iterator[Words]:
    """Yield what is known of the joint texts with the ids, None for all, the oldest first."""
    rows = JointRecord.objects.order_by("created_at")
    found = list(rows if ids is None else rows.filter(pk__in=ids))
    for start in range(0, len(found), BATCH):
        batch = found[start : start + BATCH]
        documents = documents_in_force([one.pk for one in batch])
        for record in batch:
            document = documents.get(record.pk)
            lines = tuple(_lines(record, document["content"])) if document else ()
            yield Words(record.pk, _titles(record), lines, record.is_public)


def _titles(record: JointRecord) -> dict[str, str]:
    titles = {}
    for language in languages():
        with override(language):
            titles[language] = str(record)
    return titles


def _lines(record: JointRecord, content: dict[str, Any]) -> Iterator[Line]:
    kind = kinds.kind_of(record.kind)
    for language in wording.languages_of(content) or ["en"]:
        with override(language):
            for part in wording.parts(kind, content, language):
                if part.name != kind.title_field:
                    is_shown = kind.field(part.name).type in _TOLD
                    yield from (Line(line, language, is_shown=is_shown) for line in part.lines)


JOINT_TEXTS = Other(SLUG, words, records_visible_to)
