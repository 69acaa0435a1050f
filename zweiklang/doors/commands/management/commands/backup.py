# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""zweiklang backup: writes everything into one file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from zweiklang.foundation.file_faults import not_written
from zweiklang.outputs.backup.writing import BackupRefused, write_backup


class Command(BaseCommand):
    """Writes all tables and uploaded files into one archive."""

    help = "Write everything, accounts and uploaded files included, into one file. Keep it safe."
    requires_system_checks = ()

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the file."""
        parser.add_argument("file", type=Path, help="Archive to write, such as backup.zip.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write and report the hash."""
        try:
            report = write_backup(options["file"])
        except BackupRefused as refused:
            raise CommandError(str(refused)) from refused
        except OSError as error:
            raise CommandError(not_written(options["file"], error)) from error
        for digest in report.missing:
            self.stderr.write(
                _("Missing on the disk and so in the backup: %(file)s") % {"file": digest}
            )
        said = _("%(path)s: %(rows)s rows and %(files)s files")
        counts = {"rows": report.rows, "files": report.files, "path": options["file"]}
        self.stdout.write(said % counts)
        self.stdout.write(_("Content %(hash)s") % {"hash": report.content})
