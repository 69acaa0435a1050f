# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sends the digests of a day, each at most once."""

from __future__ import annotations

import datetime as dt
import logging
import uuid
from dataclasses import dataclass
from smtplib import SMTPException

from django.core.mail import get_connection

from zweiklang.domain.coordination import actions, queries
from zweiklang.domain.people.models import Office
from zweiklang.domain.people.queries import Limits, limits_of
from zweiklang.domain.people.tongues import language_for
from zweiklang.outputs.digest.mail import Digest, digest_of

logger = logging.getLogger(__name__)


@dataclass
class Sent:
    """How many digests went out, how many had nothing to say, how many could not be sent."""

    sent: int = 0
    empty: int = 0
    failed: int = 0


def send_digests(on: dt.date) -> Sent:
    """Send what is due on a day and return how it went; calling again sends nothing twice.

    A digest that the mail server refuses stays due; the next run tries again.
    """
    actions.add_missing_wishes()
    written: _Written = {}
    result = Sent()
    connection = get_connection()
    wishes = queries.wishes_due(on)
    limits = limits_of({wish.office_id for wish in wishes})
    for wish in wishes:
        if not actions.claim_digest(wish, on):
            continue
        limit = limits.get((wish.user_id, wish.office_id))
        language = wish.language or language_for(wish.user, wish.office)
        digest = _written(written, wish.office, language, on, limit)
        if digest is None:
            result.empty += 1
            continue
        message = digest.message(wish.user.email)
        message.connection = connection
        try:
            message.send()
        except (SMTPException, OSError):
            logger.exception("The digest for account %s could not be sent.", wish.user_id)
            actions.give_back_digest(wish)
            result.failed += 1
        else:
            result.sent += 1
    return result


_Written = dict[tuple[uuid.UUID, str, frozenset[uuid.UUID] | None], Digest | None]


def _written(
    written: _Written, office: Office, language: str, on: dt.date, limits: Limits | None
) -> Digest | None:
    """Return the digest of an office in a language, written once for all who see the same."""
    place = (office.pk, language, limits[office.pk] if limits else None)
    if place not in written:
        written[place] = digest_of(office, on, language, limits or {})
    return written[place]
