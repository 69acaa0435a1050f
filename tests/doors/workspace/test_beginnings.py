# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from tests.doors.workspace.forms_of import entries
from zweiklang.domain.partnerships.models import Partnership, Phase
from zweiklang.domain.people import setup_code
from zweiklang.domain.people.models import Membership, Office
from zweiklang.domain.places import directory

SETUP = "/de/workspace/setup/"


@pytest.fixture(autouse=True)
def code(settings: Any, tmp_path: Path) -> str:
    settings.HOME = tmp_path
    return setup_code.current()


def chosen(name: str) -> str:
    return directory.find(name)[0].key


def answers(code: str) -> dict[str, str]:
    return {
        "chosen": chosen("Dortmund"), "name_de": "Internationales", "name_en": "International",
        "key": "dortmund", "full_name": "Leitung", "email": "Leitung@city.example",
        "password": "ein langer guter Satz", "code": code,
    }  # fmt: skip


def test_the_first_start_leads_from_the_city_to_the_first_partnership(db: None, code: str) -> None:
    client = Client()
    found = client.get(SETUP, {"city": "Dortmund"}).content.decode()
    assert f"?chosen={chosen('Dortmund')}" in found
    answer = client.post(SETUP, answers(code.upper()), follow=True)
    assert answer.redirect_chain[-1][0] == "/de/workspace/dortmund/partnerships/new/"
    office = Office.objects.get()
    assert str(office.place) == "Dortmund"
    membership = Membership.objects.get()
    assert (membership.role, membership.user.email) == ("administrator", "leitung@city.example")
    assert not setup_code.path().exists()


def test_nobody_claims_the_installation_without_the_code(db: None, code: str) -> None:
    answer = Client().post(SETUP, answers("wrong-code-here"))
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"code"}
    assert not Office.objects.exists()


def test_weak_passwords_and_bad_names_are_named_at_once(db: None, code: str) -> None:
    wrong = {"password": "kurz", "email": "x", "name_de": "", "code": "wrong-code-here"}
    answer = Client().post(SETUP, answers(code) | wrong)
    assert {"password", "email", "name_de", "code"} <= set(answer.context["form"].errors)
    assert "Bitte füllen Sie das aus." in answer.content.decode()
    assert not Office.objects.exists()


def test_setting_up_is_closed_once_there_is_an_office(dortmund: Office, code: str) -> None:
    answer = Client().post(SETUP, answers(code))
    assert (answer.status_code, Office.objects.count()) == (302, 1)


def test_the_page_names_the_command_that_prints_the_code_and_no_folder_of_the_server(
    db: None, code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = Client().get(SETUP, {"chosen": chosen("Dortmund")}).content.decode()
    assert page.count("zweiklang setup-code") == 1
    assert str(tmp_path) not in page
    call_command("setup-code")
    assert capsys.readouterr().out.strip() == code


def test_the_command_says_when_no_code_is_needed_any_more(
    dortmund: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("setup-code")
    said = capsys.readouterr()
    assert said.out == ""
    assert "no set-up code is needed" in said.err


def test_the_code_is_readable_for_its_owner_only(code: str) -> None:
    assert setup_code.path().stat().st_mode & 0o077 == 0


def test_a_partnership_begins_with_a_city_found_by_another_spelling(
    at_desk: Client, dortmund: Office
) -> None:
    address = "/de/workspace/dortmund/partnerships/new/"
    found = at_desk.get(address, {"city": "Schytomyr"}).context["choice"]
    assert found.found[0].country == "UA"
    form = f"{address}?chosen={found.found[0].key}"
    data = entries(at_desk, form) | {
        "kind": "project", "begins": "11.2022", "source": "https://city.example/zhytomyr",
    }  # fmt: skip
    answer = at_desk.post(form, data)
    made = Partnership.objects.get()
    assert answer.url == f"/de/workspace/dortmund/partnerships/{made.key}/"
    assert [party.side for party in made.parties.order_by("side")] == ["A", "B"]
    assert Phase.objects.get().begins.iso == "2022-11"


def test_the_own_city_is_no_partner_and_nothing_is_half_written(
    at_desk: Client, dortmund: Office
) -> None:
    key = chosen("Dortmund")
    dortmund.place.ags = key.removeprefix("ags-")
    dortmund.place.save()
    address = f"/de/workspace/dortmund/partnerships/new/?chosen={key}"
    answer = at_desk.post(address, {"chosen": key, "kind": "project", "key": "self"})
    assert answer.status_code == 422
    assert not Partnership.objects.exists()
