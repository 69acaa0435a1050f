# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from tests.doors.workspace.forms_of import in_page
from zweiklang.domain.partnerships.models import Event, Partnership
from zweiklang.domain.people.models import Office

BASE = "/de/workspace/dortmund/"


def exported(client: Client) -> bytes:
    return client.get(f"{BASE}export/").content


def test_a_workbook_is_previewed_and_written_after_the_yes(
    at_desk: Client, file: Partnership
) -> None:
    book = load_workbook(io.BytesIO(exported(at_desk)))
    event = Event.objects.get(partnership=file)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value == str(event.title):
                    cell.value = "Delegation reist nach Kumasi"
    changed = io.BytesIO()
    book.save(changed)
    upload = SimpleUploadedFile("portfolio.xlsx", changed.getvalue())
    answer = at_desk.post(f"{BASE}import/", {"file": upload, "look": "1"})
    assert answer.context["plan"].counts["change"] == 1
    event.refresh_from_db()
    assert str(event.title) == "Delegation besucht Kumasi"
    page = answer.content.decode()
    data = in_page(page[page.index("<main") : page.index("</main>")])
    assert at_desk.post(f"{BASE}import/", data | {"yes": "1"}).status_code == 302
    event.refresh_from_db()
    assert str(event.title) == "Delegation reist nach Kumasi"


def test_the_same_workbook_changes_nothing(at_desk: Client, file: Partnership) -> None:
    upload = SimpleUploadedFile("portfolio.xlsx", exported(at_desk))
    plan = at_desk.post(f"{BASE}import/", {"file": upload, "look": "1"}).context["plan"]
    assert plan.is_empty
    assert not plan.has_problems


def test_a_broken_file_is_explained_and_nothing_breaks(at_desk: Client, dortmund: Office) -> None:
    for name, content in (("a.xlsx", b"no workbook"), ("b.zip", b"PK\x03\x04zip?"), ("c", b"\xff")):
        answer = at_desk.post(
            f"{BASE}import/", {"file": SimpleUploadedFile(name, content), "look": "1"}
        )
        assert answer.status_code == 200
        assert answer.context["problem_count"] > 0


def test_the_empty_workbook_is_called_what_it_is(at_desk: Client, dortmund: Office) -> None:
    for language, name in (("de", "zweiklang-vorlage.xlsx"), ("en", "zweiklang-template.xlsx")):
        answer = at_desk.get(f"/{language}/workspace/dortmund/import/template/")
        assert f'filename="{name}"' in answer["Content-Disposition"]
