# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a field says of a file it does not take: it names what is wrong and what it does take."""

from __future__ import annotations

import io
import zipfile
from functools import cache

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from zweiklang.doors.workspace.forms.building import UploadField
from zweiklang.doors.workspace.views.imports.steps import UploadForm


@cache
def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("word/document.xml", b" " * 300_000_000)
    return out.getvalue()


def said_of(content: bytes, *, pictures_only: bool) -> str:
    field = UploadField(pictures_only=pictures_only)
    with pytest.raises(ValidationError) as refused:
        field.clean(SimpleUploadedFile("file", content))
    return " ".join(refused.value.messages)


NO_PICTURE = "This is no picture. Choose a JPEG, PNG or WebP file."


@pytest.mark.parametrize("content", [b"MZ\x90\x00 \xff\xfe\x00", b"%PDF-1.7\n", b"words"])
def test_a_field_for_pictures_names_only_pictures(content: bytes) -> None:
    assert said_of(content, pictures_only=True) == NO_PICTURE


def test_a_field_for_pictures_does_not_unpack_documents() -> None:
    assert said_of(bomb(), pictures_only=True) == NO_PICTURE


def test_a_damaged_picture_is_called_damaged() -> None:
    assert "damaged" in said_of(b"\x89PNG\r\n\x1a\n broken", pictures_only=True)


def test_a_document_that_unpacks_without_end_is_not_called_a_workbook() -> None:
    said = said_of(bomb(), pictures_only=False)
    assert "287 MB" in said
    assert "workbook" not in said


def test_an_empty_file_says_what_to_do() -> None:
    form = UploadForm({}, {"file": SimpleUploadedFile("portfolio.xlsx", b"")})
    assert form.errors["file"] == ["The file is empty. Choose another one."]
