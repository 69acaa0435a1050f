# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Restores a backup: checked, written in one transaction, checked again."""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.color import no_style
from django.db import DatabaseError, connection, models, transaction
from django.utils.translation import gettext as _

from zweiklang import __version__
from zweiklang.foundation.files import keep_content
from zweiklang.foundation.lists import with_commas
from zweiklang.foundation.search import reindex
from zweiklang.outputs.backup.rows import (
    content_hash,
    insert,
    passing_tables,
    table_hash,
    tables,
)
from zweiklang.outputs.backup.standing import (
    TOO_OLD,
    in_present_names,
    make_tables,
    migrations,
    standing,
)
from zweiklang.outputs.backup.writing import FORMAT, MANIFEST, BackupReport, part_name

_CHUNK = 1024 * 1024


class RestoreRefused(Exception):
    """A backup that is not restored: why, and what to do. Nothing was changed."""


def restore_backup(source: Path, *, replace: bool = False) -> BackupReport:
    """Restore everything from a backup and return what it held.

    A database without tables gets them; `replace` deletes what it holds. Raises RestoreRefused,
    with nothing changed, for a file that is missing or damaged or of another version, a database
    that is not empty, and where the hash computed from the restored tables is not that of the
    manifest.
    """
    with _opened(source) as archive:
        manifest = _manifest(archive)
        _check_parts(archive, manifest)
    _check_tables(manifest)
    with _opened(source) as archive:
        # Files lie under their hash: without rows that name them they disturb nobody.
        files = _files(archive)
        with transaction.atomic():
            _make_room(replace=replace)
            rows = _fill(archive)
            _check_content(manifest)
            reindex()
        return BackupReport(manifest["content"], rows, files, manifest["missing_files"])


@contextmanager
def _opened(source: Path) -> Iterator[zipfile.ZipFile]:
    """Give the archive; what goes wrong with it or with its data becomes RestoreRefused."""
    try:
        with zipfile.ZipFile(source) as archive:
            yield archive
    except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
        raise RestoreRefused(_not_found(source, error)) from error
    except (zipfile.BadZipFile, zlib.error, OSError, KeyError, json.JSONDecodeError) as error:
        raise RestoreRefused(
            _("The backup cannot be read (%(error)s). Take another copy of it.") % {"error": error}
        ) from error
    except DatabaseError as error:
        raise RestoreRefused(
            _("The database refuses the data: %(error)s. Nothing was changed.") % {"error": error}
        ) from error


def _not_found(source: Path, error: OSError) -> str:
    """Return why there is no file to read; a file of the program itself is named as such."""
    if str(error.filename) != str(source):
        return _("%(path)s cannot be written: %(error)s.") % {
            "path": error.filename,
            "error": error.strerror,
        }
    if isinstance(error, PermissionError):
        return _("%(path)s belongs to somebody else. Let your account read it.") % {"path": source}
    return _("There is no file %(path)s. Check the name and the folder.") % {"path": source}


def _manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    """Return the manifest; raises RestoreRefused for a backup of another form."""
    manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
    if manifest.get("format") != FORMAT:
        raise RestoreRefused(_of_another_program(manifest))
    return manifest


def _check_tables(manifest: dict[str, Any]) -> None:
    """Make the tables if there are none; raises RestoreRefused if the backup has others."""
    found = standing()
    if found == "unprepared":
        make_tables()
    elif found == "too_old":
        raise RestoreRefused(str(TOO_OLD))
    elif found == "outdated":
        raise RestoreRefused(
            _("The database is older than the program. Run zweiklang prepare, then restore.")
        )
    if in_present_names(manifest["migrations"]) != migrations():
        raise RestoreRefused(_of_another_program(manifest))


def _of_another_program(manifest: dict[str, Any]) -> str:
    """Return what to do with a backup whose tables differ from those of this program."""
    theirs = manifest.get("version")
    if theirs == __version__:
        return _(
            "The backup was made by another state of version %(ours)s, with other tables. Restore "
            "it with the program that wrote it, then update."
        ) % {"ours": __version__}
    return _(
        "The backup was made by version %(theirs)s with other tables than this version "
        "%(ours)s has. Install version %(theirs)s, restore there, then update."
    ) % {"theirs": theirs, "ours": __version__}


def _check_parts(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
    """Hold every part against its hash before anything is written."""
    parts = manifest["parts"]
    expected = {part_name(model) for model in tables()}
    found = {name for name in archive.namelist() if name != MANIFEST}
    if found != set(parts) or not expected <= found:
        raise RestoreRefused(_("The backup is incomplete. Take another copy of it."))
    for name, part in parts.items():
        digest = hashlib.sha256()
        with archive.open(name) as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
        if digest.hexdigest() != part["sha256"]:
            raise RestoreRefused(
                _("%(part)s is not as it was written. Take another copy of the backup.")
                % {"part": name}
            )


def _make_room(*, replace: bool) -> None:
    """Empty the tables, or refuse if they are not."""
    full = [model for model in tables() if model._base_manager.exists()]
    if full and not replace:
        raise RestoreRefused(
            _("The database is not empty%(names)s. Use --replace to delete what it holds.")
            % {"names": _named(full)}
        )
    for model in (*passing_tables(), *full):
        rows: Any = model._base_manager.all()
        rows._raw_delete("default")


def _named(models_: list[type[models.Model]]) -> str:
    """Return kinds of entries in brackets; tables without a name for readers are left out."""
    known = [model._meta for model in models_ if "verbose_name" in model._meta.original_attrs]
    names = [str(meta.verbose_name_plural) for meta in known[:5]]
    return f" ({with_commas(names)})" if names else ""


def _fill(archive: zipfile.ZipFile) -> int:
    """Write all tables; references are checked when the transaction ends."""
    rows = 0
    for model in tables():
        with archive.open(part_name(model)) as stream:
            rows += insert(model, stream)
    connection.check_constraints()
    _reset_sequences(tables())
    return rows


def _reset_sequences(models_: list[type[models.Model]]) -> None:
    """Let numbers given by the database go on after the highest restored one."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models_):
            cursor.execute(statement)


def _check_content(manifest: dict[str, Any]) -> None:
    """Compute the hash anew from the database and hold it against the manifest's."""
    hashes = {part_name(model): table_hash(model) for model in tables()}
    if content_hash(hashes) != manifest["content"]:
        wrong = [
            name for name, digest in hashes.items() if manifest["parts"][name]["sha256"] != digest
        ]
        raise RestoreRefused(
            _("These tables would differ from the backup: %(names)s. Nothing was changed.")
            % {"names": ", ".join(wrong)}
        )


def _files(archive: zipfile.ZipFile) -> int:
    """Put the uploaded files in place; their names are their hashes, checked already."""
    names = [name for name in archive.namelist() if name.startswith("files/")]
    for name in names:
        digest = name.removeprefix("files/")
        content = archive.read(name)
        if hashlib.sha256(content).hexdigest() != digest:
            raise RestoreRefused(_("%(part)s is not as it was written.") % {"part": name})
        keep_content(content, digest)
    return len(names)
