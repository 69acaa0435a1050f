# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""zweiklang import-iati: reads activities of other publishers as partner projects."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from zweiklang.doors.commands.importing import add_arguments, office_of, show_and_write
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.file_faults import not_read
from zweiklang.inputs.iati.reading import read_iati


class Command(BaseCommand):
    """Shows which partner projects a file would add, asks, and writes them."""

    help = "Read activities of other publishers from an IATI file as partner projects."
    requires_system_checks = ()

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare file and options."""
        parser.add_argument("file", type=Path, help="IATI file, packed by gzip or not.")
        parser.add_argument(
            "--partnership", required=True, help="Key of the partnership they come below."
        )
        parser.add_argument(
            "--match", default="", help="Only activities with these words in title or identifier."
        )
        parser.add_argument("--country", default="", help="Only those of a country, such as GH.")
        add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Preview, ask, write."""
        with override(options["language"]):
            actor = Actor.system("IATI")
            try:
                plan = read_iati(
                    options["file"],
                    office_of(options["office"]),
                    actor,
                    partnership=options["partnership"],
                    matching=options["match"],
                    country=options["country"],
                )
            except OSError as error:
                raise CommandError(not_read(options["file"], error)) from error
            for note in plan.notes:
                self.stdout.write(note)
            show_and_write(self, plan, actor, options)
