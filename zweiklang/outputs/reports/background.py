# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Has the files of a report made in the background, and tells how far that has come."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zweiklang.domain.people.queries import actor_of
from zweiklang.domain.reporting import policy
from zweiklang.domain.reporting.actions import keep_files
from zweiklang.domain.reporting.models import Report, ReportMaking
from zweiklang.domain.reporting.queries import latest_making
from zweiklang.domain.reporting.rules import State
from zweiklang.foundation import errands
from zweiklang.foundation.actors import Actor
from zweiklang.outputs.reports import making


def request_making(actor: Actor, report: Report, *, releases: bool) -> ReportMaking:
    """Have the files made, and the report released with them if asked; returns what is under way.

    Raises Refused.
    """
    wanted = policy.can_step(actor, report, State.RELEASED)
    (wanted if releases else policy.can_write(actor, report)).require()
    latest = latest_making(report)
    if latest and latest.is_open:
        return latest
    from zweiklang.outputs.reports.tasks import make_report_task

    return errands.ask(ReportMaking, actor, make_report_task, report=report, releases=releases)


def carry_out(asked: ReportMaking) -> None:
    """Make the files, with the rights held now."""
    errands.carry_out(
        asked,
        lambda: _make(asked, actor_of(asked.account).within(asked.report.office_id)),
        _("The files were not made. Try again; if it stays, tell your operator."),
    )


def _make(asked: ReportMaking, actor: Actor) -> None:
    def heard(done: int, total: int) -> None:
        errands.note(asked, done=done, total=total)

    if asked.releases:
        making.release(actor, asked.report, heard)
    else:
        _make_draft(actor, asked.report, heard)


def _make_draft(actor: Actor, report: Report, heard: making.Progress) -> None:
    policy.can_write(actor, report).require()
    files = making.make_all(report, heard, is_draft=True)
    with transaction.atomic():
        stands = Report.objects.select_for_update().get(pk=report.pk)
        # What was changed meanwhile is not in these files.
        if stands.changed_at == report.changed_at:
            keep_files(stands, files)
