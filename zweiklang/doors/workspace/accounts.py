# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How accounts come about: only by invitation or the city's single sign-on."""

from __future__ import annotations

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.openid_connect.views import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from requests import RequestException

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closes self-registration."""

    def is_open_for_signup(self, request: Any) -> bool:
        """Return False: an office invites its members."""
        return False


class SingleSignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Lets single sign-on open accounts that exist here by the same verified address."""

    def is_open_for_signup(self, request: Any, sociallogin: Any) -> bool:
        """Return False: somebody without membership has nothing to do here."""
        return False

    def can_authenticate_by_email(self, login: Any, email: str) -> bool:
        """Return True: the city's own server has verified the address, and it alone is set up."""
        return True


def begin_single_sign_on(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Lead to the city's own server, or say that it does not answer."""
    try:
        answer: HttpResponse = login(request, provider_id)
    # KeyError: what answers there is no OpenID Connect server.
    except (RequestException, KeyError):
        logger.exception("The server of the single sign-on cannot be used.")
        words = {"unreachable": True}
        return render(request, "socialaccount/authentication_error.html", words, status=503)
    return answer
