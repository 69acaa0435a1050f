# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names the program that writes a backup, and of a backup the one that wrote it."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

import zweiklang
from zweiklang.foundation.date_words import in_words


def commit() -> str:
    """Return the commit of the checkout the program runs from, "" where it is none."""
    checkout = Path(zweiklang.__file__).parents[1]
    if not (checkout / ".git").exists():  # git would look on in the folders above
        return ""
    command = ["git", "-C", str(checkout), "rev-parse", "--short=12", "HEAD"]
    try:
        said = subprocess.run(  # noqa: S603 - words of ours, nothing from outside
            command, capture_output=True, text=True, timeout=10
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return said.stdout.strip()


def written_by(manifest: dict[str, Any]) -> str:
    """Return when and by which program a backup was written, as the beginning of a sentence."""
    version, state = str(manifest.get("version") or "?"), str(manifest.get("commit") or "")
    given = {"version": f"{version} ({state})" if state else version}
    try:
        given["day"] = in_words(dt.datetime.fromisoformat(manifest["made_at"]).date(), long=True)
    except (KeyError, TypeError, ValueError):
        return _("The backup, written by version %(version)s,") % given
    return _("The backup of %(day)s, written by version %(version)s,") % given
