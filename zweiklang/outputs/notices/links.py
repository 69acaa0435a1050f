# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sends a confirmation link to a city without an office here, in that city's language."""

from __future__ import annotations

import logging
from smtplib import SMTPException
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from zweiklang.domain.joint import kinds
from zweiklang.domain.joint.models import (
    ConfirmationLink,
    JointParty,
    SingleLink,
    StatementLink,
)
from zweiklang.domain.joint.shared import SharedRecord
from zweiklang.domain.people.models import Office
from zweiklang.outputs.addresses import page_address

logger = logging.getLogger(__name__)


def link_address(token: str, language: str) -> str:
    """Return the full address of the page behind the link of a proposal."""
    return page_address("portal:joint_confirm", language, token=token)


def statement_address(token: str, language: str) -> str:
    """Return the full address of the page behind the link of a statement."""
    return page_address("portal:statement_confirm", language, token=token)


def send_link(link: ConfirmationLink, token: str, office: Office) -> bool:
    """Send the link of a proposal to its address, at once: its secret is kept in no queue.

    Returns whether the mail server took it.
    """
    record = link.proposal.record
    party = JointParty.objects.select_related("place").get(file=record.file_id, side=link.side)
    with override(party.language):
        said = {
            "kind": str(kinds.kind_of(record.kind).label),
            "title": str(record),
            "address": link_address(token, party.language),
        }
    return _send(link, party, office, said)


def send_statement_link(
    link: StatementLink, token: str, office: Office, statement: SharedRecord
) -> bool:
    """Send the link of a statement to its address; like `send_link`."""
    party = JointParty.objects.select_related("place").get(file=link.file_id, side=link.side)
    with override(party.language):
        said = {
            "kind": "",
            "title": str(statement),
            "address": statement_address(token, party.language),
        }
    return _send(link, party, office, said)


def _send(link: SingleLink, party: JointParty, office: Office, said: dict[str, Any]) -> bool:
    with override(party.language):
        said |= {
            "language": party.language,
            "city": str(party.place),
            "from_city": str(office.place),
            "until": link.expires_at,
        }
        subject = _("%(city)s asks for an answer") % {"city": said["from_city"]}
        text = render_to_string("notices/link.txt", said)
        html = render_to_string("notices/link.html", said)
    message = EmailMultiAlternatives(subject, text, to=[link.email])
    message.attach_alternative(html, "text/html")
    message.extra_headers["Auto-Submitted"] = "auto-generated"
    try:
        message.send()
    except (SMTPException, OSError):
        logger.exception("The link “%s” could not be sent.", link)
        return False
    return True
