# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from allauth import urls as allauth_urls
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.core.cache import cache
from django.template.loader import render_to_string
from django.test import Client
from django.urls import URLPattern
from django.utils.translation import override

from tests import factories
from tests.worlds import kept
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Membership, Office, User
from zweiklang.doors.workspace import account_urls
from zweiklang.foundation import clock

LOGIN = "/de/accounts/login/"
MEMBERS = "/de/workspace/dortmund/members/"


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    cache.clear()


@pytest.fixture
@kept
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
    assert Client().post("/de/accounts/signup/", form).status_code == 404
    assert not User.objects.exists()


#: What the account and sign-in pages lead to.
ADDRESSES = {
    "login/", "logout/", "inactive/", "reauthenticate/",
    "password/change/", "password/set/", "password/reset/", "password/reset/done/",
    "password/reset/key/done/", "password/reset/key/1-x/",
    "2fa/", "2fa/authenticate/", "2fa/reauthenticate/",
    "2fa/totp/activate/", "2fa/totp/deactivate/",
    "2fa/recovery-codes/", "2fa/recovery-codes/generate/", "2fa/recovery-codes/download/",
    "2fa/webauthn/", "2fa/webauthn/add/", "2fa/webauthn/reauthenticate/", "2fa/webauthn/login/",
    "2fa/webauthn/keys/1/remove/", "2fa/webauthn/keys/1/edit/",
    "3rdparty/login/cancelled/", "3rdparty/login/error/", "oidc/1/login/", "oidc/1/login/callback/",
    "sessions/",
}  # fmt: skip


def every_address(patterns: Any, begin: str = "") -> Iterator[tuple[str, str | None]]:
    """Addresses and names below a list of patterns, each variable part filled in."""
    for one in patterns:
        part = re.sub(r"\(\?P<uidb36>[^)]*\)|<int:pk>|<str:\w+>", "1", str(one.pattern))
        part = re.sub(r"\(\?P<provider_id>[^)]*\)", "1", re.sub(r"\(\?P<key>[^)]*\)", "x", part))
        path = begin + part.strip("^$")
        if isinstance(one, URLPattern):
            yield path, one.name
        else:
            yield from every_address(one.url_patterns, path)


def test_of_what_allauth_offers_only_the_named_addresses_are_open(bernd: User) -> None:
    client = Client()
    attempt(client, bernd)
    ours = {path for path, _name in every_address(account_urls.urlpatterns)}
    assert ours == ADDRESSES | {"signup/"}
    offered = dict(every_address(allauth_urls.urlpatterns))
    assert set(offered) > ADDRESSES
    for path in offered.keys() - ADDRESSES | {""}:
        assert client.get(f"/de/accounts/{path}").status_code == 404, path
        assert client.post(f"/de/accounts/{path}").status_code == 404, path


def test_a_member_cannot_add_an_address_that_single_sign_on_would_take_for_somebody_else(
    bernd: User, clara: User
) -> None:
    client = Client()
    attempt(client, bernd)
    form = {"action_add": "", "email": clara.email}
    assert client.post("/de/accounts/email/", form).status_code == 404
    assert not EmailAddress.objects.filter(email=clara.email).exists()


def test_an_authenticator_app_becomes_the_second_step(bernd: User) -> None:
    client = Client()
    attempt(client, bernd)
    page = client.get("/de/accounts/2fa/totp/activate/")
    if page.status_code == 302:
        client.post(page.url, {"password": "a-long-password-1"})
        page = client.get("/de/accounts/2fa/totp/activate/")
    secret = page.context["form"].secret
    wrong = client.post("/de/accounts/2fa/totp/activate/", {"code": "000000"})
    assert "Geben Sie den nächsten ein, den die App zeigt" in wrong.content.decode()
    cache.clear()
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
    "password/reset/key/done/", "password/reset/key/x-y/", "inactive/",
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


def test_every_page_leads_to_the_account_from_the_bar_and_that_begins_with_signing_out(
    at_desk: Client,
) -> None:
    bar, _, rest = at_desk.get("/de/workspace/").content.decode().partition("</header>")
    assert bar.count('href="/de/workspace/account/"') == 2  # in the bar and in the phone's menu
    assert bar.count("<span>Konto (Koordination)</span>") == 2
    assert 'href="/de/workspace/account/"' not in rest
    page = at_desk.get("/de/workspace/account/").content.decode()
    head = page.partition("<h1>")[2].partition("</header>")[0]
    assert 'action="/de/accounts/logout/"' in head


INVITE = {"add": "1", "full_name": "N. Neu", "role": "contributor", "language": "de"}


def invited(signed_in: Any, anna: User, **more: str) -> str:
    """Invite somebody as an administrator does and return the path in the mail."""
    answer = signed_in(anna).post(MEMBERS, {**INVITE, "email": "Neu@city.example", **more})
    assert answer.status_code == 302
    link = re.search(r"https?://\S+", mail.outbox[-1].body)
    assert link
    return re.sub(r"https?://[^/]+", "", link[0])


def test_a_new_member_accepts_an_invitation_and_chooses_a_password(
    signed_in: Any, anna: User, dortmund: Office
) -> None:
    path = invited(signed_in, anna)
    newcomer = Client()
    page = newcomer.get(path).content.decode()
    assert "Dortmund lädt Sie ein." in page
    assert newcomer.get(path).status_code == 200  # looking does not use it up
    refused = newcomer.post(path, {"full_name": "N. Neu", "password": "kurz"})
    assert refused.status_code == 422
    entered = {"full_name": "N. Neu", "password": "ein guter erster Satz"}
    done = newcomer.post(path, entered)
    assert (done.status_code, done.url) == (302, "/de/workspace/")
    assert newcomer.get("/de/workspace/dortmund/partnerships/").status_code == 200
    made = Membership.objects.get(user__email__iexact="neu@city.example")
    assert (made.role, made.user.language) == ("contributor", "de")
    assert newcomer.cookies["django_language"].value == "de"
    assert attempt(Client(), made.user, "ein guter erster Satz").status_code == 302
    again = Client().get(path)
    assert again.status_code == 410
    assert "schon eingelöst" in again.content.decode()


def test_an_invitation_speaks_the_language_of_the_one_invited(signed_in: Any, anna: User) -> None:
    path = invited(signed_in, anna, language="en")
    assert path.startswith("/en/")
    assert "invites you to work with it" in mail.outbox[-1].body
    assert mail.outbox[-1].subject == "Invitation from Dortmund"


def test_script_in_the_fields_of_an_invitation_stays_text(signed_in: Any, anna: User) -> None:
    nasty = "<script>alert(1)</script>"
    path = invited(signed_in, anna, full_name=nasty)
    assert nasty not in Client().get(path).content.decode()
    Client().post(path, {"full_name": nasty, "password": "ein guter erster Satz"})
    members = signed_in(anna).get(MEMBERS).content.decode()
    assert nasty not in members
    assert "&lt;script&gt;" in members


def test_the_last_administrator_stays(signed_in: Any, anna: User, bernd: User) -> None:
    client = signed_in(anna)
    mine, theirs = Membership.objects.get(user=anna), Membership.objects.get(user=bernd)
    for body in ({"remove": "1"}, {"role": "reader"}):
        client.post(f"{MEMBERS}{mine.pk}/", body)
        mine.refresh_from_db()
        assert mine.role == "administrator"
    client.post(f"{MEMBERS}{theirs.pk}/", {"role": "administrator"})
    client.post(f"{MEMBERS}{mine.pk}/", {"remove": "1"})
    assert not Membership.objects.filter(user=anna).exists()


def test_a_member_is_limited_to_a_partnership_and_decides_too(
    signed_in: Any, anna: User, clara: User, file: Partnership
) -> None:
    member = Membership.objects.get(user=clara)
    body = {"role": "contributor", "also_decides": "on", "scope": [str(file.pk)]}
    assert signed_in(anna).post(f"{MEMBERS}{member.pk}/", body).status_code == 302
    member.refresh_from_db()
    assert (member.role, member.also_decides, member.scope) == (
        "contributor",
        True,
        [str(file.pk)],
    )
    assert "nur Dortmund – Kumasi" in signed_in(anna).get(MEMBERS).content.decode()


def test_support_is_let_in_by_an_administrator_and_seen_by_all(
    signed_in: Any, anna: User, clara: User
) -> None:
    page = "/de/workspace/dortmund/support/"
    nasty = "<img src=x onerror=alert(1)>"
    body = {
        "grant": "1",
        "email": "root@host.example",
        "until": clock.today().isoformat(),
        "reason": nasty,
    }
    assert signed_in(anna).post(page, body).status_code == 302
    seen = signed_in(clara).get(page).content.decode()
    assert "root@host.example" in seen
    assert nasty not in seen
    assert "offen bis" in signed_in(clara).get("/de/workspace/dortmund/office/").content.decode()
    granted = Membership.objects.get(user__email="root@host.example")
    assert signed_in(anna).post(page, {"end": str(granted.pk)}).status_code == 302
    assert not Membership.objects.filter(user__email="root@host.example").exists()


def test_a_stolen_session_is_ended_from_another_browser(bernd: User) -> None:
    mine, stolen = Client(), Client()
    attempt(mine, bernd)
    attempt(stolen, bernd)
    listed = mine.get("/de/workspace/account/").content.decode()
    assert "Wo Sie angemeldet sind" in listed
    assert stolen.get("/de/workspace/").status_code == 200
    mine.post("/de/accounts/sessions/")
    assert stolen.get("/de/workspace/").status_code == 302
    assert mine.get("/de/workspace/").status_code == 200


def test_members_of_other_offices_cannot_be_touched(signed_in: Any, anna: User, ama: User) -> None:
    theirs = Membership.objects.get(user=ama)
    answer = signed_in(anna).post(f"{MEMBERS}{theirs.pk}/", {"remove": "1"})
    assert answer.status_code == 404
    assert Membership.objects.filter(pk=theirs.pk).exists()


def test_first_recovery_codes_are_not_told_to_replace_others() -> None:
    with override("de"):
        said = render_to_string("mfa/messages/recovery_codes_generated.txt")
    assert said.strip() == "Die Notfallcodes sind da. Es gelten nur die neuesten."
