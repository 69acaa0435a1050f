# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""zweiklang import: reads a workbook into an office."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import override

from zweiklang.doors.commands.importing import add_arguments, office_of, show_and_write
from zweiklang.foundation.actors import Actor
from zweiklang.inputs.workbook.reading import read_workbook


class Command(BaseCommand):
    """Shows what a workbook would change, asks, and writes it."""

    requires_system_checks = ()
    help = "Read a workbook (.xlsx, .ods, a folder or .zip of CSV files) into an office."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare file and options."""
        parser.add_argument("file", type=Path, help="Workbook, or folder with one CSV per sheet.")
        add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Preview, ask, write."""
        with override(options["language"]):
            office = office_of(options["office"])
            actor = Actor.system("Import")
            plan = read_workbook(options["file"], office, actor)
            show_and_write(self, plan, actor, options)
