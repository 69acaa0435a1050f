# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Verbs on memberships: who may act for an office. Each step is kept in the log of revisions.

A membership is no record of a fact, but its changes are logged the same way: as revisions of the
kind "membership" whose id stands for the account in the office.
"""

from __future__ import annotations

import uuid

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from zweiklang.domain.people.models import Membership, Office, User
from zweiklang.domain.people.policy import can_administer
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.models import Revision

RECORD_TYPE = "membership"
_ADMINISTRATOR = Membership.Role.ADMINISTRATOR


def add_member(
    actor: Actor, office: Office, email: str, role: str, full_name: str = ""
) -> tuple[Membership, bool]:
    """Let an account act for an office; return the membership, and whether the account is new.

    A new account has no password: whoever invites sends the link for the first one. Raises
    Refused, or ValidationError by field (email, role).
    """
    can_administer(actor, office.pk).require()
    email = User.objects.normalize_email(email.strip())
    errors = _wrong_role(role)
    try:
        validate_email(email)
    except ValidationError as error:
        errors["email"] = error.messages
    if Membership.objects.filter(office=office, user__email__iexact=email).exists():
        errors["email"] = [_("This account belongs to the office already.")]
    if errors:
        raise ValidationError(errors)
    with transaction.atomic():
        user = User.objects.filter(email__iexact=email).first()
        is_new = user is None
        if user is None:
            user = new_account(email, full_name)
            user.set_unusable_password()
            user.full_clean(exclude=["password"])
            user.save()
        return write_membership(actor, office, user, role), is_new


def change_role(actor: Actor, office: Office, membership_id: int, role: str) -> Membership:
    """Give a member another role; raises ValidationError for the last administrator."""
    can_administer(actor, office.pk).require()
    if errors := _wrong_role(role):
        raise ValidationError(errors)
    with transaction.atomic():
        membership = _member(office, membership_id)
        if role != _ADMINISTRATOR:
            _keep_one_administrator(membership)
        return write_membership(actor, office, membership.user, role)


def remove_member(actor: Actor, office: Office, membership_id: int, *, reason: str = "") -> None:
    """Take an account out of an office; its entries stay. Everybody may leave by themselves.

    Raises ValidationError for the last administrator.
    """
    with transaction.atomic():
        membership = _member(office, membership_id)
        if actor.kind != "member" or membership.user_id != actor.account_id:
            can_administer(actor, office.pk).require()
        _keep_one_administrator(membership)
        _log(actor, office, membership.user, Revision.Step.WITHDRAWN, {}, reason=reason)
        membership.delete()


def new_account(email: str, full_name: str = "") -> User:
    """Return an account not yet stored; the address is its name for signing in."""
    first, _space, last = full_name.strip().partition(" ")
    return User(username=email[:150], email=email, first_name=first, last_name=last)


def membership_log(office: Office) -> QuerySet[Revision]:
    """Return every change of the office's members, newest first."""
    return Revision.objects.filter(record_type=RECORD_TYPE, office=office).order_by("-id")


def write_membership(
    actor: Actor, office: Office, user: User, role: str, *, reason: str = ""
) -> Membership:
    """Write a membership and its log entry, unasked; the verbs of this app ask for permission."""
    membership, is_new = Membership.objects.get_or_create(
        office=office, user=user, defaults={"role": role}
    )
    if not is_new and membership.role == role:
        return membership
    membership.role = role
    membership.save(update_fields=["role"])
    step = Revision.Step.ADDED if is_new else Revision.Step.CHANGED
    _log(actor, office, user, step, {"account": user.pk, "role": str(role)}, reason=reason)
    return membership


def _wrong_role(role: str) -> dict[str, list[str]]:
    if role in Membership.Role.values:
        return {}
    return {"role": [_("Choose one of the roles.")]}


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
        changed=["role"],
    )
