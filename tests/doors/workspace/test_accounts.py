# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import re
import time
from typing import Any

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.core.cache import cache
from django.test import Client

from tests import factories
from zweiklang.domain.people.models import Membership, Office, User

LOGIN = "/de/accounts/login/"
MEMBERS = "/de/workspace/dortmund/members/"


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    cache.clear()


@pytest.fixture
def anna(dortmund: Office) -> User:
    return factories.add_member(dortmund, "anna", "administrator")


def attempt(client: Client, user: User, password: str = "a-long-password-1") -> Any:
    return client.post(LOGIN, {"login": user.email, "password": password})


def number_of(secret: str) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


def test_a_password_opens_the_day(bernd: User) -> None:
    answer = attempt(Client(), bernd)
    assert (answer.status_code, answer.url) == (302, "/de/workspace/")


def test_wrong_passwords_are_refused_and_soon_slowed_down(bernd: User) -> None:
    client = Client()
    said = [attempt(client, bernd, "wrong") for _ in range(7)]
    assert all(answer.status_code == 200 for answer in said)
    assert "gehören nicht zusammen" in said[0].content.decode()
    assert "Zu viele Anmeldeversuche. Warten Sie fünf Minuten" in said[-1].content.decode()
    assert attempt(client, bernd).status_code == 200


def test_a_new_key_is_meant_to_replace_the_password_unless_told_otherwise(bernd: User) -> None:
    client = Client()
    attempt(client, bernd)
    address = "/de/accounts/2fa/webauthn/add/"
    page = client.get(address)
    if page.status_code == 302:
        client.post(page.url, {"password": "a-long-password-1"})
        page = client.get(address)
    assert "Damit statt mit dem Passwort anmelden" in page.content.decode()
    assert page.context["form"]["passwordless"].value() is True


def test_nobody_registers_by_themselves(db: None) -> None:
    form = {"email": "new@city.example", "password1": "x" * 14, "password2": "x" * 14}
    answer = Client().post("/de/accounts/signup/", form)
    assert "Konten legt das Büro an." in answer.content.decode()
    assert not User.objects.exists()


def test_an_authenticator_app_becomes_the_second_step(bernd: User) -> None:
    client = Client()
    attempt(client, bernd)
    page = client.get("/de/accounts/2fa/totp/activate/")
    if page.status_code == 302:
        client.post(page.url, {"password": "a-long-password-1"})
        page = client.get("/de/accounts/2fa/totp/activate/")
    secret = page.context["form"].secret
    done = client.post("/de/accounts/2fa/totp/activate/", {"code": number_of(secret)})
    assert done.status_code == 302, done.context["form"].errors
    assert get_adapter().is_mfa_enabled(bernd)

    second = Client()
    assert attempt(second, bernd).url == "/de/accounts/2fa/authenticate/"
    assert second.get("/de/workspace/").status_code == 302
    cache.clear()
    assert second.post("/de/accounts/2fa/authenticate/", {"code": "000000"}).status_code == 200
    codes = client.get("/de/accounts/2fa/recovery-codes/").context["unused_codes"]
    answer = second.post("/de/accounts/2fa/authenticate/", {"code": codes[0]})
    assert (answer.status_code, answer.url) == (302, "/de/workspace/")


PAGES = (
    "login/", "logout/", "password/reset/", "password/reset/done/", "password/change/",
    "password/reset/key/done/", "password/reset/key/x-y/", "signup/", "inactive/",
    "reauthenticate/", "2fa/", "2fa/totp/activate/", "2fa/webauthn/", "2fa/webauthn/add/",
    "sessions/",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["de", "en"])
def test_account_pages_stand_in_our_frame_without_inline_script(
    bernd: User, path: str, language: str
) -> None:
    client = Client()
    if path not in PAGES[:1] + PAGES[2:4]:
        attempt(client, bernd)
    answer = client.get(f"/{language}/accounts/{path}", follow=True)
    page = answer.content.decode()
    assert "zk-bar" in page
    assert page.count("<h1") == 1
    inline = re.findall(r"<script(?![^>]*\bsrc=)([^>]*)>", page)
    assert all("application/json" in attributes for attributes in inline)
    assert not re.search(r"\sstyle=|\son\w+=", page)


def test_a_password_is_reset_by_a_link_in_a_mail(bernd: User) -> None:
    client = Client()
    client.post("/de/accounts/password/reset/", {"email": bernd.email})
    link = re.search(r"https?://\S+", mail.outbox[0].body)
    assert link
    page = client.get(re.sub(r"https?://[^/]+", "", link[0]), follow=True)
    where = page.redirect_chain[-1][0]
    new = {"password1": "ein neuer guter Satz", "password2": "ein neuer guter Satz"}
    assert client.post(where, new).status_code == 302
    assert attempt(Client(), bernd, "ein neuer guter Satz").status_code == 302


def test_the_account_page_says_how_safe_it_is(at_desk: Client) -> None:
    page = at_desk.get("/de/workspace/account/").content.decode()
    assert "Nur ein Passwort schützt Ihr Konto." in page


def test_a_new_member_gets_a_link_for_the_first_password(
    signed_in: Any, anna: User, dortmund: Office
) -> None:
    client = signed_in(anna)
    form = {"add": "1", "email": "Neu@city.example", "full_name": "N. Neu", "role": "contributor"}
    assert client.post(MEMBERS, form).status_code == 302
    made = Membership.objects.get(user__email__iexact="neu@city.example")
    assert made.role == "contributor"
    assert not made.user.has_usable_password()
    link = re.search(r"https?://\S+", mail.outbox[0].body)
    assert link
    newcomer = Client()
    page = newcomer.get(re.sub(r"https?://[^/]+", "", link[0]), follow=True)
    new = {"password1": "ein guter erster Satz", "password2": "ein guter erster Satz"}
    assert newcomer.post(page.redirect_chain[-1][0], new).status_code == 302
    assert attempt(Client(), made.user, "ein guter erster Satz").status_code == 302


def test_the_last_administrator_stays(signed_in: Any, anna: User, bernd: User) -> None:
    client = signed_in(anna)
    mine = Membership.objects.get(user=anna)
    for body in ({"remove": "1"}, {"role": "reader"}):
        client.post(MEMBERS, {"member": str(mine.pk), **body})
        mine.refresh_from_db()
        assert mine.role == "administrator"
    theirs = Membership.objects.get(user=bernd)
    client.post(MEMBERS, {"member": str(theirs.pk), "role": "administrator"})
    client.post(MEMBERS, {"member": str(mine.pk), "remove": "1"})
    assert not Membership.objects.filter(user=anna).exists()


def test_members_of_other_offices_cannot_be_touched(signed_in: Any, anna: User, ama: User) -> None:
    theirs = Membership.objects.get(user=ama)
    signed_in(anna).post(MEMBERS, {"member": str(theirs.pk), "remove": "1"})
    assert Membership.objects.filter(pk=theirs.pk).exists()
