# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Runs the digest in the background, every hour.

The worker calls `start_recurring()` when it starts. The task puts itself in the queue again for
the next hour before it works, so an error in one hour does not end the series. What must happen
once a day or week is guarded by the digests' own rows, not by the clock of the series.
"""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from zweiklang.foundation import clock
from zweiklang.outputs.digest.sending import send_digests

#: Before people come to the office, after the night's maintenance.
FIRST_HOUR = 6
EVERY = dt.timedelta(hours=1)


@task()
def hourly() -> None:
    """Queue the next run and send what is due."""
    hourly.using(run_after=timezone.now() + EVERY).enqueue()
    if timezone.localtime().hour >= FIRST_HOUR:
        send_digests(clock.today())


def start_recurring() -> bool:
    """Put the hourly task in the queue unless it waits there; return whether it was added."""
    waiting = DBTaskResult.objects.filter(
        task_path=hourly.module_path, status=TaskResultStatus.READY
    )
    if waiting.exists():
        return False
    hourly.enqueue()
    return True
