# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""zweiklang report: tells a report from the records and writes it into a file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.domain.reporting.actions import Choice
from zweiklang.domain.reporting.models import Report
from zweiklang.domain.reporting.sentences import finding_sentence
from zweiklang.doors.commands.importing import day_of, office_of
from zweiklang.doors.commands.library.language import command_language
from zweiklang.doors.commands.management.commands.export import reader_of
from zweiklang.foundation import clock
from zweiklang.foundation.actors import Actor, Refused
from zweiklang.foundation.file_faults import not_written
from zweiklang.outputs.reports import making
from zweiklang.outputs.reports.formats import FORMATS
from zweiklang.outputs.reports.kinds import ReportKind
from zweiklang.outputs.reports.registry import report_kinds


class Command(BaseCommand):
    """Tells a report as a draft, of what is public; with support access of what the office keeps.

    Releasing and handing in are the office's own steps, on the page of the report.
    """

    help = "Tell a report from the records: a draft as .docx, .pdf, .html, .md or .csv."
    requires_system_checks = ()

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare kind, file and options."""
        parser.add_argument("kind", choices=sorted(report_kinds()), help="Kind of report.")
        parser.add_argument(
            "--to",
            type=Path,
            metavar="FILE",
            help="report.docx; without it, only what is missing is listed.",
        )
        parser.add_argument("--office", default="", help="Key of the office, such as dortmund.")
        parser.add_argument(
            "--partnership",
            action="append",
            default=[],
            metavar="KEY",
            help="Key of a partnership; again for more. All of them unless given.",
        )
        parser.add_argument("--from", default="", metavar="DAY", help="First day of the period.")
        parser.add_argument("--until", default="", metavar="DAY", help="Last day of the period.")
        parser.add_argument("--known-on", default="", metavar="DAY", help="As known on this day.")
        parser.add_argument(
            "--language", default="", help="Language of the report; else that of the shell."
        )
        parser.add_argument(
            "--support",
            default="",
            metavar="EMAIL",
            help="Account with support access to the office: what is internal goes along.",
        )
        parser.add_argument(
            "--keep",
            action="store_true",
            help="Keep the draft in the workspace. The account must be let in to write.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Tell the report, write the file, say what is missing."""
        kind = report_kinds()[options["kind"]]
        if not options["language"] and command_language() in kind.languages:
            options["language"] = command_language()
        office = office_of(options["office"])
        actor = reader_of(office, options["support"])
        report = self._report(actor, office, kind, options)
        if options["to"] is not None:
            _write(report, kind, options["to"])
            self.stdout.write(_("Written: %(file)s") % {"file": options["to"]})
        for finding in making.findings_of(report):
            self.stdout.write(f"- {finding_sentence(finding, report.snapshot.content)}")

    def _report(
        self, actor: Actor, office: Office, kind: ReportKind, options: dict[str, Any]
    ) -> Report:
        choice = _choice(actor, office, options)
        try:
            if options["keep"]:
                return making.begin(actor, office, kind, choice, options["language"])
            return making.unkept(actor, office, kind, choice, options["language"])
        except Refused as refused:
            raise CommandError(str(refused.reason)) from refused
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error


def _choice(actor: Actor, office: Office, options: dict[str, Any]) -> Choice:
    known_on = day_of(options["known_on"]) or clock.today()
    begins, ends = making.whole_year(known_on)
    found = Partnership.objects.visible_to(actor).current().of_office(office.pk)
    rows = dict(found.values_list("key", "pk"))
    unknown = sorted(set(options["partnership"]) - rows.keys())
    if unknown:
        raise CommandError(
            _("No partnership is called %(key)s. There are: %(keys)s.")
            % {"key": unknown[0], "keys": ", ".join(sorted(rows))}
        )
    chosen = [rows[key] for key in options["partnership"]] or list(rows.values())
    return Choice(
        chosen, day_of(options["from"]) or begins, day_of(options["until"]) or ends, known_on
    )


def _write(report: Report, kind: ReportKind, target: Path) -> None:
    endings = {FORMATS[name].ending: name for name in kind.formats}
    endings |= {one.ending: one.format for one in kind.extras}
    name = endings.get(target.suffix.removeprefix("."))
    if name is None:
        raise CommandError(
            _("Name a file that ends in %(endings)s.")
            % {"endings": ", ".join(f".{ending}" for ending in endings)}
        )
    try:
        target.write_bytes(making.make_file(report, name).content)
    except OSError as error:
        raise CommandError(not_written(target, error)) from error
