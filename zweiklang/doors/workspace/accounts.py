# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How accounts come about: only by invitation or the city's single sign-on."""

from __future__ import annotations

import logging
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.openid_connect.views import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import translate_url
from django.utils.translation import gettext_lazy as _
from requests import RequestException

from zweiklang.domain.people.models import Membership
from zweiklang.domain.people.tongues import wish_of

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Closes self-registration, and says what to do where sign-in fails."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("Address and password do not belong together. Try again."),
        "too_many_login_attempts": _(
            "Too many attempts to sign in. Wait five minutes, or set a new password by e-mail."
        ),
        "rate_limited": _("Too many attempts. Wait a few minutes, then try again."),
    }

    def is_open_for_signup(self, request: Any) -> bool:
        """Return False: an office invites its members."""
        return False

    def get_login_redirect_url(self, request: Any) -> str:
        """Return the first page after signing in, in the language of the account or its office."""
        usual = str(super().get_login_redirect_url(request))
        membership = Membership.objects.in_force().filter(user=request.user)
        first = membership.select_related("office").order_by("office__key").first()
        language = wish_of(request.user, first.office if first else None)
        return translate_url(usual, language) if language else usual


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Says what to do where a code is wrong."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _(
            "This code does not fit. Enter the next one the app shows. If that does not fit "
            "either, check whether the clock of your phone is right."
        ),
    }


class AddKeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """Asks whether a new key alone shall be enough to sign in; for a passkey it is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        alone = self.fields["passwordless"]
        alone.initial = True
        alone.label = _("Sign in with it instead of the password")
        alone.help_text = _(
            "Your device then asks for fingerprint, face or PIN. Without the tick the key only "
            "comes after the password."
        )


class SingleSignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Lets single sign-on open accounts that exist here by the same verified address."""

    def is_open_for_signup(self, request: Any, sociallogin: Any) -> bool:
        """Return False: somebody without membership has nothing to do here."""
        return False

    def can_authenticate_by_email(self, login: Any, email: str) -> bool:
        """Return True: the city's own server has verified the address, and it alone is set up."""
        return True


def begin_single_sign_on(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Lead to the city's own server, or say that it does not answer.

    It signs in and nothing else: nobody adds a further account of the city to the own one.
    """
    if "process" in {*request.GET, *request.POST}:
        raise Http404
    try:
        answer: HttpResponse = login(request, provider_id)
    # KeyError: what answers there is no OpenID Connect server.
    except (RequestException, KeyError):
        logger.exception("The server of the single sign-on cannot be used.")
        words = {"unreachable": True}
        return render(request, "socialaccount/authentication_error.html", words, status=503)
    return answer
