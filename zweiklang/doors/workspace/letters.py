# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Letters that lead people in: invitations in the reader's language, first passwords."""

from __future__ import annotations

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from zweiklang.domain.people.models import Invitation, Office, User


def invitation_url(invitation: Invitation, code: str) -> str:
    """Return the address of an invitation, in the language of the one invited."""
    with override(invitation.language):
        return settings.PUBLIC_ADDRESS + reverse("workspace:invitation", kwargs={"code": code})


def send_invitation(invitation: Invitation, code: str) -> str:
    """Send the link of an invitation to its address and return it."""
    link = invitation_url(invitation, code)
    context = {"invitation": invitation, "link": link, "office": invitation.office}
    with override(invitation.language):
        subject = _("Invitation from %(city)s") % {"city": invitation.office.place}
        text = render_to_string("workspace/mail/invitation.txt", context)
    send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [invitation.email])
    return link


def send_first_password(office: Office, user: User) -> str:
    """Send an account the link for its first password and return it."""
    link = first_password_link(user)
    send_mail(
        _("Your account at %(office)s") % {"office": office},
        render_to_string("workspace/mail/first_password.txt", {"office": office, "link": link}),
        settings.DEFAULT_FROM_EMAIL,
        [user.email],
    )
    return link


def first_password_link(user: User) -> str:
    """Return the address under which an account sets its first password, for three days."""
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    uidb36, _sep, token = key.partition("-")
    where = {"uidb36": uidb36, "key": token}
    return settings.PUBLIC_ADDRESS + reverse("account_reset_password_from_key", kwargs=where)
