# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages of commands that run without settings, in the language of the shell."""

from __future__ import annotations

import gettext as catalogues
import os
from pathlib import Path

import zweiklang

_PARTS = ("doors/commands", "domain", "iati")


def shell_language() -> str:
    """Return the language the shell asks for, such as de_DE; "" if it names none."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    wanted = next((found for name in names if (found := os.environ.get(name))), "")
    return wanted.split(".")[0]


def gettext(message: str) -> str:
    """Return a message in the language of the shell, English where it has no other."""
    for part in _PARTS:
        folder = Path(zweiklang.__file__).parent / part / "locale"
        catalogue = catalogues.translation("django", folder, [shell_language()], fallback=True)
        translated = catalogue.gettext(message)
        if translated != message:
            return translated
    return message


def gettext_noop(message: str) -> str:
    """Mark a message for the catalogues that is translated when it is printed."""
    return message
