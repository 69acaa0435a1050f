# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Support access: an office lets somebody of the server's operation in, until a day, for a reason.

Nothing else opens an office to the operator: no flag of an account counts, and no command.
"""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from zweiklang.domain.people.memberships import Terms, new_account, write_membership
from zweiklang.domain.people.models import Membership, Office, User
from zweiklang.domain.people.policy import can_grant_support
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor

#: The longest support access; whoever needs more time is asked again.
MOST_DAYS = 30


def grant_support(
    actor: Actor, office: Office, email: str, *, until: dt.date | None, reason: str, writes: bool
) -> tuple[Membership, bool]:
    """Let an account read, or also write, for an office until a day; it ends by itself.

    Returns the membership, and whether the account is new and needs a first password. Raises
    Refused, or ValidationError with all errors by field (email, until, reason).
    """
    can_grant_support(actor, office.pk).require()
    email = User.objects.normalize_email(email.strip())
    errors = _wrong(office, email, until, reason)
    if errors:
        raise ValidationError(errors)
    role = Membership.Role.CONTRIBUTOR if writes else Membership.Role.READER
    terms = Terms(role, until=until, support_reason=reason.strip())
    with transaction.atomic():
        user = User.objects.filter(email__iexact=email).first()
        is_new = user is None
        if user is None:
            user = new_account(email)
            user.set_unusable_password()
            user.save()
        return write_membership(actor, office, user, terms, reason=reason.strip()), is_new


def support_of(office: Office) -> QuerySet[Membership]:
    """Return the support access that stands today, soonest to end first."""
    found = Membership.objects.in_force().filter(office=office).exclude(support_reason="")
    return found.select_related("user").order_by("until", "pk")


def _wrong(office: Office, email: str, until: dt.date | None, reason: str) -> dict[str, list[str]]:
    errors: dict[str, list[str]] = {}
    try:
        validate_email(email)
    except ValidationError as error:
        errors["email"] = list(error.messages)
    own = Membership.objects.filter(office=office, user__email__iexact=email, support_reason="")
    if own.exists():
        errors["email"] = [_("This account belongs to the office already.")]
    today = clock.today()
    if until is None or not today <= until <= today + dt.timedelta(days=MOST_DAYS):
        errors["until"] = [
            _("Choose a day from today on, at most %(days)s days ahead.") % {"days": MOST_DAYS}
        ]
    if not reason.strip():
        errors["reason"] = [_("Say why, so that everybody in the office understands it.")]
    return errors
