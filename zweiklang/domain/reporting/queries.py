# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads reports with their snapshots, files and makings."""

from __future__ import annotations

import uuid

from django.db.models import Prefetch, QuerySet

from zweiklang.domain.reporting.models import Report, ReportFile, ReportMaking, Snapshot
from zweiklang.domain.reporting.rules import KEPT
from zweiklang.foundation.actors import Actor


def reports_of(actor: Actor, office_id: uuid.UUID) -> QuerySet[Report]:
    """Return the reports of an office the actor may read, the latest changed first.

    The documents of the snapshots stay in the database; read them with `report_of`.
    """
    found = Report.objects.visible_to(actor).filter(office=office_id)
    found = found.select_related("snapshot").defer("snapshot__document")
    return found.order_by("-changed_at", "pk")


def report_of(actor: Actor, office_id: uuid.UUID, report_id: uuid.UUID) -> Report | None:
    """Return a report with snapshot, office and files, None if there is none to read."""
    files = ReportFile.objects.select_related("file").order_by("format")
    found = Report.objects.visible_to(actor).filter(office=office_id, pk=report_id)
    found = found.select_related("snapshot", "office__place", "follows__snapshot")
    return found.prefetch_related(Prefetch("files", files)).first()


def published_reports(office_id: uuid.UUID, kind: str) -> QuerySet[Report]:
    """Return the reports of a kind that everybody may read, the latest first.

    The documents of the snapshots stay in the database.
    """
    found = Report.objects.visible_to(Actor.public()).filter(office=office_id, kind=kind)
    files = ReportFile.objects.select_related("file").order_by("format")
    found = found.select_related("snapshot", "office__place").defer("snapshot__document")
    return found.prefetch_related(Prefetch("files", files)).order_by(
        "-snapshot__ends", "-released_on"
    )


def latest_kept(actor: Actor, report: Report) -> Report | None:
    """Return the latest other report of the kind that was released: what a new one differs from."""
    found = Report.objects.visible_to(actor).filter(
        office=report.office_id, kind=report.kind, state__in=[one.value for one in KEPT]
    )
    earlier = found.filter(created_at__lt=report.created_at).exclude(pk=report.pk)
    return earlier.select_related("snapshot").order_by("-released_on", "-created_at").first()


def latest_making(report: Report) -> ReportMaking | None:
    """Return the latest making of a report's files."""
    return report.makings.order_by("-pk").first()


def snapshots_of(actor: Actor, office_id: uuid.UUID) -> QuerySet[Snapshot]:
    """Return the snapshots that reports the actor may read were made from, the latest first.

    None to the public: a copy holds more than the review of a year tells from it.
    """
    if actor.kind == "public":
        return Snapshot.objects.none()
    seen = Report.objects.visible_to(actor).filter(office=office_id).values("snapshot")
    return Snapshot.objects.filter(pk__in=seen).defer("document").order_by("-made_at")
