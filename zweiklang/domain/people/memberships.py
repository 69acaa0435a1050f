# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Verbs on memberships: who may act for an office. Each step is kept in the log of revisions.

A membership is no record of a fact, but its changes are logged the same way: as revisions of the
kind "membership" whose id stands for the account in the office.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from zweiklang.domain.people.models import Membership, Office, User
from zweiklang.domain.people.policy import can_administer
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.models import Revision
from zweiklang.foundation.records import record_types

RECORD_TYPE = "membership"
_ADMINISTRATOR = Membership.Role.ADMINISTRATOR


@dataclass(frozen=True)
class Terms:
    """What a member may do: role, consent for the office, limits, and the end of support access.

    `scope`: ids of the partnerships the member is limited to, None for the whole office.
    """

    role: str
    also_decides: bool = False
    scope: tuple[str, ...] | None = None
    until: dt.date | None = None
    support_reason: str = ""

    @classmethod
    def of(
        cls, role: str, *, also_decides: bool = False, scope: Collection[uuid.UUID] | None = None
    ) -> Terms:
        """Return the terms of one of the office's own people."""
        limited = None if scope is None else tuple(sorted(str(one) for one in scope))
        return cls(role, also_decides, limited)

    @classmethod
    def held(cls, membership: Membership) -> Terms:
        """Return the terms of a membership as it stands."""
        limited = None if membership.scope is None else tuple(membership.scope)
        return cls(
            membership.role,
            membership.also_decides,
            limited,
            membership.until,
            membership.support_reason,
        )

    def data(self) -> dict[str, object]:
        """Return them as the log keeps them; what is as usual is left out."""
        given = {
            "also_decides": self.also_decides,
            "scope": None if self.scope is None else list(self.scope),
            "until": self.until.isoformat() if self.until else None,
            "support": self.support_reason,
        }
        return {"role": str(self.role)} | {key: one for key, one in given.items() if one}


def change_member(actor: Actor, office: Office, membership_id: int, terms: Terms) -> Membership:
    """Give a member other terms; raises Refused, ValidationError for the last administrator."""
    can_administer(actor, office.pk).require()
    if errors := wrong_terms(office, terms):
        raise ValidationError(errors)
    with transaction.atomic():
        membership = _member(office, membership_id)
        if membership.support_reason:
            raise ValidationError(_("Support access is not changed. End it and grant it anew."))
        if terms.role != _ADMINISTRATOR:
            _keep_one_administrator(membership)
        return write_membership(actor, office, membership.user, terms)


def remove_member(actor: Actor, office: Office, membership_id: int, *, reason: str = "") -> None:
    """Take an account out of an office; its entries stay. Everybody may leave by themselves.

    Raises ValidationError for the last administrator.
    """
    with transaction.atomic():
        membership = _member(office, membership_id)
        if actor.kind != "member" or membership.user_id != actor.account_id:
            can_administer(actor, office.pk).require()
        _keep_one_administrator(membership)
        support = membership.support_reason
        data: dict[str, object] = {"support": support} if support else {}
        _log(actor, office, membership.user, Revision.Step.WITHDRAWN, data, [], reason=reason)
        membership.delete()


def new_account(email: str, full_name: str = "", language: str = "") -> User:
    """Return an account not yet stored; the address is its name for signing in."""
    first, _space, last = full_name.strip().partition(" ")
    email = email.lower()  # as the sign-in looks for it
    return User(
        username=email[:150], email=email, first_name=first, last_name=last, language=language
    )


def membership_log(office: Office) -> QuerySet[Revision]:
    """Return every change of the office's members, newest first."""
    return Revision.objects.filter(record_type=RECORD_TYPE, office=office).order_by("-id")


def write_membership(
    actor: Actor, office: Office, user: User, terms: Terms, *, reason: str = ""
) -> Membership:
    """Write a membership and its log entry, unasked; the verbs of this app ask for permission."""
    given = {
        "role": terms.role,
        "also_decides": terms.also_decides,
        "scope": None if terms.scope is None else list(terms.scope),
        "until": terms.until,
        "support_reason": terms.support_reason,
    }
    membership, is_new = Membership.objects.get_or_create(office=office, user=user, defaults=given)
    if not is_new and Terms.held(membership) == terms:
        return membership
    changed = [name for name, value in given.items() if getattr(membership, name) != value]
    for name, value in given.items():
        setattr(membership, name, value)
    membership.save(update_fields=list(given))
    step = Revision.Step.ADDED if is_new else Revision.Step.CHANGED
    data = {"account": user.pk, **terms.data()}
    _log(actor, office, user, step, data, changed or ["role"], reason=reason)
    return membership


def wrong_terms(office: Office, terms: Terms) -> dict[str, list[str]]:
    """Return what is wrong with terms, by field: role, scope."""
    errors: dict[str, list[str]] = {}
    if terms.role not in Membership.Role.values:
        errors["role"] = [_("Choose one of the roles.")]
    if terms.scope is None:
        return errors
    if terms.role == _ADMINISTRATOR:
        errors["scope"] = [_("An administrator works for the whole office.")]
    known = record_types()["partnership"]._default_manager.filter(office=office.pk)
    if not terms.scope or known.filter(pk__in=terms.scope).count() < len(terms.scope):
        errors["scope"] = [_("Choose the partnerships this person works on.")]
    return errors


def _member(office: Office, membership_id: int) -> Membership:
    """Return the membership, with its account; raises ValidationError if it is no more."""
    found = Membership.objects.select_related("user").filter(office=office, pk=membership_id)
    membership = found.first()
    if membership is None:
        raise ValidationError(_("This account no longer belongs to the office."))
    return membership


def _keep_one_administrator(membership: Membership) -> None:
    """Raise ValidationError if the office would be left without anybody who can manage it."""
    if membership.role != _ADMINISTRATOR:
        return
    # The rows are held, so that two administrators cannot leave at the same moment.
    administrators = Membership.objects.select_for_update().filter(
        office=membership.office, role=_ADMINISTRATOR
    )
    if not [one for one in administrators if one.pk != membership.pk]:
        raise ValidationError(
            _("An office needs an administrator. Make somebody else administrator first.")
        )


def _log(
    actor: Actor,
    office: Office,
    user: User,
    step: Revision.Step,
    data: dict[str, object],
    changed: list[str],
    *,
    reason: str,
) -> None:
    record_id = uuid.uuid5(office.pk, f"{RECORD_TYPE}:{user.pk}")
    known = Revision.objects.filter(record_type=RECORD_TYPE, record_id=record_id)
    last = known.order_by("-number").values_list("number", flat=True).first()
    Revision.objects.create(
        record_type=RECORD_TYPE,
        record_id=record_id,
        number=(last or 0) + 1,
        step=step,
        office=office,
        known_from=clock.today(),
        recorded_at=clock.now(),
        account_id=actor.account_id,
        actor_name=actor.name,
        reason=reason,
        data=data,
        changed=changed,
    )
