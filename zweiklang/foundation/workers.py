# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tells jobs that a worker still carries out from those whose worker has ended amid them.

Each worker holds a lock on a file of its own in the home folder. The system takes the lock away
however the worker ends, so a file that can be locked is of one that is gone. Jobs of a worker
without a file here, such as one on another machine, are nobody's business.
"""

from __future__ import annotations

import fcntl
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django_tasks.base import Task, TaskResultStatus
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger(__name__)
#: A job that ended its worker twice is the reason for it, more likely than a restart.
MOST_ATTEMPTS = 2

#: By the path of a task: what to do with the arguments of one that broke off. Given whether it may
#: be begun again, it returns whether it shall.
_BROKEN_OFF: dict[str, Callable[..., bool]] = {}


class WorkerEnded(Exception):
    """What a job has failed by that its worker did not finish."""


def if_broken_off(task: Task[Any, Any], then: Callable[..., bool]) -> None:
    """Have `then(*arguments, again=…)` called for a job of the task that broke off.

    again: whether the job may be begun once more; `then` returns whether that is wanted and safe.
    """
    _BROKEN_OFF[task.module_path] = then


@contextmanager
def present(worker_id: str) -> Iterator[None]:
    """Hold the file that says this worker lives; tidy up after those that do not."""
    folder = Path(settings.HOME) / "workers"
    folder.mkdir(exist_ok=True, parents=True)
    own = folder / worker_id
    with own.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        for other in sorted(folder.iterdir()):
            if other != own:
                _tidy_up_after(other)
        try:
            yield
        finally:
            own.unlink(missing_ok=True)


def _tidy_up_after(file: Path) -> None:
    """End the jobs of a worker, unless it lives."""
    try:
        with file.open("r+") as held:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            for job in DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING):
                if job.worker_ids[-1:] == [file.name]:
                    _end(job)
            file.unlink(missing_ok=True)
    except (BlockingIOError, FileNotFoundError):
        return  # it lives, or has just ended by itself


def _end(job: DBTaskResult[Any, Any]) -> None:
    """Queue a job again where that is safe, else mark it as failed; say so to those who wait."""
    try:
        task = job.task  # loads the module in which the task says what is to be done
    except (ImportError, SuspiciousOperation):
        then = None
    else:
        then = _BROKEN_OFF.get(task.module_path)
    again = len(job.worker_ids) < MOST_ATTEMPTS
    if then and then(*job.args_kwargs["args"], **job.args_kwargs["kwargs"], again=again):
        job.status, job.started_at = TaskResultStatus.READY, None
        job.save(update_fields=["status", "started_at"])
        logger.warning("The job %s (%s) broke off and is queued again.", job.id, job.task_path)
        return
    job.set_failed(WorkerEnded("The worker ended before the job was done."))
    logger.warning("The job %s (%s) broke off with its worker.", job.id, job.task_path)
