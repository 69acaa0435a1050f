# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Remembers which inputs a step was done for, so that a second start skips it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path


def fingerprint(files: Iterable[Path], *more: str) -> str:
    """Return a hash over the names and contents of the files and further texts; order is free."""
    total = hashlib.sha256("\0".join(more).encode())
    for path in sorted(files):
        total.update(f"\0{path}\0".encode())
        total.update(path.read_bytes() if path.is_file() else b"")
    return total.hexdigest()


class Stamps:
    """The fingerprints kept in one file; an unreadable file counts as empty."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._kept: dict[str, str] = json.loads(path.read_text())
        except (OSError, ValueError):
            self._kept = {}

    def fresh(self, step: str, mark: str) -> bool:
        """Return whether the step was last done for exactly these inputs."""
        return self._kept.get(step) == mark

    def keep(self, **marks: str) -> None:
        """Remember that steps are done for these inputs."""
        self._kept.update(marks)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_suffix(".new")
        fresh.write_text(json.dumps(self._kept, indent=1, sort_keys=True))
        fresh.replace(self._path)
