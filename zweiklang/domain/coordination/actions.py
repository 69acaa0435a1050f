# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Verbs: finish a duty or reopen it, answer a question, renew a calendar, choose the digest."""

from __future__ import annotations

import datetime as dt
import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from zweiklang.domain.coordination import policy
from zweiklang.domain.coordination.models import (
    CalendarFeed,
    Deadline,
    DigestWish,
    OpenQuestion,
    new_secret,
)
from zweiklang.domain.mandate.models import FollowUp
from zweiklang.domain.people.models import Membership
from zweiklang.foundation import clock
from zweiklang.foundation.actors import SIGN_IN, Actor
from zweiklang.foundation.partial_dates import PartialDate
from zweiklang.foundation.texts import TranslatedText
from zweiklang.foundation.writing import save_record


def finish_follow_up(
    actor: Actor,
    duty: FollowUp,
    *,
    done_on: PartialDate | None = None,
    outcome: TranslatedText | None = None,
    expected_revision: int | None = None,
) -> FollowUp:
    """Record that a council's duty is done, today unless said, and how."""
    duty.done_on = done_on or PartialDate.of(clock.today())
    if outcome:
        duty.outcome = outcome
    return save_record(actor, duty, expected_revision=expected_revision)


def finish_deadline(
    actor: Actor,
    deadline: Deadline,
    *,
    done_on: PartialDate | None = None,
    expected_revision: int | None = None,
) -> Deadline:
    """Record that an entered deadline is done, today unless said."""
    deadline.done_on = done_on or PartialDate.of(clock.today())
    return save_record(actor, deadline, expected_revision=expected_revision)


def reopen(actor: Actor, duty: FollowUp | Deadline) -> None:
    """Take back that a duty or deadline is done: it waits again as before."""
    duty.done_on = None
    save_record(actor, duty)


def answer_question(
    actor: Actor,
    question: OpenQuestion,
    answer: TranslatedText,
    *,
    answered_on: PartialDate | None = None,
    expected_revision: int | None = None,
) -> OpenQuestion:
    """Record the answer to an open question, of today unless said.

    Raises ValidationError without an answer.
    """
    if not answer:
        raise ValidationError({"answer": _("Write the answer; one sentence is enough.")})
    question.answer = answer
    question.answered_on = answered_on or PartialDate.of(clock.today())
    return save_record(actor, question, expected_revision=expected_revision)


def open_calendar(actor: Actor, office_id: uuid.UUID, language: str = "") -> CalendarFeed:
    """Return the actor's calendar feed of an office, made on first use, in a language from now on.

    Without a language it stays as it is. Raises ValidationError for an unknown one.
    """
    policy.can_read_warnings(actor, office_id).require()
    if errors := _wrong_language(language):
        raise ValidationError(errors)
    found, _made = CalendarFeed.objects.get_or_create(user_id=_account(actor), office_id=office_id)
    if language and found.language != language:
        found.language = language
        found.save(update_fields=["language"])
    return found


def renew_calendar(actor: Actor, office_id: uuid.UUID, language: str = "") -> CalendarFeed:
    """Give the actor's calendar feed a new secret address; the old one is dead at once."""
    with transaction.atomic():
        feed = open_calendar(actor, office_id, language)
        feed.secret = new_secret()
        feed.save(update_fields=["secret"])
    return feed


def choose_digest(
    actor: Actor, office_id: uuid.UUID, rhythm: str, language: str = ""
) -> DigestWish:
    """Set how often the actor gets an office's deadlines by e-mail, and in which language.

    Raises ValidationError for an unknown rhythm or language.
    """
    policy.can_read_warnings(actor, office_id).require()
    errors = {}
    if rhythm not in DigestWish.Rhythm.values:
        errors["rhythm"] = _("Choose never, every day or every Monday.")
    errors |= _wrong_language(language)
    if errors:
        raise ValidationError(errors)
    wish, _made = DigestWish.objects.update_or_create(
        user_id=_account(actor),
        office_id=office_id,
        defaults={"rhythm": rhythm, "language": language},
    )
    return wish


def add_missing_wishes() -> None:
    """Give every member who has never chosen a row with the weekly rhythm."""
    chosen = DigestWish.objects.filter(user=OuterRef("user"), office=OuterRef("office"))
    people = Membership.objects.in_force().filter(support_reason="")
    new = people.filter(~Exists(chosen), user__is_active=True)
    DigestWish.objects.bulk_create(
        [DigestWish(user_id=one.user_id, office_id=one.office_id) for one in new],
        ignore_conflicts=True,
    )


def claim_digest(wish: DigestWish, on: dt.date) -> bool:
    """Mark a digest as sent on a day and return whether nobody else had done so before.

    Claimed before sending: after a crash somebody misses a digest, but nobody gets it twice.
    """
    unsent = Q(sent_on=None) | Q(sent_on__lt=on)
    return DigestWish.objects.filter(unsent, pk=wish.pk).update(sent_on=on) == 1


def give_back_digest(wish: DigestWish) -> None:
    """Undo a claim whose e-mail could not be sent, so that the next run tries again."""
    DigestWish.objects.filter(pk=wish.pk).update(sent_on=wish.sent_on)


def _wrong_language(language: str) -> dict[str, str]:
    if language and language not in dict(settings.LANGUAGES):
        return {"language": _("Choose one of the languages offered.")}
    return {}


def _account(actor: Actor) -> int:
    """Return the actor's account; only people have calendars and digests."""
    if actor.account_id is None:
        SIGN_IN.require()
    return actor.account_id or 0
