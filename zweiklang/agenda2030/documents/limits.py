# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How large a document may be, and the error that says what was wrong with one."""

from __future__ import annotations

import zipfile

#: A file above this size is refused before it is opened (bytes).
LARGEST_FILE = 100 * 1024 * 1024
#: An archive (DOCX, ODT, XLSX) that unpacks to more is refused (bytes), or packs harder than this.
LARGEST_UNPACKED = 200 * 1024 * 1024
HARDEST_PACKED = 200
#: What is read of one document at the most.
MOST_PAGES = 5_000
MOST_CHARACTERS = 20_000_000
MOST_ROWS = 50_000


class Unreadable(Exception):
    """A document that cannot be read; `reason` is a key of REASONS, the text says what to do."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(REASONS[reason])


#: The reasons, in English; the doors translate them by key.
REASONS = {
    "empty": "The file is empty.",
    "too-large": "The file is larger than 100 MB. Split it, or save it without pictures.",
    "encrypted": "The file is protected by a password. Save a copy without the password.",
    "broken": "The file is damaged or not what its name says. Open it, save it again and retry.",
    "no-text": "The pages are pictures without text. Run text recognition (OCR) over the scan.",
    "bomb": "The file unpacks to more than 200 MB, as no document does. It is not opened.",
    "unknown-kind": "This kind of file is not read. Use PDF, DOCX, ODT, HTML, text or XLSX.",
    "wrong-encoding": "The text is in an unknown encoding. Save it as UTF-8.",
    "too-deep": "The page nests its parts too deeply. Open it in a browser, save it as PDF.",
    "too-slow": "Reading was given up after the time limit. Split the file into parts.",
    "missing": "The file is not there.",
    "not-readable": "The file may not be read. Check its permissions.",
}


def check_archive(archive: zipfile.ZipFile) -> None:
    """Raise Unreadable for an archive that unpacks to more than a document ever does."""
    unpacked = sum(entry.file_size for entry in archive.infolist())
    packed = sum(entry.compress_size for entry in archive.infolist()) or 1
    harder = unpacked > 10 * 1024 * 1024 and unpacked / packed > HARDEST_PACKED
    if unpacked > LARGEST_UNPACKED or len(archive.infolist()) > 10_000 or harder:
        raise Unreadable("bomb")
    if any(entry.flag_bits & 1 for entry in archive.infolist()):
        raise Unreadable("encrypted")


def read_member(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return the content of a member, never more than the limit whatever its header says."""
    with archive.open(name) as member:
        content = member.read(LARGEST_UNPACKED + 1)
    if len(content) > LARGEST_UNPACKED:
        raise Unreadable("bomb")
    return content
