# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the pages of reports share: who acts, where they lie, how a report is told in short."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from zweiklang.domain.people.models import Office
from zweiklang.domain.reporting.models import Report
from zweiklang.domain.reporting.queries import report_of
from zweiklang.doors.ui.frame import Link
from zweiklang.doors.workspace.access import WorkspaceRequest
from zweiklang.foundation.actors import Actor
from zweiklang.outputs.reports.kinds import ReportKind
from zweiklang.outputs.reports.registry import report_kinds


def acting(request: WorkspaceRequest, office: Office) -> Actor:
    """Return the actor as a member of this office alone: a snapshot holds what it may see."""
    return request.actor.within(office.pk)


def kind_or_404(slug: str) -> ReportKind:
    """Return a kind of report."""
    kind = report_kinds().get(slug)
    if kind is None:
        raise Http404
    return kind


def report_or_404(actor: Actor, office: Office, report_id: uuid.UUID) -> Report:
    """Return a report the actor may read, of a kind that this version knows."""
    report = report_of(actor, office.pk, report_id)
    if report is None or report.kind not in report_kinds():
        raise Http404
    return report


def url(page: str, office: Office, **more: Any) -> str:
    """Return the address of a page of reports."""
    return reverse(f"workspace:{page}", kwargs={"office": office.key, **more})


def crumbs(office: Office, *more: Link) -> list[Link]:
    """Return the way to a page below the list of reports."""
    return [Link(url("reports", office), _("Reports")), *more]
