# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The `zweiklang` program: our own commands and Django's, with our settings."""

from __future__ import annotations

import os
import sys

from zweiklang.doors.commands import library
from zweiklang.doors.commands.library.language import command_language

#: What they say and write goes to readers of pages and e-mails, not to whoever started them.
_SERVICES = ("serve", "worker", "db_worker")


def main() -> None:
    """Run the command named on the command line; without one, say which there are."""
    if sys.argv[1:2] and sys.argv[1] in library.NAMES:
        sys.exit(library.run(sys.argv[1:]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zweiklang.settings")
    from django.core.management import execute_from_command_line

    if sys.argv[1:2] == ["changepassword"]:
        sys.exit(
            "Passwords are set by their owners alone, by the link of “Forgot the password?”. "
            "For support an administrator of the office grants access: Office, Support access."
        )
    if sys.argv[1:] in ([], ["help"], ["--help"], ["-h"]):
        print(overview())
    else:
        if sys.argv[1] not in _SERVICES:
            _speak_as_the_shell()
        execute_from_command_line(sys.argv)


def _speak_as_the_shell() -> None:
    """Let messages of commands come in one language, that of the shell."""
    import django
    from django.utils import translation

    django.setup()
    translation.activate(command_language())


def overview() -> str:
    """Return the commands with the first sentence of their help, ours first."""
    import django
    from django.core.management import get_commands, load_command_class

    django.setup()
    ours = {name: library.module(name).HELP for name in library.NAMES}
    others = []
    for name, app in sorted(get_commands().items()):
        if str(app).startswith("zweiklang."):
            ours[name] = load_command_class(str(app), name).help
        else:
            others += [] if name == "changepassword" else [name]
    width = max(map(len, ours))
    return "\n".join(
        [
            "Usage: zweiklang <command> [options]; zweiklang <command> --help explains one.",
            "",
            *(f"  {name:{width}}  {_first_sentence(ours[name])}" for name in sorted(ours)),
            "",
            "Django's own commands work too: " + ", ".join(others),
        ]
    )


def _first_sentence(text: str) -> str:
    return text.replace("\n", " ").partition(". ")[0].rstrip(".") + "."


if __name__ == "__main__":
    main()
