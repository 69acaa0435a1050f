# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Says of files and folders that people have named why they cannot be read or written."""

from __future__ import annotations

import errno
from pathlib import Path

from django.utils.translation import gettext as _


def not_read(path: Path, error: OSError) -> str:
    """Return why a file cannot be read, and what to do."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return _("There is no file %(path)s. Check the name and the folder.") % {"path": path}
    if isinstance(error, PermissionError):
        return _("%(path)s belongs to somebody else. Let your account read it.") % {"path": path}
    if isinstance(error, IsADirectoryError):
        return _("%(path)s is a folder. Name a file in it.") % {"path": path}
    return _("%(path)s cannot be read: %(error)s.") % {"path": path, "error": _told(error)}


def not_written(path: Path, error: OSError) -> str:
    """Return why a file cannot be written, and what to do.

    The error may name another file, such as one written first and renamed; that one nobody knows.
    """
    folder = path.absolute().parent
    if path.is_dir():
        return _("%(path)s is a folder. Name a file in it.") % {"path": path}
    if not folder.is_dir():
        return _("There is no folder %(path)s. Make it, or name another one.") % {"path": folder}
    if isinstance(error, PermissionError):
        return _("Your account may not write %(path)s. Let it, or name another folder.") % {
            "path": path
        }
    if error.errno == errno.ENOSPC:
        return _("There is no room for %(path)s. Free some, or name another disk.") % {"path": path}
    return _("%(path)s cannot be written: %(error)s.") % {"path": path, "error": _told(error)}


def _told(error: OSError) -> str:
    return (error.strerror or str(error)).rstrip(".")
