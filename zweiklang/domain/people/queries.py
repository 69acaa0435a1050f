# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads accounts and offices."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet, prefetch_related_objects

from zweiklang.domain.people.models import Contact, Membership, Office
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.partial_dates import Period
from zweiklang.foundation.revisions import known_on as as_known_on

Limits = dict[uuid.UUID, frozenset[uuid.UUID]]


def actor_of(user: Any) -> Actor:
    """Return the actor an account stands for, with its roles now; one query.

    The public, without a query, for who is signed out and for an account that is gone (None).
    """
    if user is None or not user.is_authenticated or not user.is_active:
        return Actor.public()
    memberships = list(Membership.objects.in_force().filter(user_id=user.pk))
    roles = {one.office_id: one.role for one in memberships}
    deciding = frozenset(one.office_id for one in memberships if one.decides)
    scopes = {one.office_id: one.subjects for one in memberships if one.subjects is not None}
    return Actor("member", user.label, user.pk, roles, deciding, scopes)


def limits_of(office_ids: Collection[uuid.UUID]) -> dict[tuple[int, uuid.UUID], Limits]:
    """Return what members of offices are limited to, by account and office; one query."""
    found = Membership.objects.filter(office__in=office_ids, scope__isnull=False)
    return {
        (one.user_id, one.office_id): {one.office_id: one.subjects or frozenset()} for one in found
    }


def offices_of(actor: Actor) -> QuerySet[Office]:
    """Return the offices the actor belongs to, with their places."""
    return Office.objects.filter(pk__in=actor.office_ids).select_related("place").order_by("key")


def contacts_in(
    unit_ids: Collection[uuid.UUID], actor: Actor, known_on: dt.date | None = None
) -> list[Contact]:
    """Return the contact persons of units, those in office first, as known on a day.

    Successors stand as known then, too; a withdrawn one is none.
    Contact persons are never public: only members of the units' office get any.
    """
    there = Q(unit__in=unit_ids)
    if known_on is not None:
        there |= Q(known_at__gt=known_on)  # it may have been there at that time
    rows = as_known_on(Contact.objects.visible_to(actor).filter(there), known_on)
    contacts = [one for one in rows if one.unit_id in unit_ids]
    ids = {one.successor_id for one in contacts}
    following = as_known_on(Contact.objects.visible_to(actor).filter(pk__in=ids), known_on)
    successors = {one.pk: one for one in following}
    for one in contacts:
        one.successor = successors.get(one.successor_id) if one.successor_id else None
    prefetch_related_objects(contacts, "deputy", "unit__names")
    day = known_on or clock.today()
    return sorted(
        contacts,
        key=lambda one: (
            not Period(one.begins, one.ends).covers(day),
            one.begins.iso if one.begins else "",
            one.key,
        ),
    )
