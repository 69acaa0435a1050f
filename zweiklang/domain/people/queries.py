# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads accounts and offices."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from zweiklang.domain.people.models import Membership, Office
from zweiklang.foundation.actors import Actor


def actor_of(user: Any) -> Actor:
    """Return the actor an account stands for, with its roles; one query, none if signed out."""
    if not user.is_authenticated or not user.is_active:
        return Actor.public()
    roles = dict(Membership.objects.filter(user_id=user.pk).values_list("office_id", "role"))
    return Actor("member", user.label, user.pk, roles)


def offices_of(actor: Actor) -> QuerySet[Office]:
    """Return the offices the actor belongs to, with their places."""
    return Office.objects.filter(pk__in=actor.office_ids).select_related("place").order_by("key")
