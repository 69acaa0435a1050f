# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables every subject uses: sources, revisions, files and the search index."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from zweiklang.foundation.fields import PartialDateField
from zweiklang.foundation.reasons import told


class Source(models.Model):
    """Where a fact can be read: a page, a paper, a letter in a file."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(
        settings.OFFICE_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    title = models.CharField(_("Title"), max_length=300)
    url = models.URLField(_("Link"), max_length=1000, blank=True)
    publisher = models.CharField(_("Published by"), max_length=200, blank=True)
    published_on = PartialDateField(_("Published on"), null=True, blank=True)
    seen_on = models.DateField(_("Seen on"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["office", "url", "title"], name="source_once_per_office"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Revision(models.Model):
    """One step in the life of a record: who, when, why, since when known, and the state after.

    Revisions are only ever added. Erasing personal data empties the named fields in place and
    adds a step that says so.
    """

    class Step(models.TextChoices):
        """What happened."""

        ADDED = "added", _("added")
        CHANGED = "changed", _("changed")
        WITHDRAWN = "withdrawn", _("withdrawn")
        RESTORED = "restored", _("restored")
        RELEASED = "released", _("made public")
        HIDDEN = "hidden", _("hidden from the public")
        ERASED = "erased", _("personal data erased")

    record_type = models.CharField(max_length=60)
    record_id = models.UUIDField()
    number = models.PositiveIntegerField()
    step = models.CharField(max_length=12, choices=Step.choices)
    office = models.ForeignKey(settings.OFFICE_MODEL, models.PROTECT, null=True, related_name="+")
    known_from = models.DateField()
    recorded_at = models.DateTimeField(db_index=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    actor_name = models.CharField(max_length=200)
    reason = models.TextField(blank=True)
    data = models.JSONField()
    changed = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["record_type", "record_id", "number"], name="revision_once"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["record_id"], name="revision_of_record"),
            models.Index(fields=["office", "recorded_at"], name="revision_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.record_type} {self.record_id} r{self.number}"

    @property
    def why(self) -> str:
        """Return the reason as the reader is told it."""
        return told(self.reason)


class StoredFile(models.Model):
    """A file as its content: name for people, bytes under their hash."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(settings.OFFICE_MODEL, models.PROTECT, null=True, related_name="+")
    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class SearchEntry(models.Model):
    """One record as the search finds it: its words as written, and folded for the index.

    The id is the order of the hits: what others are about first, then the latest written.
    """

    record_type = models.CharField(max_length=60)
    record_id = models.UUIDField()
    office = models.ForeignKey(settings.OFFICE_MODEL, models.CASCADE, null=True, related_name="+")
    is_public = models.BooleanField()
    titles = models.JSONField(default=dict)
    folded_title = models.TextField()
    folded = models.TextField()
    text = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["record_type", "record_id"], name="search_entry_once")
        ]
        indexes: ClassVar = [models.Index(fields=["record_id"], name="search_entry_of_record")]

    def __str__(self) -> str:
        return next(iter(self.titles.values()), "")
