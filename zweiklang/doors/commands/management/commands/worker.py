# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""`zweiklang worker`."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from zweiklang.outputs.digest.tasks import start_recurring


class Command(BaseCommand):
    """Works off background jobs until told to stop."""

    help = "Works off background jobs (imports, e-mails, digests) until told to stop."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Queue what recurs, then run the worker of the database queue."""
        start_recurring()
        call_command("db_worker", queue_name="*", interval=1, startup_delay=False, verbosity=1)
