# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""`zweiklang reindex`: builds the search index anew."""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from zweiklang.foundation import search


class Command(BaseCommand):
    """Builds the search index anew."""

    help = "Build the search index anew, for example after a restore or a change of database."

    def handle(self, *args: Any, **options: Any) -> None:
        """Build and report how many entries it has."""
        begin = time.monotonic()
        count = search.reindex()
        seconds = f"{time.monotonic() - begin:.1f}"
        self.stdout.write(
            _("Entries: %(count)s, in %(seconds)s s") % {"count": count, "seconds": seconds}
        )
