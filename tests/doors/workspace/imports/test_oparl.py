# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import json
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.doors.workspace.forms_of import in_page
from zweiklang.domain.mandate.models import CouncilItem
from zweiklang.domain.people.models import Office

HERE = "/de/workspace/dortmund/import/oparl/"


def test_council_items_need_a_file_or_an_address(at_desk: Client, dortmund: Office) -> None:
    answer = at_desk.post(HERE, {"look": "1"})
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"file"}


def test_a_paper_without_its_council_is_taken_once_the_council_is_named(
    at_desk: Client, dortmund: Office
) -> None:
    paper = json.dumps(
        {
            "type": "https://schema.oparl.org/1.1/Paper", "id": "https://ris.example/paper/1",
            "name": "Partnerschaft mit Kumasi", "reference": "31234-23", "date": "2023-11-09",
        }
    ).encode()  # fmt: skip

    def look(**entered: str) -> Any:
        upload = SimpleUploadedFile("paper.json", paper)
        return at_desk.post(HERE, {"file": upload, "look": "1"} | entered)

    assert look().context["problem_count"] == 1
    answer = look(body="Rat")
    assert not answer.context["problems"]
    page = answer.content.decode()
    data = in_page(page[page.index("<main") : page.index("</main>")])
    assert at_desk.post(HERE, data | {"yes": "1"}).status_code == 302
    assert CouncilItem.objects.get().body == "Rat"


def test_an_address_nobody_has_allowed_is_refused_in_words(
    at_desk: Client, dortmund: Office
) -> None:
    form = {"look": "1", "address": "https://somewhere.example/paper/1"}
    answer = at_desk.post(HERE, form)
    assert answer.status_code == 200
    assert answer.context["problem_count"] == 1


def test_a_file_is_no_address_whatever_its_name(at_desk: Client, dortmund: Office) -> None:
    upload = SimpleUploadedFile("address", b"\xff")
    answer = at_desk.post(HERE, {"file": upload, "look": "1"})
    assert answer.context["problem_count"] == 1
