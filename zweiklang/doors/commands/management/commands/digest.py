# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""`zweiklang digest`."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from zweiklang.foundation import clock
from zweiklang.outputs.digest.sending import send_digests


class Command(BaseCommand):
    """Sends the deadlines by e-mail to the members who are due one."""

    help = (
        "Sends the deadlines by e-mail to the members who are due one. The worker does this by "
        "itself; the command is for installations that start it from cron."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the day."""
        parser.add_argument(
            "--on",
            type=dt.date.fromisoformat,
            default=None,
            metavar="DAY",
            help="Day to report on, as YYYY-MM-DD; today unless given.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Send and print how it went; fails if an e-mail could not be sent."""
        result = send_digests(options["on"] or clock.today())
        said = _("%(sent)s sent, %(empty)s with nothing due, %(failed)s failed")
        counts = {"sent": result.sent, "empty": result.empty, "failed": result.failed}
        self.stdout.write(said % counts)
        if result.failed:
            raise CommandError(
                _("The mail server refused some e-mails; see the log. Run it again.")
            )
