# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Verbs on contact persons, offices and their members."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from zweiklang.domain.people.memberships import (
    Terms,
    change_member,
    new_account,
    remove_member,
    write_membership,
)
from zweiklang.domain.people.models import Contact, Membership, Office, User
from zweiklang.domain.people.policy import can_administer
from zweiklang.domain.places.actions import adopt_place, record_population
from zweiklang.domain.places.directory import DirectoryEntry
from zweiklang.domain.places.models import Place
from zweiklang.foundation.actors import Actor, Decision
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.reasons import known
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import erase_personal_data, save_record

_LEFT = known(gettext_noop("Left the function"))
_SET_UP = known(gettext_noop("Set-up"))

__all__ = [
    "change_member",
    "erase_contact",
    "found_office",
    "leave_contact",
    "remove_member",
    "rename_office",
    "set_up_office",
]


def leave_contact(
    actor: Actor,
    contact: Contact,
    on: PartialDate,
    handover_note: str,
    *,
    successor: Contact | None = None,
    deputy: Contact | None = None,
) -> Contact:
    """Let a contact person's function end on a day, with what the successor must know.

    Without a successor the deputy given (or known) stays the one to ask. Raises ValidationError
    with all errors: no note, or somebody who follows or stands in for themselves.
    """
    errors: dict[str, Any] = {}
    if not handover_note.strip():
        errors["handover_note"] = _("Write down what the successor must know, or that all is done.")
    for name, other in (("successor", successor), ("deputy", deputy)):
        if other is not None and other.pk == contact.pk:
            errors[name] = _("Choose another person: this one is leaving.")
        elif other is not None and other.office_id != contact.office_id:
            errors[name] = _("Choose a person of the same office.")
    if errors:
        raise ValidationError(errors)
    contact.ends = on
    contact.handover_note = handover_note.strip()
    contact.successor = successor or contact.successor
    contact.deputy = deputy or contact.deputy
    return save_record(actor, contact, reason=_LEFT)


def erase_contact(actor: Actor, contact: Contact, *, reason: str) -> Contact:
    """Erase name, address, phone and note of a contact person, in all revisions too; logged."""
    return erase_personal_data(actor, contact, reason=reason)


def set_up_office(
    actor: Actor,
    city: DirectoryEntry | Place,
    names: TranslatedText,
    key: str,
    *,
    email: str,
    password: str,
    is_demonstration: bool = False,
) -> Office:
    """Add an office with its city and its first administrator; return the office.

    Only the installation itself may do so: the first start and the command line act as the
    system. Raises ValidationError with all errors by field (key, name, email, password).
    """
    if actor.kind != "system":
        Decision(False, _("Only the installation itself sets up offices.")).require()
    with transaction.atomic():
        place = adopt_place(actor, city) if isinstance(city, DirectoryEntry) else city
        office = Office(key=key, name=names, place=place, is_demonstration=is_demonstration)
        _add_office(actor, office, new_account(email.strip()), password)
        if isinstance(city, DirectoryEntry):
            record_population(actor, place, city, office.pk)
    return office


def found_office(
    place: Place, *, key: str, name: TranslatedText, email: str, password: str, full_name: str = ""
) -> tuple[Office, User]:
    """Add the first office of the installation and its administrator; return both.

    Raises ValidationError with all errors by field, or if there is an office already.
    """
    if Office.objects.exists():
        raise ValidationError(_("This installation has an office already. Please sign in."))
    office = Office(key=key, name=name, place=place)
    user = new_account(email.strip(), full_name)
    with transaction.atomic():
        _add_office(Actor.system(_SET_UP), office, user, password)
    return office, user


def rename_office(actor: Actor, office: Office, name: TranslatedText) -> Office:
    """Give an office another name; administrators only. Raises ValidationError without a name."""
    can_administer(actor, office.pk).require()
    office.name = name
    office.full_clean(exclude=["place"])
    office.save(update_fields=["name"])
    return office


def _add_office(actor: Actor, office: Office, user: User, password: str) -> None:
    """Write office, account and membership; raises ValidationError with everything wrong."""
    user.email = User.objects.normalize_email(user.email)
    _check_setup(office, user, password)
    office.save(force_insert=True)
    user.set_password(password)
    user.save(force_insert=True)
    # Whoever founds an office may also give its consent, until there are others who do.
    terms = Terms(Membership.Role.ADMINISTRATOR, also_decides=True)
    write_membership(actor, office, user, terms, reason=_SET_UP)


def _check_setup(office: Office, user: User, password: str) -> None:
    """Raise ValidationError with everything that is wrong."""
    errors: dict[str, Any] = {}
    try:
        office.full_clean(exclude=["place"])
    except ValidationError as error:
        errors.update(error.message_dict)
    try:
        validate_email(user.email)
    except ValidationError as error:
        errors["email"] = error.messages
    try:
        validate_password(password, user)
    except ValidationError as error:
        errors["password"] = error.messages
    if User.objects.filter(email__iexact=user.email).exists():
        errors["email"] = [_("There is an account with this address already.")]
    if errors:
        raise ValidationError(errors)
