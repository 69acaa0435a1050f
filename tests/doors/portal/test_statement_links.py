# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page behind a link by which a city without an office confirms what another one says."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.test import Client

from tests import factories
from tests.joint import tied
from tests.worlds import kept
from zweiklang.domain.joint.files import open_file
from zweiklang.domain.joint.shared import Response
from zweiklang.domain.people.models import Office, User
from zweiklang.domain.reciprocity.models import Contribution

GIVING = "/de/workspace/dortmund/partnerships/dabola/giving/"


@pytest.fixture
@kept
def trucks(dortmund: Office, bernd: User) -> Contribution:
    here = factories.actor_for(bernd)
    dabola = factories.add_place("dabola", "GN", en="Dabola", de="Dabola")
    places = {"A": dortmund.place, "B": dabola}
    file = open_file(here, dortmund, places, {"A": "de", "B": "en"})
    return factories.add_contribution(tied(dortmund, file), "Two <b>flatbeds</b>", kind="goods")


@pytest.fixture
def desk(bernd: User) -> Client:
    client = Client()
    client.force_login(bernd)
    return client


def ask(desk: Client, trucks: Contribution, how: str, **more: str) -> str:
    body = {"ask": how, "statement": str(trucks.pk), "side": "B", **more}
    return desk.post(GIVING, body, follow=True).content.decode()


def printed_link(desk: Client, trucks: Contribution) -> str:
    found = re.search(r"/en/respond/[\w-]{43}/", ask(desk, trucks, "print"))
    assert found
    return found[0]


def test_the_link_comes_by_mail_in_the_citys_language_and_confirms_without_an_account(
    desk: Client, trucks: Contribution
) -> None:
    assert "Dabola fragen" in desk.get(GIVING).content.decode()
    page = ask(desk, trucks, "send", email="mairie@dabola.example")
    assert "mairie@dabola.example" in page
    (letter,) = mail.outbox
    assert letter.subject == "Dortmund asks for an answer"
    link = re.search(r"/en/respond/[\w-]{43}/", letter.body)
    assert link
    mayor = Client()
    shown = mayor.get(link[0])
    assert "Does Dabola see it this way?" in shown.content.decode()
    assert "Two &lt;b&gt;flatbeds" in shown.content.decode()
    assert shown["Cache-Control"] == "no-store"
    body = {"decision": "confirmed", "function": "Mayor of Dabola"}
    thanked = mayor.post(link[0], body, follow=True).content.decode()
    assert "Dabola has confirmed it." in thanked
    assert Response.objects.get().assurance == "link"
    assert "per Link bestätigt" in desk.get(GIVING).content.decode()


def test_what_is_missing_is_said_and_kept(desk: Client, trucks: Contribution) -> None:
    link = printed_link(desk, trucks)
    answer = Client().post(link, {"decision": "disputed", "function": "Town hall", "text": ""})
    assert answer.status_code == 422
    assert 'value="Town hall"' in answer.content.decode()
    assert not Response.objects.exists()


def test_a_used_link_shows_the_answer_and_takes_no_other(
    desk: Client, trucks: Contribution
) -> None:
    link = printed_link(desk, trucks)
    body = {"decision": "disputed", "function": "Town hall", "text": "One arrived."}
    Client().post(link, body)
    assert "One arrived." in Client().get(link).content.decode()
    assert Client().post(link, {**body, "decision": "confirmed"}).status_code == 403
    assert Response.objects.get().decision == "disputed"


def test_a_guessed_link_says_whom_to_ask(db: None) -> None:
    answer = Client().get(f"/en/respond/{'x' * 43}/")
    assert answer.status_code == 403
    assert "Ask the city that sent it" in answer.content.decode()


def test_without_an_address_nothing_is_sent(desk: Client, trucks: Contribution) -> None:
    page = desk.post(GIVING, {"ask": "send", "statement": str(trucks.pk), "side": "B"})
    assert page.status_code == 422
    assert "E-Mail-Adresse" in page.content.decode()
    assert not mail.outbox
