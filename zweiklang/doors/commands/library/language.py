# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages of commands that run without settings, in the language of the shell."""

from __future__ import annotations

import argparse
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


def command_language() -> str:
    """Return the language in which commands speak: German where the shell does, else English."""
    return "de" if shell_language().lower().startswith("de") else "en"


def add_language(parser: argparse.ArgumentParser, help_text: str) -> None:
    """Add the option for the language of what a command says."""
    parser.add_argument("--language", default=command_language(), help=help_text)


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
