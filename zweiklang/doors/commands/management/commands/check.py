# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""`zweiklang check`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands.check import Command as DjangosCheck
from django.utils.translation import gettext as _

from zweiklang.doors.commands.installation import problems


class Command(DjangosCheck):
    """Checks the program and the installation."""

    help = "Checks the program and the installation, and says what to do about each problem."

    def handle(self, *app_labels: Any, **options: Any) -> None:
        """Run Django's checks, then ours unless only some of Django's were asked for."""
        super().handle(*app_labels, **options)
        if app_labels or options["tags"] or options["list_tags"]:
            return
        if found := list(problems()):
            raise CommandError("\n".join(found))
        self.stdout.write(_("The installation is complete."))
