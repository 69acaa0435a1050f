# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What tests of backups do with archives, and the program in a home of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

from zweiklang.outputs.backup.rows import lines, tables

PDF = b"%PDF-1.7\nmemorandum"


def everything() -> dict[str, list[bytes]]:
    return {model._meta.label_lower: list(lines(model)) for model in tables()}


def rewritten(source: Path, target: Path, **changes: bytes | None) -> Path:
    """Copy a backup with parts replaced or, given None, left out."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            stem = name.rpartition("/")[2].partition(".json")[0].replace(".", "_")
            content = changes.get(stem, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return target


def zweiklang(home: Path, *words: str, database: str = "") -> subprocess.CompletedProcess[str]:
    """Run the program in a home of its own, on SQLite unless a database is named."""
    unset = {"DATABASE_URL", "LC_ALL", "LC_MESSAGES"}
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    environment |= {"ZWEIKLANG_HOME": str(home), "LANG": "C.UTF-8"}
    environment |= {"DATABASE_URL": database} if database else {}
    command = [sys.executable, "-m", "zweiklang.doors.commands.main", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True)
