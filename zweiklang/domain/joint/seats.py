# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which seats in joint files an actor acts for, as a condition."""

from __future__ import annotations

from django.db.models import Q

from zweiklang.domain.joint.models import JointFile
from zweiklang.foundation.actors import Actor


def seats_of(actor: Actor) -> Q:
    """Return the condition on parties: of the actor's offices, as far as it is not limited there.

    Whoever is limited to some partnerships has a part in their joint files only.
    """
    seats = Q(office__in=actor.whole_offices)
    for office_id, scope in actor.scopes.items():
        files = JointFile.objects.filter(partnerships__in=scope).values("pk")
        seats |= Q(office=office_id, file__in=files)
    return seats
