# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Snapshots, reports, their kept files, and the log of what was done with them."""

from __future__ import annotations

import datetime as dt
import uuid
from functools import cached_property
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.domain.reporting.freezing import content_from
from zweiklang.domain.reporting.records import Content
from zweiklang.domain.reporting.rules import FOR_EVERYBODY, KEPT, State
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.errands import Errand
from zweiklang.foundation.models import StoredFile

STATES = [
    (State.DRAFT.value, _("draft")),
    (State.REVIEWED.value, _("reviewed")),
    (State.RELEASED.value, _("released")),
    (State.SUBMITTED.value, _("submitted")),
]


class Snapshot(models.Model):
    """A frozen copy of what was known of some partnerships by a day. It never changes.

    `document` is the content as canonical JSON (RFC 8785), `digest` its SHA-256; see `freezing`.
    The database refuses to change it (migration 0002).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    partnerships = models.ManyToManyField(Partnership, related_name="+")
    begins = models.DateField(_("From"))
    ends = models.DateField(_("Until"))
    known_on = models.DateField(_("As known on"))
    document = models.TextField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    actor_name = models.CharField(max_length=200)

    class Meta:
        verbose_name = _("Snapshot")
        verbose_name_plural = _("Snapshots")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(begins__lte=models.F("ends")), name="snapshot_days_in_order"
            )
        ]

    def __str__(self) -> str:
        return f"{self.begins} – {self.ends} ({self.digest[:12]})"

    @cached_property
    def content(self) -> Content:
        """Return what is frozen in it."""
        return content_from(self.document)


class ReportQuerySet(models.QuerySet["Report"]):
    """Questions to reports."""

    def visible_to(self, actor: Actor) -> Self:
        """Return the reports of the actor's offices; see `policy.can_read`.

        Whoever is limited to some partnerships reads those that speak of no others. The public
        reads the released ones that are written for everybody, whose snapshots stay inside.
        """
        if actor.kind == "system":
            return self
        if actor.kind == "public":
            return self.filter(kind__in=FOR_EVERYBODY, state__in=[one.value for one in KEPT])
        seen = Q(office__in=actor.whole_offices)
        told = Snapshot.partnerships.through.objects.filter(snapshot=OuterRef("snapshot"))
        for office_id, scope in actor.scopes.items():
            others = told.exclude(partnership__in=scope)
            seen |= Q(office=office_id) & Exists(told) & ~Exists(others)
        return self.filter(seen)


class Report(models.Model):
    """A paper told from a snapshot for one kind of reader.

    `kind`: its folder in `outputs/reports`. `entered`: the texts people wrote, by field of the
    kind. `missing`: what the check found when it was released, see `completeness`. `follows`: the
    report it takes further; it says what differs. A submitted one never changes (migration 0002).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="reports")
    language = models.CharField(_("Language"), max_length=8)
    title = models.CharField(_("Title"), max_length=300)
    entered = models.JSONField(default=dict, blank=True)
    state = models.CharField(
        _("State"), max_length=10, choices=STATES, default=State.DRAFT.value, db_index=True
    )
    missing = models.JSONField(default=list, blank=True)
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by"
    )
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    released_on = models.DateField(null=True, blank=True)
    submitted_on = models.DateField(null=True, blank=True)
    submitted_to = models.CharField(_("Handed in to"), max_length=200, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("Report")
        verbose_name_plural = _("Reports")
        indexes: ClassVar = [
            models.Index(fields=["office", "changed_at"], name="report_latest"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def told_ids(self) -> frozenset[uuid.UUID]:
        """Return the partnerships it speaks of, by id; one query."""
        return frozenset(self.snapshot.partnerships.values_list("pk", flat=True))


class ReportFile(models.Model):
    """A report as a file: kept for good from the release on; of a draft only the latest."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="files")
    format = models.CharField(max_length=12)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "format"], name="report_format_once")
        ]

    def __str__(self) -> str:
        return f"{self.report} ({self.format})"


class ReportStep(models.Model):
    """The log of a report: who did what when. It is only ever added to."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="steps")
    step = models.CharField(max_length=20)
    taken_at = models.DateTimeField()
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    actor_name = models.CharField(max_length=200)
    reason = models.TextField(blank=True)
    data = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["-taken_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.step} {self.taken_at:%Y-%m-%d}"


class ReportMaking(Errand):
    """Files of a report being made in the background. `releases`: the report then, too."""

    longest = dt.timedelta(minutes=15)

    report = models.ForeignKey(Report, models.CASCADE, related_name="makings")
    releases = models.BooleanField(default=False)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.report} {self.state}"
