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
PAPER = {
    "type": "https://schema.oparl.org/1.1/Paper", "id": "https://ris.example/paper/1",
    "name": "Partnerschaft mit Kumasi", "reference": "31234-23", "date": "2023-11-09",
}  # fmt: skip


def test_council_items_need_a_file_or_an_address(at_desk: Client, dortmund: Office) -> None:
    answer = at_desk.post(HERE, {"look": "1"})
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"file"}


def upload(*papers: dict[str, Any]) -> SimpleUploadedFile:
    return SimpleUploadedFile("papers.json", json.dumps(papers).encode())


def answered(page: Any) -> dict[str, str]:
    """Return what the page hands on, as a browser would post it."""
    text = page.content.decode()
    return in_page(text[text.index("<main") : text.index("</main>")])


def test_a_paper_without_its_council_is_taken_once_the_council_is_named_on_the_preview(
    at_desk: Client, dortmund: Office
) -> None:
    answer = at_desk.post(HERE, {"file": upload(PAPER), "look": "1"})
    assert answer.context["problem_count"] == 1
    assert "laden Sie sie noch einmal hoch" not in answer.content.decode()
    answer = at_desk.post(HERE, answered(answer) | {"answered": "1", "body": "Rat"})
    assert not answer.context["problems"]
    written = at_desk.post(HERE, answered(answer) | {"yes": "1"}, follow=True)
    assert CouncilItem.objects.get().body == "Rat"
    assert written.redirect_chain[-1][0] == "/de/workspace/dortmund/records/council-item/"


def test_papers_without_their_council_ask_one_question(at_desk: Client, dortmund: Office) -> None:
    more = [PAPER | {"id": f"https://ris.example/paper/{i}", "reference": f"{i}"} for i in (2, 3)]
    page = at_desk.post(HERE, {"file": upload(PAPER, *more), "look": "1"}).content.decode()
    assert "Eine Angabe fehlt noch." in page
    alert = page[page.index('role="alert"') : page.index("<form class")]
    assert alert.count("nennt weder Rat noch Ausschuss") == 1
    assert "(freiwillig)" not in page


def test_one_paper_with_a_gap_is_named_and_does_not_hold_up_the_others(
    at_desk: Client, dortmund: Office
) -> None:
    gap = PAPER | {"id": "https://ris.example/paper/2", "name": "Ohne Tag", "reference": "77-23"}
    del gap["date"]
    answer = at_desk.post(HERE, {"file": upload(PAPER, gap), "look": "1", "body": "Rat"})
    assert not answer.context["problems"]
    assert "77-23 Ohne Tag bleibt weg: " in answer.content.decode()
    unnamed = at_desk.post(HERE, {"file": upload(PAPER, gap), "look": "1"}).context["plan"]
    assert "Rat" not in unnamed.notes[0], "the council is asked for all, it is not this one's fault"
    at_desk.post(HERE, answered(answer) | {"yes": "1"})
    assert CouncilItem.objects.get().number == "31234-23"


def test_an_address_nobody_has_allowed_is_refused_in_words(
    at_desk: Client, dortmund: Office
) -> None:
    form = {"look": "1", "address": "https://somewhere.example/paper/1"}
    answer = at_desk.post(HERE, form)
    assert answer.status_code == 200
    assert answer.context["problem_count"] == 1


def test_a_file_is_no_address_whatever_its_name(at_desk: Client, dortmund: Office) -> None:
    named = SimpleUploadedFile("address", b"\xff")
    answer = at_desk.post(HERE, {"file": named, "look": "1"})
    assert answer.context["problem_count"] == 1
