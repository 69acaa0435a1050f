# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an installation needs besides its code, and what to do where it is missing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError
from django.utils.translation import gettext as _

from zweiklang.doors.commands.catalogues import sources
from zweiklang.outputs.backup.standing import TOO_OLD, standing
from zweiklang.outputs.reports.writers.look import look_of_installation


def problems() -> Iterator[str]:
    """Yield what is missing, each with the step that brings it."""
    yield from _folders()
    yield from _files()
    yield from look_of_installation().problems
    yield from _database()


def _folders() -> Iterator[str]:
    home = Path(settings.HOME)
    if not home.is_dir() or not os.access(home, os.W_OK):
        yield _(
            "%(folder)s cannot be written. Give the folder to the account that runs the server."
        ) % {"folder": home}


def _files() -> Iterator[str]:
    missing = [folder for _, folder in settings.STATICFILES_DIRS if not Path(folder).is_dir()]
    missing += [] if Path(settings.LAND_OUTLINES).is_dir() else [settings.LAND_OUTLINES]
    if missing:
        names = ", ".join(str(path) for path in missing)
        yield _(
            "Front-end files are missing (%(names)s). Run npm ci, or bin/run in a checkout."
        ) % {"names": names}
    if not (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        yield _("Static files are not collected. Run zweiklang prepare.")
    if any(not path.with_suffix(".mo").exists() for path in sources()):
        yield _("Translations are not compiled. Run zweiklang prepare.")
    if not Path(settings.DIRECTORY_FILE).exists():
        yield _("The directory of cities is not built. Run zweiklang prepare.")


def _database() -> Iterator[str]:
    try:
        found = standing()
    except DatabaseError as error:
        yield _("The database cannot be reached (%(error)s). Check DATABASE_URL.") % {
            "error": error
        }
        return
    if found == "unprepared":
        yield _("The database has no tables yet. Run zweiklang prepare.")
    if found == "too_old":
        yield str(TOO_OLD)
    if found == "outdated":
        yield _("The database is older than the program. Run zweiklang prepare.")
