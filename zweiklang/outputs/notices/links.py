# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sends a confirmation link to a city without an office here, in that city's language."""

from __future__ import annotations

import logging
from smtplib import SMTPException

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from zweiklang.domain.joint import kinds
from zweiklang.domain.joint.models import ConfirmationLink, JointParty
from zweiklang.domain.people.models import Office
from zweiklang.outputs.addresses import page_address

logger = logging.getLogger(__name__)


def link_address(token: str, language: str) -> str:
    """Return the full address of the page behind a link."""
    return page_address("portal:joint_confirm", language, token=token)


def send_link(link: ConfirmationLink, token: str, office: Office) -> bool:
    """Send the link to its address, at once: its secret is kept in no queue. Returns whether the
    mail server took it.
    """
    record = link.proposal.record
    party = JointParty.objects.select_related("place").get(file=record.file_id, side=link.side)
    with override(party.language):
        said = {
            "language": party.language,
            "city": str(party.place),
            "from_city": str(office.place),
            "kind": str(kinds.kind_of(record.kind).label),
            "title": str(record),
            "until": link.expires_at,
            "address": link_address(token, party.language),
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
        logger.exception("The link of proposal %s could not be sent.", link.proposal_id)
        return False
    return True
