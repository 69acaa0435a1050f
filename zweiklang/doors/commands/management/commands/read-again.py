# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""zweiklang read-again: has papers read anew that an earlier version of the reader has read."""

from __future__ import annotations

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from zweiklang.domain.topics import actions, queries
from zweiklang.doors.commands import papers
from zweiklang.doors.commands.library.language import add_language
from zweiklang.foundation.actors import Actor


class Command(BaseCommand):
    """Reads with the present model what was read with another one, for all offices."""

    requires_system_checks = ()
    help = (
        "Have papers read anew that an earlier version of the reader has read, as after an "
        "upgrade. What people said to passages stays."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument(
            "--leave-reading", action="store_true", help="Leave the reading to the worker."
        )
        add_language(parser, "Language of the report: de or en; else that of the shell.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask for the readings, carry them out, report; exit code 1 if one failed."""
        actor = Actor.system("Reader")
        with override(options["language"]):
            found = [
                paper.id
                for city in queries.cities_with_papers(actor)
                for paper in queries.read_by_an_earlier_reader(queries.papers_of(city.pk, actor))
            ]
            readings = actions.read_all_again(actor, found)
            text = ngettext(
                "One paper is read again.", "%(count)s papers are read again.", len(readings)
            )
            self.stdout.write(text % {"count": len(readings)})
            if options["leave_reading"]:
                return
            failed = papers.read_all(self, [reading.paper for reading in readings])
            for name, reason in failed:
                self.stdout.write(f"  {name}: {reason}")
            if failed:
                raise CommandError(_("%(count)s could not be read.") % {"count": len(failed)})
