# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""zweiklang fetch-documents: fetches papers of a city from OParl or from addresses."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import override

from zweiklang.domain.topics.models import Paper, PaperFetch
from zweiklang.doors.commands import papers
from zweiklang.doors.commands.importing import day_of, office_of
from zweiklang.foundation.actors import Actor
from zweiklang.foundation.file_faults import not_read
from zweiklang.inputs.papers.fetching import carry_out, request_fetch


class Command(BaseCommand):
    """Fetches papers from listed hosts, reads them, and names what failed."""

    requires_system_checks = ()
    help = (
        "Fetch the papers of a city from an OParl server or from addresses of files, and read "
        "them. Only from hosts that ZWEIKLANG_FETCH_HOSTS lists, at most 500 files of 20 MB in "
        "half an hour. What is on file already is not filed twice."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare city, addresses and options."""
        parser.add_argument("city", help="Key of the city, such as dortmund.")
        parser.add_argument("address", nargs="*", help="Address of a file, or of an OParl server.")
        parser.add_argument("--list", type=Path, help="Text file with one address a line.")
        parser.add_argument(
            "--oparl", action="store_true", help="The address is a system, body or list of OParl."
        )
        parser.add_argument(
            "--since", default="", metavar="DAY", help="Only papers since this day (OParl)."
        )
        papers.add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Fetch, release, read, report."""
        with override(options["language"]):
            office, city = office_of(options["office"]), papers.city_of(options["city"])
            actor = Actor.system("Import")
            source = PaperFetch.Source.OPARL if options["oparl"] else PaperFetch.Source.FILES
            try:
                asked = request_fetch(
                    actor,
                    office,
                    city,
                    source,
                    "\n".join([*options["address"], _listed(options["list"])]),
                    since=day_of(options["since"]),
                    in_background=False,
                    **papers.facts_of(options, office),
                )
            except ValidationError as error:
                raise CommandError("\n".join(error.messages)) from error
            carry_out(asked, actor, self._tell)
            self._finish(asked, actor, options)

    def _tell(self, outcome: dict[str, str]) -> None:
        label = PaperFetch.Outcome(outcome["what"]).label
        self.stdout.write(f"{label}: {outcome['name']}")

    def _finish(self, asked: PaperFetch, actor: Actor, options: dict[str, Any]) -> None:
        failed = [(one["url"], one["why"]) for one in asked.outcomes if one["why"]]
        if asked.problem:
            failed.append((asked.addresses.partition("\n")[0], asked.problem))
        ids = {one["paper"]: one["what"] for one in asked.outcomes if one["paper"]}
        found = list(Paper.objects.filter(pk__in=ids).select_related("file", "office"))
        if options["release"]:
            failed += papers.release(actor, found)
        if not options["leave_reading"]:
            fresh = [paper for paper in found if ids[str(paper.pk)] != PaperFetch.Outcome.KNOWN]
            failed += papers.read_all(self, fresh)
        what = [one["what"] for one in asked.outcomes]
        papers.report(self, {name.value: what.count(name) for name in PaperFetch.Outcome}, failed)


def _listed(path: Path | None) -> str:
    try:
        return path.read_text("utf-8") if path else ""
    except OSError as error:
        raise CommandError(not_read(path or Path(), error)) from error
    except UnicodeDecodeError as error:
        raise CommandError(
            _("%(file)s cannot be read: %(error)s.") % {"file": path, "error": error}
        ) from error
