# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files that come with a record: kept, checked, asked for again."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.doors.workspace.forms_of import edit, entries, new
from zweiklang.domain.partnerships.models import Agreement, Partnership
from zweiklang.domain.people.models import Office


def test_an_upload_is_kept_with_the_agreement(
    at_desk: Client, dortmund: Office, paper: Agreement
) -> None:
    address = edit(dortmund, paper)
    upload = SimpleUploadedFile("../../MoU.pdf", b"%PDF-1.7\n%test\n")
    answer = at_desk.post(address, {**entries(at_desk, address), "file": upload, "_save": "1"})
    assert answer.status_code == 302
    paper.refresh_from_db()
    assert paper.file is not None
    assert "/" not in paper.file.name


def test_a_dangerous_upload_is_an_error_at_its_field(
    at_desk: Client, dortmund: Office, paper: Agreement
) -> None:
    address = edit(dortmund, paper)
    upload = SimpleUploadedFile("MoU.pdf", b"MZ\x90\x00 no paper at all \xff\xfe\x00")
    answer = at_desk.post(address, {**entries(at_desk, address), "file": upload, "_save": "1"})
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"file"}
    paper.refresh_from_db()
    assert paper.file is None


def test_all_errors_come_at_once_and_a_lost_file_is_asked_for_again(
    at_desk: Client, dortmund: Office, paper: Agreement
) -> None:
    address = edit(dortmund, paper)
    wrong = {**entries(at_desk, address), "valid_until": "31.02.2022", "_save": "1"}
    bad = SimpleUploadedFile("MoU.pdf", b"MZ\x90\x00 no paper at all \xff\xfe\x00")
    answer = at_desk.post(address, wrong | {"file": bad})
    assert set(answer.context["form"].errors) == {"valid_until", "file"}
    good = SimpleUploadedFile("MoU.pdf", b"%PDF-1.7\n%test\n")
    errors = at_desk.post(address, wrong | {"file": good}).context["form"].errors
    assert "„MoU.pdf“ noch einmal" in str(errors["file"])


def test_a_paper_is_no_picture(at_desk: Client, dortmund: Office, file: Partnership) -> None:
    address = new(dortmund, "picture", partnership=file.pk)
    upload = SimpleUploadedFile("MoU.pdf", b"%PDF-1.7\n%test\n")
    data = {**entries(at_desk, address), "alternative_de": "Ein Haus", "file": upload}
    form = at_desk.post(address, data | {"_save": "1"}).context["form"]
    assert "kein Bild" in str(form.errors["file"])
