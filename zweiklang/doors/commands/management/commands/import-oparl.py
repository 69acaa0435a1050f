# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""zweiklang import-oparl: reads council items from a council information system."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import override

from zweiklang.doors.commands.importing import add_arguments, office_of, show_and_write
from zweiklang.foundation.actors import Actor
from zweiklang.inputs.oparl.reading import read_oparl


class Command(BaseCommand):
    """Shows which council items a paper or meeting would add, asks, and writes them."""

    help = "Read council items from OParl: a paper, a meeting or a list, as file or address."
    requires_system_checks = ()

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare source and options."""
        parser.add_argument("source", help="JSON file, or address beginning with https.")
        parser.add_argument("--match", default="", help="Only items with these words in the title.")
        parser.add_argument("--body", default="", help="Council or committee, if not in the file.")
        add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Preview, ask, write."""
        with override(options["language"]):
            actor = Actor.system("OParl")
            given = options["source"]
            plan = read_oparl(
                given if given.startswith(("https://", "http://")) else Path(given),
                office_of(options["office"]),
                actor,
                matching=options["match"],
                body=options["body"],
            )
            show_and_write(self, plan, actor, options)
