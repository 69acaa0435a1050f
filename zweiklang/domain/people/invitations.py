# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Invitations: into the own office, or to another city; by a code that works once, for a while.

Using one makes an account where it is needed, and a membership; for a city without an office here
it founds that office. Where there is one already, its administrator is asked.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from zweiklang.domain.people.memberships import Terms, new_account, write_membership, wrong_terms
from zweiklang.domain.people.models import Invitation, Membership, Office, User
from zweiklang.domain.people.policy import can_administer, can_invite, can_revoke
from zweiklang.domain.people.queries import actor_of
from zweiklang.domain.places.models import Place
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor, Refused
from zweiklang.foundation.events import announce
from zweiklang.foundation.reasons import known
from zweiklang.foundation.secret_codes import hash_of, new_code
from zweiklang.foundation.texts import TranslatedText

_INVITATION = known(gettext_noop("Invitation"))

#: Days an invitation works: long enough for a letter to another continent.
DAYS = 30
#: Groups of four in a code: about 79 bits.
GROUPS = 4
#: More in a day no office needs; somebody else may be at work.
MOST_PER_OFFICE = 20
#: So that nobody's letterbox is filled, whoever invites.
MOST_PER_ADDRESS = 3


@dataclass(frozen=True)
class Newcomer:
    """What somebody without an account gives who accepts: name or function, address, password."""

    full_name: str
    email: str
    password: str


@dataclass(frozen=True)
class Accepted:
    """What came of an accepted invitation; without an office its administrator is asked first."""

    user: User
    office: Office | None


def invite_member(
    actor: Actor,
    office: Office,
    email: str,
    terms: Terms,
    *,
    full_name: str = "",
    language: str = "",
) -> tuple[Invitation, str]:
    """Invite somebody into the own office; return the invitation and its code, told only now.

    Raises Refused, or ValidationError with all errors by field.
    """
    can_invite(actor, office.pk).require()
    email = User.objects.normalize_email(email.strip())
    errors = wrong_terms(office, terms)
    if not email:
        errors["email"] = [_("Write the address the invitation goes to.")]
    if Membership.objects.in_force().filter(office=office, user__email__iexact=email).exists():
        errors["email"] = [_("This account belongs to the office already.")]
    if errors:
        raise ValidationError(errors)
    return write_invitation(
        actor, office, terms, email=email, full_name=full_name, language=language
    )


def write_invitation(
    actor: Actor,
    office: Office,
    terms: Terms,
    *,
    email: str = "",
    full_name: str = "",
    language: str = "",
    place: Place | None = None,
    subject: uuid.UUID | None = None,
) -> tuple[Invitation, str]:
    """Write an invitation, unasked, and return it with its code; the callers ask for permission.

    An earlier one to the same address or city stops working. Raises ValidationError by field.
    """
    languages = [code for code, _name in settings.LANGUAGES]
    if language not in languages:
        language = office.language or settings.LANGUAGE_CODE
    if email:
        try:
            validate_email(email)
        except ValidationError as error:
            raise ValidationError({"email": error.messages}) from error
    with transaction.atomic():
        # Held, so that many at one moment do not slip past the limit.
        Office.objects.select_for_update().get(pk=office.pk)
        _check_limits(office, email)
        code = new_code(GROUPS)
        _open_ones(office).filter(email__iexact=email, place=place, subject=subject).update(
            revoked_at=clock.now()
        )
        invitation = Invitation.objects.create(
            office=office,
            place=place,
            subject=subject,
            role=terms.role,
            also_decides=terms.also_decides,
            scope=None if terms.scope is None else list(terms.scope),
            email=email,
            full_name=full_name.strip()[:150],
            language=language,
            code_hash=hash_of(code),
            made_at=clock.now(),
            expires_at=clock.now() + dt.timedelta(days=DAYS),
            actor_name=actor.name,
        )
    return invitation, code


def find_invitation(code: str) -> Invitation:
    """Return the invitation of a code; raises Refused, saying why it does not work."""
    found = Invitation.objects.select_related("office__place", "place").filter(
        code_hash=hash_of(code)
    )
    invitation = found.first()
    if invitation is None or invitation.revoked_at is not None:
        raise Refused(_("This code does not work. Ask the office that invited you for a new one."))
    if invitation.used_at is not None:
        raise Refused(_("This invitation has been used already. Each works once."))
    if invitation.expires_at < clock.now():
        raise Refused(_("This invitation has expired. Ask for a new one."))
    return invitation


def revoke(actor: Actor, office: Office, invitation_id: int) -> None:
    """Take an invitation back: its code no longer works. Raises Refused."""
    found = _open_ones(office).filter(pk=invitation_id)
    of_city = found.filter(place__isnull=False).exists()
    can_revoke(actor, office.pk, of_city=of_city).require()
    found.update(revoked_at=clock.now())


def open_invitations(office: Office) -> list[Invitation]:
    """Return the invitations that still wait, newest first."""
    return list(_open_ones(office).select_related("place").order_by("-made_at"))


def accept(
    code: str,
    account: User | Newcomer,
    *,
    office_name: str = "",
    language: str = "",
) -> Accepted:
    """Use an invitation, once, and return the account and the office it acts for now.

    `account`: who is signed in, or the particulars of a newcomer. Of a city without an office here
    the office is founded, called `office_name`. Raises Refused, or ValidationError by field.
    """
    with transaction.atomic():
        found = find_invitation(code)
        invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=found.pk)
        if invitation.used_at is not None:
            raise Refused(_("This invitation has been used already. Each works once."))
        there = office_invited(found)
        user = _account(found, account, office_name=office_name, founds=there is None)
        if language and user.language != language:
            user.language = language
            user.save(update_fields=["language"])
        invitation.used_at, invitation.applicant = clock.now(), user
        if there is not None and found.place_id is not None:
            invitation.asks = there
        invitation.save(update_fields=["used_at", "applicant", "asks"])
        if invitation.asks is not None:
            return Accepted(user, None)
        if there is None:
            there = _found(found, user, office_name)
        else:
            write_membership(_inviter(found), there, user, _terms(found), reason=_INVITATION)
    return Accepted(user, there)


def requests_to(office: Office) -> list[Invitation]:
    """Return who asks to be let into the office, by another city's invitation, oldest first."""
    found = Invitation.objects.filter(asks=office, answered_at=None).order_by("used_at")
    return list(found.select_related("office__place", "applicant"))


def answer_request(
    actor: Actor, office: Office, invitation_id: int, role: str
) -> Membership | None:
    """Let an applicant in with a role, or with "" decline; return the membership.

    Raises Refused, ValidationError.
    """
    can_administer(actor, office.pk).require()
    with transaction.atomic():
        waiting = Invitation.objects.select_for_update(of=("self",)).filter(asks=office)
        request = waiting.filter(pk=invitation_id, answered_at=None).first()
        if request is None or request.applicant is None:
            raise ValidationError(_("This request has been answered already."))
        terms = Terms(role)
        if role and (errors := wrong_terms(office, terms)):
            raise ValidationError(errors)
        request.answered_at = clock.now()
        request.save(update_fields=["answered_at"])
        if not role:
            return None
        return write_membership(actor, office, request.applicant, terms)


def _open_ones(office: Office) -> models.QuerySet[Invitation]:
    now = clock.now()
    return Invitation.objects.filter(
        office=office, used_at=None, revoked_at=None, expires_at__gte=now
    )


def _check_limits(office: Office, email: str) -> None:
    """Raise ValidationError if the office or the address has had enough invitations today."""
    today = Invitation.objects.filter(made_at__gte=clock.now() - dt.timedelta(days=1))
    if today.filter(office=office).count() >= MOST_PER_OFFICE:
        raise ValidationError(
            _("Your office has sent %(most)s invitations in a day. Go on tomorrow.")
            % {"most": MOST_PER_OFFICE}
        )
    if email and today.filter(email__iexact=email).count() >= MOST_PER_ADDRESS:
        raise ValidationError(
            {"email": [_("This address has been invited several times today. Go on tomorrow.")]}
        )


def office_invited(invitation: Invitation) -> Office | None:
    """Return the office the invitation leads into, None if the invited city has none yet."""
    if invitation.place_id is None:
        return invitation.office
    return Office.objects.filter(place=invitation.place_id).order_by("created_at").first()


def _account(
    invitation: Invitation, account: User | Newcomer, *, office_name: str, founds: bool
) -> User:
    """Return the stored account; raises ValidationError with everything wrong, by field."""
    errors: dict[str, list[str]] = {}
    if founds and not office_name.strip():
        errors["office_name"] = [_("Write what your office is called.")]
    if isinstance(account, User):
        if invitation.email and account.email.lower() != invitation.email.lower():
            raise Refused(
                _("This invitation is for another address. Sign out, then open it again.")
            )
        if errors:
            raise ValidationError(errors)
        return account
    email = invitation.email or User.objects.normalize_email(account.email.strip())
    user = new_account(email, account.full_name)
    errors |= _wrong_account(user, account.password)
    if errors:
        raise ValidationError(errors)
    user.set_password(account.password)
    user.save(force_insert=True)
    return user


def _wrong_account(user: User, password: str) -> dict[str, list[str]]:
    errors: dict[str, list[str]] = {}
    try:
        validate_email(user.email)
    except ValidationError as error:
        errors["email"] = list(error.messages)
    if not user.first_name:
        errors["full_name"] = [_("Write your name or your function.")]
    if User.objects.filter(email__iexact=user.email).exists():
        errors["email"] = [_("There is an account with this address already. Sign in first.")]
    try:
        validate_password(password, user)
    except ValidationError as error:
        errors["password"] = list(error.messages)
    return errors


def _found(invitation: Invitation, user: User, office_name: str) -> Office:
    """Found the office of the invited city; its first member administers it and decides for it."""
    place = invitation.place
    assert place is not None  # noqa: S101
    key, number = place.key, 1
    while Office.objects.filter(key=key).exists():
        number += 1
        key = f"{place.key}-{number}"
    name = TranslatedText().with_text(invitation.language, office_name.strip())
    office = Office(key=key, place=place, name=name)
    office.language = invitation.language
    office.is_demonstration = invitation.office.is_demonstration
    office.full_clean(exclude=["place"])
    office.save(force_insert=True)
    terms = Terms(Membership.Role.ADMINISTRATOR, also_decides=True)
    write_membership(_inviter(invitation), office, user, terms, reason=_INVITATION)
    announce("office_founded", actor=actor_of(user), office=office, invitation=invitation)
    return office


def _terms(invitation: Invitation) -> Terms:
    scope = None if invitation.scope is None else tuple(invitation.scope)
    return Terms(invitation.role, invitation.also_decides, scope)


def _inviter(invitation: Invitation) -> Actor:
    """Return who stands in the log for the membership: the one who invited."""
    return Actor("member", invitation.actor_name)
