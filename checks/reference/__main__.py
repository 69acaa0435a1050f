# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes the pages of docs/reference, or with --check says which of them is out of date."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable

from checks.steps import ROOT

FOLDER = ROOT / "docs" / "reference"
NOTE = "<!-- Written by bin/docs from the code. Change the code, not this page. -->\n\n"


def pages() -> dict[str, Callable[[], str]]:
    """Return the function that writes each page, by file name."""
    from checks.reference import (
        commands,
        permissions,
        project_states,
        report_states,
        settings,
        workbook,
    )

    return {
        "settings.md": settings.page,
        "commands.md": commands.page,
        "workbook.md": workbook.page,
        "permissions.md": permissions.page,
        "project-states.md": project_states.page,
        "report-states.md": report_states.page,
    }


def main(words: list[str]) -> int:
    """Write the pages, or with --check return 1 if one differs from the code."""
    parser = argparse.ArgumentParser(prog="bin/docs", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, only report")
    options = parser.parse_args(words)
    _load_defaults()
    stale = []
    for name, write in pages().items():
        path, text = FOLDER / name, NOTE + write().rstrip() + "\n"
        if path.exists() and path.read_text() == text:
            continue
        stale.append(f"{path.relative_to(ROOT)} is not up to date; run bin/docs")
        if not options.check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
            stale[-1] = f"{path.relative_to(ROOT)} written"
    print("\n".join(stale) or "Every page equals the code.")
    return int(bool(stale) and options.check)


def _load_defaults() -> None:
    """Load Django with the defaults of the settings, whatever the shell has set."""
    for name in [name for name in os.environ if name.startswith("ZWEIKLANG_")]:
        del os.environ[name]
    os.environ.pop("DATABASE_URL", None)
    os.environ["ZWEIKLANG_SECRET_KEY"] = "x" * 40
    os.environ["DJANGO_SETTINGS_MODULE"] = "zweiklang.settings"
    os.environ["COLUMNS"] = "90"
    os.chdir(ROOT)
    import django

    from zweiklang.doors.commands.catalogues import compile_catalogues

    compile_catalogues()
    django.setup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
