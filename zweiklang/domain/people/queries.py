# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads accounts and offices."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import QuerySet

from zweiklang.domain.people.models import Contact, Membership, Office
from zweiklang.domain.places.models import Unit
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.partial_dates import Period


def actor_of(user: Any) -> Actor:
    """Return the actor an account stands for, with its roles; one query, none if signed out."""
    if not user.is_authenticated or not user.is_active:
        return Actor.public()
    roles = dict(Membership.objects.filter(user_id=user.pk).values_list("office_id", "role"))
    return Actor("member", user.label, user.pk, roles)


def offices_of(actor: Actor) -> QuerySet[Office]:
    """Return the offices the actor belongs to, with their places."""
    return Office.objects.filter(pk__in=actor.office_ids).select_related("place").order_by("key")


def contacts_of(unit: Unit, actor: Actor, on: dt.date | None = None) -> list[Contact]:
    """Return the contact persons of a unit, those in office first; with a day, only those of it.

    Contact persons are never public: only members of the unit's office get any.
    """
    contacts: list[Contact] = list(
        Contact.objects.visible_to(actor)
        .current()
        .filter(unit=unit)
        .select_related("deputy", "successor")
    )
    if on is not None:
        contacts = [one for one in contacts if Period(one.begins, one.ends).covers(on)]
    day = on or clock.today()
    return sorted(
        contacts,
        key=lambda one: (
            not Period(one.begins, one.ends).covers(day),
            one.begins.iso if one.begins else "",
            one.key,
        ),
    )
