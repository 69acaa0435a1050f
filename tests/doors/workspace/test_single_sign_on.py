# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The whole code flow of OpenID Connect against a provider on the loopback interface."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.test import Client

from zweiklang.domain.people.models import User

#: The provider is built of packages that announce changes; they are not ours to make.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
BUTTON = "/de/accounts/oidc/city/login/"


@pytest.fixture
def provider(settings: Any) -> Iterator[str]:
    """The city's server, and an installation that names it."""
    import oidc_provider_mock

    cache.clear()
    with oidc_provider_mock.run_server_in_thread() as server:
        address = f"http://127.0.0.1:{server.server_port}"
        app = {
            "provider_id": "city",
            "name": "Stadtkonto",
            "client_id": "zweiklang",
            "secret": "any",
            "settings": {"server_url": address},
        }
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}
        }
        yield address


def sign_in(provider: str, client: Client, **claims: Any) -> Any:
    """Return the last answer when somebody of these claims has consented at the city's server."""
    httpx.put(f"{provider}/users/somebody", json=claims).raise_for_status()
    begun: Any = client.post(BUTTON)
    assert begun.status_code == 302, begun.content.decode()
    query = parse_qs(urlsplit(begun.url).query)
    assert begun.url.startswith(f"{provider}/oauth2/authorize?")
    assert query["code_challenge_method"] == ["S256"]
    consented = httpx.post(begun.url, data={"sub": "somebody"})
    back = urlsplit(consented.headers["location"])
    assert back.path == f"{BUTTON}callback/"
    assert "code" in parse_qs(back.query)
    return client.get(f"{back.path}?{back.query}", follow=True)


def test_the_sign_in_page_offers_the_city_s_account(provider: str, db: None) -> None:
    page = Client().get("/de/accounts/login/").content.decode()
    assert "Stadtkonto" in page
    assert BUTTON in page


def test_a_member_signs_in_by_the_verified_address(provider: str, bernd: User) -> None:
    client = Client()
    answer = sign_in(provider, client, email=bernd.email, email_verified=True)
    assert answer.redirect_chain[-1][0] == "/de/workspace/"
    assert answer.context["user"] == bernd


def test_an_address_the_server_has_not_verified_opens_no_account(
    provider: str, bernd: User
) -> None:
    client = Client()
    answer = sign_in(provider, client, email=bernd.email, email_verified=False)
    assert "_auth_user_id" not in client.session
    assert "Konten legt das Büro an." in answer.content.decode()


def test_a_stranger_is_told_who_opens_accounts(provider: str, bernd: User) -> None:
    client = Client()
    answer = sign_in(provider, client, email="stranger@city.example", email_verified=True)
    assert "Konten legt das Büro an." in answer.content.decode()
    assert User.objects.count() == 1
    assert not SocialAccount.objects.exists()


def test_a_server_that_does_not_answer_is_explained(provider: str, settings: Any, db: None) -> None:
    app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    for broken in ("http://127.0.0.1:9", f"{provider}/nowhere"):
        app["settings"]["server_url"] = broken
        answer = Client().post(BUTTON)
        assert answer.status_code == 503
        assert "antwortet nicht. Melden Sie sich mit Ihrem Passwort an" in answer.content.decode()


def test_nobody_adds_a_further_account_of_the_city_to_the_own_one(
    provider: str, bernd: User
) -> None:
    client = Client()
    client.force_login(bernd, "django.contrib.auth.backends.ModelBackend")
    assert client.post(f"{BUTTON}?process=connect").status_code == 404
    assert client.post(BUTTON, {"process": "connect"}).status_code == 404
