# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override
from PIL import Image
from pytest_django import Settings

from tests.factories import SYSTEM, actor_for
from zweiklang.domain.people.models import Office, User
from zweiklang.foundation.actors import Refused
from zweiklang.foundation.files import (
    NEVER_SHOWN,
    display_name,
    media_type,
    open_file,
    path_of,
    store_upload,
)
from zweiklang.foundation.models import StoredFile

PDF = b"%PDF-1.7\nhello"


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    settings.MEDIA_ROOT = tmp_path
    with override("en"):
        yield tmp_path


def upload(office: Office, content: bytes, name: str = "file.bin") -> StoredFile:
    return store_upload(SYSTEM, office, SimpleUploadedFile(name, content))


def picture(size: tuple[int, int] = (40, 30), form: str = "JPEG", exif: bool = False) -> bytes:
    data = Image.Exif()
    if exif:
        data[0x0112], data[0x010F] = 6, "CameraMaker"
        data.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 0.0)})
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, form, exif=data)
    return out.getvalue()


def claimed_png(width: int, height: int) -> bytes:
    """Return the head of a huge picture: nothing in it needs memory until it is decoded."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + checksum

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


def archive(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, text in parts.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return out.getvalue()


DOCX = archive(word__document_xml="<w/>")
XLSX = archive(xl__workbook_xml="<x/>")
ODT = archive(mimetype="application/vnd.oasis.opendocument.text", content_xml="<o/>")


def test_a_file_lies_under_its_hash_and_keeps_its_name_for_people(
    dortmund: Office, media: Path
) -> None:
    stored = upload(dortmund, PDF, "MoU 2020.pdf")
    assert (stored.name, stored.media_type, stored.size) == (
        "MoU 2020.pdf", "application/pdf", len(PDF),
    )  # fmt: skip
    assert path_of(stored.sha256) == media / stored.sha256[:2] / stored.sha256
    with open_file(stored) as content:
        assert content.read() == PDF


def test_the_same_file_twice_is_stored_once(dortmund: Office) -> None:
    assert upload(dortmund, PDF, "a.pdf") == upload(dortmund, PDF, "a.pdf")
    assert upload(dortmund, PDF, "b.pdf").sha256 == upload(dortmund, PDF, "a.pdf").sha256
    assert StoredFile.objects.count() == 2


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (PDF, "application/pdf"),
        (picture(), "image/jpeg"),
        (picture(form="PNG"), "image/png"),
        (picture(form="WEBP"), "image/webp"),
        (DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (ODT, "application/vnd.oasis.opendocument.text"),
        ("Protokoll äöü".encode(), "text/plain"),
    ],
)
def test_the_content_tells_the_kind(content: bytes, expected: str) -> None:
    assert media_type(content) == expected


@pytest.mark.parametrize(
    "content",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\xef\xbb\xbf  <!doctype html><script>",
        b"MZ\x90\x00program",
        b"\x7fELF",
        b"GIF89a\x00\x00",
        b"\xff\xfeU\x00",
        archive(notes="a zip of anything"),
    ],
)
def test_other_kinds_are_refused_whatever_they_are_called(dortmund: Office, content: bytes) -> None:
    with pytest.raises(ValidationError):
        upload(dortmund, content, "harmless.pdf")
    assert not StoredFile.objects.exists()


def test_documents_with_macros_are_refused() -> None:
    out = io.BytesIO(DOCX)
    with zipfile.ZipFile(out, "a") as packed:
        packed.writestr("word/vbaProject.bin", "macro")
    with pytest.raises(ValidationError, match="macros"):
        media_type(out.getvalue())


def test_a_document_that_is_a_zip_bomb_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b" " * 30_000_000)
    with pytest.raises(ValidationError, match="would unpack"):
        media_type(out.getvalue())


@pytest.mark.parametrize(("width", "height"), [(20_000, 10_000), (60_000, 60_000), (8_000, 7_000)])
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(
    dortmund: Office, width: int, height: int
) -> None:
    with pytest.raises(ValidationError, match="megapixels"):
        upload(dortmund, claimed_png(width, height), "big.png")


def test_a_damaged_picture_is_refused(dortmund: Office) -> None:
    with pytest.raises(ValidationError, match="damaged"):
        upload(dortmund, picture()[:200], "half.jpg")
    with pytest.raises(ValidationError, match="damaged"):
        upload(dortmund, claimed_png(100, 100), "empty.png")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_loses_place_and_camera_and_stands_upright(dortmund: Office, form: str) -> None:
    stored = upload(dortmund, picture((400, 300), form, exif=True), "IMG_1.jpg")
    with open_file(stored) as content:
        data = content.read()
    with Image.open(io.BytesIO(data)) as kept:
        assert dict(kept.getexif()) == {}
        assert kept.size == (300, 400)
    assert b"CameraMaker" not in data


def test_a_large_picture_is_stored_in_web_size_with_a_small_version(dortmund: Office) -> None:
    stored = upload(dortmund, picture((4000, 1000)), "wide.jpg")
    with open_file(stored) as large, Image.open(large) as opened:
        assert opened.size == (1600, 400)
    for _time in range(2):
        with open_file(stored, small=True) as little, Image.open(little) as opened:
            assert opened.size == (800, 200)


def test_a_file_beyond_the_limit_is_refused(dortmund: Office, settings: Settings) -> None:
    settings.UPLOAD_LIMIT_MB = 1
    with pytest.raises(ValidationError, match="larger than 1 MB"):
        upload(dortmund, PDF + b"x" * 1024 * 1024)


def test_an_empty_file_is_refused(dortmund: Office) -> None:
    with pytest.raises(ValidationError, match="empty"):
        upload(dortmund, b"")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\x\\Bericht.docx", "Bericht.pdf"),
        ("a\u202efdp.exe", "afdp.pdf"),
        ("Bericht v1.2 Endfassung.pdf", "Bericht v1.2 Endfassung.pdf"),
        ("<script>.pdf", "script.pdf"),
        ("", "file.pdf"),
        ("...", "file.pdf"),
        ("ä" * 500 + ".pdf", "ä" * 120 + ".pdf"),
    ],
)
def test_names_are_made_harmless_and_get_their_true_ending(given: str, expected: str) -> None:
    assert display_name(given, "application/pdf") == expected


def test_what_is_no_hash_leads_nowhere() -> None:
    with pytest.raises(ValueError, match="passwd"):
        path_of("../../etc/passwd")


def test_readers_and_strangers_may_not_upload(dortmund: Office, clara: User, ama: User) -> None:
    for user in (clara, ama):
        with pytest.raises(Refused):
            store_upload(actor_for(user), dortmund, SimpleUploadedFile("a.pdf", PDF))


# -- Markup --------------------------------------------------------------------------------------
HTML = b"<!DOCTYPE html>\n<html><script>alert(1)</script><p>Hallo</p></html>"


@pytest.mark.parametrize(
    "content", [HTML, b"\xef\xbb\xbf" + HTML, b"<?xml version='1.0'?>\n<html>"]
)
def test_a_page_is_kept_only_where_asked_for_and_by_its_true_kind(
    dortmund: Office, content: bytes
) -> None:
    with pytest.raises(ValidationError):
        upload(dortmund, content, "seite.html")
    kept = store_upload(SYSTEM, dortmund, SimpleUploadedFile("bild.png", content), markup=True)
    assert (kept.media_type, kept.name) == ("text/html", "bild.html")


def test_markdown_is_told_by_its_name_and_drawings_with_programs_are_refused(
    dortmund: Office,
) -> None:
    kept = store_upload(SYSTEM, dortmund, SimpleUploadedFile("a.md", b"# Plan"), markup=True)
    assert (kept.media_type, kept.name) == ("text/markdown", "a.md")
    svg = SimpleUploadedFile("a.md", b"<svg onload='alert(1)'/>")
    with pytest.raises(ValidationError):
        store_upload(SYSTEM, dortmund, svg, markup=True)


def test_markup_is_never_among_what_browsers_show() -> None:
    from zweiklang.doors.portal.views.pictures import SHOWN

    assert not NEVER_SHOWN & SHOWN
