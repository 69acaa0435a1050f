# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The home folder is for the account of the service alone, whatever its umask was."""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings


def close() -> None:
    """Take from everybody else the right to read the home folder and a database in it.

    What belongs to another account is left as it is: whoever set it up has chosen its rights.
    """
    _only_for_owner(settings.HOME)
    database = settings.DATABASES["default"]
    if database["ENGINE"] == "django.db.backends.sqlite3":
        for ending in ("", "-wal", "-shm"):
            _only_for_owner(Path(f"{database['NAME']}{ending}"))


def _only_for_owner(path: Path) -> None:
    try:
        known = path.stat()
    except FileNotFoundError:
        return
    if known.st_mode & 0o077 and known.st_uid == os.geteuid():
        path.chmod(known.st_mode & 0o700)
