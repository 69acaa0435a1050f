# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Restores a backup: checked, written in one transaction, checked again."""

from __future__ import annotations

import hashlib
import json
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.color import no_style
from django.db import DatabaseError, connection, models, transaction
from django.utils.translation import gettext as _

from zweiklang import __version__
from zweiklang.domain.coordination.rebuilding import rebuild_if_outdated
from zweiklang.foundation.file_faults import not_read, not_written
from zweiklang.foundation.files import keep_content, path_of
from zweiklang.foundation.lists import with_commas
from zweiklang.foundation.search import reindex
from zweiklang.outputs.backup.older import NotBroughtForward, WouldDiffer, bring_forward
from zweiklang.outputs.backup.program import written_by
from zweiklang.outputs.backup.rows import (
    content_hash,
    insert,
    part_name,
    passing_tables,
    table_hash,
    tables,
)
from zweiklang.outputs.backup.standing import (
    TOO_OLD,
    Origin,
    make_tables,
    origin,
    standing,
)
from zweiklang.outputs.backup.writing import FORMAT, MANIFEST, BackupReport

_CHUNK = 1024 * 1024


class RestoreRefused(Exception):
    """A backup that is not restored: why, and what to do. Nothing was changed."""


@dataclass(frozen=True)
class _Rows:
    """The tables of a backup in the form of this program: where each is read, and its hash."""

    opened: Callable[[str], Any]
    hashes: dict[str, str]


def restore_backup(source: Path, *, replace: bool = False) -> BackupReport:
    """Restore everything from a backup and return what it held.

    A database without tables gets them; `replace` deletes what it holds. What an older state of
    the program wrote is led on to this one. Raises RestoreRefused, with nothing changed, for a
    file that is missing or damaged or of a newer program, a database that is not empty, and where
    the hash computed from the restored tables is not that of the manifest.
    """
    with _opened(source) as archive:
        manifest = _manifest(archive)
        is_older = _check_origin(manifest) == "older"
        _check_parts(archive, manifest, is_older=is_older)
        is_new = _check_database(replace=replace)
        with _in_present_form(archive, manifest, is_older=is_older) as rows, _at_once(new=is_new):
            _make_room(replace=replace)
            count = _fill(rows)
            _check_content(rows)
            reindex()
            if is_older:
                rebuild_if_outdated()
            # What an exception still undoes is not undone for files: they come last.
            files = _files(archive)
    older = written_by(manifest) if is_older else ""
    return BackupReport(manifest["content"], count, files, manifest["missing_files"], older)


@contextmanager
def _opened(source: Path) -> Iterator[zipfile.ZipFile]:
    """Give the archive; what goes wrong with it or with its data becomes RestoreRefused."""
    try:
        with zipfile.ZipFile(source) as archive:
            yield archive
    except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
        # A file of the program itself is named as such.
        is_backup = str(error.filename) == str(source)
        why = not_read(source, error) if is_backup else not_written(Path(error.filename), error)
        raise RestoreRefused(why) from error
    except (zipfile.BadZipFile, zlib.error, OSError, KeyError, json.JSONDecodeError) as error:
        raise RestoreRefused(
            _("The backup cannot be read (%(error)s). Take another copy of it.") % {"error": error}
        ) from error
    except DatabaseError as error:
        raise RestoreRefused(
            _("The database refuses the data: %(error)s. Nothing was changed.") % {"error": error}
        ) from error


def _manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    """Return the manifest; raises RestoreRefused for a backup of another form."""
    manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
    if manifest.get("format") != FORMAT:
        raise RestoreRefused(_of_another_program(manifest))
    return manifest


def _check_origin(manifest: dict[str, Any]) -> Origin:
    """Return which state wrote it; raises RestoreRefused for one that no migration leads on."""
    found = origin(manifest["migrations"])
    if found == "unknown":
        raise RestoreRefused(_of_another_program(manifest))
    if found == "too_old":
        said = _(
            "%(backup)s is too old for this program. Restore it with the program that wrote it, "
            "update to the state of 26 November 2026 (e5c7189), run zweiklang prepare and back "
            "up there."
        )
        raise RestoreRefused(said % {"backup": written_by(manifest)})
    return found


def _check_database(*, replace: bool) -> bool:
    """Return whether it has no tables yet; raises RestoreRefused if it cannot be restored into."""
    found = standing()
    if found == "unprepared":
        return True
    if found == "too_old":
        raise RestoreRefused(str(TOO_OLD))
    if found == "outdated":
        raise RestoreRefused(
            _("The database is older than the program. Run zweiklang prepare, then restore.")
        )
    _full_tables(replace=replace)
    return False


@contextmanager
def _at_once(*, new: bool) -> Iterator[None]:
    """Change the database as a whole or not at all; a new one gets its tables with the rows."""
    if new:
        # SQLite makes tables inside a transaction only if it checks no references there.
        connection.disable_constraint_checking()
    try:
        with transaction.atomic():
            if new:
                make_tables()
                # Migrations on PostgreSQL have references checked at once; rows need them at last.
                connection.check_constraints()
            yield
    finally:
        if new:
            connection.enable_constraint_checking()


@contextmanager
def _in_present_form(
    archive: zipfile.ZipFile, manifest: dict[str, Any], *, is_older: bool
) -> Iterator[_Rows]:
    """Give the rows in the form of this program, those of an older state led on to it."""
    if not is_older:
        hashes = {name: part["sha256"] for name, part in manifest["parts"].items()}
        yield _Rows(archive.open, hashes)
        return
    # They are as personal as the database, and as large: both belong into its folder.
    home = Path(settings.HOME)
    home.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home, prefix="restoring-") as name:
        folder = Path(name)
        try:
            bring_forward(archive, manifest, folder)
        except WouldDiffer as wrong:
            raise RestoreRefused(_would_differ(str(wrong))) from wrong
        except NotBroughtForward as failed:
            said = _(
                "%(backup)s could not be brought to the tables of this program: %(error)s. "
                "Nothing was changed. Restore it with the program that wrote it, then update."
            )
            given = {"backup": written_by(manifest), "error": str(failed).rstrip(".")}
            raise RestoreRefused(said % given) from failed
        hashes = {}
        for model in tables():
            with (folder / part_name(model)).open("rb") as part:
                hashes[part_name(model)] = hashlib.file_digest(part, "sha256").hexdigest()
        yield _Rows(lambda part: (folder / part).open("rb"), hashes)


def _of_another_program(manifest: dict[str, Any]) -> str:
    """Return what to do with a backup whose tables this program does not know."""
    given = {"backup": written_by(manifest), "ours": __version__, "theirs": manifest.get("version")}
    if given["theirs"] == __version__:
        return (
            _(
                "%(backup)s comes from a newer state of the program, with tables that this one "
                "does not know. Update the program, then restore."
            )
            % given
        )
    return (
        _(
            "%(backup)s has tables that this version %(ours)s does not know. Install version "
            "%(theirs)s, then restore."
        )
        % given
    )


def _check_parts(archive: zipfile.ZipFile, manifest: dict[str, Any], *, is_older: bool) -> None:
    """Hold every part against its hash before anything is written."""
    parts = manifest["parts"]
    found = {name for name in archive.namelist() if name != MANIFEST}
    of_tables = {name: one["sha256"] for name, one in parts.items() if name.startswith("tables/")}
    is_whole = found == set(parts) and content_hash(of_tables) == manifest["content"]
    # Which tables an older state had, its manifest alone says.
    if not is_whole or not (is_older or {part_name(one) for one in tables()} <= found):
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
    for model in (*passing_tables(), *_full_tables(replace=replace)):
        rows: Any = model._base_manager.all()
        rows._raw_delete("default")


def _full_tables(*, replace: bool) -> list[type[models.Model]]:
    """Return the tables that hold anything; raises RestoreRefused if that may not be deleted."""
    full = [model for model in tables() if model._base_manager.exists()]
    if full and not replace:
        raise RestoreRefused(
            _("The database is not empty%(names)s. Use --replace to delete what it holds.")
            % {"names": _named(full)}
        )
    return full


def _named(models_: list[type[models.Model]]) -> str:
    """Return kinds of entries in brackets; tables without a name for readers are left out."""
    known = [model._meta for model in models_ if "verbose_name" in model._meta.original_attrs]
    names = [str(meta.verbose_name_plural) for meta in known[:5]]
    return f" ({with_commas(names)})" if names else ""


def _fill(rows: _Rows) -> int:
    """Write all tables and return the number of rows; references are checked at the end."""
    count = 0
    for model in tables():
        with rows.opened(part_name(model)) as stream:
            count += insert(model, stream)
    connection.check_constraints()
    _reset_sequences(tables())
    return count


def _reset_sequences(models_: list[type[models.Model]]) -> None:
    """Let numbers given by the database go on after the highest restored one."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models_):
            cursor.execute(statement)


def _check_content(rows: _Rows) -> None:
    """Compute the hashes anew from the database and hold them against those of the rows."""
    hashes = {part_name(model): table_hash(model) for model in tables()}
    if wrong := [name for name, digest in hashes.items() if rows.hashes[name] != digest]:
        raise RestoreRefused(_would_differ(", ".join(wrong)))


def _would_differ(names: str) -> str:
    return _("These tables would differ from the backup: %(names)s. Nothing was changed.") % {
        "names": names
    }


def _files(archive: zipfile.ZipFile) -> int:
    """Put the uploaded files in place, all or none; their names are their hashes."""
    names = [name for name in archive.namelist() if name.startswith("files/")]
    added: list[Path] = []
    try:
        for name in names:
            digest = name.removeprefix("files/")
            content = archive.read(name)
            if hashlib.sha256(content).hexdigest() != digest:
                raise RestoreRefused(_("%(part)s is not as it was written.") % {"part": name})
            if not (path := path_of(digest)).exists():
                keep_content(content, digest)
                added.append(path)
    except BaseException:
        for path in added:
            path.unlink(missing_ok=True)
        raise
    return len(names)
