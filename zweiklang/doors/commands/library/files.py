# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Documents named on the command line: each is read, or its reason for not being read is said."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from zweiklang.agenda2030.documents.isolated import read_isolated
from zweiklang.agenda2030.documents.limits import LARGEST_FILE, Unreadable
from zweiklang.agenda2030.reader import Document


def documents(paths: Iterable[Path], failed: list[str]) -> Iterator[Document]:
    """Yield the document of each file, folders with all their files; reasons go into `failed`."""
    for path in paths:
        for file in _files(path):
            try:
                yield _read(file)
            except Unreadable as error:
                message = f"{file}: {error}"
                failed.append(message)
                print(message, file=sys.stderr)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(
        file for file in path.rglob("*") if file.is_file() and not file.name.startswith(".")
    )


def _read(file: Path) -> Document:
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise Unreadable("too-large")
    except FileNotFoundError as error:
        raise Unreadable("missing") from error
    except PermissionError as error:
        raise Unreadable("not-readable") from error
    return read_isolated(file, file.name)
