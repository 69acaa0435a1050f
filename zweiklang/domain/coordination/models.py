# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Deadlines people enter, deadlines derived from the records, notices and open questions."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.places.models import Unit
from zweiklang.foundation.fields import PartialDateField, TranslatedTextField
from zweiklang.foundation.periods import END_BEFORE_BEGIN
from zweiklang.foundation.records import Record


class Deadline(Record):
    """A date somebody entered: what is due, when, who looks after it."""

    slug = "deadline"
    scope_paths = ("partnership",)
    needs_source = False
    may_be_public = False

    partnership = models.ForeignKey(
        Partnership,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="deadlines",
        verbose_name=_("Partnership"),
    )
    task = TranslatedTextField(_("What is due"))
    due_on = PartialDateField(_("Due on"))
    lead_days = models.PositiveIntegerField(_("Remind how many days before"), default=14)
    owner = models.ForeignKey(
        Unit,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Who looks after it"),
    )
    done_on = PartialDateField(_("Done on"), null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("Deadline")
        verbose_name_plural = _("Deadlines")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="deadline_key_once")
        ]

    def __str__(self) -> str:
        return str(self.task.read(get_language() or "en"))


class OpenQuestion(Record):
    """A question about a partnership that nobody has answered yet."""

    slug = "question"
    scope_paths = ("partnership",)
    needs_source = False
    may_be_public = False

    partnership = models.ForeignKey(
        Partnership, models.CASCADE, related_name="questions", verbose_name=_("Partnership")
    )
    question = TranslatedTextField(_("Question"))
    asked_on = PartialDateField(_("Asked on"), null=True, blank=True)
    answer = TranslatedTextField(_("Answer"), long=True, blank=True)
    answered_on = PartialDateField(_("Answered on"), null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("Open question")
        verbose_name_plural = _("Open questions")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="question_key_once")
        ]

    def __str__(self) -> str:
        return str(self.question.read(get_language() or "en"))


class Notice(Record):
    """A notice on top of the public page, such as a closure, shown from and until a day."""

    slug = "notice"
    needs_source = False

    text = TranslatedTextField(_("Text"))
    url = models.URLField(_("Link"), max_length=500, blank=True)
    begins = models.DateField(_("Shown from"))
    ends = models.DateField(_("Shown until"))

    class Meta(Record.Meta):
        verbose_name = _("Notice")
        verbose_name_plural = _("Notices")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "key"], name="notice_key_once")
        ]

    def __str__(self) -> str:
        return str(self.text.read(get_language() or "en"))

    def clean(self) -> None:
        """Check the order of the days."""
        if self.begins and self.ends and self.ends < self.begins:
            raise ValidationError({"ends": END_BEFORE_BEGIN})


class Warning(models.Model):
    """A warning derived from the records of a partnership or office, with its whole span.

    Rewritten whenever a record changes, so that lists for any day are one query: it shows from
    `shows_from` until `settled_on` (exclusive; None while nothing has settled it).
    """

    class Kind(models.TextChoices):
        """What the warning is about."""

        AGREEMENT_ENDS = "agreement_ends", _("Agreement ends")
        NO_PHASE = "no_phase", _("No phase on file")
        NO_AGREEMENT = "no_agreement", _("No valid agreement on file")
        FOLLOW_UP = "follow_up", _("Follow-up duty")
        CONTACT_LEFT = "contact_left", _("Contact left without successor")
        NO_SOURCE = "no_source", _("Entry without source")
        STALE_TRANSLATION = "stale_translation", _("Translation is stale")
        DOUBT = "doubt", _("Doubtful entry")
        ENTERED = "entered", _("Deadline")

    office = models.ForeignKey(settings.OFFICE_MODEL, models.CASCADE, related_name="+")
    partnership = models.ForeignKey(Partnership, models.CASCADE, null=True, related_name="warnings")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    record_type = models.CharField(max_length=60)
    record_id = models.UUIDField()
    shows_from = models.DateField()
    due_on = models.DateField(null=True)
    settled_on = models.DateField(null=True)
    facts = models.JSONField(default=dict)

    class Meta:
        indexes: ClassVar = [
            # Everything that counts and chooses: few of the warnings of many years still stand.
            models.Index(
                fields=["office", "kind", "settled_on", "shows_from", "due_on", "partnership"],
                name="warning_standing",
            ),
            models.Index(fields=["record_type", "record_id"], name="warning_of_record"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.record_type}:{self.record_id}"


class DerivedBy(models.Model):
    """The version of the rules (`rules.VERSION`) by which the stored warnings were derived.

    One row at most; none means that they are as old as the database, or that there are none.
    """

    version = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return str(self.version)


def new_secret() -> str:
    """Return an address part nobody can guess."""
    return secrets.token_urlsafe(24)


class CalendarFeed(models.Model):
    """The secret address under which one account reads an office's deadlines as a calendar.

    Calendar programs send no language worth following, so it is kept here; empty means the
    installation's.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    office = models.ForeignKey(settings.OFFICE_MODEL, models.CASCADE, related_name="+")
    secret = models.CharField(max_length=64, unique=True, default=new_secret)
    language = models.CharField(_("Language"), max_length=12, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "office"], name="one_feed_per_office")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} · {self.office_id}"


class DigestWish(models.Model):
    """How often a member wants the office's deadlines by e-mail.

    Without a row the rhythm is weekly and the language the installation's. `sent_on` is the day
    of the last digest, also of one that was left out because nothing was due.
    """

    class Rhythm(models.TextChoices):
        """How often."""

        NEVER = "never", _("never")
        DAILY = "daily", _("every day")
        WEEKLY = "weekly", _("every Monday")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    office = models.ForeignKey(settings.OFFICE_MODEL, models.CASCADE, related_name="+")
    rhythm = models.CharField(
        _("How often"), max_length=10, choices=Rhythm.choices, default=Rhythm.WEEKLY
    )
    language = models.CharField(_("Language"), max_length=12, blank=True)
    sent_on = models.DateField(null=True, editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "office"], name="one_digest_per_office")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} · {self.office_id} · {self.rhythm}"
