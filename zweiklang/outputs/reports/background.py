# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Has the files of a report made in the background, and tells how far that has come."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from zweiklang.domain.people.queries import actor_of
from zweiklang.domain.reporting import policy
from zweiklang.domain.reporting.actions import keep_files
from zweiklang.domain.reporting.models import Report, ReportMaking
from zweiklang.domain.reporting.queries import is_open, latest_making
from zweiklang.domain.reporting.rules import State
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor, Refused
from zweiklang.outputs.reports import making


def request_making(actor: Actor, report: Report, *, releases: bool) -> ReportMaking:
    """Have the files made, and the report released with them if asked; returns what is under way.

    Raises Refused.
    """
    wanted = policy.can_step(actor, report, State.RELEASED)
    (wanted if releases else policy.can_write(actor, report)).require()
    latest = latest_making(report)
    if latest is not None and is_open(latest):
        return latest
    asked = ReportMaking.objects.create(
        report=report, account_id=actor.account_id, releases=releases, requested_at=clock.now()
    )
    from zweiklang.outputs.reports.tasks import make_report_task

    transaction.on_commit(lambda: make_report_task.enqueue(asked.pk))
    return asked


def carry_out(asked: ReportMaking) -> None:
    """Make the files; what stands against it is kept with the making, nothing is done twice."""
    waiting = ReportMaking.objects.filter(pk=asked.pk, state=ReportMaking.Progress.WAITING)
    if not waiting.update(state=ReportMaking.Progress.RUNNING):
        return

    def heard(done: int, total: int) -> None:
        ReportMaking.objects.filter(pk=asked.pk).update(done=done, total=total)

    report = asked.report
    problem = ""
    try:
        actor = actor_of(asked.account) if asked.account else Actor.public()
        if asked.releases:
            making.release(actor.within(report.office_id), report, heard)
        else:
            _make_draft(actor.within(report.office_id), report, heard)
    except Refused as refused:
        with override(report.language):
            problem = str(refused.reason)
    except ValidationError as error:
        problem = " ".join(error.messages)
    except Exception:
        with override(report.language):
            problem = _("The files were not made. Try again; if it stays, tell your operator.")
        raise
    finally:
        ReportMaking.objects.filter(pk=asked.pk).update(
            state=ReportMaking.Progress.DONE, problem=problem, finished_at=clock.now()
        )


def _make_draft(actor: Actor, report: Report, heard: making.Progress) -> None:
    policy.can_write(actor, report).require()
    files = making.make_all(report, heard, is_draft=True)
    with transaction.atomic():
        stands = Report.objects.select_for_update().get(pk=report.pk)
        # What was changed meanwhile is not in these files.
        if stands.changed_at == report.changed_at:
            keep_files(stands, files)
