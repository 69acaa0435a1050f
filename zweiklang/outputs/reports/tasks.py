# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes the files of long reports in the background."""

from __future__ import annotations

from django_tasks import task

from zweiklang.domain.reporting.models import ReportMaking
from zweiklang.foundation.errands import end_if_broken_off
from zweiklang.outputs.reports.background import carry_out


@task()
def make_report_task(making_id: int) -> None:
    """Carry out a making for whoever asked for it, with the rights held now."""
    asked = ReportMaking.objects.select_related("report__snapshot", "report__office", "account")
    if found := asked.filter(pk=making_id).first():
        carry_out(found)


end_if_broken_off(ReportMaking, make_report_task)
