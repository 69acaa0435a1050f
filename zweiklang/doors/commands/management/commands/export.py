# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""zweiklang export: writes an office as a workbook."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from zweiklang.domain.people.models import Office
from zweiklang.domain.people.queries import actor_of
from zweiklang.domain.people.support import support_of
from zweiklang.doors.commands.importing import day_of, office_of
from zweiklang.doors.commands.library.language import add_language
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.file_faults import not_written
from zweiklang.outputs.workbook.exporting import export_csv, export_workbook, export_zip
from zweiklang.outputs.workbook.shapes import TooLong


class Command(BaseCommand):
    """Writes what is public of an office into a workbook that can be read back.

    What is internal goes along only for an account to which the office has given support access.
    """

    help = "Write what is public of an office: a workbook (.xlsx), a .zip of CSV files, a folder."
    requires_system_checks = ()

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare file and options."""
        parser.add_argument(
            "file", help="portfolio.xlsx, portfolio.zip, or a folder: a name without ending."
        )
        parser.add_argument("--office", default="", help="Key of the office, such as dortmund.")
        parser.add_argument(
            "--support",
            default="",
            metavar="EMAIL",
            help="Account with support access to the office: what is internal goes along.",
        )
        parser.add_argument("--known-on", default="", metavar="DAY", help="As known on this day.")
        add_language(parser, "Language of the headings; else that of the shell.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Export and say where to."""
        target, form = _target(str(options["file"]))
        known_on, office = day_of(options["known_on"]), office_of(options["office"])
        reader = reader_of(office, options["support"])
        chosen = (reader, office, options["language"], known_on)
        try:
            if form == ".xlsx":
                target.write_bytes(export_workbook(*chosen))
            elif form == ".zip":
                target.write_bytes(export_zip(*chosen))
            else:
                _write_folder(target, export_csv(*chosen))
        except TooLong as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(not_written(target, error)) from error
        self.stdout.write(_("Written: %(file)s") % {"file": target})


def _target(given: str) -> tuple[Path, str]:
    """Return where to write and the ending, "" for a folder; raises CommandError for others."""
    target = Path(given)
    ending = target.suffix.lower()
    if given.endswith("/") or target.is_dir() or not ending:
        return target, ""
    if ending not in (".xlsx", ".zip"):
        raise CommandError(
            _(
                "Nothing is written as %(ending)s. Name a file that ends in .xlsx or .zip, or a "
                "folder (no ending, or / at the end)."
            )
            % {"ending": ending}
        )
    return target, ending


def reader_of(office: Office, email: str) -> Actor:
    """Return for whom it is written: an account with support access today, else the public."""
    if not email:
        return Actor.public()
    granted = support_of(office).filter(user__email__iexact=email).first()
    if granted is None:
        raise CommandError(
            _("%(email)s has no support access. An administrator of the office grants it.")
            % {"email": email}
        )
    return actor_of(granted.user)


def _write_folder(folder: Path, texts: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
