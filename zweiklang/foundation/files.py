# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Stores uploaded files by what they contain, never by what they are called.

The bytes lie under their hash in `MEDIA_ROOT/ab/abcd…`; a StoredFile gives them a name for people.
Pictures are stored anew without place and camera data, see `pictures`.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from zweiklang.foundation import clock, pictures
from zweiklang.foundation.actors import READER_ONLY, WRITING_ROLES, Actor, Refused
from zweiklang.foundation.archives import Unsafe, check_archive
from zweiklang.foundation.models import StoredFile

_OFFICE = "application/vnd.openxmlformats-officedocument"
#: Media type to the extension its names carry.
EXTENSIONS = {
    "application/pdf": ".pdf",
    f"{_OFFICE}.wordprocessingml.document": ".docx",
    f"{_OFFICE}.spreadsheetml.sheet": ".xlsx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/webp": ".webp",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/html": ".html",
}
#: Kinds that could carry programs, or that browsers may take for such: kept where asked for, and
#: only ever handed out for download.
NEVER_SHOWN = frozenset({"text/html", "text/markdown"})
#: Codes of faults a file can have whatever was asked for.
OF_ANY_KIND = frozenset({"too-large", "empty", "pixels", "damaged"})
_NAME_LENGTH = 120
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]')


class Uploaded(Protocol):
    """What a browser or a command hands over."""

    @property
    def name(self) -> Any:
        """Return the name it had there, never to be trusted."""

    @property
    def size(self) -> Any:
        """Return the length in bytes, None if unknown."""

    def read(self, size: int = ..., /) -> bytes:
        """Return the next bytes."""


def store_upload(
    actor: Actor, office: Any, uploaded: Uploaded, *, markup: bool = False
) -> StoredFile:
    """Store a file of an office and return it; the same file twice is stored once.

    markup: HTML and Markdown are taken too; the caller never shows them in the browser.

    Raises ValidationError that tells what to do for files too large, of a kind nobody needs here,
    damaged, or pictures with too many pixels; Refused for actors who may not write.
    """
    if not actor.holds(office.pk, WRITING_ROLES):
        raise Refused(READER_ONLY.reason)
    content = _read(uploaded)
    kind = (markup and markup_type(content, str(uploaded.name or ""))) or media_type(content)
    if kind.startswith("image/"):
        content = pictures.cleaned(content)
    name = display_name(str(uploaded.name or ""), kind)
    return keep_made(office.pk, content, name, kind)


def keep_made(office_id: Any, content: bytes, name: str, kind: str) -> StoredFile:
    """Store a file the program has made itself, and return it; the same one is stored once."""
    digest = hashlib.sha256(content).hexdigest()
    keep_content(content, digest)
    found = StoredFile.objects.filter(office=office_id, sha256=digest, name=name).first()
    return found or StoredFile.objects.create(
        office_id=office_id,
        sha256=digest,
        name=name,
        media_type=kind,
        size=len(content),
        added_at=clock.now(),
    )


def check_upload(uploaded: Any) -> str:
    """Return the media type of a file that `store_upload` would take; it can be read again after.

    Raises ValidationError as that does; whether a picture is damaged shows when it is stored.
    """
    content = _read(uploaded)
    kind = media_type(content)
    if kind.startswith("image/"):
        pictures.check_size(content)
    uploaded.seek(0)
    return kind


def _read(uploaded: Uploaded) -> bytes:
    limit = settings.UPLOAD_LIMIT_MB * 1024 * 1024
    content = b"" if uploaded.size and uploaded.size > limit else uploaded.read(limit + 1)
    if len(content) > limit or (not content and uploaded.size):
        raise ValidationError(
            _("The file is larger than %(limit)s MB. Make it smaller or split it.")
            % {"limit": settings.UPLOAD_LIMIT_MB},
            code="too-large",
        )
    if not content:
        raise ValidationError(_("The file is empty. Choose another one."), code="empty")
    return content


def media_type(content: bytes) -> str:
    """Return the media type told by the content; raises ValidationError for all others."""
    if b"%PDF-" in content[:1024]:
        return "application/pdf"
    if found := pictures.picture_type(content):
        return found
    if content.startswith(b"PK\x03\x04"):
        return _document_type(content)
    if _is_plain_text(content):
        return "text/plain"
    raise ValidationError(
        _("This kind of file is not accepted. Upload PDF, DOCX, ODT, XLSX, PNG, JPEG, WebP, TXT."),
        code="kind",
    )


def markup_type(content: bytes, name: str) -> str:
    """Return the type of an HTML page or a Markdown text, "" for anything else.

    A page is told by its beginning, Markdown by its name, since it is plain text otherwise.
    """
    if _HTML.match(content.removeprefix(b"\xef\xbb\xbf")[:2048]):
        return "text/html"
    is_named = name.casefold().endswith((".md", ".markdown"))
    return "text/markdown" if is_named and _is_plain_text(content) else ""


def _document_type(content: bytes) -> str:
    """Return the type of a zipped document; one with macros is none we take."""
    try:
        check_archive(content)
    except Unsafe as unsafe:
        raise ValidationError(f"{unsafe.message} {unsafe.advice}", code="unsafe") from unsafe
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = set(archive.namelist())
        if any(name.endswith("vbaProject.bin") for name in names):
            raise ValidationError(
                _("The document contains macros. Save it without macros and upload it again."),
                code="macros",
            )
        if "word/document.xml" in names:
            return f"{_OFFICE}.wordprocessingml.document"
        if "xl/workbook.xml" in names:
            return f"{_OFFICE}.spreadsheetml.sheet"
        declared = (
            archive.read("mimetype").decode("ascii", "replace") if "mimetype" in names else ""
        )
    if declared.strip() == "application/vnd.oasis.opendocument.text":
        return declared.strip()
    raise ValidationError(
        _("Archives are not accepted. Upload the documents one by one."), code="archive"
    )


def _is_plain_text(content: bytes) -> bool:
    """Return whether it is text and no markup: SVG and HTML can carry programs."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return not _CONTROL.search(text) and not text.lstrip().startswith("<")


def display_name(name: str, kind: str) -> str:
    """Return a name that is safe to show and to save: no path, no tricks, the true extension."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    plain = " ".join(_UNFIT.sub("", last).split()).strip(". ")
    extension = EXTENSIONS[kind]
    stem, dot, ending = plain.rpartition(".")
    if dot and (len(ending) <= 5 and ending.isalnum()):
        plain = stem
    plain = plain.strip(". ")[:_NAME_LENGTH] or _("file")
    return plain + extension


def path_of(digest: str) -> Path:
    """Return where the bytes of a hash lie; raises ValueError for what is no hash."""
    if not re.fullmatch(r"[0-9a-f]{64}", digest):
        raise ValueError(digest)
    return Path(settings.MEDIA_ROOT) / digest[:2] / digest


def erase_unused(ids: Iterable[Any]) -> int:
    """Erase stored files, and their bytes where no other file has the same; return how many.

    A file that a record still refers to is left. No record may, so what an erasure wants gone is
    taken out of its record first.
    """
    erased = 0
    for one in StoredFile.objects.filter(pk__in=list(ids)):
        try:
            with transaction.atomic():
                one.delete()
        except ProtectedError:
            continue
        erased += 1
        if not StoredFile.objects.filter(sha256=one.sha256).exists():
            transaction.on_commit(partial(path_of(one.sha256).unlink, missing_ok=True))
    return erased


def keep_content(content: bytes, digest: str) -> None:
    """Write the bytes under their hash, whole or not at all."""
    path = path_of(digest)
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, waiting = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(waiting).replace(path)
    except BaseException:
        Path(waiting).unlink(missing_ok=True)
        raise


def open_file(stored: StoredFile, *, small: bool = False) -> BinaryIO:
    """Return the open bytes; of a picture with `small` the version for lists and phones.

    Raises FileNotFoundError if the file folder is incomplete.
    """
    path = path_of(stored.sha256)
    if small and stored.media_type.startswith("image/"):
        path = pictures.small_version(path)
    return path.open("rb")
