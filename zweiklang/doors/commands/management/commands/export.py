# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""zweiklang export: writes an office as a workbook."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import override

from zweiklang.doors.commands.importing import day_of, office_of
from zweiklang.foundation.actors import Actor
from zweiklang.outputs.workbook.exporting import export_csv, export_workbook, export_zip
from zweiklang.outputs.workbook.spreadsheet import TooLong


class Command(BaseCommand):
    """Writes everything of an office into a workbook that can be read back."""

    help = "Write an office as a workbook (.xlsx), a .zip of CSV files, or a folder of them."
    requires_system_checks = ()

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare file and options."""
        parser.add_argument("file", type=Path, help="portfolio.xlsx, portfolio.zip or a folder.")
        parser.add_argument("--office", default="", help="Key of the office, such as dortmund.")
        parser.add_argument("--known-on", default="", metavar="DAY", help="As known on this day.")
        parser.add_argument("--language", default="de", help="Language of the headings.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Export and say where to."""
        target, language = options["file"], options["language"]
        with override(language):
            known_on, office = day_of(options["known_on"]), office_of(options["office"])
            chosen = (Actor.system("Export"), office, language, known_on)
            try:
                if target.suffix == ".xlsx":
                    target.write_bytes(export_workbook(*chosen))
                elif target.suffix == ".zip":
                    target.write_bytes(export_zip(*chosen))
                else:
                    _write_folder(target, export_csv(*chosen))
            except (OSError, TooLong) as error:
                raise CommandError(str(error)) from error
            self.stdout.write(_("Written: %(file)s") % {"file": target})


def _write_folder(folder: Path, texts: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
