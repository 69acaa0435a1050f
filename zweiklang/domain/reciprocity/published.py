# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads all public contributions of money an office gave or got, in order; one query for each kind.

What another city disputes is public with both views, but no fact to pass on: it is left out.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, F, OuterRef, Q

from zweiklang.domain.joint.shared import Response
from zweiklang.domain.reciprocity.models import Contribution
from zweiklang.domain.reciprocity.queries import PROJECT
from zweiklang.domain.reciprocity.records import PublishedMoney
from zweiklang.foundation.actors import Actor

_COLUMNS = (
    "file_id", "what", "giver", "receiver", "minor", "currency", "begins", "ends", "funded_by",
    "funder", "known_since", "changed_at",
)  # fmt: skip
_OF_PROJECT = Q(about__kind=PROJECT, about__is_public=True)


def money_of_projects(office_id: uuid.UUID) -> Iterator[PublishedMoney]:
    """Yield what belongs to public projects, by project."""
    rows = _money(office_id).filter(_OF_PROJECT).annotate(subject=F("about_id"))
    return _records(rows)


def money_of_partnerships(office_id: uuid.UUID) -> Iterator[PublishedMoney]:
    """Yield what belongs to no public project, by joint file."""
    rows = _money(office_id).exclude(_OF_PROJECT).annotate(subject=F("file_id"))
    return _records(rows)


def _money(office_id: uuid.UUID) -> Any:
    disputed = Response.objects.current().filter(
        subject_id=OuterRef("pk"), decision=Response.Decision.DISPUTED
    )
    rows = Contribution.objects.visible_to(Actor.public()).current()
    return rows.filter(
        ~Exists(disputed),
        Q(file__parties__side=F("giver")) | Q(file__parties__side=F("receiver")),
        kind=Contribution.Kind.MONEY,
        minor__isnull=False,
        file__parties__office=office_id,
    )


def _records(rows: Any) -> Iterator[PublishedMoney]:
    rows = rows.order_by("subject", "begins", "pk").values_list("pk", "subject", *_COLUMNS)
    for row in rows.iterator(chunk_size=2_000):
        yield PublishedMoney(*row)
