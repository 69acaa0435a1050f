# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""zweiklang import-documents: files the papers of a folder and has them read."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import override

from zweiklang.domain.topics.actions import Filed, file_papers
from zweiklang.doors.commands import papers
from zweiklang.doors.commands.importing import office_of
from zweiklang.foundation.actors import Actor


class Command(BaseCommand):
    """Files every paper below a folder, reads it, and names what failed."""

    requires_system_checks = ()
    help = (
        "File the papers of a city from a folder and read them. Folders inside are looked through. "
        "The same content twice is one paper; a file with the name of one on file is its new "
        "version. What fails is named and does not stop the others."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare city, folder and options."""
        parser.add_argument("city", help="Key of the city, such as dortmund.")
        parser.add_argument("folder", type=Path, help="Folder with PDF, DOCX, ODT, HTML, text ….")
        papers.add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """File, release, read, report."""
        with override(options["language"]):
            folder: Path = options["folder"]
            if not folder.is_dir():
                raise CommandError(_("%(folder)s is no folder.") % {"folder": folder})
            office, city = office_of(options["office"]), papers.city_of(options["city"])
            facts = papers.facts_of(options, office)
            actor = Actor.system("Import")
            filed = Filed()
            for path in _files(folder):
                name = path.relative_to(folder).as_posix()
                try:
                    _file(actor, office, city, path, name, filed, options["release"], facts)
                except OSError as error:
                    filed.refused.append((name, error.strerror or str(error)))
            failed = filed.refused
            if options["release"]:
                failed += papers.release(actor, filed.taken)
            if not options["leave_reading"]:
                failed += papers.read_all(self, [*filed.added, *filed.renewed])
            counts = {name: len(getattr(filed, name)) for name in ("added", "renewed", "known")}
            papers.report(self, counts, failed)


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder in order; hidden ones are no papers."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        yield from (Path(parent, one) for one in sorted(names) if not one.startswith("."))


def _file(
    actor: Actor,
    office: Any,
    city: Any,
    path: Path,
    name: str,
    filed: Filed,
    over_public: bool,
    facts: dict[str, Any],
) -> None:
    if path.is_symlink() or not path.is_file():
        filed.refused.append((name, _("This is a link or no file; it is not followed.")))
        return
    with path.open("rb") as content:
        one = File(content, name)
        file_papers(actor, office, city, [one], filed=filed, over_public=over_public, **facts)
