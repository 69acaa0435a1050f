# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands that need no database and no settings: the topic reader, checks of files.

Each module has `HELP`, `add_arguments(parser)` and `run(options)`, which returns the exit code.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

#: Name of each command and the module that holds it, imported only when called.
NAMES = {
    "read": "reading",
    "match": "matching",
    "rank": "ranking",
    "agenda2030": "training",
    "verify": "verifying",
    "iati": "iati",
}


def module(name: str) -> Any:
    """Return the module of a command."""
    return import_module(f"zweiklang.doors.commands.library.{NAMES[name]}")


def parser(name: str) -> argparse.ArgumentParser:
    """Return the parser of a command, with its help."""
    found = module(name)
    made = argparse.ArgumentParser(prog=f"zweiklang {name}", description=found.HELP)
    found.add_arguments(made)
    return made


def run(words: Sequence[str]) -> int:
    """Run a command with its arguments and return the exit code."""
    # Options may also stand between what is asked and the files.
    options = parser(words[0]).parse_intermixed_args(words[1:])
    try:
        return int(module(words[0]).run(options))
    except BrokenPipeError:
        # Whoever reads our output has had enough.
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return 130
