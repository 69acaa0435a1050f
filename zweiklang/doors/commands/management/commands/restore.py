# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""zweiklang restore: reads a backup into the database."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from zweiklang.outputs.backup.restoring import RestoreRefused, restore_backup
from zweiklang.outputs.backup.standing import standing


class Command(BaseCommand):
    """Restores a backup into an empty database, or in place of what it holds."""

    help = (
        "Restore a backup, on SQLite or PostgreSQL, and check it by its hash. A new, empty "
        "database gets its tables; a backup of an older program is brought to this one."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare file and option."""
        parser.add_argument("file", type=Path, help="Archive written by zweiklang backup.")
        parser.add_argument(
            "--replace", action="store_true", help="Delete what the database holds first."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Restore and report the hash."""
        is_new = standing() == "unprepared"
        try:
            report = restore_backup(options["file"], replace=options["replace"])
        except RestoreRefused as refused:
            raise CommandError(str(refused)) from refused
        for digest in report.missing:
            self.stderr.write(
                _("Was missing when the backup was made: %(file)s") % {"file": digest}
            )
        said = _("Restored: %(rows)s rows and %(files)s files.")
        self.stdout.write(said % {"rows": report.rows, "files": report.files})
        self.stdout.write(_("Content %(hash)s: as in the backup.") % {"hash": report.content})
        if report.written_by:
            said = _("%(backup)s was brought to the tables of this program.")
            self.stdout.write(said % {"backup": report.written_by})
        if is_new:
            self.stdout.write(
                _("The database is new. Run zweiklang prepare, then start the server.")
            )
