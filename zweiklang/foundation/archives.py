# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finds out whether a zip archive is safe to unpack, before anything of it is kept in memory."""

from __future__ import annotations

import io
import zipfile
import zlib

from django.utils.translation import gettext as _

MAX_PARTS = 2_000
MAX_UNPACKED = 200 * 1024 * 1024
#: Text in spreadsheets shrinks to a tenth, a thirtieth at best; bombs to a thousandth.
MAX_RATIO = 200
SMALL = 1024 * 1024
_CHUNK = 64 * 1024


class Unsafe(Exception):
    """An archive that must not be unpacked: what is wrong, and what to do."""

    def __init__(self, message: str) -> None:
        self.message = message
        self.advice = _("Save it anew in the program it comes from and choose that file.")
        super().__init__(message)


def check_archive(content: bytes) -> None:
    """Raise Unsafe for a damaged archive and for one that unpacks to more than a workbook needs.

    The directory's own sizes are judged first, then counted: a directory may lie.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            _check_directory(parts, len(content))
            for part in parts:
                _check_part(content, part)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError) as error:
        raise Unsafe(_("The file is damaged: it cannot be unpacked.")) from error


def _check_directory(parts: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(part.file_size for part in parts)
    big = unpacked > MAX_UNPACKED or (unpacked > SMALL and unpacked > packed * MAX_RATIO)
    if big or len(parts) > MAX_PARTS:
        raise Unsafe(
            _("The file would unpack to %(size)s MB (parts: %(parts)s): no document needs that.")
            % {"size": unpacked // 1024 // 1024 + 1, "parts": len(parts)}
        )
    if any(part.flag_bits & 0x1 for part in parts):
        raise Unsafe(_("The file is protected by a password."))


def _check_part(content: bytes, part: zipfile.ZipInfo) -> None:
    """Unpack one part into nothing and hold its length against the directory's."""
    if part.compress_type == zipfile.ZIP_STORED:
        return
    if part.compress_type != zipfile.ZIP_DEFLATED:
        raise Unsafe(_("The file is packed in a way no office program uses."))
    header = content[part.header_offset : part.header_offset + 30]
    skip = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    start = part.header_offset + 30 + skip
    if (
        _unpacked_length(content[start : start + part.compress_size], part.file_size)
        > part.file_size
    ):
        raise Unsafe(_("The file says it is smaller than it is."))


def _unpacked_length(packed: bytes, limit: int) -> int:
    """Return how long a part becomes; counting stops beyond the limit."""
    unpacker, length = zlib.decompressobj(-15), 0
    for start in range(0, len(packed), _CHUNK):
        rest = packed[start : start + _CHUNK]
        while rest and not unpacker.eof and length <= limit:
            length += len(unpacker.decompress(rest, _CHUNK))
            rest = unpacker.unconsumed_tail
    return length
