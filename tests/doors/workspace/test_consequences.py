# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.test import Client

from tests.doors.workspace.forms_of import entries
from tests.doors.workspace.test_record_forms import edit, new
from zweiklang.domain.partnerships.models import Agreement, Partnership
from zweiklang.domain.people.models import Office
from zweiklang.foundation.partial_dates import PartialDate


def test_the_preview_names_the_gap_until_the_next_paper(
    at_desk: Client, dortmund: Office, paper: Agreement
) -> None:
    address = edit(dortmund, paper)
    answer = at_desk.get(address)
    first = answer.context["sentences"][0]
    assert "14. Mai 2024" in first
    assert "kein gültiges Abkommen" in first
    assert "<svg" in answer.context["drawing"]


def test_the_preview_follows_what_is_typed_and_writes_nothing(
    at_desk: Client, dortmund: Office, paper: Agreement
) -> None:
    address = edit(dortmund, paper)
    data = entries(at_desk, address) | {"valid_until": "", "_preview": "1"}
    answer = at_desk.post(address, data)
    assert answer.status_code == 200
    assert answer.context["sentences"][0] == "Es gilt unbefristet: Nichts läuft aus."
    paper.refresh_from_db()
    assert paper.valid_until == PartialDate(2022, 10, 7)


def test_with_script_only_the_consequence_comes_back(
    at_desk: Client, dortmund: Office, paper: Agreement
) -> None:
    address = edit(dortmund, paper)
    data = entries(at_desk, address) | {"valid_until": ""}
    page = at_desk.post(address, data, headers={"HX-Request": "true"}).content.decode()
    assert page.lstrip().startswith("<aside")
    assert "<form" not in page


def test_a_new_phase_says_when_the_one_before_ends(
    at_desk: Client, dortmund: Office, file: Partnership
) -> None:
    address = new(dortmund, "phase", partnership=file.pk)
    data = entries(at_desk, address) | {
        "kind": "friendship", "state": "active", "begins": "01.03.2025", "_preview": "1",
    }  # fmt: skip
    sentences = at_desk.post(address, data).context["sentences"]
    assert "1. März 2025" in sentences[0]
    assert "28. Februar 2025" in sentences[1]


def test_half_typed_dates_do_not_break_the_preview(
    at_desk: Client, dortmund: Office, file: Partnership
) -> None:
    for slug in ("agreement", "phase", "event"):
        address = new(dortmund, slug, partnership=file.pk)
        answer = at_desk.post(address, {"signed_on": "31.2.", "begins": "x", "_preview": "1"})
        assert answer.status_code == 200


def test_a_paper_without_its_kind_yet_does_not_break_the_form(
    at_desk: Client, dortmund: Office, file: Partnership
) -> None:
    address = new(dortmund, "agreement", partnership=file.pk)
    for button in ("_preview", "_save"):
        answer = at_desk.post(address, {"signed_on": "2020", button: "1"})
        assert answer.context["form"].errors["kind"]
