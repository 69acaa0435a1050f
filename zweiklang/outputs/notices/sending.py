# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes and sends the notices of a step: to whom, in which language, with which page."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from smtplib import SMTPException
from typing import Any

from django.core.mail import EmailMultiAlternatives, get_connection
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from zweiklang.domain.coordination.models import DigestWish
from zweiklang.domain.joint import sentences
from zweiklang.domain.joint.models import JointParty, JointStep
from zweiklang.domain.people.models import Membership, Office
from zweiklang.domain.people.tongues import wish_of
from zweiklang.foundation.actors import RELEASING_ROLES
from zweiklang.outputs.addresses import page_address

logger = logging.getLogger(__name__)

#: Steps that the other cities are told of at once; the rest stands in the file and in the digest.
TOLD = frozenset(
    {
        "opened", "joined", "left", "proposed", "reminded", "accepted", "declined", "countered",
        "withdrawn", "overtaken", "in-force", "unnamed", "commented",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Notice:
    """One e-mail: what was done, in which text, and where to read it, in the reader's language."""

    to: str
    language: str
    city: str
    sentence: str
    title: str
    address: str
    settings_address: str

    def message(self) -> EmailMultiAlternatives:
        """Return the e-mail: plain text, and the same as HTML."""
        with override(self.language):
            text = render_to_string("notices/notice.txt", {"notice": self})
            html = render_to_string("notices/notice.html", {"notice": self})
        message = EmailMultiAlternatives(self.sentence, text, to=[self.to])
        message.attach_alternative(html, "text/html")
        message.extra_headers["Auto-Submitted"] = "auto-generated"
        return message


def send_notices(step: JointStep) -> int:
    """Tell the people of the other cities of a step and return to how many it went.

    An e-mail the server refuses is logged; the file and the digest tell the same.
    """
    connection, sent = get_connection(), 0
    for notice in notices_of(step):
        message = notice.message()
        message.connection = connection
        try:
            message.send()
        except (SMTPException, OSError):
            logger.exception("A notice of step %s could not be sent.", step.pk)
        else:
            sent += 1
    return sent


def notices_of(step: JointStep) -> Iterator[Notice]:
    """Yield the notices of a step: to coordinators and deciders of the other cities' offices, who
    have not asked for silence; never to the one who took the step.
    """
    parties = list(
        JointParty.objects.filter(file=step.file_id, left_at=None)
        .select_related("place", "office__place")
        .order_by("side")
    )
    names = {one.side: one.place for one in parties}
    for party in parties:
        for office in _offices_of(party):
            if office.pk == step.office_id:
                continue
            for member, language in _readers(office, party, step):
                yield _notice(step, party, office, member, language, names)


def _offices_of(party: JointParty) -> list[Office]:
    """Return the office that acts for a city; before it has joined, those that could."""
    if party.office is not None:
        return [party.office]
    return list(Office.objects.filter(place=party.place_id).select_related("place"))


def _readers(
    office: Office, party: JointParty, step: JointStep
) -> Iterator[tuple[Membership, str]]:
    """Yield whom to tell with the language of each: its own or its office's, else the city's."""
    wishes = {one.user_id: one for one in DigestWish.objects.filter(office=office)}
    members = Membership.objects.filter(office=office, user__is_active=True).select_related("user")
    for member in members.exclude(user=step.account_id).order_by("pk"):
        wish = wishes.get(member.user_id)
        if wish is not None and wish.rhythm == DigestWish.Rhythm.NEVER:
            continue
        if member.role in RELEASING_ROLES or member.decides:
            chosen = (wish.language if wish else "") or wish_of(member.user, office)
            yield member, chosen or party.language


def _notice(
    step: JointStep,
    party: JointParty,
    office: Office,
    member: Membership,
    language: str,
    names: dict[str, Any],
) -> Notice:
    with override(language):
        return Notice(
            to=member.user.email,
            language=language,
            city=str(party.place),
            sentence=sentences.step_sentence(step, names),
            title=str(step.record) if step.record else _("Joint file"),
            address=_address(step, party, office, language),
            settings_address=page_address("workspace:deadlines", language, office=office.key),
        )


def _address(step: JointStep, party: JointParty, office: Office, language: str) -> str:
    """Return the page to read: the proposal, the text, or the file; the way in where none is."""
    own: dict[str, Any] = {"office": office.key}
    if party.office_id is None:
        return page_address("workspace:joint_join", language, **own, file_id=step.file_id)
    if step.proposal_id:
        return page_address(
            "workspace:joint_proposal", language, **own, proposal_id=step.proposal_id
        )
    if step.record_id:
        return page_address("workspace:joint_text", language, **own, record_id=step.record_id)
    return page_address("workspace:joint_file", language, **own, file_id=step.file_id)
