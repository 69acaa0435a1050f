# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command that shows the code needed to set up the first office."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from zweiklang.domain.people import setup_code
from zweiklang.domain.people.models import Office


class Command(BaseCommand):
    """Prints the set-up code while there is no office, nothing afterwards."""

    help = "Show the code that is needed to set up the first office in the browser."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the code."""
        if not Office.objects.exists():
            self.stdout.write(setup_code.current())
