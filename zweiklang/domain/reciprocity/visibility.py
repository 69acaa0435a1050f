# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees which statement, in SQL: public as far as all released it, sealed until all answered."""

from __future__ import annotations

from typing import Any, Self

from django.db.models import Exists, OuterRef, Q, QuerySet

from zweiklang.domain.joint.models import JointParty
from zweiklang.domain.joint.seats import seats_of
from zweiklang.domain.joint.shared import Response, SharedQuerySet
from zweiklang.foundation.actors import Actor


def _asked(file: Any) -> QuerySet[JointParty]:
    """Return the seats of a file whose cities have an office here and have not left."""
    return JointParty.objects.filter(file=file, office__isnull=False, left_at=None)


def waits_for(statement: Any) -> bool:
    """Return whether another city has yet to release what it says to a statement."""
    said = Response.objects.current().filter(
        subject_id=statement.pk, released_on__isnull=False, side=OuterRef("side")
    )
    others = _asked(statement.file_id).exclude(side=statement.side)
    return others.exclude(Exists(said)).exists()


class MutualQuerySet(SharedQuerySet):
    """Statements about what cities give each other: none alone decides that they are public."""

    def made_public(self) -> Q:
        """Return the condition: released, and each other city here has released its response.

        A city without an office here cannot respond; what is said of it shows as declared only.
        """
        said = Response.objects.current().filter(
            subject_id=OuterRef(OuterRef("pk")),
            side=OuterRef("side"),
            released_on__isnull=False,
        )
        silent = _asked(OuterRef("file")).exclude(side=OuterRef("side")).exclude(Exists(said))
        return super().made_public() & Q(~Exists(silent))


class SealedQuerySet(SharedQuerySet):
    """Answers of a year: a city reads the others' only when all that were asked have answered."""

    def seen_by(self, actor: Actor) -> Q:
        """Return the condition: the own office's, or shared and opened. The public sees none."""
        if not actor.office_ids:
            return Q(pk__in=[])
        seat = _asked(OuterRef("file")).filter(seats_of(actor))
        return self.of_own(actor) | Q(Exists(seat)) & self._all_answered()

    def opened(self) -> Self:
        """Return the answers that the cities may read from each other."""
        return self.filter(self._all_answered())

    def _all_answered(self) -> Q:
        answers = self.model._default_manager.filter(
            file=OuterRef("file"),
            side=OuterRef("side"),
            year=OuterRef(OuterRef("year")),
            shared_on__isnull=False,
            withdrawn_on=None,
        )
        silent = _asked(OuterRef("file")).exclude(Exists(answers))
        return Q(~Exists(silent), shared_on__isnull=False, withdrawn_on=None)
