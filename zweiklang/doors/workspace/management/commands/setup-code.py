# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command that shows the code needed to set up the first office."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from zweiklang.domain.people import setup_code
from zweiklang.domain.people.models import Office


class Command(BaseCommand):
    """Prints the set-up code while there is no office, and says so afterwards."""

    help = "Show the code that is needed to set up the first office in the browser."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the code, or say that none is needed any more."""
        if Office.objects.exists():
            self.stderr.write(_("There is an office already: no set-up code is needed any more."))
        else:
            self.stdout.write(setup_code.current())
