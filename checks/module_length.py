# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Refuses modules over 500 lines and names those over 300."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from checks.steps import ROOT

LIMIT, WORTH_A_LOOK = 500, 300
FOLDERS = ("zweiklang", "tests", "checks", "launch", "benchmarks")
ENDINGS = {".py", ".css", ".js", ".html"}


def modules() -> Iterator[Path]:
    """Yield every source file of ours; migrations are written by a program and do not count."""
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in ENDINGS and "migrations" not in path.parts and path.is_file():
                yield path


def main() -> int:
    """Print the long modules and return 1 if one is too long."""
    too_long = False
    for path in modules():
        lines = len(path.read_text().splitlines())
        if lines > WORTH_A_LOOK:
            too_long |= lines > LIMIT
            verdict = f"over {LIMIT}, split it" if lines > LIMIT else "worth a look"
            print(f"{lines:5} {path.relative_to(ROOT)}: {verdict}")
    return int(too_long)


if __name__ == "__main__":
    sys.exit(main())
