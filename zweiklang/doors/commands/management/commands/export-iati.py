# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""zweiklang export-iati: writes the IATI files of an office."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import override

from zweiklang.doors.commands.importing import office_of
from zweiklang.doors.commands.library.language import add_language
from zweiklang.foundation.file_faults import not_written
from zweiklang.outputs.iati.checking import Checked, check_office
from zweiklang.outputs.iati.export import NoIdentifier, activity_file, organisation_file


class Command(BaseCommand):
    """Writes what is public of an office as IATI 2.03, and says what the check finds in it."""

    help = "Write what is public of an office as IATI 2.03: its activities and itself."
    requires_system_checks = ()

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare folder and options."""
        parser.add_argument(
            "folder", type=Path, help="Folder for activities.xml and organisation.xml."
        )
        parser.add_argument("--office", default="", help="Key of the office, such as dortmund.")
        parser.add_argument("--check", action="store_true", help="Check only, write nothing.")
        add_language(parser, "Language of the messages; else that of the shell.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check and write; findings do not keep from writing, a missing identifier does."""
        with override(options["language"]):
            office = office_of(options["office"])
            checked = check_office(office)
            self._say(checked)
            if options["check"]:
                if not checked.is_ready:
                    raise CommandError(_("There are errors."))
                return
            path: Path = options["folder"]
            try:
                files = {
                    "activities.xml": activity_file(office),
                    "organisation.xml": organisation_file(office),
                }
                for name, pieces in files.items():
                    path = options["folder"] / name
                    self._write(path, pieces)
            except NoIdentifier as error:
                raise CommandError(
                    _("Without organisation identifier nothing is written.")
                ) from error
            except OSError as error:
                raise CommandError(not_written(path, error)) from error

    def _say(self, checked: Checked) -> None:
        counts = {
            "activities": checked.activities,
            "errors": checked.errors,
            "warnings": checked.warnings,
        }
        self.stdout.write(
            _("%(activities)s activities, %(errors)s errors, %(warnings)s warnings.") % counts
        )
        for one in checked.notices:
            severity = _("error") if one.severity == "error" else _("warning")
            self.stdout.write(f"  {severity}: {one.place}")
            self.stdout.write(f"    {one.message}")

    def _write(self, path: Path, pieces: Iterator[bytes]) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.writelines(pieces)
        self.stdout.write(_("Written: %(file)s") % {"file": path})
