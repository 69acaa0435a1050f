# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of the command line."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


def page() -> str:
    """Return the help of each of our own commands, as Markdown."""
    from django.core.management import get_commands, load_command_class

    from zweiklang.doors.commands import library

    lines = [
        "# Command line",
        "",
        "`zweiklang <command>` in the virtual environment; Django's own commands work too. Each",
        "command ends with 0 if all went well, with another number otherwise.",
    ]
    helps = {name: library.parser(name).format_help().rstrip() for name in library.NAMES}
    for name, app in get_commands().items():
        if str(app).startswith("zweiklang."):
            parser = load_command_class(str(app), name).create_parser("zweiklang", name)
            helps[name] = _own_help(parser)
    for name, text in sorted(helps.items()):
        lines += ["", f"## {name}", "", "```text", text, "```"]
    return "\n".join(lines)


def _own_help(parser: CommandParser) -> str:
    """Return the help without the options that every command of Django has."""
    from django.core.management.base import DjangoHelpFormatter

    usual = {"--help"} | DjangoHelpFormatter.show_last
    for action in parser._actions:
        if usual & set(action.option_strings):
            action.help = argparse.SUPPRESS
    text = parser.format_help().rstrip().removesuffix("options:")
    return "\n".join(line.rstrip() for line in text.splitlines()).rstrip()
