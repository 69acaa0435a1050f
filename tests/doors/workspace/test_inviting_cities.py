# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Inviting another city to a joint file: by e-mail in its language, or on paper."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from tests import factories
from tests.worlds import kept
from zweiklang.domain.joint.files import open_file
from zweiklang.domain.joint.models import JointFile
from zweiklang.domain.people.models import Invitation, Office, User


@pytest.fixture
@kept
def joint(dortmund: Office, bernd: User) -> JointFile:
    places = {"A": dortmund.place, "B": factories.add_place("dura", "PS", en="Dura", de="Dura")}
    return open_file(factories.actor_for(bernd), dortmund, places, {"A": "de", "B": "en"})


def path_of(file: JointFile, office: str = "dortmund") -> str:
    return f"/de/workspace/{office}/joint/{file.pk}/invite/"


def test_a_city_is_invited_by_mail_and_founds_its_office_in_its_language(
    at_desk: Client, joint: JointFile
) -> None:
    assert (
        "Dura zum Schreiben und Entscheiden einladen."
        in at_desk.get(path_of(joint)).content.decode()
    )
    body = {"side": "B", "email": "mayor@dura.example", "language": "en"}
    assert at_desk.post(path_of(joint), body).status_code == 302
    assert mail.outbox[0].subject == "Invitation from Dortmund"
    link = re.search(r"https?://\S+", mail.outbox[0].body)
    assert link
    path = re.sub(r"https?://[^/]+", "", link[0])
    mayor = Client()
    assert "Dortmund invites Dura." in mayor.get(path).content.decode()
    entered = {
        "office_name": "International <b>Relations</b>",
        "full_name": "Office of the Mayor",
        "password": "a good first sentence",
    }
    assert mayor.post(path, entered).url == "/en/workspace/"
    office = Office.objects.get(place__key="dura")
    page = mayor.get(f"/en/workspace/{office.key}/office/").content.decode()
    assert "International &lt;b&gt;Relations" in page
    assert joint.parties.get(side="B").office == office
    assert mayor.get(f"/en/workspace/{office.key}/partnerships/").status_code == 200
    assert mayor.get("/en/workspace/dortmund/partnerships/").status_code == 403


def test_without_an_address_a_page_is_printed_in_the_language_of_the_city(
    at_desk: Client, joint: JointFile
) -> None:
    answer = at_desk.post(path_of(joint), {"side": "B", "email": "", "language": "en"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Dortmund invites Dura." in page
    assert 'lang="en"' in page
    assert page.count('class="zk-square"') == 1
    assert not re.search(r"\sstyle=", page)
    code = re.search(r'zk-code">([a-z0-9-]{19})<', page)
    assert code
    assert not mail.outbox
    assert code[1] not in str(list(Invitation.objects.values()))
    typed = Client().post("/en/workspace/invitation/", {"code": code[1].upper().replace("-", " ")})
    assert (typed.status_code, typed.url) == (302, f"/en/workspace/invitation/{code[1]}/")
    wrong = Client().post("/en/workspace/invitation/", {"code": "aaaa-bbbb-cccc-dddd"})
    assert wrong.status_code == 422
    assert "does not work" in wrong.content.decode()


def test_a_code_taken_back_no_longer_works(at_desk: Client, joint: JointFile) -> None:
    page = at_desk.post(path_of(joint), {"side": "B", "language": "en"}).content.decode()
    code = re.search(r'zk-code">([a-z0-9-]{19})<', page)
    assert code
    sent = Invitation.objects.get()
    assert at_desk.post(path_of(joint), {"revoke": str(sent.pk)}).status_code == 302
    assert Client().get(f"/en/workspace/invitation/{code[1]}/").status_code == 410


def test_an_office_in_the_city_already_is_asked_and_lets_in(
    at_desk: Client, joint: JointFile, signed_in: Any
) -> None:
    there = factories.add_office(joint.parties.get(side="B").place)
    chief = factories.add_member(there, "chief", "administrator")
    page = at_desk.post(path_of(joint), {"side": "B", "language": "en"}).content.decode()
    code = re.search(r'zk-code">([a-z0-9-]{19})<', page)
    assert code
    new = Client()
    entered = {"full_name": "Water", "email": "w@dura.example", "password": "a good first sentence"}
    new.post(f"/en/workspace/invitation/{code[1]}/", entered)
    assert new.get("/en/workspace/dura/partnerships/").status_code == 403
    members = "/en/workspace/dura/members/"
    boss = signed_in(chief)
    assert "w@dura.example" in boss.get(members).content.decode()
    boss.post(members, {"agree": str(Invitation.objects.get().pk), "role": "coordinator"})
    assert new.get("/en/workspace/dura/partnerships/").status_code == 200


def test_a_third_city_guessing_the_address_finds_nothing(
    joint: JointFile, ama: User, signed_in: Any
) -> None:
    client = signed_in(ama)
    assert client.get(path_of(joint)).status_code == 403
    assert client.get(path_of(joint, "kumasi")).status_code == 404
    assert client.post(path_of(joint, "kumasi"), {"side": "B"}).status_code == 404
    assert not Invitation.objects.exists()


def test_the_joint_file_leads_to_the_invitation_of_a_city_without_office(
    at_desk: Client, joint: JointFile
) -> None:
    page = at_desk.get(f"/de/workspace/dortmund/joint/{joint.pk}/").content.decode()
    assert f"/de/workspace/dortmund/joint/{joint.pk}/invite/" in page
