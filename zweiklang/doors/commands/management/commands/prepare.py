# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""`zweiklang prepare`."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from zweiklang.domain.coordination.rebuilding import rebuild_if_outdated
from zweiklang.domain.places.directory import build_if_needed
from zweiklang.doors.commands.catalogues import compile_catalogues
from zweiklang.foundation import home
from zweiklang.foundation.search import reindex_if_incomplete
from zweiklang.outputs.backup.standing import TOO_OLD, standing


class Command(BaseCommand):
    """Brings an installation up to date with the program."""

    help = (
        "Brings translations, directory of cities, static files and database up to date. Run it "
        "after every update, before the server starts; running it again changes nothing."
    )
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Close the home folder, compile, build the directory, collect, migrate, derive warnings.

        Raises CommandError, before anything is changed, for tables that no migration leads on from.
        """
        home.close()
        if standing() == "too_old":
            raise CommandError(str(TOO_OLD))
        compile_catalogues()
        build_if_needed()
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("migrate", interactive=False, verbosity=0)
        home.close()
        rebuild_if_outdated()
        reindex_if_incomplete()
        self.stdout.write(
            _("Everything is up to date: translations, directory, static files, database.")
        )
