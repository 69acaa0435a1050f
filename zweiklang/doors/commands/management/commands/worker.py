# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""`zweiklang worker`."""

from __future__ import annotations

import logging
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands import db_worker

from zweiklang.foundation.workers import present
from zweiklang.outputs.digest.tasks import start_recurring


class Command(BaseCommand):
    """Works off background jobs until told to stop."""

    help = (
        "Works off background jobs (imports, e-mails, digests) until told to stop. Prints a line "
        "for each; with --verbosity 0 only what failed."
    )
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Tidy up after a worker that is gone, queue what recurs, then run the queue's worker."""
        worker_id = get_random_string(32)
        with present(worker_id):
            start_recurring()
            call_command(
                QueueWorker(),
                queue_name="*",
                interval=1,
                startup_delay=False,
                worker_id=worker_id,
                verbosity=options["verbosity"],
            )


class QueueWorker(db_worker.Command):
    """The worker of the database queue, whose failures are always told."""

    def configure_logging(self, verbosity: int) -> None:
        """Set how much is logged; the queue's own silence would hide what failed."""
        super().configure_logging(verbosity)
        if verbosity == 0:
            for name in ("django_tasks", "django_tasks_db"):
                logging.getLogger(name).setLevel(logging.WARNING)
