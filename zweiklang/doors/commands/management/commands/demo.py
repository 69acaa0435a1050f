# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""zweiklang demo: loads the demonstration portfolio and prints its logins."""

from __future__ import annotations

import argparse
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import override

from zweiklang.demonstration.accounts import ensure_accounts
from zweiklang.demonstration.loading import NotLoaded, load
from zweiklang.domain.people.models import Office


class Command(BaseCommand):
    """Loads the demonstration, or puts it back as it was shipped; the history keeps the rest."""

    requires_system_checks = ()
    help = (
        "Load the demonstration: Dortmund's real portfolio from public sources, an office in "
        "Kumasi, and logins. Loaded again, it puts its entries back as they were shipped."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the option."""
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="Do nothing if the installation has an office already.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, make the logins, print them."""
        if options["if_empty"] and Office.objects.exists():
            self.stdout.write(_("There is an office already: nothing was loaded."))
            return
        try:
            with override(settings.LANGUAGE_CODE):  # what it writes is for the pages
                done = load()
        except NotLoaded as reason:
            raise CommandError(str(reason)) from reason
        counts = {"added": done.added, "changed": done.changed, "unchanged": done.unchanged}
        self.stdout.write(
            _("Demonstration: %(added)s new, %(changed)s changed, %(unchanged)s unchanged.")
            % counts
        )
        self.stdout.write("\n" + ensure_accounts())
