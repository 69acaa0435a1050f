# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes the backup."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext_lazy

from zweiklang import __version__
from zweiklang.foundation import clock
from zweiklang.foundation.files import path_of
from zweiklang.foundation.models import StoredFile
from zweiklang.outputs.backup.program import commit
from zweiklang.outputs.backup.rows import content_hash, lines, part_name, tables
from zweiklang.outputs.backup.standing import TOO_OLD, migrations, standing

FORMAT = 1
MANIFEST = "manifest.json"
_CHUNK = 1024 * 1024


_WHY_NOT = {
    "unprepared": gettext_lazy(
        "The database is empty: there is nothing to back up. Check DATABASE_URL and "
        "ZWEIKLANG_HOME; a new installation begins with zweiklang prepare."
    ),
    "too_old": TOO_OLD,
    "outdated": gettext_lazy(
        "The database is older than the program. Back up with the program of before, or run "
        "zweiklang prepare first."
    ),
}


class BackupRefused(Exception):
    """No backup was written: why, and what to do."""


@dataclass(frozen=True)
class BackupReport:
    """What a backup holds; `missing` names files on record that are not on the disk.

    written_by: if an older state of the program wrote it, which and when; else "".
    """

    content: str
    rows: int
    files: int
    missing: list[str] = field(default_factory=list)
    written_by: str = ""


def write_backup(target: Path) -> BackupReport:
    """Write everything into one archive, whole or not at all, and return what it holds.

    The file holds password hashes: only its owner may read it. Raises BackupRefused where the
    database has not the tables of this program, OSError where the file cannot be written.
    """
    if (found := standing()) != "ready":
        raise BackupRefused(str(_WHY_NOT[found]))
    handle, waiting = tempfile.mkstemp(dir=target.resolve().parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            report = _write(stream)
        Path(waiting).replace(target)
    except BaseException:
        Path(waiting).unlink(missing_ok=True)
        raise
    return report


def _write(stream: Any) -> BackupReport:
    parts: dict[str, dict[str, Any]] = {}
    is_outermost = not connection.in_atomic_block
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive, transaction.atomic():
        if connection.vendor == "postgresql" and is_outermost:
            # All tables as of one moment, although others go on writing.
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        for model in tables():
            name = part_name(model)
            parts[name] = _write_part(archive, name, lines(model))
        missing = []
        files = StoredFile.objects.order_by("sha256").values_list("sha256", flat=True).distinct()
        for digest in files:
            path = path_of(digest)
            if path.is_file():
                with path.open("rb") as content:
                    chunks = iter(lambda: content.read(_CHUNK), b"")
                    parts[f"files/{digest}"] = _write_part(archive, f"files/{digest}", chunks)
            else:
                missing.append(digest)
        manifest = _manifest(parts, missing)
        archive.writestr(MANIFEST, json.dumps(manifest, indent=1, sort_keys=True))
    stored = [name for name in parts if name.startswith("files/")]
    rows = sum(part["rows"] for name, part in parts.items() if name not in stored)
    return BackupReport(manifest["content"], rows, len(stored), missing)


def _write_part(archive: zipfile.ZipFile, name: str, chunks: Iterable[bytes]) -> dict[str, Any]:
    digest, size, rows = hashlib.sha256(), 0, 0
    with archive.open(name, "w", force_zip64=True) as part:
        for chunk in chunks:
            part.write(chunk)
            digest.update(chunk)
            size += len(chunk)
            rows += 1
    return {"sha256": digest.hexdigest(), "size": size, "rows": rows}


def _manifest(parts: dict[str, dict[str, Any]], missing: list[str]) -> dict[str, Any]:
    hashes = {name: part["sha256"] for name, part in parts.items() if name.startswith("tables/")}
    return {
        "format": FORMAT,
        "version": __version__,
        "commit": commit(),
        "made_at": clock.now().isoformat(timespec="seconds"),
        "database": connection.vendor,
        "migrations": migrations(),
        "parts": parts,
        "missing_files": missing,
        "content": content_hash(hashes),
    }
