# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""`zweiklang build_directory`: builds the directory of cities."""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from zweiklang.domain.places.directory import build_if_needed
from zweiklang.domain.places.directory.store import DirectoryNotBuilt


class Command(BaseCommand):
    """Builds the directory of cities."""

    help = "Build the directory of cities, unless it is there and up to date."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--anew", action="store_true", help="Build even if it is up to date.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Build and say what happened."""
        begin = time.monotonic()
        try:
            built = build_if_needed(anew=options["anew"])
        except DirectoryNotBuilt as error:
            raise CommandError(str(error)) from error
        if built:
            seconds = f"{time.monotonic() - begin:.1f}"
            self.stdout.write(_("Directory built in %(seconds)s s") % {"seconds": seconds})
        else:
            self.stdout.write(_("The directory is up to date."))
